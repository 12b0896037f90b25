"""Contingency plans, each for itself: trigger, decision, steps, stand-down, practice."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from sansang.checks.finding import Severity
from sansang.checks.rule import Spot, at, lacking, rule
from sansang.checks.sources import DATES, INSPECTION, practice
from sansang.checks.survey import Survey
from sansang.event import Action, ContingencyPlan
from sansang.wording import N_

_PRACTICE = practice(INSPECTION)
_TABLE = "contingency_plans"


@rule(
    "contingency.no_trigger",
    Severity.ERROR,
    N_("Contingency plan “{name}” has no trigger."),
    remedy=N_("Write what must be seen or measured for it to begin."),
    source=_PRACTICE,
)
def no_trigger(survey: Survey) -> Iterable[Spot]:
    """Every contingency plan says what triggers it."""
    return lacking(_TABLE, survey.plan.contingency_plans, "trigger")


@rule(
    "contingency.no_decision_maker",
    Severity.ERROR,
    N_("Contingency plan “{name}” does not say who decides that it begins."),
    remedy=N_("Name the post of command that decides."),
    source=_PRACTICE,
)
def no_decision_maker(survey: Survey) -> Iterable[Spot]:
    """Every contingency plan says which post of command decides."""
    return lacking(_TABLE, survey.plan.contingency_plans, "decided_by")


@rule(
    "contingency.no_actions",
    Severity.ERROR,
    N_("Contingency plan “{name}” has no actions."),
    remedy=N_("Write its steps in order, each with an owner and a time limit."),
    source=_PRACTICE,
)
def no_actions(survey: Survey) -> Iterable[Spot]:
    """Every contingency plan says what is done."""
    return lacking(_TABLE, survey.plan.contingency_plans, "actions")


@rule(
    "contingency.no_stand_down",
    Severity.WARNING,
    N_("Contingency plan “{name}” does not say when it ends."),
    remedy=N_("Write the condition on which it is stood down."),
    source=_PRACTICE,
)
def no_stand_down(survey: Survey) -> Iterable[Spot]:
    """Every contingency plan says when it is over."""
    return lacking(_TABLE, survey.plan.contingency_plans, "stand_down")


@rule(
    "contingency.no_forces",
    Severity.WARNING,
    N_("Contingency plan “{name}” commits no team and no post."),
    remedy=N_("Name the teams or posts that carry it out."),
    source=_PRACTICE,
)
def no_forces(survey: Survey) -> Iterable[Spot]:
    """Every contingency plan names the forces that carry it out."""
    for plan in survey.plan.contingency_plans:
        if not plan.teams and not plan.posts:
            yield at(_TABLE, plan, "teams")


@rule(
    "contingency.not_exercised",
    Severity.ADVICE,
    N_("Contingency plan “{name}” has not been exercised."),
    remedy=N_("Walk through it with those who carry it out, and record the day."),
    source=_PRACTICE,
)
def not_exercised(survey: Survey) -> Iterable[Spot]:
    """Every contingency plan has been exercised."""
    return lacking(_TABLE, survey.plan.contingency_plans, "exercised")


@rule(
    "contingency.action_without_owner",
    Severity.ERROR,
    N_("Contingency plan “{name}”, step {step}: nobody owns “{action}”."),
    remedy=N_("Name the agency, post of command or task force that takes the step."),
    source=_PRACTICE,
)
def action_without_owner(survey: Survey) -> Iterable[Spot]:
    """Somebody answers for every step."""
    for plan, step, action in _steps(survey):
        if action.owner is None:
            yield at(_TABLE, plan, f"actions[{step}].owner", step=step, action=action.text)


@rule(
    "contingency.action_without_limit",
    Severity.WARNING,
    N_("Contingency plan “{name}”, step {step}: “{action}” has no time limit."),
    remedy=N_("Say within how many minutes of the trigger it is done."),
    source=_PRACTICE,
)
def action_without_limit(survey: Survey) -> Iterable[Spot]:
    """Every step has a time limit."""
    for plan, step, action in _steps(survey):
        if action.within_min is None:
            yield at(_TABLE, plan, f"actions[{step}].within_min", step=step, action=action.text)


@rule(
    "contingency.limits_out_of_order",
    Severity.WARNING,
    N_(
        "Contingency plan “{name}”: “{action}” is due within {limit} min, before the step ahead "
        "of it ({before} min)."
    ),
    remedy=N_("Put the steps in the order of their time limits."),
    source=DATES,
)
def limits_out_of_order(survey: Survey) -> Iterable[Spot]:
    """Steps that are taken in order have time limits in order."""
    for plan in survey.plan.contingency_plans:
        limited = [action for action in plan.actions if action.within_min is not None]
        for before, action in pairwise(limited):
            if action.within_min < before.within_min:  # type: ignore[operator]
                yield at(
                    _TABLE,
                    plan,
                    "actions",
                    action=action.text,
                    limit=action.within_min,
                    before=before.within_min,
                )


@rule(
    "contingency.notice_in_one_language",
    Severity.WARNING,
    N_("Contingency plan “{name}” issues “{notice}”, which is not ready in both languages."),
    remedy=N_("Write the notice in Vietnamese and English before the event."),
    source=_PRACTICE,
)
def notice_in_one_language(survey: Survey) -> Iterable[Spot]:
    """A notice that a contingency plan issues is ready in Vietnamese and English."""
    notices = {notice.id: notice for notice in survey.plan.notices}
    for plan in survey.plan.contingency_plans:
        for notice in (notices[n] for n in plan.notices):
            if not {"vi", "en"} <= {text.language for text in notice.texts}:
                yield at(_TABLE, plan, "notices", notice=notice.title)


def _steps(survey: Survey) -> Iterator[tuple[ContingencyPlan, int, Action]]:
    for plan in survey.plan.contingency_plans:
        for step, action in enumerate(plan.actions, start=1):
            yield plan, step, action
