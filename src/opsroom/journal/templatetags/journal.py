"""Entries of the journal in words; what has none is shown as it was recorded."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from opsroom.journal.words import AUTHORS, DAMAGES, FACTS, KINDS, RESULTS, STAGES, SUBJECTS
from opsroom.people.roles import ACTION_NAMES, ROLE_NAMES
from opsroom.wording import words_of_page
from sansang.eventfile.choices import choice_label
from sansang.journal import DamageKind
from sansang.readiness import Gravity, Judgement, State
from sansang.readiness.standing import Standing
from sansang.readiness.words import GRAVITIES, JUDGEMENTS, STANDINGS

register = template.Library()
_DIGEST, _OF_A_DIGEST = 64, 12
_AGENCIES = ("agency", "lead", "owner")


@register.filter
def kind_name(kind: str) -> Promise | str:
    """Return what was done."""
    return KINDS.get(kind, kind)


@register.filter
def subject_name(subject: str) -> Promise | str:
    """Return of what sort it is to which something was done."""
    return SUBJECTS.get(subject, subject)


@register.filter
def author_name(role: str) -> Promise | str:
    """Return the role of whoever did it."""
    return AUTHORS.get(role, role)


@register.filter
def fact_name(fact: str) -> Promise | str:
    """Return what a fact is called."""
    return FACTS.get(fact, fact)


@register.filter
def named(agencies: Mapping[str, str], key: str) -> str:
    """Return the name of an agency; its id where there is none of it any more."""
    return agencies.get(key, key)


@register.filter
def damage_name(kind: DamageKind) -> Promise:
    """Return what was done to the journal where it is not whole."""
    return DAMAGES[kind]


@register.simple_tag
def fact_value(fact: str, value: Any, agencies: Mapping[str, str]) -> str:
    """Return a fact in words; digests are cut to their beginning."""
    if value in (None, "", []):
        return "–"
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return ", ".join(fact_value(fact, one, agencies) for one in value)
    if fact in _AGENCIES:
        return agencies.get(value, value)
    return _said(fact, str(value))


def _said(fact: str, code: str) -> str:
    try:
        return str(_WORDS.get(fact, _shortened)(code))
    except (KeyError, ValueError):
        return code


def _shortened(text: str) -> str:
    return text[:_OF_A_DIGEST] if len(text) == _DIGEST else text


def _moment(text: str) -> str:
    return date_format(timezone.localtime(datetime.fromisoformat(text)), "H:i d/m/Y")


_WORDS: dict[str, Callable[[str], Promise | str]] = {
    "due": _moment,
    "reports_due": _moment,
    "from": STAGES.__getitem__,
    "stage": STAGES.__getitem__,
    "status": RESULTS.__getitem__,
    "given": ROLE_NAMES.__getitem__,
    "taken": ROLE_NAMES.__getitem__,
    "scopes": ACTION_NAMES.__getitem__,
    "gravity": lambda code: words_of_page()(GRAVITIES[Gravity(code)]),
    "judgement": lambda code: words_of_page()(JUDGEMENTS[Judgement(code)]),
    "state": lambda code: words_of_page()(STANDINGS[Standing(State(code).value)]),
    "work_group": lambda code: choice_label(code, words_of_page()),
}
