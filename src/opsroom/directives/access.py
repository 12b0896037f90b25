"""The one door out of the directives: what an account may see, and one answer for all the rest."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.db.models.fields.json import KT
from django.http import Http404

from opsroom.directives.life import IN_HAND, OPEN
from opsroom.directives.models import Directive
from opsroom.people.models import Account, Agency
from opsroom.people.roles import Action, Role
from opsroom.plans.models import Event, Version
from opsroom.record.models import Row
from opsroom.reviews.access import review_of
from opsroom.reviews.models import EvidenceFile, FindingRecord, Review
from sansang.readiness import DirectiveStage

SOON = timedelta(hours=48)
"""How long before it is due a directive stands among those that are due soon."""
OF_AGENCY = frozenset({Role.REPORTER, Role.TEAM_LEADER})
"""Who holds no other role sees the directives of the own agency alone."""


_LONG = ("review__criteria", "review__assigned")
"""What of a review no directive tells, and takes long to read."""


def directives_for(account: Account, event: Event) -> QuerySet[Directive]:
    """Return the directives of an event that were given and that the account may see.

    Reporters and team leaders see those that their agency leads or takes part in.
    """
    found = _seen_by(account).filter(event=event).select_related("lead", "review")
    return found.defer(*_LONG)


def _seen_by(account: Account) -> QuerySet[Directive]:
    found = Directive.objects.exclude(stage=DirectiveStage.PROPOSED)
    return found.filter(of_agency(account)) if account.roles <= OF_AGENCY else found


def of_agency(account: Account) -> Q:
    """Return the condition that the agency of an account leads a directive or takes part in it."""
    partner = Directive.partners.through.objects.filter(agency=account.agency_id)
    return Q(lead=account.agency_id) | Q(pk__in=partner.values("directive_id"))


def directive_for(account: Account, event: Event, number: int) -> Directive:
    """Return a directive. Raises Http404 where there is none, or it is not for this account."""
    return directive_at(account, event.key, number)


def directive_at(account: Account, event: str, number: int) -> Directive:
    """Return a directive of the event with this key, with all that its page names but lists.

    Raises Http404 as `directive_for` does.
    """
    found = _seen_by(account).filter(event__key=event, number=number)
    found = found.select_related("event", "lead", "review", "draft")
    found = found.defer("draft__document", *_LONG)
    if (directive := found.first()) is None:
        raise Http404
    return directive


def leads(account: Account, directive: Directive) -> bool:
    """Tell whether the account works for the agency that leads the directive."""
    return account.may(Action.DIRECTIVE_WORK) and directive.lead_id == account.agency_id


def may_link(account: Account, directive: Directive) -> bool:
    """Tell whether the account says which version of the plan carries a directive out."""
    if directive.stage not in OPEN:
        return False
    closes, edits = account.may(Action.DIRECTIVE_CLOSE), account.may(Action.PLAN_EDIT)
    return leads(account, directive) or closes or edits


LINKABLE = frozenset({Version.State.PROPOSED, Version.State.APPROVED})
"""How far a version is that can carry a directive out."""


def linkable(event: Event) -> QuerySet[Version]:
    """Return the versions that can carry a directive out."""
    return event.versions.filter(state__in=LINKABLE)


def sees_draft(account: Account, directive: Directive) -> bool:
    """Tell whether the account sees the draft for a directive: it is its agency's until shared."""
    draft = directive.draft
    if draft is None or not account.may(Action.PLAN_VIEW):
        return False
    return draft.shared or draft.agency_id == account.agency_id


def overdue(now: datetime) -> Q:
    """Return the condition that a directive is overdue."""
    return Q(stage__in=IN_HAND, due__lt=now)


def due_soon(now: datetime) -> Q:
    """Return the condition that a directive is due within 48 hours."""
    return Q(stage__in=IN_HAND, due__gte=now, due__lte=now + SOON)


def open_review(event: str, number: int) -> Review:
    """Return a review that is not concluded yet. Raises Http404 where there is none."""
    review = review_of(event, number)
    if review.stage == Review.Stage.CONCLUDED:
        raise Http404
    return review


def proposed(review: Review) -> QuerySet[Directive]:
    """Return what was drafted for the conclusion of a review."""
    drafted = review.directives.filter(stage=DirectiveStage.PROPOSED)
    return drafted.select_related("lead").prefetch_related("partners").order_by("number")


def proposed_of(review: Review, number: int) -> Directive:
    """Return a drafted directive. Raises Http404 where there is none of this number."""
    found = proposed(review).filter(number=number).first()
    if found is None:
        raise Http404
    return found


def finding_of(review: Review, number: int) -> FindingRecord:
    """Return a finding of a review. Raises Http404 where there is none of this number."""
    found = review.findings.select_related("owner").filter(number=number).first()
    if found is None:
        raise Http404
    return found


def file_of(directive: Directive, pk: int) -> EvidenceFile:
    """Return a file of a directive's evidence. Raises Http404 where there is none."""
    if (found := directive.files.filter(pk=pk).first()) is None:
        raise Http404
    return found


@dataclass(frozen=True, kw_only=True)
class Told:
    """An entry of the journal about a directive; ``words`` are the personal values by field."""

    kind: str
    at: datetime
    role: str
    agency: str | None
    agency_name: str
    words: dict[str, str]


def history(directive: Directive) -> list[Told]:
    """Return what the journal tells of a directive, in its order; what was erased is not told."""
    names = Agency.objects.filter(key=OuterRef("agency")).values("name")
    rows = (
        Row.objects.filter(
            journal=directive.event.key, subject_type="directive", subject_id=str(directive.pk)
        )
        .annotate(agency=KT("entry__author_agency"), role=KT("entry__author_role"))
        .annotate(agency_name=Subquery(names[:1]))
        .order_by("number", "personal_values__pk")
        .values_list(
            "number",
            "kind",
            "entered_at",
            "role",
            "agency",
            "agency_name",
            "personal_values__field",
            "personal_values__value",
        )
    )
    return [_told(list(entry)) for _number, entry in groupby(rows, key=itemgetter(0))]


def _told(rows: list[tuple[Any, ...]]) -> Told:
    _number, kind, at, role, agency, agency_name, *_words = rows[0]
    return Told(
        kind=kind,
        at=at,
        role=role,
        agency=agency,
        agency_name=agency_name or agency or "",
        words={field: value for *_same, field, value in rows if value},
    )
