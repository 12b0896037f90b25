"""Why needs are unmet, and the least that would meet them."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from sansang.deployment.distances import Distances
from sansang.deployment.grid import grid_of
from sansang.deployment.reasons.case import Case, Slots
from sansang.deployment.reasons.covering import Covering, fewest_teams
from sansang.deployment.reasons.easing import easings
from sansang.deployment.reasons.kinds import Kind, kind_of
from sansang.deployment.reasons.stops import ORDER, Stop, stop
from sansang.deployment.result import Addition, Blocked, Deployment, Remedy, Rule, Shortfall, Unmet
from sansang.event import EventPlan, Post, Team

NAMED = 20  # teams of one rule: a planner looks at the nearest, not at a thousand
FIT = {Rule.RESOURCE_TYPE, Rule.SKILL, Rule.AGENCY, Rule.JURISDICTION}


def explain(plan: EventPlan, deployment: Deployment, travel: Distances | None = None) -> Deployment:
    """Return the deployment with what stops whom from each unmet need, and what would meet it.

    It reads the assignments and unmet needs alone, and says the same of the same ones.
    """
    grid = grid_of(plan)
    if grid is None or not deployment.unmet:
        return deployment
    case = Case(
        plan=plan,
        grid=grid,
        assignments=deployment.assignments,
        travel=travel or Distances(plan=plan),
    )
    stops = _Stops(case=case)
    unmet = (u.model_copy(update={"because": stops.because(u)}) for u in deployment.unmet)
    return deployment.model_copy(
        update={
            "unmet": tuple(unmet),
            "additions": tuple(_additions(case, deployment)),
            "remedies": tuple(_remedies(case, deployment)),
        }
    )


@dataclass(kw_only=True)
class _Stops:
    """What stops the teams. Whom a post does not take at any time is worked out once."""

    case: Case
    known: dict[str, tuple[list[tuple[Team, Stop]], list[Team]]] = field(default_factory=dict)

    def because(self, unmet: Unmet) -> tuple[Blocked, ...]:
        """Return the rules that stop teams from an unmet need, the nearest miss first."""
        post, grid = self.case.plan.post(unmet.post), self.case.grid
        start, end = grid.floor(unmet.start), grid.ceil(unmet.end)
        unfit, fitting = self._sorted(post, start, end)
        absent = (team for team in fitting if not self._stands(team, post, start, end))
        stops = [(team, stop(self.case, team, post, start, end)) for team in absent] + unfit
        return tuple(_blocked(self.case, stops))

    def _sorted(
        self, post: Post, start: int, end: int
    ) -> tuple[list[tuple[Team, Stop]], list[Team]]:
        if post.id not in self.known:
            stops = [
                (team, stop(self.case, team, post, start, end)) for team in self.case.plan.teams
            ]
            unfit = [(team, stopped) for team, stopped in stops if stopped.rule in FIT]
            fitting = [team for team, stopped in stops if stopped.rule not in FIT]
            self.known[post.id] = unfit, fitting
        return self.known[post.id]

    def _stands(self, team: Team, post: Post, start: int, end: int) -> bool:
        return any(
            spell.post == post.id and spell.start < end and start < spell.end
            for duty in self.case.duties.get(team.id, ())
            for spell in duty.spells
        )


def _blocked(case: Case, stops: list[tuple[Team, Stop]]) -> Iterator[Blocked]:
    groups: dict[Rule, list[tuple[Team, Stop]]] = defaultdict(list)
    for team, stopped in sorted(stops, key=lambda pair: pair[1].distance):
        groups[stopped.rule].append((team, stopped))
    for rule in sorted(groups, key=lambda r: -ORDER[r]):
        teams = [team for team, _ in groups[rule]]
        posts = {post for _, stopped in groups[rule] for post in stopped.posts}
        yield Blocked(
            rule=rule,
            count=len(teams),
            teams=tuple(team.id for team in teams[:NAMED]),
            people=sum(team.headcount for team in teams),
            posts=tuple(p.id for p in case.plan.posts if p.id in posts),
        )


def _additions(case: Case, deployment: Deployment) -> Iterator[Addition]:
    """The fewest teams for the whole plan, level by level and kind by kind of team."""
    for level in {unmet.kind: None for unmet in _ordered(case, deployment)}:
        groups: dict[Kind, dict[str, Slots]] = defaultdict(dict)
        for post_id in _short_of(case, deployment, level):
            short = case.short(post_id, level)
            groups[kind_of(case, case.plan.post(post_id), short)][post_id] = short
        for kind, group in groups.items():
            addition = fewest_teams(Covering(case=case, kind=kind, short=group), level)
            if addition is not None:
                yield addition


def _short_of(case: Case, deployment: Deployment, level: Shortfall) -> dict[str, None]:
    """The posts that are short of a strength: of the desired one, too, where of the minimum."""
    levels = {level}
    if level == Shortfall.DESIRED:
        levels.add(Shortfall.MINIMUM)
    return {u.post: None for u in _ordered(case, deployment) if u.kind in levels}


def _ordered(case: Case, deployment: Deployment) -> list[Unmet]:
    """Unmet needs in the order in which they weigh."""
    levels = list(Shortfall)
    return sorted(
        deployment.unmet, key=lambda u: (levels.index(u.kind), case.plan.post(u.post).priority)
    )


def _remedies(case: Case, deployment: Deployment) -> Iterator[Remedy]:
    for level, post_id in {(u.kind, u.post): None for u in _ordered(case, deployment)}:
        post, short = case.plan.post(post_id), case.short(post_id, level)
        covering = Covering(case=case, kind=kind_of(case, post, short), short={post_id: short})
        yield Remedy(
            post=post_id,
            kind=level,
            addition=fewest_teams(covering, level),
            easings=easings(case, post, short),
        )
