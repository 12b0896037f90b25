"""What a phone takes along: the criteria by work group, the places, and what is known so far."""

from collections.abc import Iterable
from typing import Any

from opsroom.field import access
from opsroom.reviews.models import Review
from sansang.eventfile.choices import choice_label
from sansang.readiness import Criterion
from sansang.wording import Wording, wording

FORMAT = "sansang/inspection-sheet/1"
LANGUAGES = ("vi", "en")


def sheet(review: Review) -> dict[str, Any]:
    """Return the review as its page on a phone needs it, in both languages."""
    criteria = review.criteria_set.criteria
    return {
        "format": FORMAT,
        "event": review.event.key,
        "number": review.number,
        "title": review.title,
        "open": review.stage == Review.Stage.INSPECTING,
        "groups": _groups(criteria),
        "sites": [{"id": key, "name": name} for key, name in access.sites_of(review).items()],
        "criteria": [_criterion(criterion) for criterion in criteria],
        "seen": _seen(review),
        "reported": _reported(review),
    }


def _groups(criteria: Iterable[Criterion]) -> list[dict[str, str]]:
    groups = dict.fromkeys(criterion.work_group.value for criterion in criteria)
    words = {language: wording(language) for language in LANGUAGES}
    return [
        {"id": group} | {language: _heading(group, words[language]) for language in LANGUAGES}
        for group in groups
    ]


def _heading(group: str, words: Wording) -> str:
    label = choice_label(group, words)
    return label[:1].upper() + label[1:]


def _criterion(criterion: Criterion) -> dict[str, Any]:
    return {
        "id": criterion.id,
        "group": criterion.work_group.value,
        "asks": criterion.asks.model_dump(),
        "evidence": criterion.evidence.model_dump(),
        "critical": criterion.critical,
    }


def _seen(review: Review) -> list[dict[str, str]]:
    return [
        {
            "key": str(answer.key),
            "criterion": answer.criterion,
            "site": answer.site,
            "state": answer.state,
            "note": answer.note,
            "at": answer.seen_at.isoformat(),
        }
        for answer in access.seen(review)
    ]


def _reported(review: Review) -> list[dict[str, str]]:
    return [
        {
            "criterion": answer.criterion,
            "agency": answer.report.agency.name,
            "state": answer.state,
            "missing": answer.missing,
        }
        for answer in access.reported(review)
    ]
