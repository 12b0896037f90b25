"""The fewest added teams of one kind that fill what is short at posts, solved exactly.

Teams of a kind are alike, so that it is enough to count them: how many keep each roster, and
how many of those on a shift go each way through its posts.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise, product

from ortools.sat.python import cp_model

from sansang.deployment.reasons.case import Case, Shift, Slots, Spell
from sansang.deployment.reasons.hours import hours_of
from sansang.deployment.reasons.kinds import Kind
from sansang.deployment.reasons.rosters import rosters
from sansang.deployment.reasons.solving import is_answer, minimise
from sansang.deployment.result import AddedShift, Addition, Shortfall

MOST_WAYS = 500  # ways through the posts of one shift
Way = tuple[str, ...]
"""The post in each part of a shift."""


@dataclass(kw_only=True)
class Covering:
    """What is short at posts that teams of one kind can fill, and how they can."""

    case: Case
    kind: Kind
    short: dict[str, Slots]

    @cached_property
    def shifts(self) -> list[Shift]:
        """The shifts in which something is short."""
        return [
            shift
            for shift in self.case.shifts[self.kind.resource_type]
            if any(short[shift.start : shift.end].any() for short in self.short.values())
        ]

    def ways(self, shift: Shift) -> list[Way]:
        """Return the ways through the posts which are short in a shift.

        On the way to a post a team must be there before the part ends.
        """
        posts = [p for p, short in self.short.items() if short[shift.start : shift.end].any()]
        if len(posts) ** shift.parts > MOST_WAYS:
            return [(post,) * shift.parts for post in posts]
        length = shift.length // shift.parts
        return [
            way
            for way in product(posts, repeat=shift.parts)
            if all(self.case.lag(a, b) < length for a, b in pairwise(way))
        ]

    @cached_property
    def whole(self) -> bool:
        """Every way through the posts is looked at."""
        parts = max((shift.parts for shift in self.shifts), default=1)
        return bool(len(self.short) ** parts <= MOST_WAYS)

    def stands(self, shift: Shift, way: Way) -> list[Spell]:
        """Return when a team that goes a way stands where; it travels between two parts."""
        stands: list[Spell] = []
        for number, post in enumerate(way):
            start, end = shift.part(number)
            start += self.case.lag(way[number - 1], post) if number else 0
            if start < end and stands and stands[-1].post == post and stands[-1].end == start:
                stands[-1] = replace(stands[-1], end=end)
            elif start < end:
                stands.append(Spell(post=post, start=start, end=end))
        return stands


def fewest_teams(covering: Covering, level: Shortfall) -> Addition | None:
    """Return the fewest teams, and for them the fewest shifts; None where no shift helps.

    What no shift of the kind reaches stays short.
    """
    case = covering.case
    hours = hours_of(case.plan, case.grid)
    posts = list(covering.short)
    longest = case.travel.longest(case.plan.post(p).site for p in posts)
    hours = replace(hours, rest=max(hours.rest, case.grid.minutes(longest)))
    listed, every = rosters(tuple(covering.shifts), hours)
    if not listed:
        return None
    model = _Model(covering, listed)
    counts, proven = model.solve()
    return Addition(
        kind=level,
        resource_type=covering.kind.resource_type,
        skills=covering.kind.skills,
        agencies=covering.kind.agencies,
        sector=covering.kind.sector,
        headcount=covering.kind.headcount,
        teams=counts.teams,
        posts=tuple(p for p in posts if any(s.post == p for s in counts.shifts)),
        shifts=counts.shifts,
        proven=proven and every and covering.whole,
    )


@dataclass(frozen=True, kw_only=True)
class _Counts:
    teams: int
    shifts: tuple[AddedShift, ...]


class _Model:
    """Counts of teams by roster and by way, such that nothing which can be filled is short."""

    def __init__(self, covering: Covering, listed: Iterable[frozenset[Shift]]) -> None:
        self.covering = covering
        self.cp = cp_model.CpModel()
        self.most = sum(int(short.max()) for short in covering.short.values())
        self.most *= max(1, len(covering.shifts))
        self.keeping: list[cp_model.IntVar] = []
        self.on: dict[Shift, list[cp_model.IntVar]] = defaultdict(list)
        self.going: dict[tuple[Shift, Way], cp_model.IntVar] = {}
        for roster in listed:
            self._add_roster(roster)
        for shift, on_duty in self.on.items():
            ways = covering.ways(shift)
            going = {(shift, way): self.cp.new_int_var(0, self.most, "") for way in ways}
            self.going |= going
            self.cp.add(sum(going.values()) <= sum(on_duty))
        for post, short in covering.short.items():
            self._fill(post, short)

    def _add_roster(self, roster: frozenset[Shift]) -> None:
        keeping = self.cp.new_int_var(0, self.most, "")
        self.keeping.append(keeping)
        for shift in sorted(roster):
            self.on[shift].append(keeping)

    def _fill(self, post: str, short: Slots) -> None:
        stands = [
            (spell, variable)
            for (shift, way), variable in self.going.items()
            for spell in self.covering.stands(shift, way)
            if spell.post == post
        ]
        strength = self.covering.kind.strength(self.covering.case.plan.post(post))
        asked: dict[tuple[int, ...], int] = {}
        for slot in short.nonzero()[0]:
            here = tuple(i for i, (s, _) in enumerate(stands) if s.start <= slot < s.end)
            asked[here] = max(asked.get(here, 0), int(short[slot]))
        for here, strength_short in asked.items():
            if here:
                wanted = -(-strength_short // strength)
                self.cp.add(sum(stands[i][1] for i in here) >= wanted)

    def solve(self) -> tuple[_Counts, bool]:
        """Return the fewest teams, then the fewest shifts for them; and whether it is proven."""
        teams = sum(self.keeping)
        solver, status = minimise(self.cp, teams)
        if status == cp_model.OPTIMAL:
            self.cp.add(teams == solver.value(teams))
            best, found = minimise(self.cp, sum(self.going.values()))
            solver = best if is_answer(found) else solver
        counts = _Counts(teams=solver.value(teams), shifts=tuple(self._shifts(solver)))
        return counts, status == cp_model.OPTIMAL

    def _shifts(self, solver: cp_model.CpSolver) -> Iterable[AddedShift]:
        stands: dict[tuple[int, int, str], int] = defaultdict(int)
        for (shift, way), variable in self.going.items():
            for spell in self.covering.stands(shift, way):
                stands[spell.start, spell.end, spell.post] += solver.value(variable)
        moment = self.covering.case.grid.moment
        for (start, end, post), count in sorted(stands.items()):
            if count:
                yield AddedShift(post=post, start=moment(start), end=moment(end), teams=count)
