"""Deployments that are computed in the background: one at a time, with progress and an end.

A thread of this process takes the jobs that wait, one after the other. The search itself runs in
a process of its own, which is stopped when somebody cancels it.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from queue import Empty, Queue
from threading import Lock, Thread
from typing import Any

from django.conf import settings
from django.db import close_old_connections, transaction
from django.utils import timezone

from opsroom.people.models import Account
from opsroom.plans import actions
from opsroom.plans.maps import file_of, roads_named
from opsroom.plans.models import Draft, Job, Version

OPEN = (Job.State.WAITING, Job.State.RUNNING)
LOOK_S = 0.5
"""How often a running search looks whether somebody cancelled it."""

Clock = Callable[[], datetime]
_one_at_a_time = Lock()


class Cancelled(Exception):
    """Somebody asked the search to stop."""


class Broken(Exception):
    """The search ended without an answer."""


def ask(paper: Draft | Version, *, time_limit_s: int, account: Account, now: datetime) -> Job:
    """Ask for the deployment of a plan; it begins once that is kept."""
    kept = roads_named(paper.event_id, paper.plan).map
    job = actions.ask_deployment(
        paper,
        time_limit_s=time_limit_s,
        map_sha256=kept.sha256 if kept else "",
        account=account,
        now=now,
    )
    transaction.on_commit(start)
    return job


def tell_of_interrupted() -> None:
    """Mark the jobs that a stopped server left in the middle; their pages say so."""
    Job.objects.filter(state__in=OPEN).update(state=Job.State.INTERRUPTED)


def start() -> None:
    """See to it that waiting jobs are worked off, in a thread that ends when none is left."""
    Thread(target=_work_in_thread, daemon=True).start()


def _work_in_thread() -> None:
    close_old_connections()
    try:
        work_off(timezone.now)
    finally:
        close_old_connections()


def work_off(clock: Clock) -> None:
    """Compute the waiting jobs, the oldest first, unless this process is at it already."""
    while _one_at_a_time.acquire(blocking=False):
        try:
            while job := _claimed():
                _compute(job, clock)
        finally:
            _one_at_a_time.release()
        if not Job.objects.filter(state=Job.State.WAITING).exists():
            return


def _claimed() -> Job | None:
    """The oldest waiting job, taken so that no other process takes it too."""
    waiting = Job.objects.filter(state=Job.State.WAITING).order_by("asked_at", "pk")
    for job in waiting.select_related("event", "asked_by__agency"):
        if Job.objects.filter(pk=job.pk, state=Job.State.WAITING).update(state=Job.State.RUNNING):
            return job
    return None


def _compute(job: Job, clock: Clock) -> None:
    try:
        answer = _answer(job)
    except Cancelled:
        actions.end_job(job, Job.State.CANCELLED, now=clock())
    except Broken as error:
        actions.end_job(job, Job.State.FAILED, fault=str(error), now=clock())
    else:
        actions.end_job(job, Job.State.DONE, answer=answer, now=clock())


def _answer(job: Job) -> Any:
    """The answer of the search. Raises Cancelled or Broken."""
    command = [sys.executable, "-m", "opsroom.plans.solver", str(job.time_limit_s)]
    if job.map_sha256:
        command += [str(file_of(job.map_sha256)), str(settings.DATA.networks)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True) as search:  # noqa: S603 (our own module, and a number)
        try:
            for message in _messages(search, job):
                if "answer" in message:
                    return message["answer"]
                Job.objects.filter(pk=job.pk).update(progress=message["levels"])
        finally:
            search.kill()
    raise Broken(f"exit code {search.returncode}")


def _messages(search: "subprocess.Popen[str]", job: Job) -> Iterator[dict[str, Any]]:
    """What the search tells until it ends. Raises Cancelled once somebody asks for that."""
    told: Queue[str | None] = Queue()
    threads = (
        Thread(target=_send, args=(search, json.dumps(job.document)), daemon=True),
        Thread(target=_listen, args=(search, told), daemon=True),
        Thread(target=_drain, args=(search,), daemon=True),
    )
    for thread in threads:
        thread.start()
    while True:
        if Job.objects.filter(pk=job.pk, cancel_asked=True).exists():
            raise Cancelled
        try:
            line = told.get(timeout=LOOK_S)
        except Empty:
            continue
        if line is None:
            return
        yield json.loads(line)


def _send(search: "subprocess.Popen[str]", text: str) -> None:
    assert search.stdin
    try:
        search.stdin.write(f"{text}\n")
        search.stdin.flush()
    except OSError:
        return  # it was stopped before it had read all


def _listen(search: "subprocess.Popen[str]", told: "Queue[str | None]") -> None:
    assert search.stdout
    try:
        for line in search.stdout:
            told.put(line)
    finally:
        told.put(None)


def _drain(search: "subprocess.Popen[str]") -> None:
    """Read what it complains of, so that it never waits for a reader."""
    assert search.stderr
    search.stderr.read()
