"""The one door out of the reviews: what an account may see, and one answer for all the rest."""

from functools import lru_cache

from django.db.models import Q, QuerySet
from django.http import Http404

from opsroom.people.models import Account, Agency
from opsroom.people.roles import Action
from opsroom.plans.models import Event, Version
from opsroom.reviews.models import EvidenceFile, FindingRecord, Report, Review
from sansang.event import EventPlan


def reviews_of(event: Event) -> QuerySet[Review]:
    """Return the reviews of an event, the newest first."""
    return Review.objects.filter(event=event).select_related("version").defer("version__document")


def review_of(event: str, number: int) -> Review:
    """Return a review with its event. Raises Http404 where there is none of this number."""
    found = Review.objects.select_related("event", "version").defer("version__document")
    if (review := found.filter(event__key=event, number=number).first()) is None:
        raise Http404
    return review


def versions_for_review(event: Event) -> QuerySet[Version]:
    """Return the versions of a plan that a review can look at: those that were approved."""
    approved = (Version.State.APPROVED, Version.State.SUPERSEDED)
    return Version.objects.filter(event=event, state__in=approved).defer("document")


def plan_of(version: Version) -> EventPlan:
    """Return the plan of a version, which never changes, so that it is read once."""
    return _plan(version.pk, version.sha256)


@lru_cache(maxsize=8)
def _plan(pk: int, sha256: str) -> EventPlan:
    return Version.objects.get(pk=pk, sha256=sha256).plan


def agency_of(key: str) -> Agency:
    """Return an agency. Raises Http404 where there is none of this id."""
    if (agency := Agency.objects.filter(key=key).first()) is None:
        raise Http404
    return agency


def writes_for(account: Account, agency: str) -> bool:
    """Tell whether the account writes the report of an agency."""
    return account.may(Action.REPORT_WRITE) and account.agency.key == agency


def inspects(account: Account) -> bool:
    """Tell whether the account sees everything of a review: reviewers and the chair do."""
    return account.may(Action.INSPECT)


def reports_for(account: Account, review: Review) -> QuerySet[Report]:
    """Return the reports that the account may see.

    A report is its agency's own until it is submitted; reviewers and the chair see all.
    """
    found = Report.objects.filter(review=review).select_related("agency")
    if inspects(account):
        return found
    return found.filter(Q(agency=account.agency_id) | Q(submitted_at__isnull=False))


def report_for(account: Account, review: Review, agency: str) -> Report | None:
    """Return the report of an agency, None where it has not begun.

    Raises Http404 where the account may not see it, or the agency is not asked.
    """
    found = reports_for(account, review).filter(agency__key=agency)
    report = found.prefetch_related("answers__files").first()
    begins = inspects(account) or writes_for(account, agency)
    if report is None and not (begins and review.assigned.get(agency)):
        raise Http404
    return report


def written_report(account: Account, review: Review, agency: str) -> None:
    """Raise Http404 unless the account writes the report of an agency that is asked."""
    asked = bool(review.assigned.get(agency))
    begun = Report.objects.filter(review=review, agency__key=agency)
    if not writes_for(account, agency) or not (asked or begun.exists()):
        raise Http404


def finding_of(review: Review, number: int) -> FindingRecord:
    """Return a finding. Raises Http404 where there is none of this number."""
    if (finding := review.findings.filter(number=number).first()) is None:
        raise Http404
    return finding


def file_for(account: Account, event: str, pk: int) -> EvidenceFile:
    """Return a file of evidence. Raises Http404 where there is none, or it is not for the account.

    A file is its agency's own until a report with it is submitted, or it shows what the
    delegation saw or found.
    """
    found = EvidenceFile.objects.filter(event__key=event)
    if not inspects(account):
        shared = Q(reportanswer__report__submitted_at__isnull=False)
        seen = Q(inspectionanswer__isnull=False) | Q(findingrecord__isnull=False)
        found = found.filter(Q(agency=account.agency_id) | shared | seen)
    if (file := found.filter(pk=pk).first()) is None:
        raise Http404
    return file
