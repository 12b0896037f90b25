"""Fire engines and ambulances: times, sizes of roads, dead ends, hospitals that are lost."""

import pytest
from tests.sansang.diversion.cases import at, closure, hospital, plan, site
from tests.sansang.diversion.test_cut_off import ISLAND, NORTH, SOUTH
from tests.sansang.diversion.towns import grid, road, town

from sansang.diversion.cut_off import cut_off
from sansang.diversion.fire_access import fire_access
from sansang.diversion.ground import Ground
from sansang.diversion.hospitals import hospital_access, hospitals_lost
from sansang.diversion.result import Period, State
from sansang.event import Site, VehicleAccess
from sansang.event.traffic import Exempt
from sansang.roads import RoadNetwork

STATION = site("station", 10, 3)
HALL = site("hall", 390, 3)


def _two_ways(**short: float) -> RoadNetwork:
    """A short road with a limit from a to d, and a long one without."""
    nodes = {"a": (0, 0), "b": (100, 0), "c": (100, 100), "e": (300, 100), "f": (300, 0)}
    nodes |= {"d": (400, 0)}
    return town(
        nodes,
        [
            road("a", "b"),
            road("b", "f", "Short", **short),
            road("b", "c", width_m=6),
            road("c", "e", "Long", width_m=6),
            road("e", "f", width_m=6),
            road("f", "d"),
        ],
    )


def _fire(network: RoadNetwork, *closures: object, hall: Site = HALL):  # type: ignore[no-untyped-def]
    made = plan(sites=(STATION, hall), closures=closures)
    found = fire_access(Ground(made, network), [c.id for c in closures])  # type: ignore[attr-defined]
    return next(one for one in found if one.site == hall.id)


@pytest.mark.parametrize(
    ("short", "narrow", "low"),
    [
        ({"width_m": 5.0}, False, False),
        ({"width_m": 3.5, "height_m": 4.5}, False, False),
    ],
)
def test_an_engine_takes_the_short_way_where_it_is_wide_and_high(
    short: dict[str, float], narrow: bool, low: bool
) -> None:
    access = _fire(_two_ways(**short))
    assert (access.narrow, access.low) == (narrow, low)
    assert access.narrowest_m == short["width_m"]
    assert access.after_s == access.before_s
    assert access.base == "station"


@pytest.mark.parametrize("short", [{"width_m": 3.4}, {"height_m": 4.4}])
def test_an_engine_goes_round_a_road_that_is_under_the_rule(short: dict[str, float]) -> None:
    access = _fire(_two_ways(**short))
    assert not access.narrow
    assert not access.low
    assert access.narrowest_m == 6


@pytest.mark.parametrize(
    ("short", "narrow", "low"),
    [({"width_m": 3.0}, True, False), ({"height_m": 4.0}, False, True)],
)
def test_where_only_a_narrow_or_low_way_is_left_it_is_taken_and_told(
    short: dict[str, float], narrow: bool, low: bool
) -> None:
    closed = closure("long", (100, 10), (100, 90))
    access = _fire(_two_ways(**short), closed)
    assert access.reached
    assert (access.narrow, access.low) == (narrow, low)


def test_a_site_that_engines_do_not_reach_is_told() -> None:
    access = _fire(ISLAND, SOUTH, NORTH)
    assert access.reached_before
    assert not access.reached
    assert access.after_s is None


def test_a_closure_that_exempts_emergency_vehicles_lets_engines_through() -> None:
    exempt = {"exempt": (Exempt.EMERGENCY,)}
    access = _fire(ISLAND, SOUTH.model_copy(update=exempt), NORTH.model_copy(update=exempt))
    assert access.after_s == access.before_s


def test_without_a_base_the_town_says_whether_a_site_is_reached() -> None:
    made = plan(sites=(HALL,), closures=(SOUTH, NORTH))
    (access,) = fire_access(Ground(made, ISLAND), ("south", "north"))
    assert access.base is None
    assert access.after_s is None
    assert not access.reached


def test_a_closure_that_makes_a_dead_end_asks_for_a_place_to_turn() -> None:
    ring = grid(2, 2)
    closed = closure("side", (100, 5), (100, 95))
    hall = site("hall", 50, 97)
    access = _fire(ring, closed, hall=hall)
    assert access.dead_end_before_m == 0
    assert access.dead_end_m == 300
    assert access.must_reverse
    place = VehicleAccess(turning_place=True)
    assert not _fire(ring, closed, hall=hall.model_copy(update={"access": place})).must_reverse


def test_the_nearest_hospital_changes_when_a_bridge_is_closed() -> None:
    sites = (hospital("near", 390, 3), hospital("far", 3, 40), site("hall", 190, 3))
    ground = Ground(plan(sites=sites, closures=(SOUTH,)), ISLAND)
    sites_told = {one.place.id: one for one in hospital_access(ground, ("south",))}
    assert set(sites_told) == {"hall"}
    east = Ground(plan(sites=(*sites[:2], site("hall", 350, 83)), closures=(SOUTH, NORTH)), ISLAND)
    assert hospital_access(east, ("south", "north"))
    hall = site("hall", 130, 3)
    moved = Ground(plan(sites=(hospital("near", 390, 3), hall), closures=(SOUTH, NORTH)), ISLAND)
    (access,) = hospital_access(moved, ("north",))
    assert access.before_s == access.after_s
    (lost,) = hospital_access(moved, ("south", "north"))
    assert (lost.hospital_before, lost.hospital_after, lost.after_s) == ("near", None, None)


def test_a_hospital_that_closures_cut_off_is_named_with_who_loses_it_and_when() -> None:
    ground = Ground(plan(sites=(hospital("isle", 390, 3),), closures=(SOUTH, NORTH)), ISLAND)
    ids = ("south", "north")
    state = State(id="S1", closures=ids, closed_links=(), cut_off=cut_off(ground, ids))
    period = Period(start=at(8), end=at(18), state="S1")
    (lost,) = hospitals_lost(ground, [state], [period])
    assert lost.hospital == "isle"
    assert lost.closures == ids
    assert lost.times == ((at(8), at(18)),)
    assert lost.cut_off == state.cut_off


def test_a_hospital_without_lorries_is_not_lost() -> None:
    ground = Ground(plan(sites=(hospital("isle", 390, 3),), closures=(SOUTH,)), ISLAND)
    state = State(
        id="S1", closures=("south",), closed_links=(), cut_off=cut_off(ground, ("south",))
    )
    assert hospitals_lost(ground, [state], []) == ()
