"""How long a place takes to empty, held against the time that its risk allows."""

from tests.sansang.checks.plans import but, finds, found_in, says, sound_plan

EXITS = sound_plan().site("hall").exits


def hall(people=400, area_m2=600, base=None, **fields):
    zone = {"id": "main", "name": "Hội trường", "area_m2": area_m2, "expected_people": people}
    return but("sites", "hall", base, zones=[zone], capacity=None, **fields)


def doors(*widths_m):
    return [{"id": f"d{i}", "name": f"Cửa {i}", "width_m": w} for i, w in enumerate(widths_m)]


def test_a_hall_that_empties_slowly_is_found():
    """Risk 4: 6 min. One door of 1.2 m is as good as two: 500 ÷ (1.3 × 0.9) = 7.1 min."""
    finding = finds("emptying.slow", hall(500, exits=doors(1.2)))
    assert finding.data["limit"] == 6
    assert finding.data["minutes"] > 7.1


def test_it_is_found_when_it_is_slow_only_with_an_exit_lost():
    """700 ÷ (1.3 × 1.8) = 5.0 min and a walk of half a minute; with one door of two 10.6."""
    plan = hall(700, 700, exits=doors(1.2, 1.2))
    finding = finds("emptying.slow_with_exit_lost", plan)
    assert "emptying.slow" not in found_in(plan)
    assert finding.data["all_minutes"] < 6 < finding.data["minutes"]
    assert "10.6 min to get out, with every exit 5.6 min" in says(finding, plan)


def test_the_guides_flow_and_the_observed_one_stand_beside():
    data = finds("emptying.slow", hall(500, exits=doors(1.2))).data
    assert data["guide_minutes"] < data["observed_minutes"] < data["minutes"]


def test_a_hall_nobody_can_leave_has_no_time():
    plan = hall(100, exits=doors(0.3, 0.2))
    finds("emptying.did_not_empty", plan)
    assert "emptying.slow" not in found_in(plan)


def test_a_jam_has_no_time():
    finds("emptying.did_not_empty", hall(376, 100))


def test_a_crowd_denser_than_the_method_reaches_has_no_time():
    plan = hall(377, 100)
    finding = finds("emptying.too_dense", plan)
    assert "Hội trường" in says(finding, plan, "vi")
    assert not found_in(plan) & {"emptying.slow", "emptying.did_not_empty"}


def test_fixed_seats_have_the_time_of_their_approved_design():
    plan = hall(seating="fixed")
    finding = finds("emptying.approved_design", plan)
    assert "approved design" in says(finding, plan)


def test_what_the_exits_alone_take_holds_for_fixed_seats_too():
    finds("emptying.slow", hall(2000, 2000, seating="fixed", exits=doors(1.2, 1.2)))


def test_where_the_floor_is_not_known_the_exits_are_judged_alone():
    plan = hall(500, None, exits=doors(1.2))
    assert finds("emptying.slow", plan).data["minutes"] == 7.1


def test_few_people_are_not_judged():
    assert "emptying.did_not_empty" not in found_in(hall(49, exits=doors(0.3)))


def test_forces_stay_until_the_place_is_empty():
    short = but("contingency_plans", "fire", site="hall", duration_min=1)
    long = but("contingency_plans", "fire", site="hall", duration_min=30)
    finding = finds("emptying.forces_let_go_first", short, long)
    assert finding.data["minutes"] > 1
