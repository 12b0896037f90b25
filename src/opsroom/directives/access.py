"""The one door out of the directives: what an account may see, and one answer for all the rest."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet
from django.http import Http404

from opsroom.directives.life import IN_HAND, OPEN
from opsroom.directives.models import Directive
from opsroom.people.models import Account
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


def directives_for(account: Account, event: Event) -> QuerySet[Directive]:
    """Return the directives of an event that were given and that the account may see.

    Reporters and team leaders see those that their agency leads or takes part in.
    """
    found = Directive.objects.filter(event=event).exclude(stage=DirectiveStage.PROPOSED)
    if account.roles <= OF_AGENCY:
        found = found.filter(of_agency(account))
    return found.select_related("lead", "review")


def of_agency(account: Account) -> Q:
    """Return the condition that the agency of an account leads a directive or takes part in it."""
    partner = Directive.partners.through.objects.filter(agency=account.agency_id)
    return Q(lead=account.agency_id) | Q(pk__in=partner.values("directive_id"))


def directive_for(account: Account, event: Event, number: int) -> Directive:
    """Return a directive. Raises Http404 where there is none, or it is not for this account."""
    found = directives_for(account, event).filter(number=number).first()
    if found is None:
        raise Http404
    return found


def leads(account: Account, directive: Directive) -> bool:
    """Tell whether the account works for the agency that leads the directive."""
    return account.may(Action.DIRECTIVE_WORK) and directive.lead_id == account.agency_id


def may_link(account: Account, directive: Directive) -> bool:
    """Tell whether the account says which version of the plan carries a directive out."""
    if directive.stage not in OPEN:
        return False
    closes, edits = account.may(Action.DIRECTIVE_CLOSE), account.may(Action.PLAN_EDIT)
    return leads(account, directive) or closes or edits


def linkable(event: Event) -> QuerySet[Version]:
    """Return the versions that can carry a directive out: proposed or approved ones."""
    return event.versions.filter(state__in=[Version.State.PROPOSED, Version.State.APPROVED])


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


def history(directive: Directive) -> Iterable[Row]:
    """Return what the journal tells of a directive, in its order."""
    return Row.objects.filter(
        journal=directive.event.key, subject_type="directive", subject_id=str(directive.pk)
    ).prefetch_related("personal_values")
