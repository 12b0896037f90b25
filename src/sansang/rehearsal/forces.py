"""The teams of a rehearsal, their posts, and who stands where when."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from sansang.deployment import Assignment, Deployment
from sansang.event import EventPlan, Post
from sansang.event.duty import StrengthUnit
from sansang.event.fit import may_stand_in, misfit, sectors_of
from sansang.faults import CannotRun, Fault
from sansang.rehearsal.clock import Clock
from sansang.rehearsal.ground import driver_of, drivers_of
from sansang.rehearsal.scenario import NO_WAY, NONE, Bools, Forces, Ground, Ints


@dataclass(frozen=True, kw_only=True)
class Duty:
    """A team (by number) stands at a post (by number) without a break; milliseconds."""

    team: int
    post: int
    start: int
    end: int


def duties_of(plan: EventPlan, deployment: Deployment, clock: Clock) -> list[Duty]:
    """Return the duties in the rehearsed time, by team, then by time; what goes on is one.

    Raises CannotRun where the deployment names a team or post that the plan does not have, or a
    team in two places: it is for another version of the plan.
    """
    teams = {team.id: number for number, team in enumerate(plan.teams)}
    posts = {post.id: number for number, post in enumerate(plan.posts)}
    _refuse_unknown(deployment.assignments, teams, posts)
    found: list[Duty] = []
    for a in sorted(deployment.assignments, key=lambda a: (teams[a.team], a.start, a.end)):
        start, end = clock.within(a.start, a.end)
        if start == end:
            continue
        before = found[-1] if found and found[-1].team == teams[a.team] else None
        if before and before.end > start:
            raise CannotRun([Fault(code="two_places", place="deployment.json", found=a.team)])
        if before and before.end == start and before.post == posts[a.post]:
            start = found.pop().start
        found.append(Duty(team=teams[a.team], post=posts[a.post], start=start, end=end))
    return found


def _refuse_unknown(
    assignments: Iterable[Assignment], teams: dict[str, int], posts: dict[str, int]
) -> None:
    faults = {
        (field, found): Fault(
            code="unknown_id", place="deployment.json", field=field, found=found, expected=table
        )
        for a in assignments
        for field, found, known, table in (
            ("team", a.team, teams, "teams"),
            ("post", a.post, posts, "posts"),
        )
        if found not in known
    }
    if faults:
        raise CannotRun(list(faults.values()))


def forces_of(plan: EventPlan, duties: list[Duty], ground: Ground, clock: Clock) -> Forces:
    """Return the teams and posts with their duties.

    The minimum of a post is that of the plan, but not more than the deployment gives with the
    teams that have arrived.
    """
    drivers = {driver: number for number, driver in enumerate(drivers_of(plan))}
    agencies = {agency.id: number for number, agency in enumerate(plan.agencies)}
    places = {site: number for number, site in enumerate(ground.places)}
    vehicle = _ints(drivers[driver_of(plan, team)] for team in plan.teams)
    least_at, least_from, least = _least(plan, duties, ground, vehicle, clock)
    return Forces(
        teams=tuple(team.id for team in plan.teams),
        agencies=tuple(agencies),
        headcount=_ints(team.headcount for team in plan.teams),
        vehicle=vehicle,
        base=_ints(places[t.base] if t.base else NONE for t in plan.teams),
        agency=_ints(agencies[team.agency] for team in plan.teams),
        serves=_serves(plan),
        duty_at=offsets(np.bincount([d.team for d in duties], minlength=len(plan.teams))),
        duty_from=_ints(duty.start for duty in duties),
        duty_until=_ints(duty.end for duty in duties),
        duty_post=_ints(duty.post for duty in duties),
        posts=tuple(post.id for post in plan.posts),
        post_place=_ints(places[post.site] for post in plan.posts),
        post_priority=_ints(post.priority for post in plan.posts),
        post_reserve=np.array([post.reserve for post in plan.posts], dtype=np.bool_),
        post_by_team=np.array([_by_team(post) for post in plan.posts], dtype=np.bool_),
        fits=_fits(plan),
        least_at=least_at,
        least_from=least_from,
        least=least,
    )


def offsets(counts: Iterable[int]) -> Ints:
    """Return (n + 1) where the records of each begin in one array after the other."""
    return np.concatenate([[0], np.cumsum(np.fromiter(counts, np.int64))]).astype(np.int64)


def _ints(numbers: Iterable[int]) -> Ints:
    return np.fromiter(numbers, np.int64)


def _by_team(post: Post) -> bool:
    return post.unit is StrengthUnit.TEAMS


def _serves(plan: EventPlan) -> Bools:
    rows = [[may_stand_in(plan, team, s.id) for s in plan.sectors] for team in plan.teams]
    return np.array(rows, dtype=np.bool_).reshape(len(plan.teams), len(plan.sectors))


def _fits(plan: EventPlan) -> Bools:
    """Who may stand where (Q, T); teams that are alike are asked once."""
    alike: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for number, t in enumerate(plan.teams):
        alike[t.resource_type, t.agency, frozenset(t.skills), sectors_of(plan, t)].append(number)
    found = np.zeros((len(plan.posts), len(plan.teams)), dtype=np.bool_)
    for teams in alike.values():
        one = plan.teams[teams[0]]
        fits = [misfit(plan, one, post) is None for post in plan.posts]
        found[:, teams] = np.array(fits, dtype=np.bool_)[:, None]
    return found


def _least(
    plan: EventPlan, duties: list[Duty], ground: Ground, vehicle: Ints, clock: Clock
) -> tuple[Ints, Ints, Ints]:
    given: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
    for duty, ready in zip(duties, _ready_from(plan, duties, ground, vehicle), strict=True):
        strength = 1 if _by_team(plan.posts[duty.post]) else plan.teams[duty.team].headcount
        if ready < duty.end:
            given[duty.post].append((ready, duty.end, strength))
    steps = [
        _steps(_asked(post, clock), given[number], clock.end_ms)
        for number, post in enumerate(plan.posts)
    ]
    return (
        offsets(len(of_post) for of_post in steps),
        _ints(at for of_post in steps for at, _ in of_post),
        _ints(least for of_post in steps for _, least in of_post),
    )


def _ready_from(
    plan: EventPlan, duties: list[Duty], ground: Ground, vehicle: Ints
) -> Iterable[int]:
    """When each team is at the post of a duty: who comes from another post is on the way first."""
    place = {site: number for number, site in enumerate(ground.places)}
    for before, duty in pairwise([None, *duties]):
        assert duty
        follows = before and before.team == duty.team and before.end == duty.start
        if not (before and follows):
            yield duty.start
            continue
        epoch = int(np.searchsorted(ground.epoch_from, duty.start, side="right")) - 1
        origin, goal = (place[plan.posts[d.post].site] for d in (before, duty))
        way = int(ground.travel_ms[epoch, vehicle[duty.team], origin, goal])
        yield duty.end if way == NO_WAY else duty.start + way


def _asked(post: Post, clock: Clock) -> list[tuple[int, int, int]]:
    """The minimum of a post; reserves keep none on the day, for they are there to be sent."""
    if post.reserve:
        return []
    spans = ((*clock.within(need.start, need.end), need.minimum) for need in post.needs)
    return [span for span in spans if span[0] < span[1]]


def _steps(
    asked: list[tuple[int, int, int]], given: list[tuple[int, int, int]], end_ms: int
) -> list[tuple[int, int]]:
    """From when on how much is the least: what is asked, but not more than is given."""
    moments = sorted({0, *(at for span in (*asked, *given) for at in span[:2])})
    found: list[tuple[int, int]] = []
    for at in moments:
        if at >= end_ms:
            break
        wanted = sum(strength for start, end, strength in asked if start <= at < end)
        there = sum(strength for start, end, strength in given if start <= at < end)
        least = min(wanted, there)
        if not found or found[-1][1] != least:
            found.append((at, least))
    return found
