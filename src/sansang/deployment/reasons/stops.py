"""Which rule stops a team from standing at a post in a time, given the answer's other duties."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from sansang.deployment.reasons.case import Case, Duty, Shift, Slots, Spell
from sansang.deployment.result import Rule
from sansang.event import Post, Team
from sansang.event.fit import misfit

ORDER = {rule: number for number, rule in enumerate(Rule)}
DESIRED, RESERVE = 5, 6
Costs = tuple[int, ...]
"""Missing strength × slots by level: minimum by priority, desired, reserve."""


@dataclass(frozen=True, kw_only=True)
class Stop:
    """The rule that stops a team, and by how much it misses (slots; skills for ``skill``).

    ``posts`` are those that need the team as much or more.
    """

    rule: Rule
    miss: int = 0
    posts: tuple[str, ...] = ()

    @property
    def distance(self) -> tuple[int, int]:
        """How far the team is from helping: the nearest miss has the least."""
        return -ORDER[self.rule], self.miss


def stop(case: Case, team: Team, post: Post, start: int, end: int) -> Stop:
    """Return what stops a team from standing at a post in some of a time.

    Of all shifts that reach the time, the one with the nearest miss tells the reason.
    """
    rule = misfit(case.plan, team, post)
    if rule is not None:
        missing = set(post.skills) - set(team.skills)
        return Stop(rule=Rule(rule), miss=len(missing) if rule == Rule.SKILL else 0)
    apart = min(max(start - until, begin - end) for begin, until in case.available(team))
    if apart >= 0:
        return Stop(rule=Rule.AVAILABILITY, miss=apart + 1)
    shifts = [s for s in case.shifts[team.resource_type] if s.meets(start, end)]
    stops = (_stop_of(case, team, post, shift, (start, end)) for shift in shifts)
    return min(stops, key=lambda s: s.distance, default=Stop(rule=Rule.SHIFT))


def _stop_of(case: Case, team: Team, post: Post, shift: Shift, time: tuple[int, int]) -> Stop:
    outside = min(_outside(shift, *free) for free in case.available(team))
    if outside:
        return Stop(rule=Rule.AVAILABILITY, miss=outside)
    left, kept = _sides(case.duties.get(team.id, ()), shift)
    broken = case.hours[team.id].broken([(d.start, d.end) for d in kept] + [_span(shift)])
    if broken:
        return Stop(rule=broken[0], miss=broken[1])
    if not is_led(case, team, shift, left):
        return Stop(rule=Rule.LEAD)
    stands = _stands(case, post, shift, left, time)
    there = any(s.post == post.id and s.start < time[1] and time[0] < s.end for s in stands)
    late = max(too_late(case, team, shift, kept), int(not there))
    if late:
        return Stop(rule=Rule.TRAVEL, miss=late)
    return _weighed(case, team, [s for duty in left for s in duty.spells], stands)


def _outside(shift: Shift, begin: int, until: int) -> int:
    return max(begin - shift.start, 0) + max(shift.end - until, 0)


def _span(duty: Shift | Duty) -> tuple[int, int]:
    return duty.start, duty.end


def _sides(duties: Iterable[Duty], shift: Shift) -> tuple[list[Duty], list[Duty]]:
    """The duties that a team would leave for a shift, and those that it would keep."""
    left: list[Duty] = []
    kept: list[Duty] = []
    for duty in duties:
        (left if shift.meets(duty.start, duty.end) else kept).append(duty)
    return left, kept


def is_led(case: Case, team: Team, shift: Shift, left: Iterable[Duty] = ()) -> bool:
    """Tell whether its task force has a lead in the shift, and where it leaves others none."""
    if team.task_force is None:
        return True
    leading = case.leading[team.task_force]
    if not team.may_lead:
        return bool(leading[shift.start : shift.end].all())
    stays = leading.copy()
    stays[shift.start : shift.end] += 1
    for duty in left:
        stays[duty.start : duty.end] -= 1
    others = case.on_duty[team.task_force] > 1
    unled = others & (stays == 0)
    return not any(unled[duty.start : duty.end].any() for duty in left)


def too_late(case: Case, team: Team, shift: Shift, kept: Iterable[Duty]) -> int:
    """Return the slots that are missing for the longest way between two of a team's posts.

    Between two duties a team must have time for that, whichever posts they are at.
    """
    gaps = (
        shift.start - duty.end if duty.end <= shift.start else duty.start - shift.end
        for duty in kept
    )
    shortest = min(gaps, default=None)
    return 0 if shortest is None else max(0, case.longest_way(team) - shortest)


def _stands(
    case: Case, post: Post, shift: Shift, left: list[Duty], time: tuple[int, int]
) -> list[Spell]:
    """Where the team would stand in the shift.

    In a shift that it works already it changes its post for the parts that reach the time.
    """
    if not (len(left) == 1 and _span(left[0]) == _span(shift)):
        return [Spell(post=post.id, start=shift.start, end=shift.end)]
    stands: list[Spell] = []
    for number in range(shift.parts):
        start, end = shift.part(number)
        if start < time[1] and time[0] < end:
            wanted = [Spell(post=post.id, start=start, end=end)]
        else:
            wanted = [_within(spell, start, end) for spell in left[0].spells]
        for spell in wanted:
            lag = case.lag(stands[-1].post, spell.post) if stands else 0
            arrival = max(spell.start, start + lag)
            if arrival < spell.end:
                stands.append(Spell(post=spell.post, start=arrival, end=spell.end))
    return stands


def _within(spell: Spell, start: int, end: int) -> Spell:
    return Spell(post=spell.post, start=max(spell.start, start), end=min(spell.end, end))


def _weighed(case: Case, team: Team, before: list[Spell], after: list[Spell]) -> Stop:
    """Weigh what posts would gain against what those that are left would lose."""
    posts = {spell.post for spell in (*before, *after)}
    changes = {
        post.id: _change(case, post, case.strength(post, team), before, after)
        for post in case.plan.posts
        if post.id in posts
    }
    total = tuple(np.array(list(changes.values())).sum(axis=0).tolist())
    if total < (0,) * len(total):
        return Stop(rule=Rule.FREE)
    worse = tuple(post for post, change in changes.items() if max(change) > 0)
    return Stop(rule=Rule.NEEDED, posts=worse)


def _change(
    case: Case, post: Post, strength: int, before: list[Spell], after: list[Spell]
) -> Costs:
    """By how much other spells change what is missing at a post, level by level."""
    given = case.given[post.id].copy()
    for spells, sign in ((before, -1), (after, 1)):
        for spell in spells:
            if spell.post == post.id:
                given[spell.start : spell.end] += sign * strength
    costs = [0] * (RESERVE + 1)
    costs[RESERVE if post.reserve else post.priority - 1] = _more(
        case.minimum[post.id], case.given[post.id], given
    )
    costs[DESIRED] = _more(case.desired[post.id], case.given[post.id], given)
    return tuple(costs)


def _more(asked: Slots, before: Slots, after: Slots) -> int:
    return int((np.maximum(0, asked - after) - np.maximum(0, asked - before)).sum())
