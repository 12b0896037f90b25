"""Each broken plan is refused with one message that names its place; never a traceback."""

import shutil

import pytest
from tests.sansang.eventfile.broken_plans import BASE, BROKEN, CASES, broken_event

from sansang.eventfile import describe_fault, read_plan
from sansang.eventfile.sentences import EXPECTATIONS
from sansang.faults import EventFileError
from sansang.wording import LANGUAGES, wording


def test_the_base_of_the_broken_plans_is_whole():
    assert read_plan(BASE).event.id == "congress"


def test_every_broken_plan_is_in_the_table():
    folders = {path.name for path in BROKEN.iterdir() if path.is_dir()} - {"base"}
    assert folders == {case for case, *_ in CASES}
    assert len(folders) >= 45


@pytest.mark.parametrize(("case", "code", "place", "field"), CASES, ids=[c[0] for c in CASES])
def test_a_broken_plan_is_refused_by_place_and_field(case, code, place, field, tmp_path):
    with pytest.raises(EventFileError) as refused:
        read_plan(broken_event(case, tmp_path))
    first = refused.value.faults[0]
    assert (first.code, first.place, first.field) == (code, place, field)
    assert {fault.code for fault in refused.value.faults} <= EXPECTATIONS.keys()


@pytest.mark.parametrize("case", [case for case, *_ in CASES])
def test_a_broken_plan_is_explained_in_both_languages(case, tmp_path):
    with pytest.raises(EventFileError) as refused:
        read_plan(broken_event(case, tmp_path))
    for fault in refused.value.faults:
        said = {language: describe_fault(fault, wording(language)) for language in LANGUAGES}
        assert said["vi"] != said["en"]
        assert all("\n" not in text and len(text) < 400 for text in said.values())


def test_a_fault_is_a_sentence(tmp_path):
    with pytest.raises(EventFileError) as refused:
        read_plan(broken_event("headcount-negative", tmp_path))
    (fault,) = refused.value.faults
    assert describe_fault(fault, wording("en")) == (
        'teams.csv line 2, headcount: found "-4", expected a whole number of at least 1'
    )


def test_every_fault_of_all_files_is_said_at_once(tmp_path):
    event = broken_event("headcount-negative", tmp_path)
    for case in ("width-not-a-number", "yaml-field-unknown", "file-unknown", "geojson-polygon"):
        shutil.copytree(BROKEN / case, event, dirs_exist_ok=True)
    with pytest.raises(EventFileError) as refused:
        read_plan(event)
    assert sorted(fault.place for fault in refused.value.faults) == [
        "event.yaml line 5",
        "exits.csv line 3",
        "places.geojson features[0]",
        "team.csv",
        "teams.csv line 2",
    ]
