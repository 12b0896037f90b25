"""Travel times between many nodes of inner Hanoi after closures, against SciPy's Dijkstra.

Both get the same closures and the same nodes, in turn, and must answer the same to the
millisecond. Ours is the whole of closing and asking, SciPy's is asking alone: its graph without
the closed links is made before its time begins. Each uses one processor: SciPy's Dijkstra knows
no threads, and we start none.
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

from bench.rows import Row
from sansang.roads.cch import hierarchy
from sansang.roads.network import Bools, Ints, Longs, RoadNetwork
from sansang.roads.osm import read_osm
from sansang.roads.travel import TravelTimes
from sansang.roads.turns import turn_graph

TITLE = "inner Hanoi, 200 × 2,000 travel times after 20 closures"
MAP = Path("tests/data/osm/hanoi-inner.osm.pbf")
RUNS, CLOSURES, ORIGINS, DESTINATIONS, TIMES = 7, 20, 200, 2_000, 7.0


@dataclass(kw_only=True)
class Measured:
    """Seconds of each run, and whether both gave the same answers in all of them."""

    nodes: int
    links: int
    prepared_s: float
    closing_s: list[float] = field(default_factory=list)
    ours_s: list[float] = field(default_factory=list)
    scipy_s: list[float] = field(default_factory=list)
    unreachable: list[int] = field(default_factory=list)
    equal: bool = True


def measured() -> tuple[list[Row], dict[str, Any]]:
    """Return the rows of this section and the numbers behind them."""
    numbers = measure(read_osm(MAP).network)
    return list(rows(numbers)), asdict(numbers)


def measure(network: RoadNetwork, runs: int = RUNS) -> Measured:
    """Ask both in turn, each time after other closures and for other nodes."""
    rng = np.random.default_rng(20)
    times, one = TravelTimes(network), np.zeros(1, dtype=np.int32)
    times.between_nodes(one, one)  # compiled before it is measured
    begun = perf_counter()
    hierarchy(turn_graph(network))
    prepared_s = perf_counter() - begun
    done = Measured(nodes=network.nodes, links=network.links, prepared_s=prepared_s)
    for _ in range(runs):
        closed = np.zeros(network.links, dtype=np.bool_)
        closed[rng.choice(network.links, CLOSURES, replace=False)] = True
        origins = rng.choice(network.nodes, ORIGINS, replace=False).astype(np.int32)
        destinations = rng.choice(network.nodes, DESTINATIONS, replace=False).astype(np.int32)
        ours = _ours(times, closed, origins, destinations, done)
        theirs = _scipy(times, origins, destinations, done)
        done.equal &= bool((ours == theirs).all())
        done.unreachable.append(int((ours < 0).sum()))
    return done


def _ours(
    times: TravelTimes, closed: Bools, origins: Ints, destinations: Ints, done: Measured
) -> Longs:
    begun = perf_counter()
    times.close(closed)
    done.closing_s.append(perf_counter() - begun)
    found = times.between_nodes(origins, destinations)
    done.ours_s.append(perf_counter() - begun)
    return found


def _scipy(times: TravelTimes, origins: Ints, destinations: Ints, done: Measured) -> Longs:
    graph = _graph(times)
    begun = perf_counter()
    found = dijkstra(graph, indices=origins)[:, destinations]
    done.scipy_s.append(perf_counter() - begun)
    return np.where(np.isinf(found), -1, found).astype(np.int64)


def _graph(times: TravelTimes) -> csr_array:
    """The open links; of several from one node to another the quickest."""
    network, kept = times.network, np.flatnonzero(times.open)
    order = kept[np.lexsort((times.link_ms[kept], network.head[kept], network.tail[kept]))]
    pairs = np.column_stack((network.tail[order], network.head[order]))
    _, first = np.unique(pairs, axis=0, return_index=True)
    tail, head = pairs[first].T
    ms = times.link_ms[order[first]].astype(np.float64)
    return csr_array((ms, (tail, head)), shape=(network.nodes, network.nodes))


def rows(done: Measured) -> Iterator[Row]:
    """Yield what each took, and how many times as long SciPy took."""
    ours, scipy = median(done.ours_s), median(done.scipy_s)
    yield Row(
        what="closing 20 links and 400,000 times, one thread",
        result=f"{ours * 1000:.0f} ms, of which closing {median(done.closing_s) * 1000:.0f} ms",
        goal=f"SciPy ≥ × {TIMES:.0f}: × {scipy / ours:.1f}",
        met=scipy >= TIMES * ours,
    )
    yield Row(what="SciPy's Dijkstra, the graph given", result=f"{scipy * 1000:.0f} ms")
    yield Row(
        what=f"the same to the millisecond in {len(done.ours_s)} runs",
        result="yes" if done.equal else "no",
        met=done.equal,
    )
    prepared = f"{done.prepared_s:.1f} s for {done.nodes:,} nodes, {done.links:,} links"
    yield Row(what="the hierarchy, made once for a network", result=prepared)
