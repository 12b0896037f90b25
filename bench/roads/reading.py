"""The map of inner Hanoi to a road network, against pyrosm: `python -m bench.roads.reading`.

Each run is a process of its own in which nothing was read before; loading the libraries is left
out on both sides. Ours reads the map, cuts it at junctions, keeps for each class of vehicle the
part that is connected, and has turn restrictions and shapes. pyrosm reads the tables of the
network for driving; where igraph is installed, it makes its graph of them, too, with all that
costs more than that left out (no simplifying, all parts kept). Without igraph its time ends
before there is any graph.
"""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from bench.rows import Row

TITLE = "inner Hanoi, the map to a network, cold"
MAP = Path("tests/data/osm/hanoi-inner.osm.pbf")
RUNS, TIMES = 7, 4.0
CONTENDERS = ("sansang", "pyrosm")


@dataclass(kw_only=True)
class Measured:
    """Seconds of each run, and what came out."""

    seconds: dict[str, list[float]] = field(default_factory=lambda: {c: [] for c in CONTENDERS})
    nodes: dict[str, int] = field(default_factory=dict)
    links: dict[str, int] = field(default_factory=dict)
    peer_makes_graph: bool = find_spec("igraph") is not None


def measured() -> tuple[list[Row], dict[str, Any]]:
    """Return the rows of this section and the numbers behind them."""
    numbers = measure()
    return list(rows(numbers)), asdict(numbers)


def measure(runs: int = RUNS) -> Measured:
    """Let both read the map in turn."""
    done = Measured()
    for _ in range(runs):
        for contender in CONTENDERS:
            seconds, nodes, links = _run(contender)
            done.seconds[contender].append(seconds)
            done.nodes[contender], done.links[contender] = nodes, links
    return done


def _run(contender: str) -> tuple[float, int, int]:
    command = [sys.executable, "-m", "bench.roads.reading", contender]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    seconds, nodes, links = said.splitlines()[-1].split()
    return float(seconds), int(nodes), int(links)


def rows(done: Measured) -> Iterator[Row]:
    """Yield what each took, and how many times as long pyrosm took."""
    ours, peer = (median(done.seconds[contender]) for contender in CONTENDERS)
    ratio = f"× {peer / ours:.1f}"
    graph = done.peer_makes_graph
    yield Row(
        what="the map to a network",
        result=f"{ours * 1000:.0f} ms, {_size(done, 'sansang')}",
        goal=f"pyrosm ≥ × {TIMES:.0f}: {ratio}"
        if graph
        else f"{ratio}, no graph: igraph is absent",
        met=peer >= TIMES * ours if graph else None,
    )
    what = "pyrosm, tables and igraph" if graph else "pyrosm, tables alone"
    yield Row(what=what, result=f"{peer * 1000:.0f} ms, {_size(done, 'pyrosm')}")


def _size(done: Measured, contender: str) -> str:
    return f"{done.nodes[contender]:,} nodes, {done.links[contender]:,} links"


def by_sansang() -> tuple[float, int, int]:
    import osmium  # noqa: F401 # loading is not measured
    import scipy.sparse.csgraph  # noqa: F401

    from sansang.roads.osm import read_osm

    begun = perf_counter()
    network = read_osm(MAP).network
    return perf_counter() - begun, network.nodes, network.links


def by_pyrosm() -> tuple[float, int, int]:
    import warnings

    warnings.filterwarnings("ignore")
    import geopandas  # noqa: F401 # loading is not measured
    import pyrosm
    import pyrosm.engine
    import pyrosm.frames
    import pyrosm.graph_export
    import pyrosm.graphs
    import pyrosm.networks
    import pyrosm.pyrosm
    from google.protobuf import message  # noqa: F401

    begun = perf_counter()
    osm = pyrosm.OSM(str(MAP))
    nodes, edges = osm.get_network(network_type="driving", nodes=True)
    sizes = len(nodes), len(edges)
    if find_spec("igraph") is not None:
        graph = osm.to_graph(nodes, edges, graph_type="igraph", simplify=False, retain_all=True)
        sizes = graph.vcount(), graph.ecount()
    return perf_counter() - begun, *sizes


def main() -> None:
    if len(sys.argv) == 1:
        for row in measured()[0]:
            print(row.what, row.result, row.goal, sep=" | ")
        return
    seconds, nodes, links = {"sansang": by_sansang, "pyrosm": by_pyrosm}[sys.argv[1]]()
    print(seconds, nodes, links)


if __name__ == "__main__":
    main()
