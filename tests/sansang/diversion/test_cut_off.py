"""Cut off is what SciPy's components say is cut off."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components, shortest_path
from tests.sansang.diversion.cases import closure, plan, site, zone
from tests.sansang.diversion.test_open_roads import open_roads
from tests.sansang.diversion.towns import grid, road, town

from sansang.diversion.cut_off import cut_off, reach
from sansang.diversion.ground import Ground
from sansang.diversion.pairs import pair_cuts
from sansang.diversion.result import State
from sansang.diversion.result_places import Who
from sansang.event.traffic import Exempt
from sansang.roads import RoadNetwork, VehicleClass

GRID = grid(4, 3)
ISLAND = town(
    {"a": (0, 0), "b": (100, 0), "c": (300, 0), "d": (400, 0), "e": (100, 80), "f": (300, 80)},
    [
        road("a", "b", "Bank"),
        road("b", "c", "South bridge"),
        road("c", "d", "Isle"),
        road("b", "e", "Quay"),
        road("e", "f", "North bridge"),
        road("f", "c", "Strand"),
        road("a", "e", "Bank 2"),
    ],
)
SOUTH = closure("south", (110, 0), (290, 0))
NORTH = closure("north", (110, 80), (290, 80))


def _by_nodes(network: RoadNetwork, closed: list[int]) -> tuple[set[int], set[int]]:
    """Open links that the largest part reaches, and that reach it, by nodes alone."""
    is_open = np.ones(network.links, dtype=bool)
    is_open[closed] = False
    tail, head = network.tail[is_open], network.head[is_open]
    graph = coo_array(
        (np.ones(len(tail)), (tail, head)), shape=(network.nodes, network.nodes)
    ).tocsr()
    _, part = connected_components(graph, connection="strong")
    inside = is_open & (part[network.tail] == part[network.head])
    if not inside.any():
        return set(), set()
    size = np.bincount(part[network.tail[inside]], network.length_m[inside])
    start = int(np.flatnonzero(part == size.argmax())[0])
    far = shortest_path(graph, unweighted=True)
    forth, back = np.isfinite(far[start]), np.isfinite(far[:, start])
    every = np.flatnonzero(is_open)
    return (
        {int(e) for e in every if forth[network.tail[e]]},
        {int(e) for e in every if back[network.head[e]]},
    )


@given(st.lists(st.integers(0, GRID.links - 1), max_size=30))
def test_the_reach_of_the_town_is_that_of_its_largest_component(closed: list[int]) -> None:
    found = reach(open_roads(GRID, closed))
    comes, goes = _by_nodes(GRID, closed)
    assert set(np.flatnonzero(found.comes_in).tolist()) == comes
    assert set(np.flatnonzero(found.gets_out).tolist()) == goes


def test_an_exemption_keeps_the_way_of_those_who_have_it() -> None:
    both = [SOUTH, NORTH.model_copy(update={"exempt": (Exempt.EMERGENCY, Exempt.RESIDENTS)})]
    ground = Ground(plan(sites=(site("isle", 350, 5),), closures=tuple(both)), ISLAND)
    cuts = cut_off(ground, ("south", "north"))
    assert {cut.who for cut in cuts} == {Who.EVERYONE, Who.DELEGATES, Who.DUTY}
    assert all(cut.no_way_in and cut.no_way_out for cut in cuts)
    assert {cut.vehicle for cut in cuts if cut.who is Who.EVERYONE} == {
        VehicleClass.CAR,
        VehicleClass.MOTORCYCLE,
        VehicleClass.BUS,
        VehicleClass.TRUCK,
    }


def test_a_closed_direction_cuts_the_way_in_or_the_way_out() -> None:
    inward = closure("inward", (310, 0), (390, 0), one_direction=True)
    ground = Ground(plan(traffic_zones=(zone("end", 398, 0),), closures=(inward,)), ISLAND)
    cuts = cut_off(ground, ("inward",))
    assert {(cut.no_way_in, cut.no_way_out) for cut in cuts} == {(True, False)}


def test_two_bridges_together_cut_what_each_leaves_open() -> None:
    ground = Ground(plan(sites=(site("isle", 350, 5),), closures=(SOUTH, NORTH)), ISLAND)
    assert cut_off(ground, ("south",)) == cut_off(ground, ("north",)) == ()
    state = State(id="S1", closures=("south", "north"), closed_links=())
    (pair,) = pair_cuts(ground, [state])
    assert pair.closures == ("south", "north")
    assert {cut.place.id for cut in pair.cut_off} == {"isle"}


def test_what_one_closure_cuts_alone_is_no_matter_of_a_pair() -> None:
    gate = closure("gate", (310, 0), (390, 0))
    ground = Ground(plan(sites=(site("isle", 350, 5),), closures=(gate, NORTH)), ISLAND)
    assert cut_off(ground, ("gate",))
    state = State(id="S1", closures=("gate", "north"), closed_links=())
    assert pair_cuts(ground, [state]) == ()
