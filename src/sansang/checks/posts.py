"""Posts: each belongs to a task force, has its needs, and they lie in the plan's time."""

from collections.abc import Iterable

from sansang.checks.finding import Severity
from sansang.checks.rule import Spot, at, lacking, rule
from sansang.checks.sources import DATES, INSPECTION, practice
from sansang.checks.spans import Span, first_gap, merged
from sansang.checks.survey import Survey
from sansang.wording import N_

_PRACTICE = practice(INSPECTION)


@rule(
    "posts.no_needs",
    Severity.WARNING,
    N_("Post “{name}” does not say how many stand there, and when."),
    remedy=N_("Enter its minimum and desired strength over time, or remove the post."),
    source=_PRACTICE,
)
def no_needs(survey: Survey) -> Iterable[Spot]:
    """Every post says what strength it needs, and when."""
    return lacking("posts", survey.plan.posts, "needs")


@rule(
    "posts.no_task_force",
    Severity.ERROR,
    N_("Post “{name}” belongs to no task force."),
    remedy=N_("Name the task force that mans it."),
    source=_PRACTICE,
)
def no_task_force(survey: Survey) -> Iterable[Spot]:
    """Every post belongs to a task force."""
    return lacking("posts", survey.plan.posts, "task_force")


@rule(
    "posts.no_orders",
    Severity.ADVICE,
    N_("Post “{name}” has no orders."),
    remedy=N_("Write what those who stand there do, and what they never do."),
    source=_PRACTICE,
)
def no_orders(survey: Survey) -> Iterable[Spot]:
    """Every post has orders."""
    return lacking("posts", survey.plan.posts, "orders")


@rule(
    "posts.need_outside_phases",
    Severity.WARNING,
    N_("Post “{name}” is needed from {start} on, which lies in no phase of the event."),
    remedy=N_("Correct the time, or extend the phase."),
    source=DATES,
)
def need_outside_phases(survey: Survey) -> Iterable[Spot]:
    """Posts are needed only in the phases of the event."""
    return _uncovered(survey, [(p.start, p.end) for p in survey.plan.phases])


@rule(
    "posts.need_outside_periods",
    Severity.WARNING,
    N_("Post “{name}” is needed from {start} on, for which no operational period gives orders."),
    remedy=N_("Add an operational period, or extend one."),
    source=DATES,
)
def need_outside_periods(survey: Survey) -> Iterable[Spot]:
    """Operational periods cover all the time in which posts are needed."""
    return _uncovered(survey, [(p.start, p.end) for p in survey.plan.operational_periods])


def _uncovered(survey: Survey, spans: list[Span]) -> Iterable[Spot]:
    """The posts with their first time outside the spans; nothing where the plan has none."""
    covered = merged(spans)
    for post in survey.plan.posts if covered else ():
        gaps = (first_gap((need.start, need.end), covered) for need in post.needs)
        first = min((gap for gap in gaps if gap is not None), default=None)
        if first is not None:
            yield at("posts", post, "needs", start=first)
