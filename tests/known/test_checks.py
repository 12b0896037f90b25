"""Published figures and hand-worked cases of the checks (sources in the docstrings)."""

import pytest

from sansang.checks.medical import (
    expected_patients,
    expected_transports,
    first_aiders_floor,
)
from sansang.checks.queues import erlang_b, erlang_c, mean_wait
from sansang.checks.widths import (
    capacities,
    green_guide_capacities,
    nfpa_exits,
    without_largest,
)
from sansang.event import Event, Site

PEOPLE = 450


def hall(doors: int, *, to_stairs: bool, **fields: object) -> Site:
    exits = [
        {"id": f"e{i}", "name": f"{i}", "width_m": 1.2, "to_stairs": to_stairs}
        for i in range(doors)
    ]
    common = {"id": "hall", "name": "Hall", "kind": "venue", "fire_class": "II", "exits": exits}
    return Site.model_validate({**common, **fields})


def suffices(site: Site) -> bool:
    usable = capacities(site)
    assert usable is not None
    return without_largest(usable) >= PEOPLE


def test_450_people_need_four_doors_from_corridor_to_stair():
    """QCVN 06:2022/BXD, 3.2.8 and G.2.11: 165 per metre, 198 each; three remain of four."""
    assert capacities(hall(1, to_stairs=True)) == [198]
    assert suffices(hall(4, to_stairs=True))
    assert not suffices(hall(3, to_stairs=True))


def test_three_doors_are_54_places_short():
    """STYLE's worked case: 450 people, three doors, two remain: 396."""
    assert PEOPLE - without_largest(capacities(hall(3, to_stairs=True)) or []) == 54


def test_450_people_without_fixed_seats_need_six_doors():
    """QCVN 06:2022/BXD, table G.5, up to 5,000 m³: 75 per metre, 90 each; 5 + 1."""
    assert capacities(hall(1, to_stairs=False, volume_1000_m3=5)) == [90]
    assert suffices(hall(6, to_stairs=False, volume_1000_m3=5))
    assert not suffices(hall(5, to_stairs=False, volume_1000_m3=5))


@pytest.mark.parametrize(("volume", "per_m"), [(5, 75), (5.1, 100), (10, 100), (10.1, 125)])
def test_larger_rooms_let_more_out_per_metre(volume, per_m):
    """QCVN 06:2022/BXD, table G.5, classes I–II."""
    assert capacities(hall(1, to_stairs=False, volume_1000_m3=volume)) == [round(1.2 * per_m)]


def test_halls_with_fixed_seats_have_no_row():
    """DOMAIN §2: fixed-seat halls have no row; never 165."""
    assert capacities(hall(4, to_stairs=True, seating="fixed")) is None


def test_green_guide_five_gates_of_four_metres():
    """Green Guide via Buckinghamshire Council: 5 × 4 m, one lost: 16 × 82 × 8 = 10,496."""
    gates = [{"id": f"g{i}", "name": f"{i}", "width_m": 4} for i in range(5)]
    site = Site.model_validate({"id": "s", "name": "S", "kind": "venue", "risk": 3, "exits": gates})
    assert without_largest(green_guide_capacities(site)) == 10_496
    assert without_largest(green_guide_capacities(site, 60)) == 7_680


def test_nfpa_450_people_need_two_exits():
    """NFPA 101 / IBC 1006.2.1: two exits; 450 × 0.2 in = 90 in."""
    assert nfpa_exits(PEOPLE) == 2
    assert pytest.approx(90) == PEOPLE * 0.2


def attendance(kind: str, people: int) -> Event:
    return Event.model_validate(
        {
            "id": "e",
            "name": "E",
            "kind": kind,
            "time_zone": "Asia/Ho_Chi_Minh",
            "start": "2026-12-01T08:00+07:00",
            "end": "2026-12-01T17:00+07:00",
            "as_of": "2026-11-26T08:00+07:00",
            "attendance": people,
        }
    )


def test_arbon_5000_people():
    """Arbon 2001: 0.992 patients and 0.027 transports per 1,000: 5.0 and 0.14."""
    event = attendance("indoor_congress", 5000)
    assert round(expected_patients(event), 1) == 5.0
    assert round(expected_transports(event), 2) == 0.14


def test_twin_cities_marathon():
    """25.3 per 1,000 finishers; 30 transfers among 81,277 entrants."""
    race = attendance("road_race", 81_277)
    assert expected_transports(race) == pytest.approx(30)
    assert expected_patients(race) == pytest.approx(81.277 * 25.3)


def test_milsten_concerts():
    """Milsten 2003: 30 patients per 10,000 at concerts."""
    assert expected_patients(attendance("concert", 10_000)) == pytest.approx(30)


@pytest.mark.parametrize(("people", "floor"), [(500, 2), (3000, 6), (4000, 7), (10_000, 13)])
def test_purple_guide_older_table(people, floor):
    """2 per 1,000 to 3,000 (at least 2), then 6 and 1 per 1,000 above."""
    assert first_aiders_floor(people) == floor


def test_erlang_b_of_three_servers():
    """Larson & Odoni, ch. 5: B(3, 1.5) = 0.134328."""
    assert erlang_b(3, 1.5) == pytest.approx(0.134328, abs=5e-7)


def test_erlang_c_of_three_servers():
    """Larson & Odoni, ch. 5: P(all busy) = C(3, 1.5) = 0.23684."""
    assert erlang_c(3, 1.5) == pytest.approx(0.23684, abs=5e-6)


def test_mean_wait_of_three_servers():
    """DOMAIN §6: M/M/3, λ 0.2, μ 0.1: Wq = 4.444."""
    assert mean_wait(3, 0.2, 10) == pytest.approx(4.444, abs=5e-4)
