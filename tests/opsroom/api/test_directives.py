"""Directives are worked, evidenced, decided on and linked to the plan by programs."""

import pytest
from tests.opsroom import rounds
from tests.opsroom.api.conftest import last_entry, send, token_for
from tests.opsroom.api.forms import PDF, pdf, upload
from tests.opsroom.api.reviewed import *  # noqa: F403 (its fixtures)

from opsroom.people.roles import Action, Role


@pytest.fixture
def directive(chair, chair_account):
    """The address of a directive that the fire brigade leads."""
    made = rounds.given(chair_account)
    return f"/events/{made.event.key}/directives/{made.number}"


def step(token, directive, door, name, **more):
    """A step from where the directive is now."""
    now = send(token, "GET", directive).json()["revision"]
    return send(token, "POST", f"{directive}/{door}", {"step": name, "revision": now} | more)


@pytest.fixture
def shown(fire, directive):
    step(fire, directive, "work", "acknowledge")
    now = send(fire, "GET", directive).json()["revision"]
    body = {"revision": now, "note": "Có biên bản", "files": [pdf()]}
    answer = upload(fire, f"{directive}/evidence", **body)
    assert answer.status_code == 200, answer.content
    return answer.json()


def test_a_directive_is_worked_evidenced_and_closed(chair, fire, directive, shown):
    assert (shown["stage"], shown["evidence_note"]) == ("evidenced", "Có biên bản")
    assert last_entry("directive.evidenced") == ("reporter", "pccc")
    place = f"{directive}/files/{shown['files'][0]['id']}"
    assert b"".join(send(chair, "GET", place).streaming_content) == PDF
    assert step(chair, directive, "decision", "close").json()["stage"] == "closed"
    assert last_entry("directive.closed") == ("chair", "committee")
    told = send(fire, "GET", f"{directive}/history").json()
    assert told[-2]["words"] == {"note": "Có biên bản"}


def test_the_same_step_sent_again_is_no_conflict(fire, directive):
    body = {"step": "acknowledge", "revision": send(fire, "GET", directive).json()["revision"]}
    for _ in range(2):
        answer = send(fire, "POST", f"{directive}/work", body)
        assert answer.json()["stage"] == "acknowledged"


def test_a_stale_step_is_told_where_the_directive_is(chair, fire, directive, shown):
    stale = send(fire, "POST", f"{directive}/work", {"step": "begin", "revision": 1})
    assert (stale.status_code, stale.json()["now"]["stage"]) == (409, "evidenced")
    assert "moved meanwhile" in stale.json()["detail"]


def test_returning_and_withdrawing_need_a_reason(chair, directive, shown):
    for name in ("return", "withdraw"):
        assert step(chair, directive, "decision", name).status_code == 422
    told = step(chair, directive, "decision", "return", reason="Thiếu ảnh").json()
    assert (told["stage"], told["returned_because"]) == ("returned", "Thiếu ảnh")
    assert step(chair, directive, "decision", "withdraw", reason="Không còn cần").json()[
        "stage"
    ] == ("withdrawn")


def test_a_directive_of_other_agencies_is_absent_for_whoever_reports(traffic, directive):
    work = {"step": "acknowledge", "revision": 1}
    for method, path, body in (
        ("GET", "", None),
        ("GET", "/history", None),
        ("GET", "/costs", None),
        ("GET", "/files/1", None),
        ("POST", "/work", work),
        ("PUT", "/version", {"version": 1}),
    ):
        assert send(traffic, method, directive + path, body).status_code == 404, path
    assert upload(traffic, f"{directive}/evidence", revision=1, note="x").status_code == 404
    assert send(traffic, "GET", directive.rpartition("/")[0]).json()["items"] == []


def test_only_the_lead_works_and_only_the_chair_decides(cast, chair, fire, directive):
    planner = token_for(cast.person("planner", Role.PLANNER), *Action)
    body = {"step": "acknowledge", "revision": 2}
    assert send(planner, "POST", f"{directive}/work", body).status_code == 404
    assert send(chair, "POST", f"{directive}/work", body).status_code == 403
    decided = {"step": "close", "revision": 2}
    assert send(fire, "POST", f"{directive}/decision", decided).status_code == 403


def test_evidence_that_is_not_taken_moves_nothing(fire, directive):
    step(fire, directive, "work", "acknowledge")
    now = send(fire, "GET", directive).json()
    script = pdf("image.svg", b"<svg/>")
    for body in ({"note": ""}, {"note": "x", "files": [script]}):
        sent = {"revision": now["revision"]} | body
        assert upload(fire, f"{directive}/evidence", **sent).status_code == 422
    assert send(fire, "GET", directive).json() == now


def test_the_lists_are_those_of_the_page(chair, fire, directive, shown):
    for show, count in (("all", 1), ("mine", 1), ("open", 1), ("overdue", 0), ("evidenced", 1)):
        path = f"{directive.rpartition('/')[0]}?show={show}"
        assert send(fire, "GET", path).json()["count"] == count, show
    assert send(chair, "GET", f"{directive.rpartition('/')[0]}?show=x").status_code == 422


def test_a_draft_carries_it_out_and_the_version_tells_what_that_costs(
    cast, chair, chair_account, directive, review
):
    planner = token_for(cast.person("planner", Role.PLANNER), *Action)
    made = send(planner, "POST", f"{directive}/draft")
    assert (made.status_code, made.json()["agency"]) == (201, "police")
    assert send(planner, "GET", directive).json()["draft"] == made.json()["id"]
    assert send(chair, "GET", directive).json()["draft"] is None
    assert send(chair, "GET", f"{directive}/costs").status_code == 404
    wrong = send(chair, "PUT", f"{directive}/version", {"version": 9})
    assert (wrong.status_code, "proposed or approved" in wrong.json()["detail"]) == (422, True)
    assert send(chair, "PUT", f"{directive}/version", {"version": 1}).json()["version"] == 1
    assert last_entry("directive.version_linked") == ("chair", "committee")
    rounds.deployed(review.version, chair_account)
    told = send(chair, "GET", f"{directive}/costs").json()
    assert (told["version"], told["earlier"], told["before"]) == (1, None, None)
    assert len(told["after"]["below_minimum"]) == 1
