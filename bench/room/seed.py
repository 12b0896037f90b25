"""A room as full as the issue asks for: agencies with people, a plan, reviews, directives."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from bench.room.seed_directives import add_directives
from bench.room.seed_reviews import Criteria, add_reviews
from opsroom.people.actions import create_account
from opsroom.people.models import Account, Agency
from opsroom.people.roles import Role
from opsroom.plans import actions as plans
from opsroom.plans.models import Draft, Event, Job
from opsroom.record.author import SET_UP
from sansang.deployment import Deployment
from sansang.event import EventPlan
from sansang.event.organisation import Agency as PlanAgency
from sansang.event.organisation import AgencyKind
from sansang.eventfile.synthetic import synthetic_plan


@dataclass(frozen=True, kw_only=True)
class Size:
    """How much a room holds."""

    agencies: int = 200
    answers: int = 5000
    directives: int = 2000
    teams: int = 240


FULL = Size()


@transaction.atomic
def seed(size: Size = FULL) -> Event:
    """Fill an empty room, and return its event; the journal is written as the room writes it."""
    now = timezone.now()
    plan = _plan(size)
    leading = Agency.objects.create(key="police", name="Công an tỉnh")
    cast = {role: _account(role.value, role, leading, now) for role in Role}
    draft = plans.import_plan(
        plan,
        title=plan.event.name,
        agency=leading,
        account=cast[Role.PLANNER],
        by=SET_UP,
        now=now - timedelta(days=30),
    )
    _versions(draft, cast, now)
    for number, agency in enumerate(_asked(plan)):
        _account(f"reporter-{number:03d}", Role.REPORTER, agency, now)
    criteria = Criteria(_asked(plan))
    reviews = add_reviews(draft.event, criteria, size.answers, cast, now)
    add_directives(reviews, size.directives, cast, now)
    return draft.event


def _plan(size: Size) -> EventPlan:
    plan = synthetic_plan(size.teams)
    more = (
        PlanAgency(
            id=f"agency-{number:03d}",
            name=f"Đơn vị {number:03d}",
            kind=AgencyKind.OTHER,
            lead="Thủ trưởng",
        )
        for number in range(size.agencies - len(plan.agencies))
    )
    return EventPlan.model_validate(
        plan.model_dump() | {"agencies": [*plan.agencies, *more]}, strict=False
    )


def _asked(plan: EventPlan) -> list[Agency]:
    known = {one.id for one in plan.agencies}
    return list(Agency.objects.filter(key__in=known).order_by("key"))


def _account(login: str, role: Role, agency: Agency, now: datetime) -> Account:
    return create_account(
        login=login, name=login.title(), agency=agency, roles=[role], now=now, by=SET_UP
    )


def _versions(draft: Draft, cast: dict[Role, Account], now: datetime) -> None:
    """Three versions: one that was superseded, one that holds, one that is proposed."""
    plan, planner, chair = draft.plan, cast[Role.PLANNER], cast[Role.CHAIR]
    for number in range(3):
        when = now - timedelta(days=29 - number)
        name = f"{plan.event.name} {number + 1}"
        changed = plan.model_copy(update={"event": plan.event.model_copy(update={"name": name})})
        plans.change(draft, lambda _kept, new=changed: new, account=planner, now=when)
        draft.refresh_from_db()
        version = plans.propose(draft, summary=name, account=planner, now=when)
        if number < 2:
            plans.approve(version, account=chair, now=when)
            _deployed(
                plans.ask_deployment(version, time_limit_s=60, account=planner, now=when), when
            )
    plans.set_shared(draft, shared=True)


def _deployed(job: Job, now: datetime) -> None:
    """End a deployment in which one post stays short and nobody else stands anywhere."""
    plan = EventPlan.model_validate(job.document)
    post = plan.posts[0]
    unmet = {"post": post.id, "start": post.needs[0].start, "end": post.needs[0].end}
    answer = {
        "event": plan.event.id,
        "plan_sha256": job.plan_sha256,
        "seed": 1,
        "status": "optimal",
        "levels": [],
        "assignments": [],
        "unmet": [unmet | {"kind": "minimum", "required": 4, "given": 2}],
        "seconds": 1.0,
    }
    Job.objects.filter(pk=job.pk).update(state=Job.State.RUNNING)
    plans.end_job(
        job,
        Job.State.DONE,
        answer=Deployment.model_validate(answer).model_dump(mode="json"),
        now=now,
    )
