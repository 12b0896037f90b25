"""The strength at the posts of a work group, as a deployment gives it."""

from collections.abc import Iterable, Mapping

from sansang.deployment import Deployment
from sansang.deployment.result import Shortfall
from sansang.event import EventPlan
from sansang.event.fields import PostId, Record
from sansang.event.organisation import WorkGroup


class PostCover(Record):
    """How many posts there are, and which of them are under strength at some time.

    A post under its minimum stands under ``below_minimum`` alone; a reserve that is too small
    stands under ``below_desired``.
    """

    posts: int = 0
    below_minimum: tuple[PostId, ...] = ()
    below_desired: tuple[PostId, ...] = ()

    @property
    def met(self) -> int:
        """How many posts have what they ask for, all the time."""
        return self.posts - len(self.below_minimum) - len(self.below_desired)


def post_covers(plan: EventPlan, deployment: Deployment) -> dict[WorkGroup | None, PostCover]:
    """Return the cover of each work group; None holds the posts of no task force."""
    groups = {one.id: one.work_group for one in plan.task_forces}
    posts: dict[WorkGroup | None, list[str]] = {}
    for post in plan.posts:
        group = groups[post.task_force] if post.task_force is not None else None
        posts.setdefault(group, []).append(post.id)
    least, more = _under_strength(deployment)
    return {
        group: PostCover(
            posts=len(ids),
            below_minimum=tuple(one for one in ids if one in least),
            below_desired=tuple(one for one in ids if one in more - least),
        )
        for group, ids in posts.items()
    }


def together(covers: Iterable[PostCover]) -> PostCover:
    """Return the cover of all posts."""
    found = tuple(covers)
    return PostCover(
        posts=sum(one.posts for one in found),
        below_minimum=tuple(post for one in found for post in one.below_minimum),
        below_desired=tuple(post for one in found for post in one.below_desired),
    )


def _under_strength(deployment: Deployment) -> tuple[set[str], set[str]]:
    least = {one.post for one in deployment.unmet if one.kind is Shortfall.MINIMUM}
    return least, {one.post for one in deployment.unmet} - least


Covers = Mapping[WorkGroup | None, PostCover]
