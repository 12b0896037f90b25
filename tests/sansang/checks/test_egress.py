"""Exits: widths, numbers, and the loss of one. The codes' own figures are in tests/known."""

import pytest
from tests.sansang.checks.plans import but, but_event, finds, found_in, says, sound_plan

EXITS = sound_plan().site("hall").exits


def hall(base=None, **fields):
    return but("sites", "hall", base, **fields)


def exits(base=None, **fields):
    """The first exit of the hall has other fields."""
    first, *others = EXITS
    return hall(base, exits=[{**first.model_dump(), **fields}, *others])


def people(number, base=None, **fields):
    one = {"id": "main", "name": "Hội trường", "area_m2": 5000, "expected_people": number}
    return hall(base, zones=[{**one, **fields}], capacity=None)


def test_everyone_gets_out_when_the_widest_exit_is_lost():
    """Class II, 6,000 m³: 100 per metre, 240 for each exit of 2.4 m."""
    plan = people(481)
    finding = finds("egress.one_exit_lost", plan, people(480))
    assert finding.data == {
        "name": "Nơi hall",
        "capacity": 480,
        "people": 481,
        "shortfall": 1,
    }
    assert "480 người" in says(finding, plan, "vi")


def test_people_in_front_of_the_hall_do_not_use_its_exits():
    inside = {"id": "main", "name": "Hội trường", "area_m2": 5000, "expected_people": 480}
    front = {"id": "front", "name": "Sân", "area_m2": 5000, "expected_people": 900}
    both = hall(zones=[inside, {**front, "outdoors": True}], capacity=480)
    assert not found_in(both) & {"egress.one_exit_lost", "crowding.over_capacity"}


def test_an_unknown_volume_is_taken_as_small():
    finds("egress.one_exit_lost", people(361, hall(volume_1000_m3=None)))


def test_halls_with_fixed_seats_are_held_against_their_design():
    plan = hall(people(5000), seating="fixed")
    finds("egress.fixed_seats", plan)
    assert "egress.one_exit_lost" not in found_in(plan)


def test_a_building_without_a_row_is_not_judged_in_silence():
    finds("egress.no_row", hall(fire_class=None))
    finds("egress.no_row", hall(fire_class="V"))


def test_from_50_people_on_there_are_two_exits():
    one = hall(exits=[EXITS[0].model_dump()])
    finds("egress.single_exit", people(50, one), people(49, one))


def test_exits_that_many_use_are_wide():
    finds("egress.narrow_exit", exits(width_m=1.19), exits(width_m=1.2))


def test_exits_that_few_use_are_narrower():
    few = people(100)
    plan = exits(few, width_m=0.79)
    assert finds("egress.narrow_exit", plan, exits(few, width_m=0.8)).data["least"] == 0.8


def test_exits_are_high_enough():
    finds("egress.low_exit", exits(height_m=1.89), exits(height_m=1.9))


def test_exits_open_outward():
    inward = exits(opens_outward=False)
    finds("egress.opens_inward", people(16, inward), people(15, inward))


def test_those_who_leave_do_not_meet_those_who_come():
    all_in = hall(exits=[{**e.model_dump(), "also_entrance": True} for e in EXITS])
    finds("egress.counterflow", all_in, exits(also_entrance=True))


def square(number, **fields):
    lawn = {"id": "lawn", "name": "Bãi cỏ", "area_m2": 90_000, "expected_people": number}
    return but("sites", "square", zones=[{**lawn, "outdoors": True}], **fields)


def test_a_square_is_left_in_time_with_its_largest_exit_lost():
    """Risk 1: 10 min; one exit of 3 m is left: 82 × 3 × 10."""
    finding = finds("egress.slow", square(2461), square(2460))
    assert finding.data["capacity"] == 2460


def test_the_higher_the_risk_the_less_time_there_is():
    finds("egress.slow", square(1969, risk=2), square(1968, risk=2))
    finds("egress.slow", square(1477, risk=5), square(1476, risk=5))


def test_the_flow_seen_in_practice_is_named():
    finding = finds("egress.slow_at_observed_flow", square(1801), square(1800))
    assert finding.data["capacity"] == 1800
    assert "egress.slow_at_observed_flow" not in found_in(square(2461))


def test_halls_elsewhere_are_judged_by_flow():
    plan = people(2 * 2362 + 1)
    finds("egress.slow", but_event(plan, jurisdiction="GB"), plan)


@pytest.mark.parametrize(("number", "doors"), [(500, 2), (501, 3), (1000, 3), (1001, 4)])
def test_american_assemblies_have_more_exits_the_more_people(number, doors):
    def with_exits(count):
        doorways = [{"id": f"e{i}", "name": f"{i}", "width_m": 6} for i in range(count)]
        return but_event(people(number, hall(exits=doorways)), jurisdiction="US")

    finding = finds("egress.too_few_exits", with_exits(doors - 1), with_exits(doors))
    assert finding.data["needed"] == doors


def test_american_exits_are_wide_enough_in_all():
    """7.2 m are 283.46 in: 1,417 people at 0.2 in each."""
    america = but_event(people(1417), jurisdiction="US")
    finds("egress.too_narrow_in_all", people(1418, america), america)


def test_the_vietnamese_code_is_silent_elsewhere():
    assert "egress.one_exit_lost" not in found_in(but_event(people(481), jurisdiction="US"))
