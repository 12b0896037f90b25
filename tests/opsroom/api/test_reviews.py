"""Reviews are begun, changed, assigned and brought from stage to stage by programs."""

import pytest
from tests.opsroom import rounds
from tests.opsroom.api.conftest import last_entry, send
from tests.opsroom.api.forms import new_review
from tests.opsroom.api.reviewed import *  # noqa: F403 (its fixtures)

from opsroom.reviews.models import Review
from sansang.readiness import criteria_sets


@pytest.fixture
def reviews(chair, review):
    return f"/events/{review.event.key}/reviews"


@pytest.fixture
def begun(chair, reviews):
    """A second review, which is being prepared."""
    made = send(chair, "POST", reviews, new_review())
    assert made.status_code == 201, made.content
    return f"{reviews}/{made.json()['number']}"


def test_the_sets_of_criteria_are_told_and_can_be_taken_away(chair):
    told = send(chair, "GET", "/criteria-sets").json()
    assert [one["id"] for one in told] == [one.id for one in criteria_sets()]
    first = send(chair, "GET", f"/criteria-sets/{told[0]['id']}").json()
    assert len(first["criteria"]) == told[0]["criteria"] >= 60
    assert send(chair, "GET", "/criteria-sets/none").status_code == 404


def test_a_review_is_begun_once_however_often_it_is_sent(chair, reviews, begun):
    send(chair, "POST", reviews, new_review())
    told = send(chair, "GET", reviews).json()
    assert [one["number"] for one in told["items"]] == [2, 1]
    whole = send(chair, "GET", begun).json()
    assert whole["agenda"] == ["Nghe báo cáo", "Kiểm tra thực địa"]
    assert whole["delegation"] == [{"role": "Trưởng Tiểu ban", "agency": None, "chair": True}]
    assert whole["reports_due"] == "2026-11-21T10:00:00Z"
    assert whole["assigned"]
    assert last_entry("review.created") == ("chair", "committee")


def test_a_set_of_ones_own_is_taken(chair, reviews):
    own = send(chair, "GET", f"{reviews}/1/criteria").json()
    made = send(chair, "POST", reviews, new_review(criteria=own)).json()
    told = send(chair, "GET", f"{reviews}/{made['number']}/criteria").json()
    assert [one["id"] for one in told["criteria"]] == ["med-1", "med-2"]


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"title": ""}, "Title of the review: This field is required."),
        ({"title": "a\0b"}, "Title of the review: "),
        ({"title": "a\ud800b"}, "UTF-8"),
        ({"criteria": {"id": "a\ud800b"}}, "expected YAML"),
        ({"criteria": {"id": "a\0b"}}, "expected"),
        ({"version": 9}, "Version of the plan: "),
        ({"held_on": "tomorrow"}, "held_on"),
        ({"reports_due": "0001-01-01T00:00:00Z"}, "1970"),
        ({"criteria": "none"}, "Criteria: "),
        ({"criteria": {"id": "own"}}, "expected"),
        ({"delegation": [{"role": "Head", "agency": "nobody"}]}, "Agency: "),
    ],
)
def test_a_review_that_cannot_be_is_refused_in_a_sentence(chair, reviews, values, said):
    answer = send(chair, "POST", reviews, new_review(**values))
    assert answer.status_code == 422
    assert said in str(answer.json()["detail"])
    assert Review.objects.count() == 1


def test_a_review_is_changed(chair, begun):
    changed = {k: v for k, v in new_review(title="Lần hai").items() if k != "criteria"}
    assert send(chair, "PUT", begun, changed).json()["title"] == "Lần hai"
    assert last_entry("review.changed") == ("chair", "committee")


def test_criteria_are_changed_until_agencies_report(chair, begun):
    own = send(chair, "GET", f"{begun}/criteria").json()
    fewer = own | {"criteria": own["criteria"][:3]}
    kept = send(chair, "PUT", f"{begun}/criteria", fewer)
    assert kept.status_code == 200, kept.content
    assert len(kept.json()["criteria"]) == 3
    assert last_entry("review.criteria_changed") == ("chair", "committee")
    empty = send(chair, "PUT", f"{begun}/criteria", own | {"criteria": []})
    assert (empty.status_code, "at least one" in empty.json()["detail"]) == (422, True)
    send(chair, "POST", f"{begun}/stage", {"stage": "reporting"})
    late = send(chair, "PUT", f"{begun}/criteria", fewer)
    assert (late.status_code, "report already" in late.json()["detail"]) == (409, True)


def test_an_agency_is_asked_for_just_these_criteria(chair, at):
    told = send(chair, "PUT", f"{at}/assigned/pccc", {"criteria": ["med-2", "med-1"]}).json()
    assert told["assigned"]["pccc"] == ["med-1", "med-2"]
    assert last_entry("review.assigned") == ("chair", "committee")
    unknown = send(chair, "PUT", f"{at}/assigned/pccc", {"criteria": ["none"]})
    assert (unknown.status_code, "“none”" in unknown.json()["detail"]) == (422, True)
    assert send(chair, "PUT", f"{at}/assigned/nobody", {"criteria": []}).status_code == 404


def test_a_review_goes_where_its_stage_leads(chair, begun):
    assert send(chair, "GET", begun).json()["next_stages"] == ["reporting"]
    wrong = send(chair, "POST", f"{begun}/stage", {"stage": "inspecting"})
    assert (wrong.status_code, "cannot go" in wrong.json()["detail"]) == (409, True)
    assert send(chair, "POST", f"{begun}/stage", {"stage": "reporting"}).status_code == 200
    assert last_entry("review.stage_changed") == ("chair", "committee")


def test_what_is_concluded_takes_no_change(chair, chair_account, review):
    rounds.given(chair_account)
    at = f"/events/{review.event.key}/reviews/2"
    changed = {k: v for k, v in new_review().items() if k != "criteria"}
    assert send(chair, "PUT", at, changed).status_code == 409
    assert send(chair, "PUT", f"{at}/assigned/pccc", {"criteria": []}).status_code == 409


def test_who_only_reports_begins_and_changes_nothing(health, at, reviews):
    assert send(health, "GET", at).status_code == 200
    assert send(health, "POST", reviews, new_review()).status_code == 403
    assert send(health, "POST", f"{at}/stage", {"stage": "reporting"}).status_code == 403


def test_a_review_that_is_none_is_absent(chair, reviews):
    for path in ("/9", f"/{10**30}", "/-1", "/9/criteria", "/9/reports", "/9/findings", "/9/sheet"):
        assert send(chair, "GET", reviews + path).status_code == 404
    assert send(chair, "GET", "/events/nowhere/reviews").status_code == 404
