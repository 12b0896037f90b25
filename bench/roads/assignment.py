"""User equilibrium of Chicago-Sketch, against AequilibraE's biconjugate Frank-Wolfe.

Both solve the same network and demand in memory, in turn, with two threads each, to the same
relative gap; the gap of both is measured anew by SciPy's shortest paths. Reading files, building
the peer's graph, and compiling (ours is compiled when it is first called, the peer was when its
wheel was made) are before the time begins. The peer takes no free time of zero: its connectors
get a billionth of a minute.
"""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import asdict, dataclass, field
from io import StringIO
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

from bench.data import NO_DATA, folder
from bench.rows import Row
from sansang.assignment import AssignmentNetwork, Demand, Equilibrium, equilibrium
from sansang.assignment.from_tntp import demand_of, network_of
from sansang.assignment.network import Bools, Floats
from sansang.roads.tntp import read_tntp_network, read_tntp_trips

TITLE = "Chicago-Sketch at equilibrium: 933 nodes, 2,950 links, 93,135 pairs"
FOLDER = "tntp/Chicago-Sketch"
RUNS, THREADS = 5, 2
ROADS = 4
"""How many roads are closed in each run, one after the other: some carry much, some little."""
TOLL_WEIGHT, LENGTH_WEIGHT = 0.02, 0.04
GAP, FINE_GAP = 1e-6, 1e-10
TIMES, FINE_TIMES, WARM_PART = 75.0, 3.0, 0.25
NO_TIME_MIN = 1e-9

Peer = Callable[[], Floats]


@dataclass(kw_only=True)
class Measured:
    """Seconds of each run, and the worst gap that SciPy found in the answers."""

    ours_s: list[float] = field(default_factory=list)
    fine_s: list[float] = field(default_factory=list)
    cold_s: list[float] = field(default_factory=list)
    warm_s: list[float] = field(default_factory=list)
    peer_s: list[float] = field(default_factory=list)
    ours_gap: float = 0.0
    fine_gap: float = 0.0
    warm_gap: float = 0.0
    peer_gap: float = 0.0


def measured(data: Path, runs: int = RUNS) -> tuple[list[Row], dict[str, Any]]:
    """Return the rows of this section and the numbers behind them."""
    read = read_tntp_network(data / "ChicagoSketch_net.tntp")
    trips = read_tntp_trips(data / "ChicagoSketch_trips.tntp", zones=read.zones)
    network = network_of(read, toll_weight=TOLL_WEIGHT, length_weight=LENGTH_WEIGHT)
    numbers = measure(network, demand_of(trips), read.zones, runs)
    return list(rows(numbers)), asdict(numbers)


def measure(network: AssignmentNetwork, demand: Demand, zones: int, runs: int) -> Measured:
    """Solve with both in turn; then again after another road is closed, cold and warm."""
    done = Measured()
    peer = aequilibrae(network, demand, zones)
    compiled = equilibrium(network, demand, gap=0.1)
    equilibrium(network, demand, gap=0.1, warm=compiled)
    for run in range(runs):
        before = _ours(done.ours_s, network, demand, GAP)
        done.ours_gap = max(done.ours_gap, gap_of(network, demand, before.flow))
        begun = perf_counter()
        flow = peer()
        done.peer_s.append(perf_counter() - begun)
        done.peer_gap = max(done.peer_gap, gap_of(network, demand, flow))
        fine = _ours(done.fine_s, network, demand, FINE_GAP)
        done.fine_gap = max(done.fine_gap, gap_of(network, demand, fine.flow))
        for seed in range(run * ROADS, (run + 1) * ROADS):
            shut = network.close(a_road(network, before.flow, zones, seed=seed))
            _ours(done.cold_s, shut, demand, GAP)
            warm = _ours(done.warm_s, shut, demand, GAP, before)
            done.warm_gap = max(done.warm_gap, gap_of(shut, demand, warm.flow))
    return done


def _ours(
    seconds: list[float],
    network: AssignmentNetwork,
    demand: Demand,
    gap: float,
    warm: Equilibrium | None = None,
) -> Equilibrium:
    begun = perf_counter()
    answer = equilibrium(network, demand, gap=gap, warm=warm, threads=THREADS)
    seconds.append(perf_counter() - begun)
    return answer


def a_road(network: AssignmentNetwork, flow: Floats, zones: int, *, seed: int) -> Bools:
    """Return the links of a road with traffic, drawn by chance, in both directions."""
    street = (network.tail >= zones) & (network.head >= zones) & (flow > 0)
    link = np.random.default_rng(seed).choice(np.flatnonzero(street))
    ends = {int(network.tail[link]), int(network.head[link])}
    both = np.column_stack((network.tail, network.head)).tolist()
    return np.array([{tail, head} == ends for tail, head in both])


def gap_of(network: AssignmentNetwork, demand: Demand, flow: Floats) -> float:
    """Return the relative gap of flows by SciPy's shortest paths; no zone is a way here."""
    free, ratio = network.free_time, flow / network.capacity_per_h
    cost = free * (1 + network.b * ratio**network.power) + network.fixed_cost
    usable = np.flatnonzero(network.open_links)
    ends = (network.tail[usable], network.head[usable])
    graph = csr_array((cost[usable], ends), shape=(network.nodes, network.nodes))
    distance = dijkstra(graph, indices=np.arange(network.nodes))
    moves = demand.origin != demand.destination
    least = distance[demand.origin[moves], demand.destination[moves]] @ demand.vehicles[moves]
    return float(1 - least / (flow @ cost))


def aequilibrae(network: AssignmentNetwork, demand: Demand, zones: int) -> Peer:
    """Return what makes the peer solve the same, and gives its flows in our order.

    Its bars of progress are off: they would slow it down.
    """
    os.environ["AEQ_SHOW_PROGRESS"] = "FALSE"
    import pandas as pd
    from aequilibrae.matrix import AequilibraeMatrix
    from aequilibrae.paths import Graph, TrafficAssignment, TrafficClass

    graph, centroids = Graph(), np.arange(1, zones + 1)
    graph.network = pd.DataFrame(
        {
            "link_id": np.arange(1, network.links + 1),
            "a_node": network.tail + 1,
            "b_node": network.head + 1,
            "direction": 1,
            "capacity": network.capacity_per_h,
            "free_flow_time": np.maximum(network.free_time, NO_TIME_MIN),
            "b": network.b,
            "power": network.power,
            "fixed": network.fixed_cost,
        }
    )
    matrix = AequilibraeMatrix()
    with quiet():
        graph.prepare_graph(centroids)
        graph.set_graph("free_flow_time")
        graph.set_blocked_centroid_flows(False)
        matrix.create_empty(zones=zones, matrix_names=["car"], memory_only=True)
    matrix.index[:] = centroids
    moves = demand.origin != demand.destination
    matrix.matrices[:] = 0.0
    matrix.matrices[demand.origin[moves], demand.destination[moves], 0] = demand.vehicles[moves]
    matrix.computational_view(["car"])

    def solve() -> Floats:
        with quiet():
            car = TrafficClass("car", graph, matrix)
            car.set_fixed_cost("fixed")
            car.set_vot(1.0)
            search = TrafficAssignment()
            search.set_classes([car])
            search.set_vdf("BPR")
            search.set_vdf_parameters({"alpha": "b", "beta": "power"})
            search.set_capacity_field("capacity")
            search.set_time_field("free_flow_time")
            search.set_algorithm("bfw")
            search.max_iter, search.rgap_target = 5000, GAP
            search.set_cores(THREADS)
            search.execute()
            flow: Floats = search.results()["PCE_tot"].to_numpy()
        return flow

    return solve


@contextmanager
def quiet() -> Iterator[None]:
    """Keep the peer's progress off the screen."""
    with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
        yield


def rows(done: Measured) -> Iterator[Row]:
    """Yield what each took, and how many times as long the peer took."""
    ours, fine = median(done.ours_s), median(done.fine_s)
    cold, warm, peer = median(done.cold_s), median(done.warm_s), median(done.peer_s)
    yield Row(
        what="to a gap of 1e-6, two threads",
        result=f"{ours * 1000:.0f} ms, gap by SciPy {done.ours_gap:.1e}",
        goal=f"AequilibraE ≥ × {TIMES:.0f}: × {peer / ours:.0f}",
        met=peer >= TIMES * ours and done.ours_gap <= GAP,
    )
    yield Row(
        what="AequilibraE (bfw), two threads",
        result=f"{peer:.1f} s, gap by SciPy {done.peer_gap:.1e}",
    )
    yield Row(
        what="to a gap of 1e-10",
        result=f"{fine * 1000:.0f} ms, gap by SciPy {done.fine_gap:.1e}",
        goal=f"< × {FINE_TIMES:.0f} of 1e-6: × {fine / ours:.2f}",
        met=fine < FINE_TIMES * ours,
    )
    yield Row(
        what=f"a road closed, warm, {len(done.warm_s)} roads by chance",
        result=f"{warm * 1000:.0f} ms, cold {cold * 1000:.0f} ms",
        goal=f"< {WARM_PART:.0%} of cold: {warm / cold:.0%}",
        met=warm < WARM_PART * cold and done.warm_gap <= GAP,
    )


def main() -> None:
    """Measure this section alone: `python -m bench.roads.assignment [RUNS]`."""
    data = folder(FOLDER)
    if data is None:
        print(NO_DATA.format(name=FOLDER))
        return
    for row in measured(data, int(sys.argv[1]) if len(sys.argv) > 1 else RUNS)[0]:
        print(f"{row.what}: {row.result}  [{row.goal}] {'' if row.met is None else row.met}")


if __name__ == "__main__":
    main()
