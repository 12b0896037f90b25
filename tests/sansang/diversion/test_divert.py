"""The whole answer: periods, states, loads; written and read again; the same each time."""

import json

import pytest
from tests.sansang.diversion.cases import at, closure, hospital, plan, site, zone
from tests.sansang.diversion.test_cut_off import ISLAND
from tests.sansang.diversion.test_measures import measure
from tests.sansang.diversion.towns import line

from sansang.diversion import Diversion, Step, divert, read_diversion, write_diversion
from sansang.diversion.result_places import PlaceKind, Who
from sansang.diversion.result_town import DemandOrigin
from sansang.event import BusLine, EventPlan, Movement, RoutePoint, TrafficDemand
from sansang.event.traffic import MeasureKind
from sansang.faults import CannotRun

SITES = (site("station", 10, 3), hospital("clinic", 390, 3), site("hall", 350, 3))
SOUTH = closure("south", (110, 0), (290, 0), hours=((8, 12),))
NORTH = closure("north", (110, 80), (290, 80), hours=((10, 14),))
ZONES = (zone("bank", 10, 0, 200, 100), zone("isle", 390, 0, 100, 200))


def _plan(**more: object) -> EventPlan:
    tables = {"sites": SITES, "closures": (SOUTH, NORTH), "traffic_zones": ZONES, **more}
    return plan(**tables)


@pytest.fixture(scope="module")
def answer() -> Diversion:
    movement = Movement(
        id="m",
        name="M",
        vehicles=3,
        route=(RoutePoint(site="station", at=at(9)), RoutePoint(site="hall", at=at(9, 15))),
    )
    bus = BusLine(id="b", name="B", geometry=line((10, 0), (390, 0)), buses_per_h=4)
    sign = measure("sign", MeasureKind.SIGN, (110, 80), (290, 80))
    return divert(
        _plan(movements=(movement,), bus_lines=(bus,), diversion_measures=(sign,)), ISLAND
    )


def test_each_period_has_the_closures_that_are_in_force(answer: Diversion) -> None:
    told = [(p.start, p.end, answer.state(p.state).closures) for p in answer.periods]
    assert told == [
        (at(8), at(10), ("south",)),
        (at(10), at(12), ("south", "north")),
        (at(12), at(14), ("north",)),
    ]
    assert [p.hours for p in answer.periods] == [2, 2, 2]


def test_the_hospital_is_lost_while_both_bridges_are_closed(answer: Diversion) -> None:
    (lost,) = answer.hospitals_lost
    assert (lost.hospital, lost.times) == ("clinic", ((at(10), at(12)),))
    assert Who.EMERGENCY in {cut.who for cut in lost.cut_off}
    assert [pair.closures for pair in answer.pairs] == [("south", "north")]


def test_demand_is_told_as_a_guess_and_none_of_it_is_dropped(answer: Diversion) -> None:
    assert answer.demand.origin is DemandOrigin.GRAVITY_GUESS
    both = answer.load(answer.periods[1].load or "")
    lost = sum(one.vehicles_per_h for one in both.unserved)
    assert lost == pytest.approx(both.vehicles_per_h)
    assert answer.travel.town == "equilibrium"


def test_measures_are_for_the_load_in_which_most_is_lost(answer: Diversion) -> None:
    assert answer.measures is not None
    assert answer.load(answer.measures.load).state == answer.periods[1].state


def test_without_closures_there_is_nothing_to_divert() -> None:
    found = divert(_plan(closures=()), ISLAND)
    assert (found.periods, found.states, found.loads, found.measures) == ((), (), (), None)


def test_without_zones_the_town_is_not_worked_out() -> None:
    found = divert(_plan(traffic_zones=()), ISLAND)
    assert found.demand.origin is DemandOrigin.NONE
    assert found.travel.town == "none"
    assert all(period.load is None for period in found.periods)


def test_a_table_of_demand_is_taken_as_given() -> None:
    row = TrafficDemand(id="r", origin="bank", destination="isle", vehicles_per_h=50)
    found = divert(_plan(traffic_demands=(row,)), ISLAND)
    assert found.demand.origin is DemandOrigin.GIVEN
    assert found.demand.vehicles_per_h == 50


def test_a_site_off_the_roads_is_told_and_left_out() -> None:
    found = divert(_plan(sites=(*SITES, site("moor", 200, 4000))), ISLAND)
    (off,) = found.off_the_roads
    assert (off.place.kind, off.place.id, off.limit_m) == (PlaceKind.SITE, "moor", 60)
    assert all(cut.place != off.place for state in found.states for cut in state.cut_off)


def test_a_closure_that_follows_no_road_is_refused() -> None:
    far = closure("far", (0, 5000), (200, 5000))
    with pytest.raises(CannotRun) as refused:
        divert(_plan(closures=(far,)), ISLAND)
    assert "far" in refused.value.faults[0].place


def test_the_same_plan_gives_the_same_answer(answer: Diversion) -> None:
    first, again = (divert(_plan(), ISLAND, seed=3) for _ in range(2))
    assert first.model_copy(update={"seconds": 0}) == again.model_copy(update={"seconds": 0})


def test_the_answer_is_read_as_it_was_written(answer: Diversion, tmp_path) -> None:  # type: ignore[no-untyped-def]
    file = tmp_path / "diversion.json"
    write_diversion(answer, file)
    assert json.loads(file.read_text("utf-8"))["format"] == "sansang/diversion/1"
    assert read_diversion(file, _plan()) == answer


def test_a_spoilt_answer_is_refused_by_its_field(answer: Diversion, tmp_path) -> None:  # type: ignore[no-untyped-def]
    file = tmp_path / "diversion.json"
    spoilt = json.loads(answer.model_dump_json()) | {"periods": 7}
    file.write_text(json.dumps(spoilt), "utf-8")
    with pytest.raises(CannotRun) as refused:
        read_diversion(file, _plan())
    assert (refused.value.faults[0].code, refused.value.faults[0].field) == ("diversion", "periods")


def test_an_answer_for_another_event_is_refused(answer: Diversion, tmp_path) -> None:  # type: ignore[no-untyped-def]
    file = tmp_path / "diversion.json"
    write_diversion(answer.model_copy(update={"event": "other"}), file)
    with pytest.raises(CannotRun) as refused:
        read_diversion(file, _plan())
    assert refused.value.faults[0].code == "other_diversion"


def test_whoever_waits_is_told_what_is_worked_out() -> None:
    told: list[Step] = []
    divert(_plan(), ISLAND, progress=lambda step, done, total: told.append(step))
    assert list(dict.fromkeys(told)) == list(Step)
