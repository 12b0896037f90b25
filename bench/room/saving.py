"""A hundred people who save at the same moments in a room that is served as offices serve it."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from threading import Barrier
from time import perf_counter
from urllib.parse import urlencode

from django.conf import settings
from django.db import connection
from django.urls import reverse

from bench.room.pages import signed_in
from bench.room.served import served
from opsroom.directives.models import Directive
from opsroom.people.models import Account
from opsroom.record.access import verdict
from opsroom.reviews.models import ReportAnswer, Review

PEOPLE = 100
TOKEN = "t" * 32
"""The secret of the forms, which every browser holds in its cookie."""
TEXT = "Đã bổ sung ba tổ trực."


@dataclass(kw_only=True)
class Saved:
    """How many saves were tried, what failed, and what the database does not hold afterwards."""

    database: str
    people: int
    saves: int
    failed: list[str] = field(default_factory=list)
    lost: int = 0
    whole: bool = False
    seconds: list[float] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class Person:
    """Somebody who is signed in, with a report to write and a directive to acknowledge."""

    session: str
    agency: str
    criteria: list[str]
    directive: int

    def saves(self, review: Review) -> Iterator[tuple[str, dict[str, str | int]]]:
        """Yield addresses and what is sent there."""
        key = review.event.key
        for one in self.criteria:
            where = [key, review.number, self.agency, one]
            said = {"state": "ready", "missing": TEXT, "revision": 0}
            yield reverse("reviews:answer", args=where), said
        where = [key, self.directive]
        yield reverse("directives:work", args=where), {"step": "acknowledge", "revision": 1}


def save_at_once(data: Path) -> Saved:
    """Let everybody answer two criteria and acknowledge a directive, all at the same moments."""
    review = Review.objects.select_related("event").get(stage=Review.Stage.INSPECTING)
    everybody = _people(review)
    plans = [(one, list(one.saves(review))) for one in everybody]
    done = Saved(
        database=connection.vendor,
        people=len(everybody),
        saves=sum(len(saves) for _one, saves in plans),
    )
    connection.close()
    together = Barrier(len(everybody))
    with served(data) as port, ThreadPoolExecutor(len(everybody)) as pool:
        told = pool.map(lambda plan: _saved(port, plan[0], plan[1], together), plans)
        for seconds, failed in told:
            done.seconds += seconds
            done.failed += failed
    done.lost = sum(_lost(review, one) for one in everybody)
    done.whole = verdict(review.event.key).whole
    return done


def _people(review: Review) -> list[Person]:
    waiting = review.reports.filter(submitted_at=None).select_related("agency")
    found = []
    for report in waiting:
        account = Account.objects.filter(
            agency=report.agency, login__startswith="reporter-"
        ).first()
        given = Directive.objects.filter(lead=report.agency, stage="given").first()
        if account and given:
            asked = review.assigned[report.agency.key]
            answered = set(report.answers.values_list("criterion", flat=True))
            session = signed_in(account).cookies[settings.SESSION_COOKIE_NAME].value
            found.append(
                Person(
                    session=session,
                    agency=report.agency.key,
                    criteria=[one for one in asked if one not in answered][:2],
                    directive=given.number,
                )
            )
    return found[:PEOPLE]


def _saved(
    port: int,
    person: Person,
    saves: list[tuple[str, dict[str, str | int]]],
    together: Barrier,
) -> tuple[list[float], list[str]]:
    seconds, failed = [], []
    for path, said in saves:
        together.wait()
        begun = perf_counter()
        answer = _sent(port, person, path, said)
        seconds.append(perf_counter() - begun)
        if answer != "302":
            failed.append(f"{path}: {answer}")
    return seconds, failed


def _sent(port: int, person: Person, path: str, said: dict[str, str | int]) -> str:
    """Send a form, and return the status of the answer, or why there was none."""
    cookies = {
        settings.SESSION_COOKIE_NAME: person.session,
        settings.CSRF_COOKIE_NAME: TOKEN,
    }
    line = HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        line.request(
            "POST",
            path,
            urlencode(said | {"csrfmiddlewaretoken": TOKEN}),
            {
                "Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items()),
                "Content-Type": "application/x-www-form-urlencoded",
            },
        )
        return str(line.getresponse().status)
    except (OSError, HTTPException) as error:
        return repr(error)
    finally:
        line.close()


def _lost(review: Review, person: Person) -> int:
    """Count what a person saved that is not there."""
    kept = ReportAnswer.objects.filter(
        report__review=review,
        report__agency__key=person.agency,
        criterion__in=person.criteria,
        missing=TEXT,
    )
    moved = Directive.objects.filter(
        event=review.event, number=person.directive, stage="acknowledged"
    )
    return len(person.criteria) - kept.count() + 1 - moved.count()
