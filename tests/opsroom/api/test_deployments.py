"""Deployments are asked for, watched and cancelled; their answers are taken away."""

import pytest
from tests.opsroom.api.conftest import PLAN, last_entry, send

from opsroom.plans import jobs
from opsroom.plans.models import Job
from sansang.deployment import deploy
from sansang.event import EventPlan

ALL = "/events/festival/deployments"


@pytest.fixture
def started(monkeypatch):
    """Jobs that wait stay waiting: nothing begins by itself."""
    calls = []
    monkeypatch.setattr(jobs, "start", lambda: calls.append(1))
    return calls


@pytest.fixture
def asked(planner_token, place, started, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        return send(planner_token, "POST", f"{place}/deployments", {"time_limit_s": 5})


@pytest.fixture
def one(asked):
    return f"{ALL}/{asked.json()['id']}"


def test_a_deployment_is_asked_for_and_begins(planner_token, draft, asked, started):
    assert asked.status_code == 201
    told = asked.json()
    assert (told["state"], told["draft"], told["time_limit_s"]) == ("waiting", draft["id"], 5)
    assert started == [1]
    assert last_entry("deployment.asked") == ("planner", "police")
    assert [job["id"] for job in send(planner_token, "GET", ALL).json()["items"]] == [told["id"]]


def test_asking_again_is_the_same_deployment(planner_token, place, asked):
    again = send(planner_token, "POST", f"{place}/deployments", {"time_limit_s": 5})
    assert again.json()["id"] == asked.json()["id"]


@pytest.mark.parametrize("limit", [0, 1801, "soon"])
def test_a_time_limit_that_is_none_asks_for_nothing(planner_token, place, limit):
    answer = send(planner_token, "POST", f"{place}/deployments", {"time_limit_s": limit})
    assert answer.status_code == 422
    assert not Job.objects.exists()


def test_how_far_it_is_is_told(planner_token, one):
    level = {"name": "travel", "objective": 90, "bound": 60, "gap": 0.3, "status": "feasible"}
    Job.objects.update(state="running", progress=[level])
    told = send(planner_token, "GET", one).json()
    assert (told["state"], told["progress"]) == ("running", [level])
    for answer in ("answer", "dossier"):
        assert send(planner_token, "GET", f"{one}/{answer}").status_code == 404


def test_a_waiting_one_is_cancelled_at_once(planner_token, one):
    told = send(planner_token, "POST", f"{one}/cancel").json()
    assert (told["state"], told["cancel_asked"]) == ("cancelled", True)


def test_the_answer_and_its_dossier_are_taken_away(planner_token, one):
    answer = deploy(EventPlan.model_validate(PLAN), time_limit_s=5).model_dump(mode="json")
    Job.objects.update(state="done", answer=answer)
    assert send(planner_token, "GET", f"{one}/answer").json() == answer
    english = send(planner_token, "GET", f"{one}/dossier").content.decode()
    assert english.startswith("<!doctype html>")
    assert 'lang="en"' in english
    assert 'lang="vi"' in send(planner_token, "GET", f"{one}/dossier", None, "vi").content.decode()


def test_the_deployment_of_a_draft_is_seen_by_those_who_see_the_draft(stranger, one):
    assert send(stranger, "GET", ALL).json()["items"] == []
    for method, path in (("GET", ""), ("POST", "/cancel"), ("GET", "/answer"), ("GET", "/dossier")):
        assert send(stranger, method, one + path).status_code == 404
