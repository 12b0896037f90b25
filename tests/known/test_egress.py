"""Published figures and hand-worked cases of the hydraulic method (sources in the docstrings)."""

import pytest

from sansang.checks.widths import green_guide_capacities, without_largest
from sansang.egress import Course, OutOfRange, emptying, worst_loss
from sansang.egress.hydraulic import (
    FREE_PER_M2,
    JAM_PER_M2,
    PEAK_PER_M2,
    effective_width_m,
    flow_per_m_s,
    speed_m_per_s,
)
from sansang.egress.network import Building, Passage, Space
from sansang.egress.outflow import empty
from sansang.event import Site


def room(people: int, area_m2: float, *doors: Passage) -> Building:
    return Building(
        spaces=(Space(id="room", area_m2=area_m2, people=people),),
        passages=doors,
    )


def door(width_m: float, number: int = 1, **fields: object) -> Passage:
    return Passage(id=f"door {number}", source="room", width_m=width_m, **fields)


def seconds(building: Building) -> float:
    emptied_s = empty(building).emptied_s
    assert emptied_s is not None
    return emptied_s


def test_the_flow_has_its_peak_at_188_people_per_m2():
    """SFPE Handbook, ch. 67: F = k D (1 − 0.266 D), k = 1.40: 1.316 people/m/s at 1.88."""
    assert pytest.approx(1.88, abs=0.005) == PEAK_PER_M2
    assert flow_per_m_s(PEAK_PER_M2) == pytest.approx(1.316, abs=5e-4)
    around = [flow_per_m_s(1.88 + step / 100) for step in range(-50, 51)]
    assert max(around) <= flow_per_m_s(PEAK_PER_M2)


def test_on_a_stair_of_7_and_11_inches_the_flow_is_at_most_101():
    """SFPE Handbook, ch. 67, tables 67.2 and 67.5: k = 1.08, F = 1.01."""
    assert flow_per_m_s(PEAK_PER_M2, Course.STAIRS) == pytest.approx(1.01, abs=0.006)


def test_nobody_moves_at_376_people_per_m2_and_all_walk_freely_below_054():
    """SFPE Handbook, ch. 67: the range of the speed."""
    assert speed_m_per_s(JAM_PER_M2) == pytest.approx(0, abs=1e-3)
    assert speed_m_per_s(0) == speed_m_per_s(FREE_PER_M2) == pytest.approx(1.199, abs=5e-4)


@pytest.mark.parametrize("per_m2", [3.77, 7.72, -0.1, float("nan"), float("inf")])
def test_denser_crowds_are_refused(per_m2):
    """SFPE Handbook, ch. 67: nothing is said over 3.76; Itaewon had 7.72 people per m²."""
    with pytest.raises(OutOfRange):
        speed_m_per_s(per_m2)


def test_a_door_loses_a_boundary_layer_on_each_side():
    """SFPE Handbook, ch. 67, table 67.1: 0.15 m."""
    assert effective_width_m(1.2) == pytest.approx(0.9)


def test_40_people_do_not_pass_through_each_other():
    """40 people, a door that passes 0.955 per second: 41.9 s, never 20 (DOMAIN §7)."""
    narrow = door(0.955, boundary_m=0, most_per_m_s=1)
    assert seconds(room(40, 100, narrow)) > 41.88


def test_165_people_through_14_m_take_91_s():
    """IMO MSC/Circ.1166: 1.3 people per metre and second of clear width, no boundary layer."""
    assert round(seconds(room(165, 1000, door(1.4, boundary_m=0)))) == 91


def test_100_people_leave_a_small_room_no_faster_than_its_door_lets_them():
    """IMO MSC.1/Circ.1533, test 4: 100 people, 8 × 5 m, an exit of 1 m: at most 1.33 per second."""
    out = empty(room(100, 40, door(1.0, walk_m=8))).out_s
    for begun, person in enumerate(out):
        later = [s for s in out[begun:] if s < person + 10]
        assert len(later) - 1 <= 1.33 * 10
    assert out[-1] >= 100 / 1.33


def test_one_person_walks_40_m_in_26_to_34_s():
    """RiMEA 4.1.1, test 1 (there at a given 1.33 m/s; the method's own free speed is 1.199)."""
    corridor = room(1, 80, door(2.0, walk_m=40, most_per_m_s=1000))
    assert 26 <= seconds(corridor) <= 34


def test_the_denser_the_slower():
    """RiMEA 4.1.1, test 4: the fundamental diagram falls."""
    speeds = [speed_m_per_s(d / 2) for d in range(8)]
    assert speeds == sorted(speeds, reverse=True)


def test_with_two_of_four_exits_closed_it_takes_twice_as_long():
    """RiMEA 4.1.1, test 9: 1,000 people, 30 × 20 m, exits of 1 m."""
    four = [door(1.0, n, walk_m=25) for n in range(4)]
    ratio = seconds(room(1000, 600, *four[:2])) / seconds(room(1000, 600, *four))
    assert ratio == pytest.approx(2, abs=0.1)


def test_two_exits_of_a_room_are_used_alike():
    """RiMEA 4.1.1, test 11: 1,000 people, two exits, both in use to the end."""
    first, second = empty(
        room(1000, 1200, door(1.0, 1, walk_m=30), door(1.0, 2, walk_m=40))
    ).passages
    assert abs(first.last_s - second.last_s) < 20
    assert first.people + second.people == 1000


def test_behind_a_bottleneck_nobody_queues():
    """RiMEA 4.1.1, test 12: 150 people, a corridor of 1 m between two rooms, an exit of 1 m."""
    building = Building(
        spaces=(
            Space(id="room", area_m2=100, people=150),
            Space(id="corridor", area_m2=5),
            Space(id="hall", area_m2=100),
        ),
        passages=(
            Passage(id="in", source="room", target="corridor", width_m=1, walk_m=14),
            Passage(id="through", source="corridor", target="hall", width_m=1, walk_m=5),
            Passage(id="out", source="hall", width_m=1, walk_m=10),
        ),
    )
    lines = {used.passage: used.longest_line for used in empty(building).passages}
    assert lines["in"] > 50
    assert lines["through"] <= 2
    assert lines["out"] <= 2


def gates(risk: int, people: int) -> Site:
    exits = [{"id": f"g{i}", "name": f"{i}", "width_m": 4} for i in range(5)]
    zone = {"id": "z", "name": "Z", "area_m2": 30_000, "expected_people": people, "outdoors": True}
    fields = {"id": "s", "name": "S", "kind": "venue", "risk": risk}
    return Site.model_validate({**fields, "exits": exits, "zones": [zone]})


def test_10496_people_leave_by_four_gates_of_4_m_in_8_min():
    """Green Guide via Buckinghamshire Council: 16 m × 82 × 8 = 10,496, the fifth gate lost; at the
    flow of under 60 seen in practice they need almost 11.
    """
    site = gates(3, 10_496)
    assert without_largest(green_guide_capacities(site)) == 10_496
    lost = worst_loss(site)
    assert lost is not None
    assert lost.guide_min == pytest.approx(8)
    assert lost.observed_min == pytest.approx(10.93, abs=0.01)


def test_the_whole_by_hand():
    """450 people, 600 m², three doors of 1.2 m, one lost: 450 ÷ (1.3 × 2 × 0.9) = 192.3 s, and
    the diagonal of 34.6 m at 1.4 × (1 − 0.266 × 0.75) = 1.121 m/s: 30.9 s.
    """
    zone = {"id": "z", "name": "Z", "area_m2": 600, "expected_people": 450}
    doors = [{"id": f"d{i}", "name": f"{i}", "width_m": 1.2} for i in range(3)]
    fields = {"id": "s", "name": "S", "kind": "venue", "exits": doors, "zones": [zone]}
    answer = emptying(Site.model_validate(fields), lost="d1")
    assert answer.exits_min == pytest.approx(192.3 / 60, abs=1e-3)
    assert answer.minutes == pytest.approx((192.3 + 30.9) / 60, abs=2e-3)


def test_the_peak_stays_under_the_most_of_the_green_guide_and_of_fruin():
    """Both end at 82 people per metre and minute; the method's peak of 1.316 per second is 79, but
    of the effective width, and no one has seen more than 60 in stadiums (researcher.life).
    """
    assert 60 < flow_per_m_s(PEAK_PER_M2) * 60 < 82
