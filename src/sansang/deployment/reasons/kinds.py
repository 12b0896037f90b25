"""The kinds of team that posts ask for."""

from dataclasses import dataclass
from statistics import median_low

from sansang.deployment.reasons.case import Case, Slots
from sansang.event import Post
from sansang.event.duty import StrengthUnit


@dataclass(frozen=True, kw_only=True)
class Kind:
    """What an added team is: whoever fits one post of a kind in a sector fits them all."""

    resource_type: str
    skills: tuple[str, ...]
    agencies: tuple[str, ...]
    sector: str | None
    headcount: int

    def strength(self, post: Post) -> int:
        """Return how much strength a team of the kind gives at a post."""
        return 1 if post.unit == StrengthUnit.TEAMS else self.headcount


def kind_of(case: Case, post: Post, short: Slots) -> Kind:
    """Return the kind of team that reaches the most of what is short at a post.

    Where several resource types do, it is the one of which the plan has most teams.
    """
    types = post.resource_types or tuple(r.id for r in case.plan.resource_types)
    best = max(types, key=lambda t: (_reached(case, t, short), _teams(case, t), -types.index(t)))
    return Kind(
        resource_type=best,
        skills=tuple(sorted(post.skills)),
        agencies=tuple(sorted(post.agencies)),
        sector=case.plan.site(post.site).sector,
        headcount=_usual_headcount(case, post, best) or int(short.max()),
    )


def _reached(case: Case, resource_type: str, short: Slots) -> int:
    reached = short * 0
    for shift in case.shifts[resource_type]:
        reached[shift.start : shift.end] = 1
    return int((short * reached).sum())


def _teams(case: Case, resource_type: str) -> int:
    return sum(team.resource_type == resource_type for team in case.plan.teams)


def _usual_headcount(case: Case, post: Post, resource_type: str) -> int:
    """The middle headcount of the teams with these skills, else of the type, else of all."""
    alike = [t for t in case.plan.teams if t.resource_type == resource_type]
    skilled = [t for t in alike if set(post.skills) <= set(t.skills)]
    headcounts = [t.headcount for t in skilled or alike or case.plan.teams]
    return median_low(headcounts) if headcounts else 0
