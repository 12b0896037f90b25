"""Tasks: somebody answers for each, in time, in an order that works."""

from collections.abc import Iterable
from datetime import datetime

from sansang.checks.finding import Severity
from sansang.checks.rule import Spot, at, lacking, rule
from sansang.checks.sources import DATES, INSPECTION, RECORDS, practice
from sansang.checks.survey import Survey
from sansang.event import Task
from sansang.event.work import TaskState
from sansang.wording import N_

_PRACTICE = practice(INSPECTION)


@rule(
    "tasks.no_owner",
    Severity.ERROR,
    N_("Task “{name}” has no owner."),
    remedy=N_("Name the agency, post of command or task force that answers for it."),
    source=_PRACTICE,
)
def no_owner(survey: Survey) -> Iterable[Spot]:
    """Somebody answers for every task."""
    return lacking("tasks", survey.plan.tasks, "owner")


@rule(
    "tasks.no_due_date",
    Severity.ERROR,
    N_("Task “{name}” has no due date."),
    remedy=N_("Set the day and hour by which it is done."),
    source=_PRACTICE,
)
def no_due_date(survey: Survey) -> Iterable[Spot]:
    """Every task has a time by which it is done."""
    return lacking("tasks", survey.plan.tasks, "due")


@rule(
    "tasks.done_without_evidence",
    Severity.WARNING,
    N_("Task “{name}” is marked done, but there is no evidence of it."),
    remedy=N_("Say where the evidence is: a report, a photograph, a record of acceptance."),
    source=_PRACTICE,
)
def done_without_evidence(survey: Survey) -> Iterable[Spot]:
    """A task counts as done only with evidence."""
    done = [task for task in survey.plan.tasks if task.state == TaskState.DONE]
    return lacking("tasks", done, "evidence")


@rule(
    "tasks.due_after_needed",
    Severity.ERROR,
    N_("Task “{name}” is due on {due}, but others need it by {needed}."),
    remedy=N_("Bring the due date forward, or agree a later time with those who wait for it."),
    source=DATES,
)
def due_after_needed(survey: Survey) -> Iterable[Spot]:
    """A task is due before it is needed."""
    for task in survey.plan.tasks:
        if task.due and task.needed_by and task.due > task.needed_by:
            yield at("tasks", task, "due", due=task.due, needed=task.needed_by)


@rule(
    "tasks.due_before_what_it_needs",
    Severity.ERROR,
    N_("Task “{name}” is due on {due}, before “{other}” on which it depends ({other_due})."),
    remedy=N_("Put the two dates in the order of the work."),
    source=DATES,
)
def due_before_what_it_needs(survey: Survey) -> Iterable[Spot]:
    """A task is not due before the tasks that it depends on."""
    for task, other in _dependencies(survey):
        if task.due and other.due and task.due < other.due:
            yield at("tasks", task, "due", due=task.due, other=other.title, other_due=other.due)


@rule(
    "tasks.due_after_event_begins",
    Severity.WARNING,
    N_("Task “{name}” is due on {due}, after the event has begun, and no later need is named."),
    remedy=N_("Make it due before the event, or say by when others need it."),
    source=DATES,
)
def due_after_event_begins(survey: Survey) -> Iterable[Spot]:
    """Preparation is done before the event begins, unless the plan says when it is needed."""
    for task in survey.plan.tasks:
        if task.due and task.needed_by is None and task.due > survey.plan.event.start:
            yield at("tasks", task, "due", due=task.due)


@rule(
    "tasks.overdue",
    Severity.ERROR,
    N_("Task “{name}” was due on {due} and is not done."),
    remedy=N_("Finish it, or have a new date decided and recorded."),
    source=DATES,
)
def overdue(survey: Survey) -> Iterable[Spot]:
    """On the plan's day no task is late."""
    for task in survey.plan.tasks:
        if _late(task, survey.plan.event.as_of):
            yield at("tasks", task, "state", due=task.due)


def _late(task: Task, as_of: datetime) -> bool:
    return task.state != TaskState.DONE and task.due is not None and task.due < as_of


@rule(
    "tasks.blocked_holds_others",
    Severity.ERROR,
    N_("Task “{name}” is blocked, and these wait for it: {waiting}."),
    remedy=N_("Have somebody with authority remove what blocks it, or plan without it."),
    source=RECORDS,
)
def blocked_holds_others(survey: Survey) -> Iterable[Spot]:
    """No blocked task holds up others."""
    waiting: dict[str, list[str]] = {}
    for task, other in _dependencies(survey):
        if other.state == TaskState.BLOCKED and task.state != TaskState.DONE:
            waiting.setdefault(other.id, []).append(task.title)
    for task in survey.plan.tasks:
        if task.id in waiting:
            yield at("tasks", task, "state", waiting=waiting[task.id])


@rule(
    "tasks.done_before_what_it_needs",
    Severity.WARNING,
    N_("Task “{name}” is marked done, but “{other}” on which it depends is not."),
    remedy=N_("Check which of the two marks is true."),
    source=RECORDS,
)
def done_before_what_it_needs(survey: Survey) -> Iterable[Spot]:
    """No task is done before what it depends on."""
    for task, other in _dependencies(survey):
        if task.state == TaskState.DONE and other.state != TaskState.DONE:
            yield at("tasks", task, "state", other=other.title)


def _dependencies(survey: Survey) -> Iterable[tuple[Task, Task]]:
    """Each task with each task that it depends on."""
    tasks = {task.id: task for task in survey.plan.tasks}
    return [(task, tasks[other]) for task in survey.plan.tasks for other in task.depends_on]
