"""What all changes of a review share: until when it takes them, and how they are entered."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from opsroom.people.models import Account
from opsroom.people.roles import Action
from opsroom.record.actions import record
from opsroom.reviews.models import Review


class Stale(Exception):
    """Somebody else has changed it since the page was loaded."""


class Closed(Exception):
    """The review or the report takes no more of this."""


def takes_reports(review: Review) -> bool:
    """Tell whether agencies can report: from the opening until the review is concluded."""
    return review.stage in {Review.Stage.REPORTING, Review.Stage.INSPECTING}


def held_review(review: Review, *stages: Review.Stage) -> Review:
    """Return the review, held until the transaction ends. Raises Closed past its time."""
    held = Review.objects.select_for_update(of=("self",)).select_related("event")
    held = held.get(pk=review.pk)
    if held.stage == Review.Stage.CONCLUDED or (stages and held.stage not in stages):
        raise Closed
    return held


def record_review(
    review: Review, kind: str, data: Mapping[str, Any], by: Account, now: datetime
) -> None:
    """Enter a change of a review in the journal of its event."""
    record(
        review.event.key,
        kind,
        subject=("review", str(review.number)),
        data=dict(data),
        by=by.acting(Action.REVIEW_MANAGE),
        now=now,
    )
