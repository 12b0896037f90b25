"""Readiness: the figures, the verdict that follows from them, and both in words.

This is the one place in which the rule for "ready" is written down.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from sansang.checks import Finding, Severity
from sansang.deployment.result import Deployment
from sansang.event import ContingencyPlan, Directive, EventPlan, Task
from sansang.event.duty import StrengthUnit
from sansang.event.work import DirectiveState, TaskState
from sansang.eventfile import plan_sha256
from sansang.report.content.cover import Tally, cover_of, post_hours, tallies


class Verdict(StrEnum):
    """Whether the event can be held on this plan."""

    READY = "ready"
    NEEDS_DECISIONS = "needs_decisions"
    NOT_READY = "not_ready"


class Obstacle(StrEnum):
    """What stands between the plan and "ready"."""

    ERRORS = "errors"
    NO_DEPLOYMENT = "no_deployment"
    OTHER_VERSION = "other_version"
    NOTHING_ASKED = "nothing_asked"
    FIRST_PRIORITY_UNMET = "first_priority_unmet"
    WARNINGS = "warnings"
    MINIMUM_UNMET = "minimum_unmet"
    RESERVE_UNMET = "reserve_unmet"
    TASKS_OVERDUE = "tasks_overdue"
    DIRECTIVES_OVERDUE = "directives_overdue"
    PLANS_INCOMPLETE = "plans_incomplete"


GRAVE = frozenset(
    {
        Obstacle.ERRORS,
        Obstacle.NO_DEPLOYMENT,
        Obstacle.OTHER_VERSION,
        Obstacle.NOTHING_ASKED,
        Obstacle.FIRST_PRIORITY_UNMET,
    }
)
"""One of these and the plan is not ready; any other obstacle needs a decision."""


@dataclass(frozen=True, kw_only=True)
class Staffing:
    """What the deployment gives: hours asked and missing, and hours of posts with the minimum."""

    tallies: tuple[Tally, ...]
    post_hours_asked: float
    post_hours_met: float

    def minimum_missing_h(self, unit: StrengthUnit, priorities: Iterable[int | None]) -> float:
        """Return the hours of minimum strength missing at the posts of these priorities.

        The reserve is that of priority None.
        """
        wanted = set(priorities)
        mine = [t for t in self.tallies if t.unit == unit and t.priority in wanted]
        return sum(t.minimum_missing_h for t in mine)


@dataclass(frozen=True, kw_only=True)
class Readiness:
    """The figures of which the verdict consists.

    ``staffing`` is None without a deployment for this version of the plan; ``other_version``
    tells that there is one for another.
    """

    errors: int
    warnings: int
    advice: int
    tasks: int
    tasks_open: int
    tasks_overdue: int
    directives: int
    directives_open: int
    directives_overdue: int
    plans: int
    plans_complete: int
    staffing: Staffing | None
    other_version: bool

    @property
    def verdict(self) -> Verdict:
        """Ready is only a plan that nothing stands against."""
        obstacles = set(self.obstacles)
        if obstacles & GRAVE:
            return Verdict.NOT_READY
        return Verdict.NEEDS_DECISIONS if obstacles else Verdict.READY

    @property
    def obstacles(self) -> tuple[Obstacle, ...]:
        """What stands against it, the gravest first."""
        return tuple(obstacle for obstacle, there in self._checked() if there)

    def _checked(self) -> Iterator[tuple[Obstacle, bool]]:
        staffing = self.staffing
        yield Obstacle.ERRORS, self.errors > 0
        yield Obstacle.OTHER_VERSION, self.other_version
        yield Obstacle.NO_DEPLOYMENT, staffing is None and not self.other_version
        if staffing:
            yield Obstacle.NOTHING_ASKED, staffing.post_hours_asked == 0
            yield Obstacle.FIRST_PRIORITY_UNMET, _missing(staffing, {1})
            yield Obstacle.MINIMUM_UNMET, _missing(staffing, {2, 3, 4, 5})
            yield Obstacle.RESERVE_UNMET, _missing(staffing, {None})
        yield Obstacle.WARNINGS, self.warnings > 0
        yield Obstacle.TASKS_OVERDUE, self.tasks_overdue > 0
        yield Obstacle.DIRECTIVES_OVERDUE, self.directives_overdue > 0
        yield Obstacle.PLANS_INCOMPLETE, self.plans_complete < self.plans


def _missing(staffing: Staffing, priorities: set[int | None]) -> bool:
    return any(staffing.minimum_missing_h(unit, priorities) > 0 for unit in StrengthUnit)


def judge(plan: EventPlan, findings: Iterable[Finding], deployment: Deployment | None) -> Readiness:
    """Return the figures of a plan on the day of its clock."""
    grades = [finding.severity for finding in findings]
    answer = deployment if answers(plan, deployment) else None
    return Readiness(
        errors=grades.count(Severity.ERROR),
        warnings=grades.count(Severity.WARNING),
        advice=grades.count(Severity.ADVICE),
        tasks=len(plan.tasks),
        tasks_open=sum(not is_done(t) for t in plan.tasks),
        tasks_overdue=sum(is_overdue(plan, t) for t in plan.tasks),
        directives=len(plan.directives),
        directives_open=sum(d.state != DirectiveState.CLOSED for d in plan.directives),
        directives_overdue=sum(is_late(plan, d) for d in plan.directives),
        plans=len(plan.contingency_plans),
        plans_complete=sum(is_complete(p) for p in plan.contingency_plans),
        staffing=_staffing(plan, answer) if answer else None,
        other_version=deployment is not answer,
    )


def answers(plan: EventPlan, deployment: Deployment | None) -> bool:
    """Tell whether a deployment was made for this version of the plan."""
    return deployment is not None and deployment.plan_sha256 == plan_sha256(plan)


def _staffing(plan: EventPlan, deployment: Deployment) -> Staffing:
    cover = cover_of(plan, deployment)
    hours = post_hours(plan, cover)
    return Staffing(
        tallies=tallies(plan, cover),
        post_hours_asked=hours.asked,
        post_hours_met=hours.met,
    )


def is_done(task: Task) -> bool:
    """Tell whether a task counts as done: only with evidence."""
    return task.state == TaskState.DONE and bool(task.evidence)


def is_overdue(plan: EventPlan, task: Task) -> bool:
    """Tell whether a task that is not done was due before the plan's clock."""
    return task.due is not None and task.due < plan.event.as_of and not is_done(task)


def is_late(plan: EventPlan, directive: Directive) -> bool:
    """Tell whether a directive that is not closed was due before the plan's clock."""
    closed = directive.state == DirectiveState.CLOSED
    return directive.due is not None and directive.due < plan.event.as_of and not closed


def is_complete(plan: ContingencyPlan) -> bool:
    """Tell whether a contingency plan says on what, by whom, what, until when, and its end."""
    actions = all(a.owner and a.within_min is not None for a in plan.actions)
    return bool(plan.trigger and plan.decided_by and plan.actions and actions and plan.stand_down)
