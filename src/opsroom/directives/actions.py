"""What moves directives; each step is an entry of the event's journal."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from opsroom.directives import drafting
from opsroom.directives.life import PASSAGES, Step, passage
from opsroom.directives.models import Directive, PastedMinutes
from opsroom.directives.standing import blocking
from opsroom.people.models import Account
from opsroom.people.roles import Action
from opsroom.plans.models import Draft, Version
from opsroom.record.actions import record
from opsroom.record.author import Author
from opsroom.reviews.actions import keep_file
from opsroom.reviews.evidence import Examined
from opsroom.reviews.models import Review
from sansang.readiness import DirectiveStage, Judgement


class WithoutLead(Exception):
    """Directives name no lead agency, so nobody would answer for them."""

    def __init__(self, numbers: list[int]) -> None:
        super().__init__(numbers)
        self.numbers = numbers


class StillOpen(Exception):
    """Nobody may call the whole ready while something critical is open."""


class OutOfStep(Exception):
    """The directive has moved meanwhile, or the step does not lead on from where it is."""


class NotYours(Exception):
    """Only the agency that leads a directive works it."""


class OtherEvent(Exception):
    """The version belongs to another event, or was declined."""


@transaction.atomic
def conclude(
    review: Review, *, judgement: Judgement, assessment: str, account: Account, now: datetime
) -> bool:
    """Conclude a review and give what was drafted; False where it is concluded already.

    Raises WithoutLead where somebody has to be named first, StillOpen where it is called ready and
    is not.
    """
    try:
        review = drafting.locked_review(review)
    except drafting.Concluded:
        return False
    if judgement is Judgement.READY and blocking(review, now)[1]:
        raise StillOpen
    given = list(review.directives.filter(stage=DirectiveStage.PROPOSED).order_by("number"))
    if without := [one.number for one in given if one.lead_id is None]:
        raise WithoutLead(without)
    review.stage, review.judgement = Review.Stage.CONCLUDED, judgement.value
    review.assessment, review.concluded_by, review.concluded_at = assessment, account, now
    review.save()
    by = account.acting(Action.CONCLUDE)
    record(
        review.event.key,
        "review.concluded",
        subject=("review", str(review.pk)),
        data={
            "number": review.number,
            "judgement": judgement.value,
            "plan_version": review.version.number,
            "directives": [one.number for one in given],
        },
        by=by,
        now=now,
    )
    for directive in given:
        _move(directive, Step.GIVE, by=by, now=now)
    PastedMinutes.objects.filter(review=review).delete()
    return True


@transaction.atomic
def take(  # noqa: PLR0913 (each is a part of the step)
    directive: Directive,
    step: Step,
    *,
    revision: int,
    account: Account,
    now: datetime,
    reason: str = "",
    note: str = "",
    files: Iterable[Examined] = (),
) -> bool:
    """Take a step of a directive's life; False where this very step was taken before.

    Raises OutOfStep where it has moved meanwhile, NotYours where another agency leads it, and
    CannotRun where there is no room for a file.
    """
    held = _held(directive)
    way = passage(DirectiveStage(held.stage), step)
    if held.revision != revision:
        if held.revision == revision + 1 and held.stage == PASSAGES[step].end:
            return False
        raise OutOfStep
    if way is None:
        raise OutOfStep
    if way.of_lead and held.lead_id != account.agency_id:
        raise NotYours
    kept = [keep_file(held.event, account.agency, file, now=now) for file in files]
    if step is Step.SHOW:
        held.evidence_note = note
        held.files.add(*kept)
    if way.reason:
        held.returned_because = reason
    data = {"files": sorted(file.sha256 for file in kept)} if kept else {}
    words = {name: text for name, text in (("reason", reason), ("note", note)) if text}
    _move(held, step, by=account.acting(way.action), now=now, data=data, personal=words)
    return True


@transaction.atomic
def draft_plan(directive: Directive, *, account: Account, now: datetime) -> Draft:
    """Begin a draft from the approved version that carries a directive out, once for each agency.

    Raises Version.DoesNotExist where no version is approved.
    """
    held = _held(directive)
    if held.draft is not None and held.draft.agency_id == account.agency_id:
        return held.draft
    base = Version.objects.get(event=held.event, state=Version.State.APPROVED)
    title = _("Directive {number}: {task}").format(number=held.number, task=held.task)
    held.draft = Draft.objects.create(
        event=held.event,
        title=title[:200],
        agency=account.agency,
        based_on=base,
        document=base.document,
        sha256=base.sha256,
        changed_by=account,
        changed_at=now,
    )
    held.save(update_fields=["draft"])
    data = {"draft": held.draft.pk, "based_on": base.number}
    _record(held, "plan_drafted", by=account.acting(Action.PLAN_EDIT), now=now, data=data)
    return held.draft


@transaction.atomic
def link_version(
    directive: Directive, version: Version, *, account: Account, now: datetime
) -> None:
    """Say which version of the plan carries a directive out. Raises OtherEvent."""
    held = _held(directive)
    if version.event_id != held.event_id or version.state == Version.State.DECLINED:
        raise OtherEvent
    if held.version_id == version.pk:
        return
    held.version = version
    held.save(update_fields=["version"])
    works = account.may(Action.DIRECTIVE_WORK)
    by = account.acting(Action.DIRECTIVE_WORK if works else Action.DIRECTIVE_CLOSE)
    _record(held, "version_linked", by=by, now=now, data={"plan_version": version.number})


def _held(directive: Directive) -> Directive:
    return Directive.objects.select_for_update(of=("self",)).get(pk=directive.pk)


def _move(
    directive: Directive,
    step: Step,
    *,
    by: Author,
    now: datetime,
    data: Mapping[str, Any] | None = None,
    personal: Mapping[str, str] | None = None,
) -> None:
    before, after = directive.stage, PASSAGES[step].end
    directive.stage = after.value
    directive.revision += 1
    directive.save()
    data = {"from": before, **(data or {})}
    _record(directive, after.value, by=by, now=now, data=data, personal=personal)


def _record(
    directive: Directive,
    what: str,
    *,
    by: Author,
    now: datetime,
    data: Mapping[str, Any],
    personal: Mapping[str, str] | None = None,
) -> None:
    lead = directive.lead.key if directive.lead else None
    record(
        directive.event.key,
        f"directive.{what}",
        subject=("directive", str(directive.pk)),
        data={"number": directive.number, "lead": lead, **data},
        personal=personal,
        by=by,
        now=now,
    )
