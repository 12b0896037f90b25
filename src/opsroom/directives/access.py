"""The one door out of the directives: what an account may see, and one answer for all the rest."""

from datetime import datetime, timedelta

from django.db.models import IntegerField, Q, QuerySet, Value
from django.http import Http404

from opsroom.directives.life import IN_HAND
from opsroom.directives.models import Directive
from opsroom.people.models import Account
from opsroom.people.roles import Action, Role
from opsroom.plans.models import Event
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
    return _seen_by(account).filter(event=event).select_related("lead", "review")


def _seen_by(account: Account) -> QuerySet[Directive]:
    found = Directive.objects.exclude(stage=DirectiveStage.PROPOSED)
    if account.roles <= OF_AGENCY:
        found = found.filter(of_agency(account))
    return found


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


def directive_with_all(account: Account, event: str, number: int) -> Directive:
    """Return a directive with all that its page tells of it. Raises Http404 as `directive_for`."""
    found = _seen_by(account).filter(event__key=event, number=number)
    found = found.select_related("event", "lead", "review", "draft", "version")
    found = found.defer("draft__document", "version__document").prefetch_related("files")
    if (directive := found.first()) is None:
        raise Http404
    return directive


def named_in(directive: Directive) -> tuple[list[str], list[str]]:
    """Return the names of the partners of a directive, and the texts of its findings."""
    first = Value(0, IntegerField())
    partners = directive.partners.order_by().values_list(Value("partner"), first, "name")
    findings = directive.findings.order_by().values_list(Value("finding"), "number", "text")
    found = sorted(partners.union(findings, all=True))
    return (
        [text for kind, _number, text in found if kind == "partner"],
        [text for kind, _number, text in found if kind == "finding"],
    )


def leads(account: Account, directive: Directive) -> bool:
    """Tell whether the account works for the agency that leads the directive."""
    return account.may(Action.DIRECTIVE_WORK) and directive.lead_id == account.agency_id


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
