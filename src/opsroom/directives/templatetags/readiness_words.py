"""The core's words for judgements, reports and changes, in the language of the page."""

from django import template

from opsroom.wording import words_of_page
from sansang.readiness import Change, Judgement, ReportState
from sansang.readiness.words import CHANGES, JUDGEMENTS, REPORT_STATES

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
    return words_of_page()(JUDGEMENTS[Judgement(judgement)]) if judgement else "–"


@register.filter
def judgement_mark(judgement: str) -> str:
    """Return the class of the mark of a judgement."""
    return _MARKS[Judgement(judgement)] if judgement else ""


@register.filter
def report_name(state: str) -> str:
    """Return the name of the state of a report."""
    return words_of_page()(REPORT_STATES[ReportState(state)])


@register.filter
def change_name(change: Change) -> str:
    """Return the name of a change, with a sign that tells it without colour."""
    return f"{_SIGNS.get(change, '')} {words_of_page()(CHANGES[change])}".strip()


@register.filter
def change_mark(change: Change) -> str:
    """Return the class of the mark of a change."""
    return _CHANGE_MARKS.get(change, "")
