"""A review of the example's approved plan, in which agencies report."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from tests.opsroom.conftest import NOW

from opsroom.people.models import Agency
from opsroom.people.roles import Role
from opsroom.plans.actions import import_plan
from opsroom.plans.models import Version
from opsroom.record.author import SET_UP
from opsroom.reviews import actions
from opsroom.reviews.models import Review
from sansang.eventfile import read_plan
from sansang.readiness import assigned, criteria_set

EXAMPLE = Path(__file__).parents[3] / "examples" / "lang-son-congress"


@pytest.fixture(scope="session")
def plan():
    return read_plan(EXAMPLE)


@pytest.fixture
def clock(monkeypatch):
    """The time that the pages see; it can be set."""

    class Clock:
        now: datetime = NOW

    monkeypatch.setattr(timezone, "now", lambda: Clock.now)
    return Clock


@pytest.fixture
def version(cast, plan):
    chair = cast.person("chair", Role.CHAIR, agency="committee")
    agency, _ = Agency.objects.get_or_create(key="room", defaults={"name": "Sansang"})
    draft = import_plan(plan, title="Plan", agency=agency, account=None, by=SET_UP, now=NOW)
    return Version.objects.create(
        event=draft.event,
        number=1,
        document=draft.document,
        sha256=draft.sha256,
        state=Version.State.APPROVED,
        proposed_by=chair,
        proposed_at=NOW,
        decided_by=chair,
        decided_at=NOW,
    )


@pytest.fixture
def review(cast, plan, version, clock) -> Review:
    """Agencies report to it until two hours from now."""
    reviewer = cast.person("reviewer", Role.REVIEWER, agency="committee")
    criteria = criteria_set("indoor-congress")
    said = {
        "title": "Inspection at T-5",
        "held_on": date(2026, 11, 26),
        "place": "Conference centre",
        "scope": "",
        "agenda": ["Reports", "Places"],
        "version": version,
        "reports_due": NOW + timedelta(hours=2),
        "delegation": [{"role": "Head of the delegation", "agency": None, "chair": True}],
    }
    asked = assigned(plan, criteria)
    made = actions.create_review(
        version.event, said, criteria=criteria, assigned=asked, by=reviewer, now=NOW
    )
    actions.set_stage(made, Review.Stage.REPORTING, by=reviewer, now=NOW)
    made.refresh_from_db()
    return made


@pytest.fixture
def own(review) -> str:
    """The agency whose report is written."""
    return next(iter(review.assigned))


@pytest.fixture
def other(review) -> str:
    """Another agency that reports."""
    return list(review.assigned)[1]


@pytest.fixture
def writer(cast, own):
    """Writes the report of the own agency."""
    return cast.client("writer", Role.REPORTER, agency=own)


@pytest.fixture
def stranger(cast, other):
    """Writes the report of the other agency."""
    return cast.client("stranger", Role.REPORTER, agency=other)


@pytest.fixture
def pages(review, own):
    """The addresses of the review."""
    return Pages(review, own)


class Pages:
    def __init__(self, review, own):
        self.review = f"/events/{review.event.key}/reviews/{review.number}/"
        self.report = f"{self.review}reports/{own}/"
        self.criterion = review.assigned[own][0]
        self.second = review.assigned[own][1]

    def answer(self, criterion=None):
        return f"{self.report}answers/{criterion or self.criterion}/"


def said(state="ready", revision=0, **more):
    return {"state": state, "revision": revision, "missing": "", "asks_for": "", "link": ""} | more
