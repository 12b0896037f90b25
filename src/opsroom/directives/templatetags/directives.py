"""Stages, steps and entries of directives in words."""

from django import template
from django.utils.functional import Promise

from opsroom.directives.life import Step
from opsroom.directives.words import ENTRY_NAMES, STAGE_NAMES, STEP_NAMES
from sansang.readiness import DirectiveStage

register = template.Library()
_MARKS = {
    DirectiveStage.CLOSED: "good",
    DirectiveStage.EVIDENCED: "warn",
    DirectiveStage.RETURNED: "bad",
}


@register.filter
def stage_name(stage: str) -> Promise:
    """Return the name of a stage."""
    return STAGE_NAMES[DirectiveStage(stage)]


@register.filter
def stage_mark(stage: str) -> str:
    """Return the class of the mark of a stage."""
    return _MARKS.get(DirectiveStage(stage), "")


@register.filter
def step_name(step: str) -> Promise:
    """Return the name of a step."""
    return STEP_NAMES[Step(step)]


@register.filter
def entry_name(kind: str) -> Promise | str:
    """Return what an entry tells of."""
    return ENTRY_NAMES.get(kind, kind)
