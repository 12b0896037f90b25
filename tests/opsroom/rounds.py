"""A review of the example as the tests of directives and readiness need it, ready to conclude."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from opsroom.directives import actions, costs, drafting, standing
from opsroom.directives.models import Directive
from opsroom.people.models import Account, Agency
from opsroom.plans.models import Event, Job, Version
from opsroom.reviews.models import FindingRecord, Report, ReportAnswer, Review
from sansang.eventfile import plan_sha256, read_plan
from sansang.readiness import Judgement

EXAMPLE = Path(__file__).parents[2] / "examples" / "lang-son-congress"
MINUTES = (EXAMPLE / "minutes.vi.txt").read_text(encoding="utf-8")
NOW = datetime(2026, 11, 22, 8, tzinfo=UTC)
DAY = timedelta(days=1)
WORDS = {"vi": "Xe cứu thương sẵn sàng", "en": "Ambulances are ready"}


def version(event: Event, by: Account, number: int = 1, state: str = "approved") -> Version:
    plan = read_plan(EXAMPLE)
    return Version.objects.create(
        event=event,
        number=number,
        state=state,
        document=plan.model_dump(mode="json"),
        sha256=plan_sha256(plan),
        proposed_by=by,
        proposed_at=NOW,
        decided_by=by,
        decided_at=NOW,
    )


def review(by: Account, number: int = 1) -> Review:
    """A review of two criteria, one of them critical; health has reported both ready."""
    plan = read_plan(EXAMPLE)
    event, _ = Event.objects.get_or_create(key=plan.event.id, defaults={"name": plan.event.name})
    for agency in plan.agencies:
        Agency.objects.get_or_create(key=agency.id, defaults={"name": agency.name})
    criteria = [
        {"id": one, "work_group": "medical", "asks": WORDS, "evidence": WORDS, "critical": critical}
        for one, critical in (("med-1", True), ("med-2", False))
    ]
    made = Review.objects.create(
        event=event,
        number=number,
        title=f"Kiểm tra lần {number}",
        held_on=NOW.date(),
        version=event.versions.first() or version(event, by),
        criteria={"id": "own", "name": WORDS, "criteria": criteria},
        assigned={"so-y-te": ["med-1", "med-2"]},
        stage=Review.Stage.INSPECTING,
    )
    report = Report.objects.create(
        review=made, agency=Agency.objects.get(key="so-y-te"), submitted_at=NOW
    )
    for one in ("med-1", "med-2"):
        ReportAnswer.objects.create(report=report, criterion=one, state="ready")
    return made


def finding(of: Review, gravity: str = "major", **fields: Any) -> FindingRecord:
    return FindingRecord.objects.create(
        review=of,
        number=of.findings.count() + 1,
        text="Đường vào khách sạn quá hẹp cho xe chữa cháy",
        gravity=gravity,
        work_group="fire_rescue",
        owner=Agency.objects.get(key="pccc"),
        **fields,
    )


def values(lead: str | None = "pccc", **fields: Any) -> dict[str, Any]:
    return {
        "task": "Mở thông lối xe chữa cháy",
        "lead": Agency.objects.get(key=lead) if lead else None,
        "partners": [],
        "place": "",
        "due": NOW + 3 * DAY,
        "done_when": "",
        **fields,
    }


def given(by: Account, **fields: Any) -> Directive:
    """A directive that was given, in a review of its own."""
    event = Event.objects.first()
    of = review(by, number=event.reviews.count() + 1 if event else 1)
    drafted = drafting.draft(of, values(**fields), key="hand:1")
    actions.conclude(
        of,
        judgement=Judgement.READY_WITH_CONDITIONS,
        assessment="Cơ bản đáp ứng.",
        account=by,
        now=NOW,
    )
    drafted.refresh_from_db()
    return drafted


def deployed(of: Version, by: Account, **fields: Any) -> Job:
    """A done deployment in which nobody stands anywhere and one post is short."""
    plan = of.plan
    post = plan.posts[0].id
    answer = {
        "event": plan.event.id,
        "plan_sha256": of.sha256,
        "seed": 1,
        "status": "optimal",
        "levels": [],
        "assignments": [],
        "unmet": [
            {
                "post": post,
                "start": plan.event.start.isoformat(),
                "end": plan.event.end.isoformat(),
                "kind": "minimum",
                "required": 4,
                "given": 2,
            }
        ],
        "seconds": 1.0,
        **fields,
    }
    return Job.objects.create(
        event=of.event,
        plan_sha256=of.sha256,
        state=Job.State.DONE,
        asked_by=by,
        asked_at=NOW,
        ended_at=NOW,
        answer=answer,
    )


def stand_still(monkeypatch: Any, at: datetime = NOW) -> None:
    """Let the room's clock show one time, and forget what was read for another test."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: at)
    costs._read.cache_clear()
    standing.forget()
