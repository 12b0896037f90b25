"""Directives of a review: who does what by when, and what counts as done."""

from collections.abc import Iterable

from sansang.checks.finding import Severity
from sansang.checks.rule import Spot, at, lacking, rule
from sansang.checks.sources import DATES, INSPECTION, RECORDS, practice
from sansang.checks.survey import Survey
from sansang.event.work import DirectiveState, TaskState
from sansang.wording import N_

_PRACTICE = practice(INSPECTION)


@rule(
    "directives.no_lead",
    Severity.ERROR,
    N_("Directive “{name}” names nobody who leads its execution."),
    remedy=N_("Name one lead; the others are partners."),
    source=_PRACTICE,
)
def no_lead(survey: Survey) -> Iterable[Spot]:
    """Every directive has one lead."""
    return lacking("directives", survey.plan.directives, "lead")


@rule(
    "directives.no_due_date",
    Severity.ERROR,
    N_("Directive “{name}” has no due date."),
    remedy=N_("Set the day by which its lead reports that it is done."),
    source=_PRACTICE,
)
def no_due_date(survey: Survey) -> Iterable[Spot]:
    """Every directive has a time by which it is carried out."""
    return lacking("directives", survey.plan.directives, "due")


@rule(
    "directives.no_measure",
    Severity.WARNING,
    N_("Directive “{name}” does not say what counts as done."),
    remedy=N_("Write what the chair must see to close it."),
    source=_PRACTICE,
)
def no_measure(survey: Survey) -> Iterable[Spot]:
    """Every directive says what counts as done."""
    return lacking("directives", survey.plan.directives, "done_when")


@rule(
    "directives.overdue",
    Severity.ERROR,
    N_("Directive “{name}” was due on {due}, and there is no evidence that it is done."),
    remedy=N_("Its lead reports with evidence, or asks the chair for a new date."),
    source=DATES,
)
def overdue(survey: Survey) -> Iterable[Spot]:
    """On the plan's day no directive is late."""
    finished = (DirectiveState.EVIDENCED, DirectiveState.CLOSED)
    for directive in survey.plan.directives:
        late = directive.due is not None and directive.due < survey.plan.event.as_of
        if late and directive.state not in finished:
            yield at("directives", directive, "state", due=directive.due)


@rule(
    "directives.closed_with_open_tasks",
    Severity.WARNING,
    N_("Directive “{name}” is closed, but these of its tasks are not done: {tasks}."),
    remedy=N_("Reopen it, or record the evidence of the tasks."),
    source=RECORDS,
)
def closed_with_open_tasks(survey: Survey) -> Iterable[Spot]:
    """A directive is closed when its tasks are done."""
    undone = {t.id: t.title for t in survey.plan.tasks if t.state != TaskState.DONE}
    for directive in survey.plan.directives:
        tasks = [undone[task] for task in directive.tasks if task in undone]
        if directive.state == DirectiveState.CLOSED and tasks:
            yield at("directives", directive, "state", tasks=tasks)
