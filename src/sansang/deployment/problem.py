"""The plan as numbers: slots, shifts, who fits where, and how many are needed when."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from sansang.deployment.distances import Distances
from sansang.deployment.grid import DAY, Grid, grid_of, shift_starts
from sansang.event import EventPlan, Post, Team
from sansang.event.duty import StrengthUnit
from sansang.event.fit import misfit, sectors_of

Slots = NDArray[np.int64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, kw_only=True)
class Shift:
    """A duty on the grid, ``start`` to ``end`` in slots, cut into ``parts`` equal parts."""

    start: int
    end: int
    parts: int
    night: bool

    @property
    def length(self) -> int:
        """Slots from start to end."""
        return self.end - self.start

    @property
    def part_length(self) -> int:
        """Slots of one part."""
        return self.length // self.parts

    def part(self, number: int) -> tuple[int, int]:
        """Return the first slot of a part and the first after it."""
        start = self.start + number * self.part_length
        return start, start + self.part_length


@dataclass(frozen=True, kw_only=True)
class Squad:
    """A team as the solver sees it: hours in slots, the posts that it fits, its shifts.

    ``count`` squads that are alike in all of this may stand as one, with the hours of each.
    """

    id: str
    headcount: int
    may_lead: bool
    task_force: str | None
    base: str | None
    rest: int
    per_24h: int
    in_all: int
    posts: tuple[int, ...]
    shifts: tuple[int, ...]
    count: int = 1


@dataclass(frozen=True, kw_only=True)
class Stand:
    """A post as the solver sees it, with its strength by slot (people, or teams).

    ``needed`` says in which slots somebody is asked for; it stays as the plan has it where
    ``minimum`` and ``desired`` are only what others leave to be met.
    """

    id: str
    site: str
    priority: int
    reserve: bool
    by_team: bool
    minimum: Slots
    desired: Slots
    needed: Mask

    def given_by(self, squad: Squad) -> int:
        """Return how much strength a team gives here."""
        return 1 if self.by_team else squad.headcount

    def beside(self, given: Slots) -> "Stand":
        """Return what is left to be met where others give so much."""
        return replace(
            self,
            minimum=np.maximum(self.minimum - given, 0),
            desired=np.maximum(self.desired - given, 0),
        )


@dataclass(frozen=True, kw_only=True)
class Problem:
    """All teams, posts and shifts of a plan on its grid, or of one part of it.

    Where squads beside this part are held, ``led`` says in which slots one of them leads a task
    force and ``follow`` in which slots one of them must be led.
    """

    grid: Grid
    shifts: tuple[Shift, ...]
    squads: tuple[Squad, ...]
    stands: tuple[Stand, ...]
    travel: Distances
    led: Mapping[str, Mask] = field(default_factory=dict)
    follow: Mapping[str, Mask] = field(default_factory=dict)

    @cached_property
    def priorities(self) -> list[int]:
        """The priorities of the posts that are not a reserve, most urgent first."""
        return sorted({stand.priority for stand in self.stands if not stand.reserve})

    def part(self, squads: Iterable[int], stands: Iterable[int]) -> "Problem":
        """Return the problem of these teams and posts alone."""
        kept = {old: new for new, old in enumerate(stands)}
        return replace(
            self,
            squads=tuple(
                replace(s, posts=tuple(kept[p] for p in s.posts if p in kept))
                for s in (self.squads[i] for i in squads)
            ),
            stands=tuple(self.stands[p] for p in kept),
        )

    def beside(
        self, given: Iterable[Slots], *, led: Mapping[str, Mask], follow: Mapping[str, Mask]
    ) -> "Problem":
        """Return what is left where others give so much at each post, lead and are led."""
        stands = (stand.beside(others) for stand, others in zip(self.stands, given, strict=True))
        return replace(self, stands=tuple(stands), led=led, follow=follow)

    def lag(self, origin: int, destination: int) -> int:
        """Return the slots that are lost between two posts."""
        a, b = self.stands[origin].site, self.stands[destination].site
        return self.grid.minutes(self.travel.minutes(a, b))

    def may_change(self, origin: int, destination: int, shift: Shift) -> bool:
        """Tell whether a squad that changes its post is there before the part ends."""
        return self.lag(origin, destination) < shift.part_length

    def way(self, squad: Squad, post: int) -> int:
        """Return the travel from a squad's base to a post, in minutes."""
        return self.travel.minutes(squad.base, self.stands[post].site)


def build_problem(plan: EventPlan, travel: Distances | None = None) -> Problem | None:
    """Return the plan as numbers, or None where no post has a need."""
    grid = grid_of(plan)
    if grid is None:
        return None
    travel = travel or Distances(plan=plan)
    stands = tuple(_stand(post, grid) for post in plan.posts)
    shifts, allowed = _shifts(plan, grid)
    classes: dict[tuple[object, ...], tuple[int, ...]] = {}
    squads = []
    for team in plan.teams:
        key = (team.resource_type, team.agency, frozenset(team.skills), sectors_of(plan, team))
        if key not in classes:
            fits = (i for i, post in enumerate(plan.posts) if misfit(plan, team, post) is None)
            classes[key] = tuple(i for i in fits if stands[i].needed.any())
        posts = classes[key]
        useful = _useful(team, posts, stands, shifts, allowed[team.resource_type], grid)
        squads.append(_squad(plan, team, grid, travel, posts, useful))
    return Problem(grid=grid, shifts=shifts, squads=tuple(squads), stands=stands, travel=travel)


def _stand(post: Post, grid: Grid) -> Stand:
    """A need that begins or ends within a slot holds for the whole slot."""
    minimum = np.zeros(grid.slots, dtype=np.int64)
    desired = np.zeros(grid.slots, dtype=np.int64)
    for need in post.needs:
        span = slice(grid.floor(need.start), grid.ceil(need.end))
        minimum[span] = np.maximum(minimum[span], need.minimum)
        desired[span] = np.maximum(desired[span], need.desired)
    return Stand(
        id=post.id,
        site=post.site,
        priority=post.priority,
        reserve=post.reserve,
        by_team=post.unit == StrengthUnit.TEAMS,
        minimum=minimum,
        desired=desired,
        needed=desired > 0,
    )


def _shifts(plan: EventPlan, grid: Grid) -> tuple[tuple[Shift, ...], dict[str, list[int]]]:
    """Every shift that some pattern gives, and which a resource type may work."""
    numbers: dict[Shift, int] = {}
    allowed: dict[str, set[int]] = defaultdict(set)
    types = [resource.id for resource in plan.resource_types]
    night = _night_slots(plan, grid)
    for pattern in plan.shift_patterns:
        for start in shift_starts(pattern, grid):
            end = start + grid.hours(pattern.hours)
            is_night = bool(night[start:end].sum() * 2 >= end - start)
            shift = Shift(start=start, end=end, parts=pattern.parts, night=is_night)
            number = numbers.setdefault(shift, len(numbers))
            for resource in pattern.resource_types or types:
                allowed[resource].add(number)
    return tuple(numbers), {resource: sorted(allowed[resource]) for resource in types}


def _night_slots(plan: EventPlan, grid: Grid) -> Mask:
    """Which slots begin in the night; a shift is a night shift when half of it does."""
    rules = plan.event.rules
    clocks = [f"{grid.moment(k):%H:%M}" for k in range(grid.slots)]
    if rules.night_start <= rules.night_end:
        inside = [rules.night_start <= c < rules.night_end for c in clocks]
    else:
        inside = [c >= rules.night_start or c < rules.night_end for c in clocks]
    return np.array(inside, dtype=np.bool_)


def _useful(
    team: Team,
    posts: tuple[int, ...],
    stands: tuple[Stand, ...],
    shifts: tuple[Shift, ...],
    allowed: list[int],
    grid: Grid,
) -> tuple[int, ...]:
    """The shifts that lie in the team's availability and meet a need of a post it fits."""
    if not posts:
        return ()
    needed = np.any([stands[p].needed for p in posts], axis=0)
    spans = [(grid.ceil(a.start), grid.floor(a.end)) for a in team.availability]
    return tuple(
        i
        for i in allowed
        if needed[shifts[i].start : shifts[i].end].any()
        and (not spans or any(a <= shifts[i].start and shifts[i].end <= b for a, b in spans))
    )


def _squad(
    plan: EventPlan,
    team: Team,
    grid: Grid,
    travel: Distances,
    posts: tuple[int, ...],
    shifts: tuple[int, ...],
) -> Squad:
    """Rest is at least the longest travel, so that a team can be in one place at a time."""
    rules = plan.event.rules
    rest_h = rules.min_rest_h if team.min_rest_h is None else team.min_rest_h
    longest = travel.longest(plan.posts[p].site for p in posts)
    return Squad(
        id=team.id,
        headcount=team.headcount,
        may_lead=team.may_lead,
        task_force=team.task_force,
        base=team.base,
        rest=max(grid.hours(rest_h), grid.minutes(longest)),
        per_24h=int((team.max_hours_per_24h or rules.max_hours_per_24h) * 60) // grid.step_min,
        in_all=int((team.max_hours_total or rules.max_hours_total) * 60) // grid.step_min,
        posts=posts,
        shifts=shifts,
    )


def slots_per_day(grid: Grid) -> int:
    """Return the slots of 24 hours."""
    return round(DAY.total_seconds() / 60) // grid.step_min
