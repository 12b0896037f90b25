"""What was seen on the spot and what was found, sent by programs."""

import pytest
from tests.opsroom.api.conftest import last_entry, send
from tests.opsroom.api.forms import pdf, seen, upload
from tests.opsroom.api.reviewed import *  # noqa: F403 (its fixtures)
from tests.opsroom.field.conftest import photo

from opsroom.reviews.models import FindingRecord, InspectionAnswer, Review

FOUND = {"text": "Lối ra bị khoá", "gravity": "major", "work_group": "fire_rescue"}


def test_what_was_seen_counts_once(chair, at):
    once = seen("med-1")
    first = upload(chair, f"{at}/inspection", **once, photo=[photo()])
    again = upload(chair, f"{at}/inspection", **once, photo=[photo()])
    assert (first.status_code, again.status_code) == (201, 200), first.content
    assert InspectionAnswer.objects.get().files.count() == 1
    assert last_entry("review.inspected") == ("chair", "committee")
    assert send(chair, "GET", f"{at}/sheet").json()["seen"][0]["key"] == once["key"]


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"criterion": "none"}, "no criterion “none”"),
        ({"site": "nowhere"}, "no place “nowhere”"),
        ({"state": "good"}, "not_ready"),
        ({"note": "x" * 4001}, "note"),
        ({"key": "1"}, "UUID"),
    ],
)
def test_what_the_review_cannot_have_is_refused(chair, at, values, words):
    answer = upload(chair, f"{at}/inspection", **seen("med-1") | values)
    assert answer.status_code == 422
    assert words in str(answer.json()["detail"])
    assert not InspectionAnswer.objects.exists()


def test_only_photos_come_from_the_spot_and_only_while_it_is_inspected(chair, at):
    answer = upload(chair, f"{at}/inspection", **seen("med-1"), photo=[pdf()])
    assert (answer.status_code, "not a photo" in answer.json()["detail"]) == (422, True)
    Review.objects.update(stage="reporting")
    closed = upload(chair, f"{at}/inspection", **seen("med-1"))
    assert (closed.status_code, "not open" in closed.json()["detail"]) == (422, True)


def test_who_does_not_inspect_sees_no_sheet_and_sends_nothing(health, at):
    assert send(health, "GET", f"{at}/sheet").status_code == 403
    assert upload(health, f"{at}/inspection", **seen("med-1")).status_code == 403
    assert upload(health, f"{at}/findings", **FOUND).status_code == 403


def test_a_finding_is_recorded_told_and_closed(chair, health, at):
    whole = FOUND | {"owner": "pccc", "criterion": "med-1"}
    for _ in range(2):
        made = upload(chair, f"{at}/findings", **whole, files=[pdf()])
        assert made.status_code == 201, made.content
    assert last_entry("review.finding_recorded") == ("chair", "committee")
    told = send(health, "GET", f"{at}/findings").json()
    assert [(one["owner"], len(one["files"])) for one in told["items"]] == [("pccc", 1)]
    assert send(health, "GET", f"{at}/findings/1").json() == told["items"][0]
    for _ in range(2):
        assert send(chair, "POST", f"{at}/findings/1/close").json()["closed_at"]
    assert last_entry("review.finding_closed") == ("chair", "committee")
    assert send(chair, "POST", f"{at}/findings/9/close").status_code == 404


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"text": ""}, "What was found: "),
        ({"owner": "nobody"}, "Agency that has to mend it: "),
        ({"owner": "a\0b"}, "pattern"),
        ({"site": "nowhere"}, "Site: "),
        ({"criterion": "none"}, "Criterion: "),
        ({"gravity": "dire"}, "critical"),
    ],
)
def test_a_finding_that_cannot_be_is_refused(chair, at, values, said):
    answer = upload(chair, f"{at}/findings", **FOUND | values)
    assert answer.status_code == 422
    assert said in str(answer.json()["detail"])
    assert not FindingRecord.objects.exists()


def test_a_finding_comes_too_late_after_the_conclusion(chair, at):
    Review.objects.update(stage="concluded")
    assert upload(chair, f"{at}/findings", **FOUND).status_code == 409
