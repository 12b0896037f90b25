"""Which rule keeps a team from a post whatever the time."""

from sansang.event.duty import Post
from sansang.event.organisation import Team
from sansang.event.plan import EventPlan


def sectors_of(plan: EventPlan, team: Team) -> frozenset[str]:
    """Return the sectors in which a team may stand; empty means everywhere."""
    return frozenset(team.sectors or plan.agency(team.agency).sectors)


def may_stand_in(plan: EventPlan, team: Team, sector: str | None) -> bool:
    """Tell whether the jurisdiction of a team holds a sector."""
    allowed = sectors_of(plan, team)
    return not allowed or sector is None or sector in allowed


def misfit(plan: EventPlan, team: Team, post: Post) -> str | None:
    """Return the first rule by which the team does not fit the post, None where it fits."""
    if post.resource_types and team.resource_type not in post.resource_types:
        return "resource_type"
    if not set(post.skills) <= set(team.skills):
        return "skill"
    if post.agencies and team.agency not in post.agencies:
        return "agency"
    if not may_stand_in(plan, team, plan.site(post.site).sector):
        return "jurisdiction"
    return None
