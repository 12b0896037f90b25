"""The plan's records as the rules look them up: what belongs to what, worked out once."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from typing import Any

from sansang.checks.spans import Span, first_gap, merged
from sansang.event import Agency, EventPlan, Post, Site, TaskForce, Team
from sansang.event.duty import StrengthUnit
from sansang.event.ground import SiteKind
from sansang.event.organisation import AgencyKind, WorkGroup


def grouped(records: Iterable[Any], field: str) -> dict[Any, list[Any]]:
    """Return records by the value of a field, those without one left out."""
    groups: dict[Any, list[Any]] = defaultdict(list)
    for record in records:
        value = getattr(record, field)
        if value is not None:
            groups[value].append(record)
    return groups


class Records:
    """A plan with the indexes that several rules share. It never changes the plan."""

    def __init__(self, plan: EventPlan) -> None:
        self.plan = plan

    @cached_property
    def agencies(self) -> dict[str, Agency]:
        """Agencies by id."""
        return {agency.id: agency for agency in self.plan.agencies}

    @cached_property
    def task_forces(self) -> dict[str, TaskForce]:
        """Task forces by id."""
        return {force.id: force for force in self.plan.task_forces}

    @cached_property
    def sites(self) -> dict[str, Site]:
        """Sites by id."""
        return {site.id: site for site in self.plan.sites}

    @cached_property
    def teams(self) -> dict[str, Team]:
        """Teams by id."""
        return {team.id: team for team in self.plan.teams}

    @cached_property
    def posts(self) -> dict[str, Post]:
        """Posts by id."""
        return {post.id: post for post in self.plan.posts}

    @cached_property
    def teams_of(self) -> dict[str, list[Team]]:
        """Teams by their task force."""
        return grouped(self.plan.teams, "task_force")

    @cached_property
    def posts_of(self) -> dict[str, list[Post]]:
        """Posts by their task force."""
        return grouped(self.plan.posts, "task_force")

    @cached_property
    def posts_at(self) -> dict[str, list[Post]]:
        """Posts by their site."""
        return grouped(self.plan.posts, "site")

    @cached_property
    def venues(self) -> list[Site]:
        """Sites where the event itself takes place."""
        return [site for site in self.plan.sites if site.kind == SiteKind.VENUE]

    @property
    def event_span(self) -> Span:
        """From the beginning of the event to its end."""
        return self.plan.event.start, self.plan.event.end

    def duty_of(self, force: str) -> list[Span]:
        """Return when a task force is on: its posts' needs, the whole event where it has none."""
        needs = [(n.start, n.end) for post in self.posts_of.get(force, ()) for n in post.needs]
        return merged(needs) or [self.event_span]

    @cached_property
    def smallest_team(self) -> dict[str, int]:
        """The least headcount of a team by resource type."""
        types = grouped(self.plan.teams, "resource_type")
        return {kind: min(team.headcount for team in teams) for kind, teams in types.items()}

    @cached_property
    def largest_team(self) -> dict[str, int]:
        """The greatest headcount of a team by resource type."""
        types = grouped(self.plan.teams, "resource_type")
        return {kind: max(team.headcount for team in teams) for kind, teams in types.items()}

    def people_per_strength(self, post: Post) -> int:
        """Return how many people one unit of a post's strength surely brings."""
        if post.unit == StrengthUnit.PEOPLE:
            return 1
        kinds = post.resource_types or tuple(self.smallest_team)
        return min((self.smallest_team[k] for k in kinds if k in self.smallest_team), default=1)

    def least_people(self, post: Post, span: Span) -> int:
        """Return the fewest people that stand at a post at any time in a span, at its minimum."""
        met = [n for n in post.needs if n.start < span[1] and span[0] < n.end]
        if first_gap(span, merged((n.start, n.end) for n in met)) is not None:
            return 0
        return min(n.minimum for n in met) * self.people_per_strength(post)

    def most_people(self, posts: Iterable[Post]) -> int:
        """Return the people of these posts, each at the highest of its minimums."""
        return sum(
            max((need.minimum for need in post.needs), default=0) * self.people_per_strength(post)
            for post in posts
        )

    def work_group(self, post: Post) -> WorkGroup | None:
        """Return the group of work of a post, by its task force."""
        return self.task_forces[post.task_force].work_group if post.task_force else None

    def is_medical(self, post: Post) -> bool:
        """Tell whether a post is one of medical care, by its task force or its agencies."""
        kinds = {self.agencies[agency].kind for agency in post.agencies}
        return self.work_group(post) == WorkGroup.MEDICAL or kinds == {AgencyKind.MEDICAL}
