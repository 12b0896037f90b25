"""Ways round closed roads, for cars and for bus lines."""

from tests.sansang.diversion.cases import closure, plan
from tests.sansang.diversion.test_cut_off import ISLAND, NORTH, SOUTH
from tests.sansang.diversion.towns import grid, line, road, town

from sansang.diversion.alternatives import through_traffic
from sansang.diversion.buses import bus_diversions
from sansang.diversion.ground import Ground
from sansang.diversion.result_places import BusFate
from sansang.event import BusLine

GRID = grid(4, 3)
MIDDLE = closure("middle", (110, 100), (190, 100))


def _bus(*points: tuple[float, float]) -> BusLine:
    return BusLine(id="line", name="Line 1", geometry=line(*points), buses_per_h=6)


def test_the_way_round_a_bridge_is_the_other_bridge() -> None:
    streams = through_traffic(Ground(plan(closures=(SOUTH,)), ISLAND), ("south",))
    assert {one.street for one in streams} == {"South bridge"}
    assert len(streams) == 2  # one in each direction
    for one in streams:
        assert one.closure == "south"
        assert one.before.length_m == 200
        assert "North bridge" in one.alternatives[0].way.streets
        assert one.alternatives[0].extra_m == one.alternatives[0].way.length_m - 200
        assert one.alternatives[0].extra_s == round(one.alternatives[0].extra_m / 10, 3)


def test_without_another_bridge_there_is_no_way_round() -> None:
    ground = Ground(plan(closures=(SOUTH, NORTH)), ISLAND)
    streams = through_traffic(ground, ("south", "north"))
    assert streams
    assert all(not one.alternatives for one in streams)
    assert {one.closure for one in streams} <= {"south", "north"}


def test_traffic_is_led_round_before_it_comes_into_a_trap() -> None:
    nodes = {"w": (-100, 0), "a": (0, 0), "b": (100, 0), "c": (300, 0), "d": (400, 0)}
    roads = [
        road("w", "a", "West"),
        road("a", "b", "Ramp", one_way=True),
        road("b", "c", "Tunnel", one_way=True),
        road("c", "d", "East"),
        road("c", "e", "Pass"),
        road("e", "a", "Pass"),
    ]
    trap = town(nodes | {"e": (200, 90)}, roads)
    tunnel = closure("tunnel", (110, 0), (290, 0))
    (one,) = through_traffic(Ground(plan(closures=(tunnel,)), trap), ("tunnel",))
    assert one.before.streets == ("Ramp", "Tunnel")
    assert one.street == "Tunnel"
    assert [way.way.streets for way in one.alternatives] == [("Pass",)]


def test_ways_round_differ_and_the_fastest_comes_first() -> None:
    streams = through_traffic(Ground(plan(closures=(MIDDLE,)), GRID), ("middle",))
    assert streams
    for one in streams:
        times = [alternative.way.time_s for alternative in one.alternatives]
        assert len(times) > 1
        assert times == sorted(times)
        ways = [set(alternative.way.links) for alternative in one.alternatives]
        assert all(a != b for at, a in enumerate(ways) for b in ways[:at])


def test_a_closure_nobody_drives_through_has_no_streams() -> None:
    tip = closure("tip", (310, 0), (399, 0))
    assert through_traffic(Ground(plan(closures=(tip,)), ISLAND), ("tip",)) == ()


def test_a_bus_goes_round_what_is_closed_in_the_middle_of_its_line() -> None:
    bus = _bus((10, 100), (290, 100))
    ground = Ground(plan(closures=(MIDDLE,), bus_lines=(bus,)), GRID)
    (found,) = bus_diversions(ground, ("middle",))
    assert found.fate is BusFate.DIVERTED
    assert found.closed_m == 100
    assert [way.length_m for way in found.ways_round] == [300]
    assert found.extra_m == 200
    assert found.streets == ("Street 1",)


def test_a_bus_whose_end_is_closed_is_shortened() -> None:
    bus = _bus((10, 100), (190, 100))
    ground = Ground(plan(closures=(MIDDLE,), bus_lines=(bus,)), GRID)
    (found,) = bus_diversions(ground, ("middle",))
    assert found.fate is BusFate.SHORTENED
    assert found.ways_round == ()


def test_a_bus_keeps_to_its_own_bank_where_there_is_no_way_round() -> None:
    bus = _bus((10, 0), (390, 0))
    ground = Ground(plan(closures=(SOUTH, NORTH), bus_lines=(bus,)), ISLAND)
    (found,) = bus_diversions(ground, ("south", "north"))
    assert found.fate is BusFate.SHORTENED
    assert (found.closed_m, found.skipped_m) == (200, 300)
    assert found.streets == ("South bridge", "Isle")


def test_a_bus_whose_whole_line_is_closed_is_cut() -> None:
    bus = _bus((110, 0), (290, 0))
    ground = Ground(plan(closures=(SOUTH,), bus_lines=(bus,)), ISLAND)
    (found,) = bus_diversions(ground, ("south",))
    assert found.fate is BusFate.CUT
    assert found.ways_round == ()


def test_a_bus_that_no_closure_touches_is_not_told() -> None:
    bus = _bus((10, 0), (290, 0))
    ground = Ground(plan(closures=(MIDDLE,), bus_lines=(bus,)), GRID)
    assert bus_diversions(ground, ("middle",)) == ()
