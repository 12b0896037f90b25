"""Algorithm B as a sequence of compiled steps, on two threads where origins don't wait.

Refreshing bushes reads costs that stay as they are, so origins can be shared among threads;
shifting changes them with every move, and so goes through the origins one by one. No answer
depends on the number of threads.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from copy import deepcopy
from itertools import pairwise

import numpy as np

from sansang.assignment.bushes import (
    Bushes,
    Longs,
    Part,
    Tally,
    Wanted,
    Work,
    empty_bushes,
    grown,
    tally_for,
    wanted_of,
    work_for,
)
from sansang.assignment.loading import add_flows, start
from sansang.assignment.network import AssignmentNetwork, Bools, Demand, Floats
from sansang.assignment.refresh import refresh
from sansang.assignment.repair import ANEW, KEPT, RELOADED, repair
from sansang.assignment.shift import equilibrate
from sansang.assignment.tables import (
    CONSTANT,
    COST,
    FLOW,
    Graph,
    beckmann,
    graph_of,
    price,
    table_of,
)

BLOCKS = 24
"""Into so many blocks origins are divided at the start: each sees the traffic of those before."""
WARM_BLOCKS = 2
"""The same where bushes are taken over: most keep their traffic, so that few blocks do."""
SWEEPS = 8
"""Times that all bushes are shifted before they are refreshed."""
LEFT_ALONE = 0.2
"""A difference of two ways is left alone under this share of the mean excess of a vehicle."""
WORTHWHILE = 0.1
"""A link is taken into a bush when it saves more than this share of what is left alone."""

Kernel = Callable[[Graph, Bushes, Wanted, Tally, Part, Work], None]
"""Works on a part of the origins."""


class Solver:
    """Bushes and flows on the way to equilibrium."""

    wanted: Wanted

    def __init__(
        self,
        network: AssignmentNetwork,
        demand: Demand,
        threads: int = 2,
        like: "Solver | None" = None,
    ) -> None:
        self.network, self.demand = network, demand
        self.graph, self.place = graph_of(network)
        self.table = table_of(network, self.place)
        self.wanted = (
            like.wanted if like and like.demand is demand else wanted_of(demand, network.nodes)
        )
        self.origins = len(self.wanted.origin)
        self.bushes = empty_bushes(self.origins, network.nodes, network.links)
        self._tally = tally_for(self.origins, len(self.wanted.vehicles))
        self._threads = max(1, min(threads, self.origins))
        self._work = [work_for(network.nodes, network.links) for _ in range(self._threads)]
        self._pool: ThreadPoolExecutor | None = None

    @contextmanager
    def threads(self) -> Iterator[None]:
        """Share origins among threads while the block runs."""
        if self._threads == 1:
            yield
            return
        with ThreadPoolExecutor(self._threads) as pool:
            self._pool = pool
            try:
                yield
            finally:
                self._pool = None

    def start(self) -> None:
        """Load every origin on shortest paths, block by block."""
        for first, last in self._blocks(BLOCKS):
            self._run(start, (first, last))
            add_flows(self.bushes, first, last, 1.0, self._flow)
            price(self.table)

    def start_from(self, bushes: Bushes, wanted: Wanted, flow: Floats, opened: Bools) -> None:
        """Take over the bushes of an earlier equilibrium, with (E) its flows.

        Where links were ``opened``, every bush is looked through again.
        """
        self.bushes, known = _taken_over(self.bushes, bushes, wanted, self.wanted)
        same = _same_demand(wanted, self.wanted)
        self._tally.anew[:] = KEPT if same else RELOADED
        self._tally.anew[opened.any() | ~known] = ANEW
        usable = np.isfinite(self.table[:, CONSTANT])
        self._flow[usable] = flow[self.place][usable]
        price(self.table)
        for first, last in self._blocks(WARM_BLOCKS):
            add_flows(self.bushes, first, last, -1.0, self._flow)
            self._run(repair, (first, last))
            add_flows(self.bushes, first, last, 1.0, self._flow)
            price(self.table)
        self._recount()

    def refresh(self) -> float:
        """Refresh all bushes; returns the relative gap of the flows that there were."""
        self._run(refresh, (0, self.origins))
        if self._tally.full.any():
            self.bushes = grown(self.bushes, self._tally.full, self.network.links)
        self._recount()
        return self._gap()

    def shift(self, cancel: Callable[[], bool]) -> None:
        """Shift traffic in every bush until next to nothing is left to be shifted."""
        vehicles = float(self.wanted.vehicles.sum()) or 1.0
        excess = float(self._tally.present.sum() - self._tally.least.sum())
        least = LEFT_ALONE * max(0.0, excess) / vehicles
        everyone, idle, work = (0, self.origins), self._tally.idle, self._work[0]
        idle[:] = 0
        self._tally.saved[0] = WORTHWHILE * least
        for _ in range(SWEEPS):
            moved = equilibrate(self.bushes, self.table, everyone, least, idle, work)
            if not moved or cancel():
                return

    def flow_and_cost(self) -> tuple[Floats, Floats]:
        """Return (E) flow and cost of each link; what is closed costs as if it were empty."""
        flow, cost = np.zeros(self.network.links), np.zeros(self.network.links)
        flow[self.place], cost[self.place] = self._flow, self.table[:, COST]
        shut = ~self.network.open_links
        grows = np.where(self.network.power > 0, 0.0, self.network.b)
        cost[shut] = (self.network.free_time * (1 + grows) + self.network.fixed_cost)[shut]
        return flow, cost

    def objective(self) -> float:
        """Return Beckmann's objective of the flows."""
        return beckmann(self.table, self._flow > 0)

    def served(self) -> Bools:
        """Return whether each wanted pair has a way, once bushes were refreshed."""
        return self._tally.served

    @property
    def _flow(self) -> Floats:
        flow: Floats = self.table[:, FLOW]
        return flow

    def _blocks(self, count: int) -> Iterator[Part]:
        step = -(-self.origins // count) or 1
        for first in range(0, self.origins, step):
            yield first, min(first + step, self.origins)

    def _gap(self) -> float:
        present, least = float(self._tally.present.sum()), float(self._tally.least.sum())
        return max(0.0, 1.0 - least / present) if present > 0 else 0.0

    def _recount(self) -> None:
        self._flow[:] = 0.0
        add_flows(self.bushes, 0, self.origins, 1.0, self._flow)
        price(self.table)

    def _run(self, kernel: Kernel, origins: Part) -> None:
        """Run a kernel at the costs of now, on parts of the origins at once where threads are."""
        self.graph.costs[:] = self.table[:, COST]
        given = (self.graph, self.bushes, self.wanted, self._tally)
        if self._pool is None:
            kernel(*given, origins, self._work[0])
            return
        ends = np.linspace(*origins, self._threads + 1).astype(int).tolist()
        parts = zip(pairwise(ends), self._work, strict=True)
        running = [self._pool.submit(kernel, *given, part, work) for part, work in parts]
        for one in running:
            one.result()


def _same_demand(before: Wanted, now: Wanted) -> bool:
    if before is now:
        return True
    names = ("origin", "start", "destination", "vehicles")
    return all(np.array_equal(getattr(before, name), getattr(now, name)) for name in names)


def _taken_over(empty: Bushes, bushes: Bushes, before: Wanted, now: Wanted) -> tuple[Bushes, Bools]:
    """Return the bushes of the origins of now as far as they were there before, and which."""
    if np.array_equal(before.origin, now.origin):
        return deepcopy(bushes), np.ones(len(now.origin), bool)
    at = {int(node): o for o, node in enumerate(before.origin)}
    old = np.array([at.get(int(node), -1) for node in now.origin], np.int64)
    known: Bools = old >= 0
    room = np.diff(empty.pool)
    room[known] = np.diff(bushes.pool)[old[known]]
    pool: Longs = np.concatenate(([0], np.cumsum(room))).astype(np.int64)
    size = int(pool[-1])
    link, tail, flow = np.zeros(size, np.int32), np.zeros(size, np.int32), np.zeros(size)
    for name in ("reached", "order", "enter"):
        getattr(empty, name)[known] = getattr(bushes, name)[old[known]]
    for o in np.flatnonzero(known):
        to = slice(pool[o], pool[o + 1])
        of = slice(bushes.pool[old[o]], bushes.pool[old[o] + 1])
        link[to], tail[to], flow[to] = bushes.link[of], bushes.tail[of], bushes.flow[of]
    return empty._replace(pool=pool, link=link, tail=tail, flow=flow), known
