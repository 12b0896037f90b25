"""An independent check of a deployment: it reads the plan alone and shares no code with the model.

Everything is worked out in minutes since the epoch, from the plan's own records.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise

from sansang.deployment import recount
from sansang.deployment.readings import (
    Reader,
    Reading,
    Stand,
    hours_broken,
    minute,
    stands_by_team,
)
from sansang.deployment.result import Assignment, Deployment, Level, Status, Unmet
from sansang.deployment.ways import Ways
from sansang.event import EventPlan, Post, Team
from sansang.event.fields import Record
from sansang.event.reserves import with_reserves
from sansang.roads import RoadNetwork
from sansang.travel import By


class Violation(Record):
    """A hard rule that the deployment breaks, or a statement of it that is not true."""

    rule: str
    team: str = ""
    post: str = ""
    detail: str = ""


def verify(
    plan: EventPlan, deployment: Deployment, roads: RoadNetwork | None = None
) -> tuple[Violation, ...]:
    """Return every broken rule; none means that the answer holds.

    Travel is by ``roads`` where the deployment says that it is; without them that can't be seen.
    Reserve posts are where the deployment says that they wait.
    """
    plan = with_reserves(plan, deployment.reserves)
    by_road = deployment.travel is By.ROADS
    if by_road and (roads is None or plan.event.roads is None):
        return (Violation(rule="roads"),)
    ways = Ways(plan, roads if by_road else None)
    return tuple(_violations(plan, deployment, ways))


def _violations(plan: EventPlan, deployment: Deployment, ways: Ways) -> Iterator[Violation]:
    teams = {team.id: team for team in plan.teams}
    posts = {post.id: post for post in plan.posts}
    known = []
    for assignment in deployment.assignments:
        if assignment.team not in teams or assignment.post not in posts:
            yield Violation(rule="unknown", team=assignment.team, post=assignment.post)
            continue
        known.append(assignment)
        yield from _fits(plan, teams[assignment.team], posts[assignment.post], assignment)
    step = recount.step_min(plan)
    stands = stands_by_team(tuple(known))
    worked: dict[str, list[Reading]] = {}
    for team, mine in stands.items():
        yield from _one_place(ways, team, mine)
        worked[team] = list(_reader(ways, step).readings(teams[team], mine))
        yield from _hours(plan, teams[team], worked)
    yield from _leads(plan, {team: read[0] for team, read in worked.items() if read})
    yield from _strength(plan, deployment, step)
    yield from _statuses(plan, deployment)
    yield from _soft_levels(ways, deployment, stands, worked)
    yield from _moves(deployment)


def _fits(plan: EventPlan, team: Team, post: Post, assignment: Assignment) -> Iterator[Violation]:
    agency = next(a for a in plan.agencies if a.id == team.agency)
    site = next(s for s in plan.sites if s.id == post.site)
    jurisdiction = team.sectors or agency.sectors
    broken = {
        "times": assignment.end <= assignment.start,
        "resource_type": post.resource_types and team.resource_type not in post.resource_types,
        "skill": any(skill not in team.skills for skill in post.skills),
        "agency": post.agencies and team.agency not in post.agencies,
        "jurisdiction": jurisdiction and site.sector and site.sector not in jurisdiction,
        "availability": not _is_available(team, assignment),
    }
    for rule, is_broken in broken.items():
        if is_broken:
            yield Violation(rule=rule, team=team.id, post=post.id)


def _is_available(team: Team, assignment: Assignment) -> bool:
    """Two shifts without rest between them may lie in two availabilities that meet."""
    reached = assignment.start
    for span in sorted(team.availability, key=lambda a: a.start):
        if span.start <= reached:
            reached = max(reached, span.end)
    return not team.availability or assignment.end <= reached


def _one_place(ways: Ways, team: str, stands: list[Stand]) -> Iterator[Violation]:
    for before, after in pairwise(stands):
        gap, needed = after.start - before.end, ways.between_posts(before.post, after.post)
        if gap < 0:
            yield Violation(rule="one_place", team=team, post=after.post, detail=before.post)
        if gap < needed:
            detail = f"{gap} < {needed} min"
            yield Violation(rule="travel", team=team, post=after.post, detail=detail)


def _reader(ways: Ways, step: int) -> Reader:
    def lag(origin: str, destination: str) -> int:
        return -(-ways.between_posts(origin, destination) // step) * step

    return Reader(plan=ways.plan, lag=lag)


def _hours(plan: EventPlan, team: Team, worked: dict[str, list[Reading]]) -> Iterator[Violation]:
    """A team keeps its hours if one reading of its stands does; such readings are kept."""
    readings = worked[team.id]
    if not readings:
        yield Violation(rule="shift", team=team.id)
        return
    broken = [list(hours_broken(plan, team, reading)) for reading in readings]
    lawful = [r for r, faults in zip(readings, broken, strict=True) if not faults]
    worked[team.id] = lawful or readings
    for rule, detail in [] if lawful else broken[0]:
        yield Violation(rule=rule, team=team.id, detail=detail)


def _leads(plan: EventPlan, worked: dict[str, Reading]) -> Iterator[Violation]:
    for force in plan.task_forces:
        members = [team for team in plan.teams if team.task_force == force.id]
        led = sorted((s.start, s.end) for t in members if t.may_lead for s in worked.get(t.id, ()))
        for team in members:
            for shift in worked.get(team.id, ()):
                reached = shift.start
                for begin, until in led:
                    if begin <= reached:
                        reached = max(reached, until)
                if reached < shift.end:
                    yield Violation(rule="lead", team=team.id, detail=force.id)


def _strength(plan: EventPlan, deployment: Deployment, step: int) -> Iterator[Violation]:
    """What is said to be short is short and nothing else is, and the levels add it up."""
    counted = recount.slots(plan, deployment.assignments, step)
    case = {_said(unmet) for unmet in recount.unmet(plan, counted, step)}
    said = Counter(_said(unmet) for unmet in deployment.unmet)
    untrue = (case ^ said.keys()) | {row for row, times in said.items() if times > 1}
    for post in {row[0]: None for row in sorted(untrue)}:
        yield Violation(rule="unmet", post=post)
    missing = recount.shortfalls(plan, counted, step)
    for level in deployment.levels:
        if level.name in missing and missing[level.name] != level.objective:
            yield _false(level, missing[level.name])


def _said(unmet: Unmet) -> tuple[str, int, int, str, int, int]:
    times = (minute(unmet.start), minute(unmet.end))
    return (unmet.post, *times, unmet.kind.value, unmet.required, unmet.given)


def _false(level: Level, *counted: int) -> Violation:
    detail = f"{level.name}: {level.objective}, not {'–'.join(map(str, counted))}"
    return Violation(rule="level", detail=detail)


def _statuses(plan: EventPlan, deployment: Deployment) -> Iterator[Violation]:
    """Levels stand in their order, each with a bound that fits its gap and its status."""
    priorities = sorted({post.priority for post in plan.posts if not post.reserve})
    again = [] if deployment.moves is None else ["moves"]
    strength = [*(f"minimum.{p}" for p in priorities), "desired", "reserve"]
    order = [*strength, *again, *recount.SOFT_LEVELS]
    if [level.name for level in deployment.levels] not in ([], order):
        yield Violation(rule="level", detail="order")
    for level in deployment.levels:
        proven = level.bound == level.objective
        gap = (level.objective - level.bound) / max(1, level.objective)
        wrong = level.bound < 0 or level.bound > level.objective or abs(gap - level.gap) > 1e-6
        if wrong or proven != (level.status == Status.OPTIMAL):
            yield Violation(rule="level", detail=level.name)
    proven = all(level.status == Status.OPTIMAL for level in deployment.levels)
    if proven != (deployment.status == Status.OPTIMAL):
        yield Violation(rule="level", detail="status")


def _soft_levels(
    ways: Ways,
    deployment: Deployment,
    stands: dict[str, list[Stand]],
    worked: dict[str, list[Reading]],
) -> Iterator[Violation]:
    """Fairness, changes of post and travel are what the duties come to.

    Where stands can be read in two ways, the level lies between what both come to.
    """
    plan = ways.plan
    step = recount.step_min(plan)
    counts: dict[str, Callable[[str, Reading], tuple[int, int]]] = {
        "fairness": lambda team, reading: (recount.fairness(plan, reading, step),) * 2,
        "post_changes": lambda team, reading: (recount.post_changes(stands[team]),) * 2,
        "travel": lambda team, reading: _spell_minutes(ways, plan.team(team), reading),
    }
    for level in deployment.levels:
        if level.name in counts:
            count = counts[level.name]
            every = [[count(team, read) for read in worked[team]] or [(0, 0)] for team in worked]
            low = sum(min(least for least, _ in values) for values in every)
            high = sum(max(most for _, most in values) for values in every)
            if not low <= level.objective <= high:
                yield _false(level, *sorted({low, high}))


def _spell_minutes(ways: Ways, team: Team, shifts: Reading) -> tuple[int, int]:
    """From the base to the first post of each shift, and back from its last.

    A last part that is spent on the way alone does not show where to: it is between nothing and
    the longest way.
    """
    to_post = {p.id: ways.minutes(team.base, p.site) for p in ways.plan.posts}
    ends = [post for shift in shifts for post in recount.first_and_last(shift)]
    known = sum(to_post[post] for post in ends if post is not None)
    return known, known + ends.count(None) * max(to_post.values())


def _moves(deployment: Deployment) -> Iterator[Violation]:
    """What was added by a move is in the answer, and what was removed is not.

    Every team that the level counts is listed; teams whose duties the plan no longer has, too.
    """
    for level in deployment.levels:
        if level.name == "moves" and level.objective > len(deployment.moves or ()):
            yield _false(level, len(deployment.moves or ()))
    held = set(deployment.assignments)
    for move in deployment.moves or ():
        rows = (*move.added, *move.removed)
        false = not held.issuperset(move.added) or not held.isdisjoint(move.removed)
        if false or any(row.team != move.team for row in rows):
            yield Violation(rule="moves", team=move.team)
