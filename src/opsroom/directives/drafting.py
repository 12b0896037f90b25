"""Drafts directives for the conclusion of a review: by hand, from findings, from minutes."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from opsroom.directives.line import crossed
from opsroom.directives.models import Directive, PastedMinutes
from opsroom.plans.models import Event
from opsroom.reviews.access import plan_of
from opsroom.reviews.models import FindingRecord, Review
from sansang.readiness import DirectiveStage
from sansang.readiness.minutes import Category

FIELDS = ("task", "lead", "place", "due", "done_when")


class Concluded(Exception):
    """The review is concluded: nothing is drafted for it any more."""


class Stale(Exception):
    """Somebody else has changed what was drafted meanwhile."""


class NotHandledHere(Exception):
    """The order is one that the line excludes."""

    def __init__(self, category: Category) -> None:
        super().__init__(category)
        self.category = category


@transaction.atomic
def draft(
    review: Review,
    values: Mapping[str, Any],
    *,
    key: str,
    source: str = "",
    findings: Iterable[FindingRecord] = (),
) -> Directive:
    """Draft a directive; with a key that was used before, return the one that it drafted.

    Raises Concluded where it is too late, NotHandledHere where the line excludes the order.
    """
    if category := crossed(values["task"]):
        raise NotHandledHere(category)
    locked_review(review)
    if found := review.directives.filter(key=key).first():
        return found
    made = Directive.objects.create(
        event=review.event,
        review=review,
        number=_next_number(review.event),
        key=key,
        source=source,
        **{field: values[field] for field in FIELDS},
    )
    made.partners.set(p for p in values["partners"] if p != values["lead"])
    made.findings.set(findings)
    return made


def draft_from_finding(finding: FindingRecord) -> Directive:
    """Draft what mends a finding, led by the agency that owns it."""
    sites = {one.id: one.name for one in plan_of(finding.review.version).sites}
    values = {
        "task": _("Remedy what was found: {finding}").format(finding=finding.text),
        "lead": finding.owner,
        "partners": (),
        "place": sites.get(finding.site, finding.site),
        "due": None,
        "done_when": "",
    }
    key = f"finding:{finding.pk}"
    return draft(finding.review, values, key=key, source=finding.text, findings=[finding])


@transaction.atomic
def change(directive: Directive, values: Mapping[str, Any], *, revision: int | None = None) -> None:
    """Change a directive that is not given yet. Raises as `draft` does.

    Raises Stale where it is no longer at the revision that was read, if one is named.
    """
    if category := crossed(values["task"]):
        raise NotHandledHere(category)
    locked_review(directive.review)
    if revision not in (None, Directive.objects.get(pk=directive.pk).revision):
        raise Stale
    for field in FIELDS:
        setattr(directive, field, values[field])
    directive.revision += 1
    directive.save(update_fields=[*FIELDS, "revision"])
    directive.partners.set(p for p in values["partners"] if p != values["lead"])


@transaction.atomic
def drop(directive: Directive) -> None:
    """Forget a directive that is not given yet. Raises Concluded where it is given."""
    locked_review(directive.review)
    Directive.objects.filter(pk=directive.pk, stage=DirectiveStage.PROPOSED).delete()


@transaction.atomic
def paste(review: Review, text: str, *, now: datetime) -> PastedMinutes:
    """Keep minutes until the review is concluded; what was rejected of them stays rejected."""
    locked_review(review)
    pasted, _ = PastedMinutes.objects.update_or_create(
        review=review, defaults={"text": text, "pasted_at": now}
    )
    return pasted


@transaction.atomic
def reject(review: Review, keys: Iterable[str]) -> None:
    """Note which sentences of the minutes shall not become directives."""
    locked_review(review)
    pasted = PastedMinutes.objects.select_for_update().get(review=review)
    pasted.rejected = sorted({*pasted.rejected, *keys})
    pasted.save(update_fields=["rejected"])


def locked_review(review: Review) -> Review:
    """Hold a review until the transaction ends. Raises Concluded where it is concluded."""
    held = Review.objects.select_for_update().get(pk=review.pk)
    if held.stage == Review.Stage.CONCLUDED:
        raise Concluded
    return held


def _next_number(event: Event) -> int:
    Event.objects.select_for_update().get(pk=event.pk)
    last = Directive.objects.filter(event=event).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1
