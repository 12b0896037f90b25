"""From when until when an event is manned."""

from datetime import datetime

from sansang.event.plan import EventPlan


def manned_time(plan: EventPlan) -> tuple[datetime, datetime] | None:
    """Return the begin of the first need of a post and the end of the last; None: there is none."""
    needs = [need for post in plan.posts for need in post.needs]
    if not needs:
        return None
    return min(need.start for need in needs), max(need.end for need in needs)
