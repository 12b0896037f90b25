"""What a reviewer may inspect, and one answer for all the rest."""

from django.db.models import QuerySet
from django.http import Http404

from opsroom.plans.models import Version
from opsroom.reviews.models import InspectionAnswer, ReportAnswer, Review


def open_reviews() -> QuerySet[Review]:
    """Return the reviews that are inspected now."""
    stage = Review.Stage.INSPECTING
    return Review.objects.filter(stage=stage).select_related("event").order_by("held_on", "pk")


def review_of(event: str, number: int) -> Review:
    """Return a review whatever its stage, so that what waits on a phone can still be told.

    Raises Http404 where there is none.
    """
    found = Review.objects.filter(event__key=event, number=number).select_related("event").first()
    if found is None or found.stage == Review.Stage.PREPARED:
        raise Http404
    return found


def sites_of(review: Review) -> dict[str, str]:
    """Return the names of the sites by id, of the plan's version that the review looks at.

    The version was validated when it was proposed: its sites alone are read, not the whole plan.
    """
    sites = Version.objects.values_list("document__sites", flat=True).get(pk=review.version_id)
    return {site["id"]: site["name"] for site in sites or ()}


def seen(review: Review) -> list[InspectionAnswer]:
    """Return what was seen on the spot, the latest of each criterion and site."""
    latest = {}
    for answer in review.inspection.order_by("seen_at", "pk"):
        latest[answer.criterion, answer.site] = answer
    return list(latest.values())


def reported(review: Review) -> QuerySet[ReportAnswer]:
    """Return what the agencies say in the reports that they have submitted."""
    answers = ReportAnswer.objects.filter(report__review=review, report__submitted_at__isnull=False)
    return answers.select_related("report__agency")
