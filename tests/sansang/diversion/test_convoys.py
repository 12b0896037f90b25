"""Convoys: alternates that share least, points of no alternative, rolling closures."""

from collections.abc import Iterator

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from tests.sansang.diversion.cases import at, closure, plan, site
from tests.sansang.diversion.test_cut_off import ISLAND, NORTH, SOUTH
from tests.sansang.diversion.test_open_roads import open_roads
from tests.sansang.diversion.towns import grid, link

from sansang.diversion.blockage import no_alternative
from sansang.diversion.convoys import alternates, convoys
from sansang.diversion.ground import Ground
from sansang.diversion.open_roads import OpenRoads, both_ways, spot_on
from sansang.diversion.result_convoys import PinchKind
from sansang.diversion.round import shared_m
from sansang.event import Movement, RoutePoint
from sansang.event.traffic import Exempt

GRID = grid(3, 3)
closed_links = st.lists(st.integers(0, GRID.links - 1), max_size=10)
START = spot_on(GRID, link(GRID, 0, 1), 0.5)
END = spot_on(GRID, link(GRID, 7, 8), 0.5)


def _simple_ways(roads: OpenRoads, node: int, goal: int, seen: tuple[int, ...]) -> Iterator[list]:
    """All ways from node to node that pass none twice."""
    if node == goal:
        yield []
        return
    network = roads.network
    for one in np.flatnonzero(roads.is_open & (network.tail == node)).tolist():
        head = int(network.head[one])
        if head not in seen:
            for rest in _simple_ways(roads, head, goal, (*seen, head)):
                yield [one, *rest]


def _all_ways(roads: OpenRoads) -> Iterator[list[int]]:
    network = roads.network
    for a in roads.open_doors(START):
        for b in roads.open_doors(END):
            begin, end = int(network.head[a.link]), int(network.tail[b.link])
            for middle in _simple_ways(roads, begin, end, (begin,)):
                yield [a.link, *middle, b.link]


@given(closed_links)
def test_no_way_shares_less_with_the_route_than_its_alternate(closed: list[int]) -> None:
    roads = open_roads(GRID, closed)
    route = roads.by_time.way(START, END)
    if route is None:
        return
    others = alternates(roads, START, END, route)
    used = both_ways(GRID, route.links)
    least = min(
        sum(_metres(one, at in (0, len(way) - 1)) for at, one in enumerate(way) if used[one])
        for way in _all_ways(roads)
    )
    best = shared_m(GRID, others[0], [route]) if others else shared_m(GRID, route, [route])
    assert best <= least + 1e-6


def _metres(one: int, is_end: bool) -> float:
    return float(GRID.length_m[one]) * (0.5 if is_end else 1.0)


@given(closed_links)
def test_a_point_of_no_alternative_is_one_whose_loss_leaves_no_way(closed: list[int]) -> None:
    roads = open_roads(GRID, closed)
    route = roads.by_time.way(START, END)
    if route is None:
        return
    others = alternates(roads, START, END, route)
    found = no_alternative(roads, START, END, route, others)
    named = {one for pinch in found if pinch.kind is PinchKind.ROAD for one in pinch.links}
    ways = [both_ways(GRID, way) for way in _all_ways(roads)]
    assert named == {one for one in route.links[1:-1] if all(way[one] for way in ways)}
    for pinch in found:
        if pinch.kind is PinchKind.JUNCTION:
            left = roads.without(GRID.tail == pinch.node)
            assert left.by_time.way(START, END) is None


def _movement(**more: object) -> Movement:
    return Movement(
        id="delegates",
        name="Delegates",
        vehicles=11,
        route=(RoutePoint(site="hotel", at=at(9)), RoutePoint(site="isle", at=at(9, 30))),
        **more,  # type: ignore[arg-type]
    )


def _ground(*closures: object) -> Ground:
    sites = (site("hotel", 10, 3), site("isle", 390, 3))
    made = plan(sites=sites, closures=closures, movements=(_movement(),))
    return Ground(made, ISLAND)


def test_the_alternate_takes_the_other_bridge() -> None:
    (convoy,) = convoys(_ground())
    (leg,) = convoy.legs
    assert leg.route is not None
    assert leg.route.streets == ("Bank", "South bridge", "Isle")
    assert "North bridge" in leg.alternates[0].way.streets
    assert "South bridge" not in leg.alternates[0].way.streets
    assert [pinch.street for pinch in leg.no_alternative] == ["Isle"]


def test_with_one_bridge_closed_the_other_is_a_point_of_no_alternative() -> None:
    (convoy,) = convoys(_ground(SOUTH))
    (leg,) = convoy.legs
    assert leg.closures == ("south",)
    assert "North bridge" in [p.street for p in leg.no_alternative if p.kind is PinchKind.ROAD]


def test_delegates_pass_a_closure_that_exempts_them() -> None:
    open_to_them = SOUTH.model_copy(update={"exempt": (Exempt.DELEGATES,)})
    (convoy,) = convoys(_ground(open_to_them, NORTH))
    assert convoy.legs[0].closures == ("north",)
    assert convoy.legs[0].route is not None


def test_a_convoy_without_a_way_is_told_as_such() -> None:
    (convoy,) = convoys(_ground(SOUTH, NORTH))
    assert convoy.legs[0].route is None
    assert convoy.legs[0].windows == ()


def test_windows_roll_with_the_convoy_and_cover_its_length() -> None:
    (convoy,) = convoys(_ground())
    (leg,) = convoy.legs
    assert convoy.passing_s == 30
    assert leg.route is not None
    assert tuple(w.street for w in leg.windows) == leg.route.streets
    assert sum(w.length_m for w in leg.windows) == round(leg.route.length_m, 1)
    starts = [w.start for w in leg.windows]
    assert starts == sorted(starts)
    assert leg.windows[0].start == at(8, 55)
    # 38 s at 36 km/h, half as long again, 30 s of convoy, a minute after its tail: 147 s
    assert leg.windows[-1].end == at(9, 3)


def test_a_timetable_that_is_too_tight_is_told() -> None:
    sites = (site("hotel", 10, 3), site("isle", 390, 3))
    tight = Movement(
        id="m",
        name="m",
        route=(RoutePoint(site="hotel", at=at(9)), RoutePoint(site="isle", at=at(9))),
    )
    (convoy,) = convoys(Ground(plan(sites=sites, movements=(tight,)), ISLAND))
    assert 37 < convoy.legs[0].late_s < 39


def test_a_site_off_the_roads_has_no_route() -> None:
    sites = (site("hotel", 10, 3), site("isle", 390, 900))
    made = plan(sites=sites, movements=(_movement(),), closures=(closure("x", (0, 0), (99, 0)),))
    (convoy,) = convoys(Ground(made, ISLAND))
    assert convoy.legs[0].route is None
