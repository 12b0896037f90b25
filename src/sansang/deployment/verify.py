"""An independent check of a deployment: it reads the plan alone and shares no code with the model.

Everything is worked out in minutes since the epoch, from the plan's own records.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from math import asin, ceil, cos, gcd, radians, sin, sqrt

from sansang.deployment.result import Assignment, Deployment, Unmet
from sansang.event import EventPlan, Post, Site, Team
from sansang.event.fields import Record

DAY_MIN = 24 * 60


class Violation(Record):
    """A hard rule that the deployment breaks, or a statement of it that is not true."""

    rule: str
    team: str = ""
    post: str = ""
    detail: str = ""


def verify(plan: EventPlan, deployment: Deployment) -> tuple[Violation, ...]:
    """Return every broken rule; none means that the answer holds."""
    return tuple(_violations(plan, deployment))


def _violations(plan: EventPlan, deployment: Deployment) -> Iterator[Violation]:
    teams = {team.id: team for team in plan.teams}
    posts = {post.id: post for post in plan.posts}
    duties: dict[str, list[Assignment]] = defaultdict(list)
    for assignment in deployment.assignments:
        if assignment.team not in teams or assignment.post not in posts:
            yield Violation(rule="unknown", team=assignment.team, post=assignment.post)
            continue
        duties[assignment.team].append(assignment)
        yield from _fits(plan, teams[assignment.team], posts[assignment.post], assignment)
    worked = {}
    for team_id, assignments in duties.items():
        assignments.sort(key=lambda a: (a.start, a.end))
        yield from _one_place(plan, posts, assignments)
        shifts = _shifts(plan, teams[team_id], assignments)
        if shifts is None:
            yield Violation(rule="shift", team=team_id)
            continue
        worked[team_id] = shifts
        yield from _hours(plan, teams[team_id], shifts)
    yield from _leads(plan, worked)
    yield from _strength(plan, deployment)


def _minute(at: datetime) -> int:
    return int(at.timestamp()) // 60


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
        "availability": team.availability
        and not any(
            a.start <= assignment.start and assignment.end <= a.end for a in team.availability
        ),
    }
    for rule, is_broken in broken.items():
        if is_broken:
            yield Violation(rule=rule, team=team.id, post=post.id)


def _one_place(
    plan: EventPlan, posts: dict[str, Post], assignments: list[Assignment]
) -> Iterator[Violation]:
    sites = {site.id: site for site in plan.sites}
    for before, after in pairwise(assignments):
        gap = _minute(after.start) - _minute(before.end)
        needed = _travel(plan, sites[posts[before.post].site], sites[posts[after.post].site])
        if gap < needed:
            yield Violation(
                rule="travel", team=after.team, post=after.post, detail=f"{gap} < {needed} min"
            )


def _travel(plan: EventPlan, a: Site, b: Site) -> int:
    """Haversine on the mean earth, times the detour factor, at the plan's speed; minutes."""
    if a.id == b.id or a.position is None or b.position is None:
        return 0
    lat_a, lat_b = radians(a.position.lat), radians(b.position.lat)
    half_lat, half_lon = (lat_b - lat_a) / 2, radians(b.position.lon - a.position.lon) / 2
    root = sqrt(sin(half_lat) ** 2 + cos(lat_a) * cos(lat_b) * sin(half_lon) ** 2)
    km = 2 * 6371.0088 * asin(min(1.0, root)) * plan.event.rules.detour_factor
    return ceil(km / plan.event.rules.speed_km_per_h * 60 - 1e-6)


def _shifts(
    plan: EventPlan, team: Team, assignments: list[Assignment]
) -> list[tuple[int, int]] | None:
    """Read the assignments as shifts of the plan's patterns; None where they are none."""
    if not assignments:
        return []
    first = assignments[0]
    local = first.start.astimezone(plan.zone)
    for pattern in plan.shift_patterns:
        allowed = not pattern.resource_types or team.resource_type in pattern.resource_types
        if not allowed or f"{local:%H:%M}" != pattern.starts_at:
            continue
        start, end = _minute(first.start), _minute(first.start) + round(pattern.hours * 60)
        inside = [a for a in assignments if _minute(a.start) < end]
        part = (end - start) // pattern.parts
        edges = {start + part * number for number in range(1, pattern.parts + 1)}
        if _minute(inside[-1].end) == end and all(_minute(a.end) in edges for a in inside):
            rest = _shifts(plan, team, assignments[len(inside) :])
            if rest is not None:
                return [(start, end), *rest]
    return None


def _hours(plan: EventPlan, team: Team, shifts: list[tuple[int, int]]) -> Iterator[Violation]:
    rules = plan.event.rules
    rest_h = rules.min_rest_h if team.min_rest_h is None else team.min_rest_h
    per_24h = (team.max_hours_per_24h or rules.max_hours_per_24h) * 60
    in_all = (team.max_hours_total or rules.max_hours_total) * 60
    for before, after in pairwise(shifts):
        if after[0] - before[1] < rest_h * 60:
            yield Violation(rule="rest", team=team.id, detail=f"{after[0] - before[1]} min")
    for window in {s for s, _ in shifts} | {e - DAY_MIN for _, e in shifts}:
        worked = sum(max(0, min(e, window + DAY_MIN) - max(s, window)) for s, e in shifts)
        if worked > per_24h:
            yield Violation(rule="hours_24h", team=team.id, detail=f"{worked} min")
    if sum(e - s for s, e in shifts) > in_all:
        yield Violation(rule="hours_total", team=team.id)


def _leads(plan: EventPlan, worked: dict[str, list[tuple[int, int]]]) -> Iterator[Violation]:
    for force in plan.task_forces:
        members = [team for team in plan.teams if team.task_force == force.id]
        led = sorted(s for t in members if t.may_lead for s in worked.get(t.id, ()))
        for team in members:
            for start, end in worked.get(team.id, ()):
                reached = start
                for begin, until in led:
                    if begin <= reached:
                        reached = max(reached, until)
                if reached < end:
                    yield Violation(rule="lead", team=team.id, detail=force.id)


@dataclass(frozen=True, kw_only=True)
class _Slot:
    """What a post asks and is given in the slot that begins at ``at``."""

    post: Post
    at: int
    minimum: int
    desired: int
    given: int


def _slots(plan: EventPlan, deployment: Deployment, step: int) -> Iterator[_Slot]:
    headcount = {team.id: team.headcount for team in plan.teams}
    stands: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for a in deployment.assignments:
        span = (_minute(a.start), _minute(a.end), headcount.get(a.team, 0))
        stands[a.post].append(span)
    for post in plan.posts:
        for at, (minimum, desired) in _asked(plan, post, step).items():
            here = [size for start, end, size in stands[post.id] if start <= at < end]
            given = len(here) if post.unit == "teams" else sum(here)
            yield _Slot(post=post, at=at, minimum=minimum, desired=desired, given=given)


def _strength(plan: EventPlan, deployment: Deployment) -> Iterator[Violation]:
    """What is said to be short is short and nothing else is, and the levels add it up."""
    step = _step(plan)
    slots = list(_slots(plan, deployment, step))
    told: dict[str, list[Unmet]] = defaultdict(list)
    for unmet in deployment.unmet:
        told[unmet.post].append(unmet)
    untrue = {slot.post.id: slot.at for slot in slots if not _told(told[slot.post.id], slot)}
    for post, at in untrue.items():
        yield Violation(rule="unmet", post=post, detail=_clock(plan, at))
    missing: Counter[str] = Counter()
    for slot in slots:
        for name, asked in _levels(slot.post, slot.minimum, slot.desired):
            missing[name] += max(0, asked - slot.given) * step
    for level in deployment.levels:
        counted = level.name.startswith("minimum.") or level.name in ("desired", "reserve")
        false = counted and missing[level.name] != level.objective
        if false or level.bound > level.objective:
            yield Violation(rule="level", detail=level.name)


def _levels(post: Post, minimum: int, desired: int) -> tuple[tuple[str, int], ...]:
    """The levels in which a shortfall of the post counts, with what each asks."""
    if post.reserve:
        return (("reserve", minimum),)
    return ((f"minimum.{post.priority}", minimum), ("desired", desired))


def _step(plan: EventPlan) -> int:
    """The plan's grid, or a finer one where the clock changes by less around the needs."""
    times = [at for post in plan.posts for need in post.needs for at in (need.start, need.end)]
    if not times:
        return plan.event.rules.grid_min
    around = (min(times) - timedelta(days=1), max(times) + timedelta(days=2))
    first, last = (at.astimezone(plan.zone).utcoffset() or timedelta() for at in around)
    return gcd(plan.event.rules.grid_min, round((last - first).total_seconds() / 60))


def _asked(plan: EventPlan, post: Post, step: int) -> dict[int, tuple[int, int]]:
    """Minimum and desired strength by the minute at which each slot begins.

    A need holds for the whole of every slot that it touches; slots begin at local midnight.
    """
    asked: dict[int, tuple[int, int]] = {}
    for need in post.needs:
        midnight = need.start.astimezone(plan.zone).replace(hour=0, minute=0)
        begun = (_minute(need.start) - _minute(midnight)) // step * step + _minute(midnight)
        for at in range(begun, _minute(need.end), step):
            minimum, desired = asked.get(at, (0, 0))
            asked[at] = (max(minimum, need.minimum), max(desired, need.desired))
    return asked


def _told(told: list[Unmet], slot: _Slot) -> bool:
    """Tell whether what is said of a slot is what is the case there."""
    said = [u for u in told if _minute(u.start) <= slot.at < _minute(u.end)]
    desired = 0 if slot.post.reserve else slot.desired
    wanted = slot.minimum if slot.given < slot.minimum else desired
    if slot.given >= wanted:
        return not said
    case = (wanted, slot.given, slot.given >= slot.minimum)
    return [(u.required, u.given, u.kind == "desired") for u in said] == [case]


def _clock(plan: EventPlan, minute: int) -> str:
    return datetime.fromtimestamp(minute * 60, plan.zone).isoformat(timespec="minutes")
