"""The chair concludes by a program: from findings, from minutes, by hand, and once."""

from uuid import uuid4

import pytest
from tests.opsroom import rounds
from tests.opsroom.api.conftest import last_entry, send
from tests.opsroom.api.reviewed import *  # noqa: F403 (its fixtures)

from opsroom.directives.models import Directive
from opsroom.record.models import Row

SAID = {"judgement": "ready_with_conditions", "assessment": "Cơ bản đáp ứng."}
WATCHING = "Theo dõi các đối tượng có biểu hiện khiếu kiện"


@pytest.fixture
def conclusion(at):
    return f"{at}/conclusion"


def order(**more):
    return {"task": "Mở thông lối xe chữa cháy", "lead": "pccc"} | more


@pytest.fixture
def drafted(chair, conclusion):
    """The address of a directive that is drafted."""
    made = send(chair, "POST", f"{conclusion}/directives", order(key=str(uuid4())))
    assert made.status_code == 201, made.content
    return f"{conclusion}/directives/{made.json()['number']}"


@pytest.fixture
def reading(chair, conclusion):
    answer = send(chair, "PUT", f"{conclusion}/minutes", {"text": rounds.MINUTES}, language="en")
    assert answer.status_code == 200, answer.content
    return answer.json()


def test_an_order_written_by_hand_is_drafted_once(chair, conclusion):
    body = order(key=str(uuid4()), partners=["so-y-te"], due="2026-11-25T17:00:00+07:00")
    for _ in range(2):
        made = send(chair, "POST", f"{conclusion}/directives", body).json()
    assert (made["lead"], made["partners"], made["due"]) == (
        "pccc",
        ["so-y-te"],
        "2026-11-25T10:00:00Z",
    )
    assert send(chair, "GET", f"{conclusion}/directives").json() == [made]


def test_a_finding_becomes_a_directive_once(chair, conclusion, review):
    rounds.finding(review)
    for _ in range(2):
        made = send(chair, "POST", f"{conclusion}/findings/1/directive").json()
    assert (made["lead"], made["findings"]) == ("pccc", [1])
    assert Directive.objects.count() == 1
    assert send(chair, "POST", f"{conclusion}/findings/9/directive").status_code == 404


def test_what_is_drafted_is_changed_and_a_stale_change_is_told(chair, drafted):
    changed = order(task="Mở lối thứ hai", revision=1)
    assert send(chair, "PUT", drafted, changed).json()["task"] == "Mở lối thứ hai"
    stale = send(chair, "PUT", drafted, changed | {"task": "Khác"})
    assert (stale.status_code, stale.json()["now"]["task"]) == (409, "Mở lối thứ hai")
    assert send(chair, "DELETE", drafted).status_code == 204
    assert send(chair, "DELETE", drafted).status_code == 404


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"task": ""}, "Task: "),
        ({"lead": "nobody"}, "Lead agency: "),
        ({"partners": ["nobody"]}, "Partners: "),
        ({"task": WATCHING}, "Not handled here"),
        ({"task": "Lock\x01 it"}, "without control characters"),
        ({"place": "Hall\ufffe"}, "without control characters"),
        ({"done_when": "Locked\x02"}, "without control characters"),
    ],
)
def test_an_order_that_cannot_be_is_refused(chair, conclusion, values, said):
    answer = send(chair, "POST", f"{conclusion}/directives", order(key=str(uuid4())) | values)
    assert answer.status_code == 422
    assert said in answer.json()["detail"]
    assert not Directive.objects.exists()


def test_what_the_line_excludes_in_a_finding_is_no_directive(chair, conclusion, review):
    rounds.finding(review).delete()
    found = rounds.finding(review)
    found.text = WATCHING
    found.save()
    answer = send(chair, "POST", f"{conclusion}/findings/{found.number}/directive")
    assert (answer.status_code, "Not handled here" in answer.json()["detail"]) == (422, True)


def test_minutes_are_read_with_reasons_and_what_is_held_out(reading):
    first = reading["proposals"][0]
    assert first["lead"]["agency"]
    assert first["due"] == "2026-11-25T17:00:00+07:00"
    assert all(one["reasons"] for one in reading["proposals"])
    (held_out,) = reading["not_handled"]
    assert "Not handled here" in held_out["message"]
    assert held_out["offers"]


def test_a_proposal_is_accepted_as_it_was_read_or_changed_or_rejected(chair, conclusion, reading):
    first, second, third = (
        f"{conclusion}/minutes/{one['key']}" for one in reading["proposals"][:3]
    )
    for _ in range(2):
        made = send(chair, "POST", f"{first}/accept", {})
        assert made.status_code == 201, made.content
    assert made.json()["source"] == reading["proposals"][0]["sentence"]
    changed = send(chair, "POST", f"{second}/accept", {"order": order(task="Tính lại")})
    assert (changed.json()["task"], changed.json()["lead"]) == ("Tính lại", "pccc")
    told = send(chair, "POST", f"{third}/reject").json()["proposals"]
    assert [one["drafted"] is not None for one in told[:3]] == [True, True, False]
    assert told[2]["rejected"]
    assert send(chair, "POST", f"{conclusion}/minutes/none/accept", {}).status_code == 404


def test_minutes_that_nobody_pasted_are_absent_and_too_long_ones_refused(chair, conclusion):
    assert send(chair, "GET", f"{conclusion}/minutes").status_code == 404
    long = send(chair, "PUT", f"{conclusion}/minutes", {"text": "x" * 100_001})
    assert (long.status_code, "Text of the minutes: " in long.json()["detail"]) == (422, True)


def test_a_review_is_concluded_once_and_its_directives_are_given(chair, conclusion, drafted):
    for _ in range(2):
        told = send(chair, "POST", conclusion, SAID)
        assert told.status_code == 200, told.content
    assert (told.json()["stage"], told.json()["given"]) == ("concluded", [1])
    assert Row.objects.filter(kind="review.concluded").count() == 1
    assert last_entry("directive.given") == ("chair", "committee")
    other = send(chair, "POST", conclusion, SAID | {"assessment": "Khác"})
    assert (other.status_code, other.json()["now"]["assessment"]) == (409, "Cơ bản đáp ứng.")
    assert send(chair, "GET", drafted.rpartition("/")[0]).status_code == 404


def test_nobody_is_ready_while_something_critical_is_open(chair, conclusion, review):
    rounds.finding(review, gravity="critical")
    assert send(chair, "GET", conclusion).json()["blocking"][0]["blocks"]
    refused = send(chair, "POST", conclusion, SAID | {"judgement": "ready"})
    assert (refused.status_code, "“ready”" in refused.json()["detail"]) == (422, True)


def test_somebody_has_to_lead_each_directive(chair, conclusion):
    send(chair, "POST", f"{conclusion}/directives", order(key=str(uuid4()), lead=None))
    refused = send(chair, "POST", conclusion, SAID)
    assert (refused.status_code, "first: 1." in refused.json()["detail"]) == (422, True)


def test_only_the_chair_concludes(health, conclusion):
    for path in ("", "/directives", "/minutes"):
        assert send(health, "GET", conclusion + path).status_code == 403
    assert send(health, "POST", conclusion, SAID).status_code == 403
