"""Deployments run in the background: one at a time, seen, cancelled, whole or not at all."""

import json
import subprocess
import sys
from threading import Thread

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.opsroom.conftest import NOW
from tests.opsroom.databases import sqlite_alone
from tests.opsroom.plans.conftest import at, example

from opsroom.people.roles import Role
from opsroom.plans import jobs
from opsroom.plans.actions import ask_deployment, cancel, end_job
from opsroom.plans.models import Draft, Job
from opsroom.record.models import Row
from sansang.deployment import deploy
from sansang.event import EventPlan


@pytest.fixture
def small(draft):
    """The draft with a few teams and posts, which are deployed in a moment."""
    plan = draft.plan
    nothing = {"gatherings": (), "movements": (), "contingency_plans": (), "hazards": ()}
    sites = tuple(site.model_copy(update={"arrivals": ()}) for site in plan.sites)
    few = plan.model_copy(update={"posts": plan.posts[:3], "sites": sites, **nothing})
    EventPlan.model_validate(few.model_dump(mode="json"))
    draft.document = few.model_dump(mode="json")
    draft.sha256 = "5" * 64
    draft.save()
    return draft


@pytest.fixture
def job(small, cast):
    return asked(small, cast)


def asked(draft, cast, **more):
    account = cast.person("planner", Role.PLANNER)
    return ask_deployment(draft, account=account, now=NOW, **{"time_limit_s": 5, **more})


def page(client, job, **headers):
    address = reverse("plans:job", args=[job.event.key, job.pk])
    return client.get(address, HTTP_ACCEPT_LANGUAGE="en", **headers)


@pytest.fixture
def started(monkeypatch):
    """Jobs that wait stay waiting: nothing begins by itself."""
    calls = []
    monkeypatch.setattr(jobs, "start", lambda: calls.append(1))
    return calls


def test_a_deployment_is_asked_for_and_begins_once_it_is_kept(
    planner, small, started, django_capture_on_commit_callbacks
):
    address = reverse("plans:deploy", args=[small.event.key, "drafts", small.pk])
    with django_capture_on_commit_callbacks(execute=True):
        answer = planner.post(address, {"time_limit_s": "5"})
    job = Job.objects.get()
    assert answer.url.endswith(f"/deployments/{job.pk}/")
    assert (job.state, job.plan_sha256, started) == ("waiting", small.sha256, [1])
    assert Row.objects.filter(kind="deployment.asked").exists()


def test_asking_twice_is_one_deployment(small, cast):
    assert asked(small, cast) == asked(small, cast)


@pytest.mark.parametrize("limit", ["0", "99999", "soon", ""])
def test_a_time_limit_that_is_none_asks_for_nothing(planner, small, limit):
    address = reverse("plans:deploy", args=[small.event.key, "drafts", small.pk])
    planner.post(address, {"time_limit_s": limit})
    assert not Job.objects.exists()


@pytest.mark.slow
def test_a_deployment_is_computed_in_a_process_of_its_own(planner, job):
    jobs.work_off(timezone.now)
    job = Job.objects.get()
    assert (job.state, job.fault) == ("done", "")
    assert job.answer["format"] == "sansang/deployment/1"
    assert job.progress[0]["name"].startswith("minimum")
    entry = Row.objects.get(kind="deployment.computed").entry
    assert (entry["author_role"], entry["data"]["plan_sha256"]) == ("planner", job.plan_sha256)
    text = page(planner, job).content.decode()
    assert "Objective levels" in text
    team = example().team(job.answer["assignments"][0]["team"])
    assert example().say(team.name, "en") in text
    dossier = planner.get(reverse("plans:dossier", args=[job.event.key, job.pk]))
    assert dossier["Content-Disposition"].startswith("attachment")
    assert dossier.content.startswith(b"<!doctype html>")
    assert planner.get(reverse("plans:answer", args=[job.event.key, job.pk])).json() == job.answer


class Search:
    """A search that tells what it is given to tell, and then waits to be stopped."""

    def __init__(self, *lines, waits=False, code=0):
        ending = "sys.stdin.read(); import time; time.sleep(600)" if waits else f"sys.exit({code})"
        told = "".join(json.dumps(line) + "\n" for line in lines)
        self.program = f"import sys; sys.stdout.write({told!r}); sys.stdout.flush(); {ending}"

    def __call__(self, command, **how):
        return subprocess.Popen([sys.executable, "-c", self.program], **how)


LEVEL = {"name": "travel", "objective": 90, "bound": 60, "gap": 0.3, "status": "feasible"}


def searching(monkeypatch, *lines, **how):
    class Module:
        PIPE = subprocess.PIPE
        Popen = Search(*lines, **how)

    monkeypatch.setattr(jobs, "subprocess", Module)


def test_a_search_that_breaks_leaves_no_answer_and_the_page_says_so(planner, job, monkeypatch):
    searching(monkeypatch, {"levels": [LEVEL]}, code=3)
    jobs.work_off(timezone.now)
    job.refresh_from_db()
    assert (job.state, job.answer, job.fault) == ("failed", None, "exit code 3")
    assert "ended without an answer" in page(planner, job).content.decode()


def test_a_running_search_is_cancelled_from_its_page(planner, job, monkeypatch):
    searching(monkeypatch, {"levels": [LEVEL]}, waits=True)
    told = jobs._messages

    def cancel_after_the_first(search, of):
        for message in told(search, of):
            yield message
            planner.post(reverse("plans:cancel", args=[job.event.key, job.pk]))

    monkeypatch.setattr(jobs, "_messages", cancel_after_the_first)
    jobs.work_off(timezone.now)
    job.refresh_from_db()
    assert (job.state, job.answer, job.progress) == ("cancelled", None, [LEVEL])
    assert "It was cancelled" in page(planner, job).content.decode()


def test_a_waiting_one_is_cancelled_at_once(job):
    cancel(job, now=NOW)
    job.refresh_from_db()
    assert job.state == "cancelled"


def test_progress_is_shown_by_level_and_asks_again_until_the_end(planner, job):
    Job.objects.update(state="running", progress=[LEVEL])
    shown = page(planner, job, HTTP_HX_REQUEST="true")
    assert "1.5 h" in shown.content.decode()
    assert "every 2s" in shown.content.decode()
    Job.objects.update(state="cancelled")
    ended = page(planner, job, HTTP_HX_REQUEST="true")
    assert (ended.status_code, ended["HX-Refresh"]) == (286, "true")


def test_what_a_stopped_server_left_is_told_as_interrupted_and_not_begun_again(planner, job):
    Job.objects.update(state="running")
    jobs.tell_of_interrupted()
    assert "The server was stopped" in page(planner, job).content.decode()
    jobs.work_off(timezone.now)
    job.refresh_from_db()
    assert (job.state, job.answer) == ("interrupted", None)


def test_a_search_ends_with_the_server_that_asked_for_it(small):
    command = [sys.executable, "-m", "opsroom.plans.solver", "600"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as search:
        search.stdin.write(f"{json.dumps(example().model_dump(mode='json'))}\n")
        search.stdin.close()  # as when the server is killed
        assert '"answer"' not in search.stdout.read()
        assert search.wait() == 1


def test_an_answer_that_comes_after_the_end_changes_nothing(job):
    Job.objects.update(state="interrupted")
    end_job(job, Job.State.DONE, answer={"status": "optimal", "unmet": []}, now=NOW)
    job.refresh_from_db()
    assert (job.state, job.answer) == ("interrupted", None)
    assert not Row.objects.filter(kind="deployment.computed").exists()


def test_the_answer_and_its_entry_are_kept_together_or_not_at_all(job, monkeypatch):
    Job.objects.update(state="running")

    def full(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("opsroom.plans.actions.record", full)
    with pytest.raises(OSError, match="No space"):
        end_job(job, Job.State.DONE, answer={"status": "optimal", "unmet": []}, now=NOW)
    job.refresh_from_db()
    assert (job.state, job.answer) == ("running", None)


def test_one_process_computes_one_at_a_time_the_oldest_first(small, cast, monkeypatch):
    first = asked(small, cast)
    Draft.objects.update(sha256="6" * 64)
    small.refresh_from_db()
    second = asked(small, cast)
    order = []

    def answer(job):
        running = Job.objects.filter(state="running").count()
        jobs.work_off(timezone.now)  # whoever asks meanwhile finds it at work
        order.append((job.pk, running))
        raise jobs.Broken

    monkeypatch.setattr(jobs, "_answer", answer)
    jobs.work_off(timezone.now)
    assert order == [(first.pk, 1), (second.pk, 1)]


@sqlite_alone
def test_the_answer_keeps_to_the_plan_as_it_was_asked_for(planner, job):
    answer = deploy(EventPlan.model_validate(job.document), time_limit_s=5).model_dump(mode="json")
    Job.objects.update(state="done", answer=answer)
    Draft.objects.update(document={}, sha256="7" * 64)
    assert "The draft changed since" in page(planner, job).content.decode()


def test_the_deployment_of_a_draft_is_seen_by_those_who_see_the_draft(cast, planner, job):
    other = cast.client("doctor", Role.PLANNER, agency="health")
    assert page(other, job).status_code == 200
    Draft.objects.update(shared=False)
    assert page(other, job).status_code == 404
    assert page(planner, job).status_code == 200


def test_who_only_looks_neither_asks_nor_cancels(reviewer, small, job):
    address = reverse("plans:deploy", args=[small.event.key, "drafts", small.pk])
    assert reviewer.post(address, {"time_limit_s": "5"}).status_code == 403
    assert reviewer.post(reverse("plans:cancel", args=[job.event.key, job.pk])).status_code == 403
    assert page(reviewer, job).status_code == 200


@pytest.mark.django_db(transaction=True)
def test_a_thread_works_off_what_waits_and_ends(small, cast, monkeypatch):
    job = asked(small, cast)
    monkeypatch.setattr(jobs, "_answer", lambda job: {"status": "optimal", "unmet": []})
    begun = []

    class Kept(Thread):
        def start(self):
            begun.append(self)
            super().start()

    monkeypatch.setattr(jobs, "Thread", Kept)
    jobs.start()
    begun[0].join(timeout=30)
    job.refresh_from_db()
    assert job.state == "done"


def test_findings_are_shown_with_what_mends_them(reviewer, draft):
    address = reverse("plans:findings", args=[draft.event.key, "drafts", draft.pk])
    text = reviewer.get(address, HTTP_ACCEPT_LANGUAGE="en").content.decode()
    assert "Remedy" in text
    assert reviewer.get(at(draft, "propose")).status_code == 403
