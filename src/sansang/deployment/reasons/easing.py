"""Which teams that the plan has could meet a post if a rule were eased for them.

Rest and hours protect people and are never eased.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, groupby

import numpy as np
from numpy.typing import NDArray
from ortools.sat.python import cp_model

from sansang.deployment.reasons.case import Case, Shift, Slots
from sansang.deployment.reasons.solving import is_answer, minimise
from sansang.deployment.reasons.stops import ORDER, is_led, too_late
from sansang.deployment.result import Easing, Rule
from sansang.event import Post, Team
from sansang.event.fit import may_stand_in

MOST_OFFERING = 20  # teams among which to choose
MOST_EASED = 5  # more teams than that are no remedy
_POLISH = 0.03  # of work, for the least time
_SLOT = 1_000  # a slot less is worth more than any shift less


@dataclass(frozen=True, kw_only=True)
class _Offer:
    """A shift that a team could stand at the post if the rule were eased, and from when on.

    ``start`` to ``end`` (slots) is the time in which the rule stops it.
    """

    team: Team
    rule: Rule
    shift: Shift
    start: int
    end: int


def easings(case: Case, post: Post, short: Slots) -> tuple[Easing, ...]:
    """Return the fewest teams, for them the least time, for which to ease which rule.

    It is empty where this alone does not meet the post, or not with `MOST_EASED` teams.
    """
    reached = _reached(case, post)
    unreached = [_missing_shift(case, a, b) for a, b in stretches((short > 0) & ~reached)]
    offers = list(_offers(case, post, short))
    chosen = _fewest(case, post, np.where(reached, short, 0), offers)
    return () if chosen is None else (*unreached, *_told(case, chosen))


def stretches(where: NDArray[np.bool_]) -> Iterator[tuple[int, int]]:
    """Yield the stretches of slots in which something is so."""
    at = 0
    for so, run in groupby(where.tolist()):
        length = len(list(run))
        if so:
            yield at, at + length
        at += length


def _reached(case: Case, post: Post) -> NDArray[np.bool_]:
    reached = np.zeros(case.grid.slots, dtype=np.bool_)
    for resource, shifts in case.shifts.items():
        if not post.resource_types or resource in post.resource_types:
            for shift in shifts:
                reached[shift.start : shift.end] = True
    return reached


def _missing_shift(case: Case, start: int, end: int) -> Easing:
    return Easing(rule=Rule.SHIFT, start=case.grid.moment(start), end=case.grid.moment(end))


def _offers(case: Case, post: Post, short: Slots) -> Iterator[_Offer]:
    """What the nearest teams could offer: those that miss by one rule, the strongest first."""
    near = []
    for number, team in enumerate(case.plan.teams):
        broken = [*_broken(case, team, post), Rule.AVAILABILITY]
        if len(broken) <= 2 and broken[0] != Rule.RESOURCE_TYPE:
            near.append((-ORDER[broken[0]], -case.strength(post, team), number, broken[0]))
    offering = 0
    for _, _, number, rule in sorted(near):
        offers = list(_offers_of(case, case.plan.teams[number], rule, short))
        yield from offers
        offering += bool(offers)
        if offering == MOST_OFFERING:
            return


def _offers_of(case: Case, team: Team, rule: Rule, short: Slots) -> Iterator[_Offer]:
    for shift in case.shifts[team.resource_type]:
        if short[shift.start : shift.end].any() and _has_time(case, team, shift):
            start, end = _outside(case, team, shift)
            if rule == Rule.AVAILABILITY and start < end:
                yield _Offer(team=team, rule=rule, shift=shift, start=start, end=end)
            elif rule != Rule.AVAILABILITY and start == end:
                yield _Offer(team=team, rule=rule, shift=shift, start=shift.start, end=shift.end)


def _broken(case: Case, team: Team, post: Post) -> list[Rule]:
    sector = case.plan.site(post.site).sector
    broken = {
        Rule.RESOURCE_TYPE: post.resource_types and team.resource_type not in post.resource_types,
        Rule.SKILL: not set(post.skills) <= set(team.skills),
        Rule.AGENCY: post.agencies and team.agency not in post.agencies,
        Rule.JURISDICTION: not may_stand_in(case.plan, team, sector),
    }
    return [rule for rule, is_broken in broken.items() if is_broken]


def _has_time(case: Case, team: Team, shift: Shift) -> bool:
    """Tell whether the team could work the shift besides all that it works."""
    duties = case.duties.get(team.id, ())
    return (
        not any(shift.meets(duty.start, duty.end) for duty in duties)
        and not case.hours[team.id].broken(_times(case, team, [shift]))
        and is_led(case, team, shift)
        and not too_late(case, team, shift, duties)
    )


def _times(case: Case, team: Team, shifts: Iterable[Shift]) -> list[tuple[int, int]]:
    worked = [(duty.start, duty.end) for duty in case.duties.get(team.id, ())]
    return worked + [_span(shift) for shift in shifts]


def _outside(case: Case, team: Team, shift: Shift) -> tuple[int, int]:
    """The time of a shift for which the team is not available; it begins or ends with it."""
    outside = []
    for begin, until in case.available(team):
        start = shift.start if shift.start < begin else max(until, shift.start)
        end = shift.end if shift.end > until else min(begin, shift.end)
        outside.append((start, max(start, end)))
    return min(outside, key=lambda span: (span[1] - span[0], span))


def _fewest(case: Case, post: Post, short: Slots, offers: list[_Offer]) -> list[_Offer] | None:
    cp = cp_model.CpModel()
    taken = [cp.new_bool_var("") for _ in offers]
    if not _fill(cp, case, post, short, offers, taken):
        return None
    eased, times = [], []
    for team, mine in _by_team(offers).items():
        eased.append(cp.new_bool_var(""))
        times.append(cp.new_int_var(0, case.grid.slots, ""))
        for i in mine:
            cp.add_implication(taken[i], eased[-1])
            if offers[i].rule == Rule.AVAILABILITY:
                cp.add(times[-1] >= (offers[i].end - offers[i].start) * taken[i])
        _keep_hours(cp, case, case.plan.team(team), [(offers[i].shift, taken[i]) for i in mine])
    cp.add(sum(eased) <= MOST_EASED)
    solver, status = minimise(cp, sum(eased))
    if status != cp_model.OPTIMAL:
        return None
    cp.add(sum(eased) == sum(map(solver.value, eased)))
    best, found = minimise(cp, sum(times) * _SLOT + sum(taken), work=_POLISH)
    solver = best if is_answer(found) else solver
    return [offer for offer, variable in zip(offers, taken, strict=True) if solver.value(variable)]


def _by_team(offers: list[_Offer]) -> dict[str, list[int]]:
    numbers: dict[str, list[int]] = defaultdict(list)
    for number, offer in enumerate(offers):
        numbers[offer.team.id].append(number)
    return numbers


def _fill(
    cp: cp_model.CpModel,
    case: Case,
    post: Post,
    short: Slots,
    offers: list[_Offer],
    taken: list[cp_model.IntVar],
) -> bool:
    """Ask that nothing stays short; False where all offers together are too little."""
    asked: dict[tuple[int, ...], int] = {}
    for slot in short.nonzero()[0]:
        here = tuple(i for i, o in enumerate(offers) if o.shift.start <= slot < o.shift.end)
        asked[here] = max(asked.get(here, 0), int(short[slot]))
    for here, strength in asked.items():
        each = [case.strength(post, offers[i].team) for i in here]
        if sum(each) < strength:
            return False
        cp.add(cp_model.LinearExpr.weighted_sum([taken[i] for i in here], each) >= strength)
    return True


def _keep_hours(
    cp: cp_model.CpModel, case: Case, team: Team, shifts: list[tuple[Shift, cp_model.IntVar]]
) -> None:
    """Of shifts that a team can't work together it works one less."""
    hours, worked = case.hours[team.id], _times(case, team, ())
    for (a, here), (b, there) in combinations(shifts, 2):
        if a.meets(b.start, b.end) or hours.broken([*worked, _span(a), _span(b)]):
            cp.add_bool_or(~here, ~there)
    left = hours.in_all - sum(end - start for start, end in worked)
    cp.add(sum(shift.length * taken for shift, taken in shifts) <= left)
    windows = {s.start for s, _ in shifts} | {s.end - hours.day for s, _ in shifts}
    windows |= {start for start, _ in worked} | {end - hours.day for _, end in worked}
    for window in sorted(windows):
        day = (window, window + hours.day)
        left = hours.per_24h - sum(_overlap(span, day) for span in worked)
        within = [(_overlap(_span(shift), day), taken) for shift, taken in shifts]
        if sum(overlap for overlap, _ in within) > left:
            cp.add(sum(overlap * taken for overlap, taken in within if overlap) <= left)


def _span(shift: Shift) -> tuple[int, int]:
    return shift.start, shift.end


def _overlap(span: tuple[int, int], window: tuple[int, int]) -> int:
    return max(0, min(span[1], window[1]) - max(span[0], window[0]))


def _told(case: Case, chosen: list[_Offer]) -> Iterator[Easing]:
    """One easing for each team and stretch of availability, one for each team otherwise."""
    for team, numbers in _by_team(chosen).items():
        mine = [chosen[i] for i in numbers]
        spans = [(offer.start, offer.end) for offer in mine]
        if mine[0].rule != Rule.AVAILABILITY:
            spans = [(min(s for s, _ in spans), max(e for _, e in spans))]
        for start, end in spans:
            moments = case.grid.moment(start), case.grid.moment(end)
            yield Easing(rule=mine[0].rule, team=team, start=moments[0], end=moments[1])
