"""A draft becomes a version, which the chair approves or declines; then it never changes."""

import pytest
from tests.opsroom.api.conftest import PLAN, last_entry, send

from opsroom.plans.models import Version

VERSION = "/events/festival/versions/1"


@pytest.fixture
def version(planner_token, place):
    return send(planner_token, "POST", f"{place}/propose", {"summary": "Two posts more"})


def test_a_draft_is_proposed_once(planner_token, place, version):
    assert version.status_code == 201
    assert (version.json()["number"], version.json()["state"]) == (1, "proposed")
    assert version.json()["summary"] == "Two posts more"
    assert send(planner_token, "POST", f"{place}/propose", {}).json()["number"] == 1
    assert last_entry("plan.proposed") == ("planner", "police")
    assert send(planner_token, "GET", f"{VERSION}/plan").json() == PLAN


def test_the_chair_approves_by_name_and_role(chair_token, version):
    approved = send(chair_token, "POST", f"{VERSION}/approve")
    assert approved.status_code == 200, approved.content
    told = approved.json()
    assert (told["state"], told["decided_by"], told["decided_as"]) == ("approved", "Chair", "chair")
    assert last_entry("plan.approved") == ("chair", "committee")


def test_what_is_decided_is_not_decided_again(chair_token, version):
    send(chair_token, "POST", f"{VERSION}/approve")
    for path, body in (("approve", None), ("decline", {"reason": "Late"})):
        answer = send(chair_token, "POST", f"{VERSION}/{path}", body)
        assert answer.status_code == 409
        assert "decided on already" in answer.json()["detail"]
    assert Version.objects.get().state == "approved"


def test_the_chair_declines_and_says_why(chair_token, version):
    assert send(chair_token, "POST", f"{VERSION}/decline", {"reason": " "}).status_code == 422
    declined = send(chair_token, "POST", f"{VERSION}/decline", {"reason": "No fallback"}).json()
    assert (declined["state"], declined["reason"]) == ("declined", "No fallback")
    assert last_entry("plan.declined") == ("chair", "committee")


def test_a_planner_does_not_approve(planner_token, version):
    assert send(planner_token, "POST", f"{VERSION}/approve").status_code == 403


def test_a_version_never_changes(planner_token, version):
    body = {"was": "", "record": PLAN["event"]}
    for method, path, sent in (
        ("PUT", "/plan", {"revision": 1, "plan": PLAN}),
        ("PUT", "/tables/event/event", body),
        ("POST", "/tables/teams", {"record": PLAN["teams"][0]}),
        ("DELETE", "/tables/teams/one?was=", None),
    ):
        answer = send(planner_token, method, VERSION + path, sent)
        assert answer.status_code == 422
        assert "drafts" in str(answer.json()["detail"])


def test_versions_are_seen_by_every_agency(stranger, version):
    assert [one["number"] for one in send(stranger, "GET", "/events/festival/versions").json()] == [
        1
    ]
    assert send(stranger, "GET", VERSION).json()["proposed_by"] == "Planner"
    record = send(stranger, "GET", f"{VERSION}/tables/event/event").json()
    assert (record["record"], record["revision"]) == (PLAN["event"], None)
    assert send(stranger, "GET", "/events/festival/versions/2").status_code == 404
