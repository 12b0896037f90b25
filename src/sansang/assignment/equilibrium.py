"""User equilibrium of a demand on a network, from nothing or from an earlier equilibrium."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from time import perf_counter
from typing import TYPE_CHECKING

import numpy as np

from sansang.assignment.network import AssignmentNetwork, Demand, Floats

if TYPE_CHECKING:
    from sansang.assignment.solver import Solver

ROUNDS = 2000
"""After so many rounds the gap that is reached is the answer."""
PATIENCE = 40
"""Rounds without a smaller gap after which rounding is all that is left."""

Progress = Callable[[int, float], None]
"""Called with the number of rounds and the relative gap."""


@dataclass(frozen=True, kw_only=True)
class Unserved:
    """Vehicles whose destination can't be reached from their origin; nodes from 0."""

    origin: int
    destination: int
    vehicles: float


@dataclass(frozen=True, kw_only=True, eq=False)
class Equilibrium:
    """Flows at which nobody gains much by another way, and how much at the most.

    ``relative_gap`` is 1 - (cost if all took shortest paths) ÷ (cost now), at the costs of these
    flows; ``objective`` is Beckmann's. ``reached`` tells whether the gap asked for was reached.
    """

    flow: Floats
    """(E) Vehicles on each link; ``cost``: the generalised cost of each at that flow."""
    cost: Floats
    relative_gap: float
    objective: float
    rounds: int
    seconds: float
    reached: bool
    unserved: tuple[Unserved, ...]
    intrazonal: float
    """Vehicles that end in the node where they begin."""
    state: "Solver" = field(repr=False)
    """The bushes, for a warm start."""

    @property
    def total_cost(self) -> float:
        """Flow × cost of all links."""
        return float(self.flow @ self.cost)


def equilibrium(  # noqa: PLR0913 - each is a choice of the caller
    network: AssignmentNetwork,
    demand: Demand,
    *,
    gap: float = 1e-6,
    warm: Equilibrium | None = None,
    progress: Progress | None = None,
    cancel: Callable[[], bool] = lambda: False,
    threads: int = 2,
) -> Equilibrium:
    """Return the user equilibrium of a demand on a network, to a relative gap.

    ``warm`` is an earlier equilibrium on the same links, with which others were closed, costs or
    demand differed: its paths are led off what is closed now, and the rest is kept. ``cancel``
    is asked often; when it says so, what was reached by then is the answer.

    Wardrop's first principle (1952); solved by Algorithm B (Dial, 2006; Nie, 2010). Raises
    ValueError for demand to a node that is not there, and for ``warm`` of other links.
    """
    from sansang.assignment.solver import Solver

    _require_nodes(network, demand)
    begun = perf_counter()
    solver = Solver(network, demand, threads, like=warm.state if warm else None)
    with solver.threads():
        if warm is None:
            solver.start()
        else:
            _start_warm(solver, warm)
            solver.shift(cancel)
        rounds, reached = 0, 0.0
        for rounds, reached in enumerate(_rounds(solver, gap, cancel)):
            if progress is not None:
                progress(rounds, reached)
    flow, cost = solver.flow_and_cost()
    return Equilibrium(
        flow=flow,
        cost=cost,
        relative_gap=reached,
        objective=solver.objective(),
        rounds=rounds,
        seconds=perf_counter() - begun,
        reached=reached <= gap,
        unserved=_unserved(solver, demand),
        intrazonal=demand.intrazonal,
        state=solver,
    )


def _rounds(solver: "Solver", gap: float, cancel: Callable[[], bool]) -> Iterator[float]:
    """Yield the gap before the first round and after each."""
    best, since = np.inf, 0
    for _ in range(ROUNDS):
        reached = solver.refresh()
        yield reached
        best, since = (reached, 0) if reached < best else (best, since + 1)
        if reached <= gap or since > PATIENCE or cancel():
            return
        solver.shift(cancel)


def _start_warm(solver: "Solver", warm: Equilibrium) -> None:
    before, now = warm.state.network, solver.network
    same = (
        before.nodes == now.nodes
        and np.array_equal(before.tail, now.tail)
        and np.array_equal(before.head, now.head)
        and before.first_thru_node == now.first_thru_node
    )
    if not same:
        raise ValueError("a warm start needs an equilibrium on the same links")
    opened = now.open_links & ~before.open_links
    solver.start_from(warm.state.bushes, warm.state.wanted, warm.flow, opened)


def _unserved(solver: "Solver", demand: Demand) -> tuple[Unserved, ...]:
    pairs = solver.wanted.pair[~solver.served()]
    return tuple(
        Unserved(
            origin=int(demand.origin[pair]),
            destination=int(demand.destination[pair]),
            vehicles=float(demand.vehicles[pair]),
        )
        for pair in np.sort(pairs)
    )


def _require_nodes(network: AssignmentNetwork, demand: Demand) -> None:
    for name in ("origin", "destination"):
        nodes = getattr(demand, name)
        if nodes.size and not 0 <= int(nodes.min()) <= int(nodes.max()) < network.nodes:
            raise ValueError(f"demand has an {name} that is not one of {network.nodes} nodes")
