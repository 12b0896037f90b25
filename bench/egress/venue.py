"""A venue of 5,000 people, emptied: `python -m bench.egress.venue`.

Ten halls of 500 people, five on the ground and five above, four lobbies, four stairs, ten ways
out. The peer is jupedsim-network: the same spaces, doors and stairs by the same hydraulic
relations, person after person, in steps of half a second. Walks are alike on both sides of a hall:
the peer sends everybody the shortest way, and halves a crowd only where two ways are equally short.
All its people begin at the far end of the walk, ours stand evenly on it: theirs are out that much
later. JuPedSim itself moves bodies in continuous space: it answers other questions, in minutes.
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from importlib.util import find_spec
from statistics import median
from time import perf_counter
from typing import Any

from bench.rows import Row
from sansang.egress import Course
from sansang.egress.network import Building, Passage, Space
from sansang.egress.outflow import Outflow, empty

TITLE = "a venue of 5,000 people, emptied through its network of doors and stairs"
NO_PEER = "There is no jupedsim-network here, so the peer of emptying is left out."
RUNS, MOST_S = 7, 0.03
HALLS, PEOPLE = 10, 500
RISER_M, TREAD_M = 0.178, 0.279


@dataclass(kw_only=True)
class Measured:
    """Seconds of each run, and when the last person was out."""

    ours_s: list[float] = field(default_factory=list)
    peer_s: list[float] = field(default_factory=list)
    emptied_s: float | None = None
    peer_emptied_s: float | None = None


def has_peer() -> bool:
    return find_spec("jupedsim_network") is not None


def venue() -> Building:
    """Return ten halls, five on the ground and five above, and what leads out of them."""
    lobbies = ("west", "east")
    spaces, passages = [], []
    for hall in range(HALLS):
        spaces.append(Space(id=f"hall {hall}", area_m2=450, people=PEOPLE))
        floor = "upper " if hall >= HALLS // 2 else ""
        for lobby in lobbies:
            name = f"hall {hall}"
            passages.append(_way(f"{name} {lobby}", name, f"{floor}{lobby}", 1.8, 22))
    for lobby in lobbies:
        spaces += [Space(id=lobby, area_m2=400), Space(id=f"upper {lobby}", area_m2=400)]
        for number in range(2):
            stair = f"stair {lobby} {number}"
            spaces.append(Space(id=stair, area_m2=30, course=Course.STAIRS))
            passages.append(_way(f"to {stair}", f"upper {lobby}", stair, 2.4, 15, flow=1.01))
            passages.append(_way(f"foot {stair}", stair, "", 2.4, 10))
        passages.extend(_way(f"exit {lobby} {n}", lobby, "", 2.4, 20) for n in range(3))
    return Building(spaces=tuple(spaces), passages=tuple(passages))


def _way(
    name: str, source: str, target: str, width_m: float, walk_m: float, flow: float | None = None
) -> Passage:
    return Passage(
        id=name, source=source, target=target, width_m=width_m, walk_m=walk_m, most_per_m_s=flow
    )


def peers_simulation(building: Building) -> Any:
    """Return the same building as the peer has it."""
    from jupedsim_network import Network, NetworkSimulation, Population

    network = Network()
    for space in building.spaces:
        if space.course == Course.STAIRS:
            network.add_stair(space.id, area=space.area_m2, riser=RISER_M, tread=TREAD_M)
        else:
            network.add_room(space.id, area=space.area_m2)
    network.add_safe("outside")
    stairs = {space.id for space in building.spaces if space.course == Course.STAIRS}
    for passage in building.passages:
        network.connect(
            passage.source,
            passage.target or "outside",
            width=passage.width_m,
            kind="stair" if {passage.source, passage.target} & stairs else "door",
            length=passage.walk_m,
            bidirectional=False,
            name=passage.id,
        )
    crowds = [Population(node=s.id, count=s.people) for s in building.spaces if s.people]
    return NetworkSimulation(network, crowds)


def measured() -> tuple[list[Row], dict[str, Any]]:
    """Return the rows of this section and the numbers behind them."""
    numbers = measure()
    return list(rows(numbers)), asdict(numbers)


def measure(runs: int = RUNS) -> Measured:
    """Let both empty the venue in turn, building the network included."""
    building, done = venue(), Measured()
    empty(building)  # compiled before it is measured
    for run in range(runs):
        begun = perf_counter()
        way: Outflow = empty(venue())
        done.ours_s.append(perf_counter() - begun)
        done.emptied_s = way.emptied_s
        if has_peer():
            begun = perf_counter()
            result = peers_simulation(venue()).run(seed=run, record=False)
            done.peer_s.append(perf_counter() - begun)
            done.peer_emptied_s = float(result.evacuation_time)
    return done


def rows(done: Measured) -> Iterator[Row]:
    """Yield what each took and when the last was out."""
    ours = median(done.ours_s)
    times = f": × {median(done.peer_s) / ours:.0f}" if done.peer_s else ""
    yield Row(
        what="5,000 people, 18 spaces, 34 passages",
        result=f"{ours * 1000:.1f} ms, empty after {done.emptied_s:.0f} s",
        goal=f"≤ {MOST_S:.2f} s{times}",
        met=ours <= MOST_S,
    )
    if done.peer_s:
        yield Row(
            what="jupedsim-network, steps of 0.5 s",
            result=f"{median(done.peer_s) * 1000:.0f} ms, empty after {done.peer_emptied_s:.0f} s",
        )


def main() -> None:
    for row in measured()[0]:
        print(row.what, row.result, row.goal, sep=" | ")


if __name__ == "__main__":
    main()
