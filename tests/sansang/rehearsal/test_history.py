"""Real incidents of the past take the place of what the plan expects."""

from datetime import datetime
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.sansang.rehearsal.scenarios import HOUR, small_scenario

from sansang.eventfile.sentences import EXPECTATIONS
from sansang.faults import CannotRun
from sansang.rehearsal.history import per_hour, shrunk, with_past
from sansang.rehearsal.past import read_past

POSITIONS = {"gate": (21.85, 106.76), "hall": (21.86, 106.76)}


@pytest.fixture
def written(tmp_path):
    def write(text):
        file = tmp_path / "incidents.csv"
        file.write_text(text, encoding="utf-8")
        return file

    return write


def past(file):
    return read_past(file, small_scenario(), POSITIONS)


def faults(file):
    with pytest.raises(CannotRun) as error:
        past(file)
    return [(f.code, f.place.rsplit("/", 1)[-1], f.field, f.found) for f in error.value.faults]


def test_an_incident_is_where_its_site_is_or_the_nearest_place(written):
    read = past(
        written(
            "at,type,site,lat,lon\n"
            "2026-01-01T08:00:10,fall,hall,,\n"
            "2026-01-01T09:00:10+00:00,fire,,21.851,106.761\n"
        )
    )
    assert read.place.tolist() == [1, 0]
    assert read.type.tolist() == [0, 1]
    assert [at.hour for at in read.at] == [8, 16]
    assert np.isnan(read.scene_s).all()


def test_each_line_that_cannot_be_used_is_named(written):
    found = faults(
        written(
            "at,type,site,lat,lon,on_scene,closed\n"
            "soon,fall,gate,,,,\n"
            "2026-01-01T08:00,flood,gate,,,,\n"
            "2026-01-01T08:00,fall,gaet,,,,\n"
            "2026-01-01T08:00,fall,,91,106,,\n"
            "2026-01-01T08:00,fall,,nan,,,\n"
            "2026-01-01T08:00,fall,,48.8,2.3,,\n"
            "2026-01-01T08:00,fall,gate,,,2026-01-01T09:00,2026-01-01T08:30\n"
            "2026-01-01T08:00,fall,gate\n"
            ",,gate,,,,\n"
        )
    )
    assert sorted(found) == sorted(
        [
            ("ragged_row", "incidents.csv line 9", "", "3"),
            ("moment", "incidents.csv line 2", "at", "soon"),
            ("unknown_id", "incidents.csv line 3", "type", "flood"),
            ("unknown_id", "incidents.csv line 4", "site", "gaet"),
            ("number_at_most", "incidents.csv line 5", "lat", "91"),
            ("number", "incidents.csv line 6", "lat", "nan"),
            ("missing", "incidents.csv line 6", "lon", ""),
            ("far_from_places", "incidents.csv line 7", "", "48.80000, 2.30000"),
            ("end_before_start", "incidents.csv line 8", "closed", "2026-01-01T08:30"),
            ("missing", "incidents.csv line 10", "at", ""),
            ("missing", "incidents.csv line 10", "type", ""),
        ]
    )


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("at,type,site\n", "no_incidents"),
        ("at,site\n", "missing_column"),
        ("at,type,lat\n", "missing_column"),
        ("at,at,type,site\n", "repeated_column"),
        ("at;type;site\n", "separator"),
        ("", "empty_file"),
    ],
)
def test_a_file_that_is_no_such_table_is_refused(written, text, code):
    assert [found[0] for found in faults(written(text))] == [code]
    assert code in EXPECTATIONS


def test_a_file_that_is_not_there_is_refused(tmp_path):
    assert faults(tmp_path / "none.csv")[0][0] == "unreadable"


def test_what_is_wrong_in_the_same_way_is_told_once(written):
    lines = "2026-01-01T08:00,flood,gate\n" * 3
    assert len(faults(written("at,type,site\n" + lines))) == 1


DAYS = "".join(
    f"2025-12-{day}T{hour:02}:30,fall,gate\n" for day in (1, 2) for hour in (8, 8, 8, 17)
).replace("12-", "12-0")


def test_streams_bring_what_came_in_the_hours_in_which_it_came(written):
    scenario = small_scenario()
    demand = with_past(past(written("at,type,site\n" + DAYS)), scenario).demand
    assert demand.stream_type.tolist() == [0, 1]  # of fires the file says nothing
    assert demand.stream_place.tolist() == [0, 1]
    assert demand.stream_guess.tolist() == [False, True]
    assert demand.curve[demand.curve_at[1] - 1] == pytest.approx(4)  # 8:00 to 18:00
    first_hour = np.interp(HOUR, demand.curve_ms[: demand.curve_at[1]], demand.curve[:11])
    assert first_hour == pytest.approx(3)


def test_the_clock_that_goes_back_gives_an_hour_twice(written):
    zone = ZoneInfo("Europe/Paris")
    scenario = small_scenario(
        time_zone="Europe/Paris", start=datetime(2026, 10, 25, 0, 15, tzinfo=zone), end_ms=5 * HOUR
    )
    file = written("at,type,site\n2026-01-01T02:30,fall,gate\n")
    demand = with_past(read_past(file, scenario, POSITIONS), scenario).demand
    ms, curve = demand.curve_ms[:7], demand.curve[:7]
    assert ms.tolist() == [int(h * HOUR) for h in (0, 0.75, 1.75, 2.75, 3.75, 4.75, 5)]
    assert curve.tolist() == pytest.approx([0, 0, 0, 1, 2, 2, 2])


def test_times_at_work_are_those_of_the_file_beside_the_plans_own(written):
    lines = "2026-01-01T08:00,fall,gate,2026-01-01T08:03,2026-01-01T08:05,2026-01-01T08:15\n"
    file = written("at,type,site,departed,on_scene,closed\n" + 90 * lines)
    before = small_scenario().demand
    demand = with_past(past(file), small_scenario()).demand
    assert demand.mobilise_ms.tolist() == [180_000, before.mobilise_ms[1]]
    assert demand.scene_ms.tolist() == [(90 * 10 + 10 * 20) * 600, before.scene_ms[1]]
    assert 0 < demand.scene_spread[0] < before.scene_spread[0]


counts = st.lists(st.integers(0, 50), min_size=2, max_size=30)


@given(counts)
def test_shrunk_counts_lie_between_what_was_seen_and_what_was_expected(seen):
    seen = np.array(seen, float)
    expected = np.full(len(seen), max(seen.mean(), 0.1))
    found = shrunk(seen, expected)
    assert (found >= np.minimum(seen, expected) - 1e-9).all()
    assert (found <= np.maximum(seen, expected) + 1e-9).all()


def test_counts_that_differ_by_chance_alone_are_taken_for_equal():
    chance = np.random.default_rng(1)
    seen = chance.poisson(4, 400).astype(float)
    assert shrunk(seen, np.full(400, 4.0)).std() < 0.3
    places = chance.gamma(2, 10, 400)
    seen = chance.poisson(places).astype(float)
    found = shrunk(seen, np.full(400, 20.0))
    assert ((found - places) ** 2).mean() < 0.9 * ((seen - places) ** 2).mean()


def test_what_a_type_brings_in_all_stays(written):
    read = past(written("at,type,site\n" + DAYS + "2025-12-02T03:00,fire,hall\n"))
    assert per_hour(read, 2, 3).sum(axis=(1, 2)) == pytest.approx([4, 0.5])
