"""Beginning, changing and assigning a review, and bringing it from stage to stage."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from opsroom.people.models import Account, Agency
from opsroom.plans.models import Event
from opsroom.reviews.actions.state import Closed, held_review, record_review
from opsroom.reviews.models import Review
from sansang.readiness import CriteriaSet

NEXT_STAGES = {
    Review.Stage.PREPARED: (Review.Stage.REPORTING,),
    Review.Stage.REPORTING: (Review.Stage.INSPECTING,),
    Review.Stage.INSPECTING: (Review.Stage.REPORTING,),
    Review.Stage.CONCLUDED: (),
}
"""Where a review can be brought by hand; only the chair's conclusion ends it."""


@transaction.atomic
def create_review(
    event: Event,
    said: Mapping[str, Any],
    *,
    criteria: CriteriaSet,
    assigned: Mapping[str, Iterable[str]],
    by: Account,
    now: datetime,
) -> Review:
    """Create a review, or return the one that the same form has created already."""
    Event.objects.select_for_update().get(pk=event.pk)
    same = {name: said[name] for name in ("title", "held_on", "version")}
    if twin := Review.objects.filter(event=event, stage=Review.Stage.PREPARED, **same).first():
        return twin
    last = Review.objects.filter(event=event).aggregate(last=Max("number"))["last"] or 0
    review = Review.objects.create(
        event=event,
        number=last + 1,
        criteria=criteria.model_dump(mode="json"),
        assigned={agency: list(ids) for agency, ids in assigned.items()},
        **said,
    )
    record_review(review, "review.created", {"criteria": len(criteria.criteria)}, by, now)
    return review


@transaction.atomic
def change_review(review: Review, said: Mapping[str, Any], *, by: Account, now: datetime) -> None:
    """Change what is said of a review that is not concluded."""
    held = held_review(review)
    for name, value in said.items():
        setattr(held, name, value)
    held.save(update_fields=list(said))
    due = held.reports_due.isoformat() if held.reports_due else None
    record_review(held, "review.changed", {"reports_due": due}, by, now)


@transaction.atomic
def set_criteria(review: Review, criteria: CriteriaSet, *, by: Account, now: datetime) -> None:
    """Change the criteria before anybody reports on them; what is gone is no longer assigned."""
    held = held_review(review, Review.Stage.PREPARED)
    known = {one.id for one in criteria.criteria}
    held.criteria = criteria.model_dump(mode="json")
    held.assigned = {
        agency: [one for one in ids if one in known] for agency, ids in held.assigned.items()
    }
    held.save(update_fields=["criteria", "assigned"])
    record_review(held, "review.criteria_changed", {"criteria": len(known)}, by, now)


@transaction.atomic
def assign(
    review: Review, agency: Agency, criteria: Iterable[str], *, by: Account, now: datetime
) -> None:
    """Let an agency report on just these criteria, in the order of the set."""
    held, wanted = held_review(review), set(criteria)
    ids = [one["id"] for one in held.criteria["criteria"] if one["id"] in wanted]
    others = {key: asked for key, asked in held.assigned.items() if key != agency.key}
    held.assigned = others | ({agency.key: ids} if ids else {})
    held.save(update_fields=["assigned"])
    record_review(held, "review.assigned", {"agency": agency.key, "criteria": len(ids)}, by, now)


@transaction.atomic
def set_stage(review: Review, stage: Review.Stage, *, by: Account, now: datetime) -> None:
    """Bring a review one stage further, or back to reporting. Raises Closed where it can't go."""
    held = held_review(review)
    if held.stage == stage:
        return
    if stage not in NEXT_STAGES[Review.Stage(held.stage)]:
        raise Closed
    held.stage = stage
    held.save(update_fields=["stage"])
    record_review(held, "review.stage_changed", {"stage": stage.value}, by, now)
