"""The core's words for judgements, states and groups of work, in the language of the page."""

from django import template

from opsroom.directives.line import words
from sansang.eventfile.choices import choice_label
from sansang.readiness import Change, Gravity, Judgement, ReportState, Standing
from sansang.readiness.words import CHANGES, GRAVITIES, JUDGEMENTS, REPORT_STATES, STANDINGS

register = template.Library()
_MARKS = {
    Judgement.READY: "good",
    Judgement.READY_WITH_CONDITIONS: "warn",
    Judgement.NOT_READY: "bad",
}
_CHANGE_MARKS = {Change.BETTER: "good", Change.WORSE: "bad"}
_SIGNS = {Change.BETTER: "▲", Change.WORSE: "▼", Change.SAME: "="}


@register.filter
def judgement_name(judgement: str) -> str:
    """Return the name of a judgement; nothing judged has a dash."""
    return words()(JUDGEMENTS[Judgement(judgement)]) if judgement else "–"


@register.filter
def judgement_mark(judgement: str) -> str:
    """Return the class of the mark of a judgement."""
    return _MARKS[Judgement(judgement)] if judgement else ""


@register.filter
def gravity_name(gravity: str) -> str:
    """Return the name of a gravity."""
    return words()(GRAVITIES[Gravity(gravity)])


@register.filter
def standing_name(standing: str) -> str:
    """Return the name of a standing."""
    return words()(STANDINGS[Standing(standing)])


@register.filter
def report_name(state: str) -> str:
    """Return the name of the state of a report."""
    return words()(REPORT_STATES[ReportState(state)])


@register.filter
def change_name(change: Change) -> str:
    """Return the name of a change, with a sign that tells it without colour."""
    return f"{_SIGNS.get(change, '')} {words()(CHANGES[change])}".strip()


@register.filter
def change_mark(change: Change) -> str:
    """Return the class of the mark of a change."""
    return _CHANGE_MARKS.get(change, "")


@register.filter
def work_group_name(group: str) -> str:
    """Return the name of a group of work."""
    return choice_label(str(group), words())
