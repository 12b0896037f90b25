"""A small review of a small event: two agencies, three work groups, five days before."""

from datetime import datetime, timedelta, timezone
from typing import Any

from hypothesis import strategies as st

from sansang.event import EventPlan
from sansang.event.organisation import WorkGroup
from sansang.readiness import (
    AgencyReport,
    Answer,
    Assigned,
    Bilingual,
    Conclusion,
    CriteriaSet,
    Criterion,
    DirectiveRecord,
    DirectiveStage,
    Finding,
    Gravity,
    Judgement,
    Review,
    State,
)

ZONE = timezone(timedelta(hours=7))
NOW = datetime(2026, 11, 22, 14, tzinfo=ZONE)
GROUPS = (WorkGroup.FIRE_RESCUE, WorkGroup.MEDICAL, WorkGroup.TRAFFIC)
AGENCIES = ("fire", "health", "police")


def day(number: int, hour: int = 8) -> datetime:
    """A morning of November 2026."""
    return datetime(2026, 11, number, hour, tzinfo=ZONE)


def plan(**tables: Any) -> EventPlan:
    """Fire leads fire and rescue, health leads medical with fire as a member."""
    forces = [
        {"id": "tf-fire", "name": "Fire", "work_group": "fire_rescue", "agency": "fire"},
        {
            "id": "tf-medical",
            "name": "Medical",
            "work_group": "medical",
            "agency": "health",
            "members": ["fire"],
        },
    ]
    kinds = {"fire": "fire_rescue", "health": "medical", "police": "police"}
    return EventPlan.model_validate(
        {
            "event": {
                "id": "congress",
                "name": "Congress",
                "kind": "indoor_congress",
                "time_zone": "Asia/Ho_Chi_Minh",
                "start": day(27),
                "end": day(28),
                "as_of": day(22),
            },
            "agencies": [{"id": a, "name": a.title(), "kind": k} for a, k in kinds.items()],
            "task_forces": forces,
            **tables,
        }
    )


def criterion(
    name: str, group: WorkGroup = WorkGroup.FIRE_RESCUE, weight: int = 1, critical: bool = False
) -> Criterion:
    words = Bilingual(vi=f"Tiêu chí {name}", en=f"Criterion {name}")
    return Criterion(
        id=name,
        work_group=group,
        asks=words,
        evidence=words,
        weight=weight,
        critical=critical,
    )


def criteria(*items: Criterion) -> CriteriaSet:
    return CriteriaSet(id="set", name=Bilingual(vi="Bộ tiêu chí", en="Set"), criteria=items)


SUBMITTED = day(20)


def report(agency: str, at: datetime | None = SUBMITTED, **states: State) -> AgencyReport:
    return AgencyReport(agency=agency, submitted_at=at, answers=answers(**states))


def answers(**states: State) -> tuple[Answer, ...]:
    return tuple(Answer(criterion=one, state=state) for one, state in states.items())


def review(
    *items: Criterion, directives: tuple[DirectiveRecord, ...] = (), **fields: Any
) -> Review:
    concluded = Conclusion(
        judgement=Judgement.READY_WITH_CONDITIONS,
        assessment="Good.",
        by_role="Chair",
        at=NOW,
        directives=directives,
    )
    return Review(
        **{
            "id": "review-1",
            "number": 1,
            "title": "Review",
            "held_on": NOW.date(),
            "plan_version": 1,
            "plan_sha256": "0" * 64,
            "criteria": criteria(*items),
            "conclusion": concluded,
            **fields,
        }
    )


def finding(name: str, gravity: Gravity = Gravity.CRITICAL, **fields: Any) -> Finding:
    group = fields.pop("work_group", WorkGroup.FIRE_RESCUE)
    return Finding(id=name, text="Seen.", gravity=gravity, work_group=group, **fields)


def directive(name: str, **fields: Any) -> DirectiveRecord:
    given = {"stage": DirectiveStage.GIVEN, "number": 1, "task": "Mend it.", **fields}
    return DirectiveRecord(id=name, **given)


# made up by Hypothesis

ids = st.sampled_from([f"c{n}" for n in range(8)])
states = st.sampled_from(State)
moments = st.none() | st.integers(15, 26).map(day)
some_answers = st.lists(
    st.builds(
        Answer,
        criterion=ids,
        state=states,
        site=st.sampled_from((None, "hall")),
        at=moments,
    ),
    max_size=12,
).map(tuple)
criterion_sets = st.lists(
    st.tuples(st.sampled_from(GROUPS), st.integers(1, 5), st.booleans()), max_size=8
).map(lambda rows: [criterion(f"c{n}", *row) for n, row in enumerate(rows)])
reports = st.lists(
    st.builds(
        AgencyReport,
        agency=st.sampled_from(AGENCIES),
        submitted_at=moments,
        answers=some_answers,
    ),
    max_size=3,
    unique_by=lambda one: one.agency,
).map(tuple)
findings = st.lists(
    st.tuples(
        st.sampled_from(Gravity),
        st.sampled_from(GROUPS),
        st.none() | st.sampled_from(AGENCIES),
        st.booleans(),
    ),
    max_size=3,
).map(
    lambda rows: tuple(
        finding(f"f{n}", gravity, work_group=group, owner=owner, closed=closed)
        for n, (gravity, group, owner, closed) in enumerate(rows)
    )
)
directives = st.lists(
    st.tuples(
        st.sampled_from(DirectiveStage),
        moments,
        st.none() | st.sampled_from(AGENCIES),
        st.lists(st.sampled_from(("f0", "f1")), max_size=2, unique=True),
    ),
    max_size=4,
).map(
    lambda rows: tuple(
        directive(f"d{n}", number=n + 1, stage=stage, due=due, lead=lead, findings=tuple(about))
        for n, (stage, due, lead, about) in enumerate(rows)
    )
)
assignments = st.just(()) | st.lists(
    st.builds(Assigned, agency=st.sampled_from(AGENCIES), criteria=st.lists(ids).map(tuple)),
    max_size=2,
).map(tuple)


@st.composite
def reviews(draw: Any) -> Review:
    """Any review of the small event."""
    return review(
        *draw(criterion_sets),
        directives=draw(directives),
        reports=draw(reports),
        inspection=draw(some_answers),
        findings=draw(findings),
        assigned=draw(assignments),
        reports_due=draw(moments),
    )
