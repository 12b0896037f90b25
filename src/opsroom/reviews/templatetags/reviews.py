"""States, gravities and work groups in the words of the plan, and stages in those of the room."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django import template
from django.utils.functional import Promise
from django.utils.translation import ngettext

from opsroom.reviews.words import PAPER_NAMES, STAGE_NAMES, STEP_NAMES
from opsroom.wording import language_of_page, words_of_page
from sansang.eventfile.choices import choice_label
from sansang.readiness import Bilingual, Gravity, Standing
from sansang.readiness.words import GRAVITIES, STANDINGS

register = template.Library()
_STANDING_MARKS = {"ready": "good", "partly": "warn", "not_ready": "bad"}
_GRAVITY_MARKS = {"critical": "bad", "major": "warn"}


@register.filter
def standing_name(state: str) -> str:
    """Return what a state is called; none is not answered."""
    return words_of_page()(STANDINGS[Standing(state or "unanswered")])


@register.filter
def standing_mark(state: str) -> str:
    """Return the class of the mark of a state."""
    return _STANDING_MARKS.get(state, "")


@register.filter
def gravity_name(gravity: str) -> str:
    """Return what a gravity is called."""
    return words_of_page()(GRAVITIES[Gravity(gravity)])


@register.filter
def gravity_mark(gravity: str) -> str:
    """Return the class of the mark of a gravity."""
    return _GRAVITY_MARKS.get(gravity, "")


@register.filter
def work_group_name(group: str) -> str:
    """Return what a work group is called."""
    return choice_label(group, words_of_page())


@register.filter
def in_page_language(text: Bilingual) -> str:
    """Return the words in the language of the page."""
    return text.in_language(language_of_page())


@register.filter
def review_stage_name(stage: str) -> Promise:
    """Return what a stage is called."""
    return STAGE_NAMES[stage]


@register.filter
def review_step_name(stage: str) -> Promise:
    """Return what bringing a review to a stage is called."""
    return STEP_NAMES[stage]


@register.filter
def paper_name(kind: str) -> Promise:
    """Return what a paper is called."""
    return PAPER_NAMES[kind]


@register.filter
def of_key(found: Mapping[str, Any], key: str) -> Any:
    """Return what stands under a key; the key itself where nothing does."""
    return found.get(key, key)


@register.filter
def how_long(since: datetime, until: datetime) -> str:
    """Return how long it is between two times, in the two largest units, at least a minute."""
    minutes = max(1, (until - since) // timedelta(minutes=1))
    days, hours, minutes = minutes // 1440, minutes // 60 % 24, minutes % 60
    parts = (
        ngettext("{count} day", "{count} days", days).format(count=days) if days else "",
        ngettext("{count} hour", "{count} hours", hours).format(count=hours) if hours else "",
        ngettext("{count} minute", "{count} minutes", minutes).format(count=minutes)
        if minutes
        else "",
    )
    return " ".join([part for part in parts if part][:2])
