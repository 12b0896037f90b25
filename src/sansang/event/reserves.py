"""Reserve posts that wait elsewhere than the plan says, because a rehearsal found it better."""

from collections.abc import Iterator, Sequence

from sansang.event.fields import PostId, Record, SiteId
from sansang.event.plan import EventPlan
from sansang.faults import CannotRun, Fault


class ReservePlace(Record):
    """Where a reserve post waits."""

    post: PostId
    site: SiteId


def with_reserves(plan: EventPlan, places: Sequence[ReservePlace]) -> EventPlan:
    """Return the plan with its reserve posts at these sites; all else is as it was.

    Raises CannotRun for a post or a site that the plan does not have, and for a post that is no
    reserve.
    """
    if not places:
        return plan
    if faults := tuple(_faults(plan, places)):
        raise CannotRun(faults)
    site = {place.post: place.site for place in places}
    posts = tuple(
        post.model_copy(update={"site": site[post.id]}) if post.id in site else post
        for post in plan.posts
    )
    return plan.model_copy(update={"posts": posts})


def _faults(plan: EventPlan, places: Sequence[ReservePlace]) -> Iterator[Fault]:
    posts = {post.id: post for post in plan.posts}
    sites = {site.id for site in plan.sites}
    for place in places:
        at = f"reserves {place.post}"
        if place.post not in posts:
            yield Fault(code="unknown_id", place=at, found=place.post, expected="posts")
        elif not posts[place.post].reserve:
            yield Fault(code="not_a_reserve", place=at, found=place.post)
        if place.site not in sites:
            yield Fault(code="unknown_id", place=at, found=place.site, expected="sites")
