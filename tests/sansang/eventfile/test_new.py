"""A new event is a small whole plan in the language of the event."""

from datetime import datetime

import pytest

from sansang.eventfile import new_plan, read_plan, write_folder
from sansang.eventfile.tables import tables
from sansang.faults import CannotRun

# Local times: the time zone of the event is said beside them.
START = datetime(2026, 10, 24, 8)  # noqa: DTZ001
END = datetime(2026, 10, 26, 17)  # noqa: DTZ001


def made(**changes):
    said = {"event_id": "race", "name": "Race", "start": START, "end": END, "language": "en"}
    return new_plan(**{**said, "time_zone": "Europe/Monaco", **changes})


@pytest.mark.parametrize("language", ["vi", "en", "fr"])
def test_a_new_event_has_an_example_in_each_table_and_is_read_back(language, tmp_path):
    plan = made(language=language)
    write_folder(plan, tmp_path / "event")
    assert read_plan(tmp_path / "event") == plan
    assert all((tmp_path / "event" / f"{table.name}.csv").exists() for table in tables())


def test_its_texts_are_in_the_language_of_the_event():
    assert made(language="en").find("posts", "main-gate").name == "Main gate"
    assert made(language="vi").find("posts", "main-gate").name != "Main gate"


def test_its_times_are_local_and_readiness_is_judged_five_days_before():
    event = made().event
    assert event.start.isoformat() == "2026-10-24T08:00:00+02:00"
    assert event.end.isoformat() == "2026-10-26T17:00:00+01:00"
    assert event.as_of.isoformat() == "2026-10-19T08:00:00+02:00"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"time_zone": "Mars/Base"}, "time_zone"),
        ({"end": START}, "end_before_start"),
        ({"event_id": "two words"}, "id"),
        ({"name": ""}, "missing"),
        ({"language": "English"}, "language"),
    ],
)
def test_what_no_event_can_be_is_refused(changes, code):
    with pytest.raises(CannotRun) as refused:
        made(**changes)
    assert refused.value.faults[0].code == code
