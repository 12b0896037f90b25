"""The CP-SAT model of one part of the problem: who is on duty when, and at which post."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise

import numpy as np
from ortools.sat.python import cp_model

from sansang.deployment.problem import Mask, Problem, Shift, Squad, slots_per_day

Key = tuple[int, int, int, int]
"""(squad, shift, part, post)."""


class DutyModel:
    """Variables and hard rules; the objectives are put on top by ``levels``.

    ``at[squad, shift, part, post]`` is 1 where the squad spends that part of its shift at the
    post, ``on[squad, shift]`` where it works the shift at all; where squads that are alike stand
    as one, it is how many of them. Where it is ``pooled``, squads that fit the same posts and
    give the same there are told apart in ``on`` alone: ``at`` counts them under the first of
    them, which ``pool_of`` names. ``given[post]`` are (start, end, variable, strength).
    """

    def __init__(self, problem: Problem, *, pooled: bool = False) -> None:
        self.problem = problem
        self.cp = cp_model.CpModel()
        self.at: dict[Key, cp_model.IntVar] = {}
        self.on: dict[tuple[int, int], cp_model.IntVar] = {}
        self.given: dict[int, list[tuple[int, int, cp_model.IntVar, int]]] = defaultdict(list)
        self.pool_of: dict[int, int] = {}
        for members in _pools(problem) if pooled else [[n] for n in range(len(problem.squads))]:
            self.pool_of.update(dict.fromkeys(members, members[0]))
            for shift in sorted({s for m in members for s in problem.squads[m].shifts}):
                self._add_shift(members, shift)
        for number, squad in enumerate(problem.squads):
            self._add_rest(number, squad)
            self._add_hours(number, squad)
        self._add_leads()

    def _add_shift(self, members: list[int], number: int) -> None:
        squads, stands, shift = (
            self.problem.squads,
            self.problem.stands,
            self.problem.shifts[number],
        )
        needed = [stand.needed[shift.start : shift.end].any() for stand in stands]
        posts = [p for p in squads[members[0]].posts if needed[p]]
        if not posts:
            return
        mine = [m for m in members if number in squads[m].shifts]
        most = sum(squads[m].count for m in mine)
        for member in mine:
            self.on[member, number] = self._up_to(squads[member].count)
        on = sum(self.on[m, number] for m in mine)
        before: dict[int, cp_model.IntVar] = {}
        for part in range(shift.parts):
            there = {post: self._up_to(most) for post in posts}
            self.cp.add(sum(there.values()) == on)
            for post, variable in there.items():
                self.at[members[0], number, part, post] = variable
            weights = {p: stands[p].given_by(squads[members[0]]) for p in posts}
            self._add_presence(shift, part, before, there, weights)
            before = there

    def _up_to(self, most: int) -> cp_model.IntVar:
        return self.cp.new_int_var(0, most, "")

    def _add_presence(
        self,
        shift: Shift,
        part: int,
        before: dict[int, cp_model.IntVar],
        there: dict[int, cp_model.IntVar],
        weights: dict[int, int],
    ) -> None:
        """A squad that comes from another post is missing for the time of the travel."""
        start, end = shift.part(part)
        lags = {
            post: {
                p: self.problem.lag(p, post)
                for p in before
                if self.problem.may_change(p, post, shift)
            }
            for post in there
        }
        late = {post: max(lags[post].values(), default=0) for post in there}
        for post, variable in there.items():
            if len(lags[post]) < len(before):
                self.cp.add(variable <= sum(before[p] for p in lags[post]))
            if start + late[post] < end:
                self.given[post].append((start + late[post], end, variable, weights[post]))
        for slot in range(max(late.values())):
            from_where: dict[tuple[int, ...], list[cp_model.IntVar]] = defaultdict(list)
            for post in (p for p in there if slot < late[p]):
                _, most = there[post].proto.domain
                arrived = self._up_to(most)
                self.cp.add(arrived <= there[post])
                from_where[tuple(p for p, lag in lags[post].items() if lag <= slot)].append(arrived)
                self.given[post].append((start + slot, start + slot + 1, arrived, weights[post]))
            for posts, all_arrived in from_where.items():
                self.cp.add(sum(all_arrived) <= sum(before[p] for p in posts))

    def _add_rest(self, number: int, squad: Squad) -> None:
        mine = self.shifts_of(number)
        times = tuple(self.problem.shifts[s] for s in mine)
        day = slots_per_day(self.problem.grid)
        for together in exclusive_shifts(times, squad.rest, squad.per_24h, day):
            row = [self.on[number, mine[i]] for i in together]
            if squad.count == 1:
                self.cp.add_at_most_one(row)
            else:
                self.cp.add(sum(row) <= squad.count)

    def _add_hours(self, number: int, squad: Squad) -> None:
        mine = {s: self.problem.shifts[s] for s in self.shifts_of(number)}
        lengths = {s: shift.length for s, shift in mine.items()}
        self._hold_hours(number, lengths, squad.in_all)
        day = slots_per_day(self.problem.grid)
        for start in busy_windows(tuple(mine.values()), squad.rest, squad.per_24h, day):
            worked = {s: overlap(shift, start, start + day) for s, shift in mine.items()}
            self._hold_hours(number, {s: w for s, w in worked.items() if w}, squad.per_24h)

    def _hold_hours(self, number: int, worked: dict[int, int], most: int) -> None:
        """Alike squads keep a limit together, which is looser than each alone."""
        if sum(worked.values()) > most:
            most = most_within(worked.values(), most) * self.problem.squads[number].count
            self.cp.add(sum(w * self.on[number, s] for s, w in worked.items()) <= most)

    def shifts_of(self, number: int) -> list[int]:
        """Return the shifts that a squad may work."""
        squad = self.problem.squads[number]
        return [s for s in squad.shifts if (number, s) in self.on]

    def _add_leads(self) -> None:
        """A squad works only while one that may lead its task force is on duty."""
        forces: dict[str, list[int]] = defaultdict(list)
        for number, squad in enumerate(self.problem.squads):
            if squad.task_force:
                forces[squad.task_force].append(number)
        for force, members in forces.items():
            self._add_lead(force, members)

    def _add_lead(self, force: str, members: list[int]) -> None:
        leads = [m for m in members if self.problem.squads[m].may_lead]
        nobody = np.zeros(self.problem.grid.slots, dtype=np.bool_)
        led_by_others = self.problem.led.get(force, nobody)
        others_follow = self.problem.follow.get(force, nobody)
        for start, end in self._stretches(members, led_by_others, others_follow):
            if led_by_others[start]:
                continue
            led = self.cp.new_int_var(int(others_follow[start]), 1, "")
            self.cp.add(led <= sum(self._on_duty(leads, start, end)))
            for member in sorted(set(members) - set(leads)):
                count = self.problem.squads[member].count
                for variable in self._on_duty([member], start, end):
                    self.cp.add(variable <= count * led)

    def _stretches(self, members: list[int], *masks: Mask) -> Iterator[tuple[int, int]]:
        """Stretches of slots in which no shift of these squads begins or ends, and no mask."""
        shifts = {self.problem.shifts[s] for m in members for s in self.shifts_of(m)}
        if not shifts:
            return
        edges = {edge for s in shifts for edge in (s.start, s.end)}
        changes = (np.flatnonzero(mask[1:] != mask[:-1]) + 1 for mask in masks)
        edges |= {int(c) for change in changes for c in change if min(edges) < c < max(edges)}
        yield from pairwise(sorted(edges))

    def _on_duty(self, members: Iterable[int], start: int, end: int) -> Iterator[cp_model.IntVar]:
        for member in members:
            for shift in self.shifts_of(member):
                duty = self.problem.shifts[shift]
                if duty.start <= start and end <= duty.end:
                    yield self.on[member, shift]


def _pools(problem: Problem) -> Iterable[list[int]]:
    """Squads that fit the same posts and give the same there."""
    pools: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for number, squad in enumerate(problem.squads):
        gives = tuple(problem.stands[post].given_by(squad) for post in squad.posts)
        pools[squad.posts, gives].append(number)
    return pools.values()


def overlap(shift: Shift, start: int, end: int) -> int:
    """Return the slots of a shift that lie in ``start`` to ``end``."""
    return max(0, min(shift.end, end) - max(shift.start, start))


def most_within(amounts: Iterable[int], limit: int) -> int:
    """Return the greatest sum of some of the amounts that is not over the limit."""
    sums = 1  # bit n says that n can be reached
    for amount in amounts:
        sums |= sums << amount
    return (sums & ((1 << (limit + 1)) - 1)).bit_length() - 1


@lru_cache(maxsize=4096)
def exclusive_shifts(
    shifts: tuple[Shift, ...], rest: int, limit: int, day: int
) -> tuple[tuple[int, ...], ...]:
    """Return sets of shifts of which a squad can work one alone; they hold every such pair.

    Two exclude each other when one begins before the rest after the other ends, or when both
    break the hours of 24.
    """
    order = sorted(range(len(shifts)), key=lambda i: (shifts[i].start, i))
    clash = {
        (i, j)
        for n, j in enumerate(order)
        for i in order[:n]
        if _exclusive(shifts[i], shifts[j], rest, limit, day)
    }
    cliques = []
    for n, j in enumerate(order):
        open_pairs = [i for i in order[:n] if (i, j) in clash]
        while open_pairs:
            clique = [open_pairs[-1]]
            for i in reversed(order[:n]):
                if (i, j) in clash and all((i, k) in clash or (k, i) in clash for k in clique):
                    clique.append(i)
            open_pairs = [i for i in open_pairs if i not in clique]
            cliques.append((*clique, j))
    return tuple(cliques)


def _exclusive(first: Shift, second: Shift, rest: int, limit: int, day: int) -> bool:
    """Tell whether one squad cannot work both; the first begins no later."""
    if second.start < first.end + rest:
        return True
    return any(
        overlap(first, start, start + day) + overlap(second, start, start + day) > limit
        for start in (first.start, second.end - day)
    )


@lru_cache(maxsize=4096)
def busy_windows(shifts: tuple[Shift, ...], rest: int, limit: int, day: int) -> tuple[int, ...]:
    """Return the beginnings of 24-hour windows in which rest alone does not keep the limit.

    The hours worked in a window are greatest when it begins with a shift or ends with one.
    """
    starts = {s.start for s in shifts} | {s.end - day for s in shifts}
    return tuple(w for w in sorted(starts) if _most_in(shifts, rest, w, w + day) > limit)


def _most_in(shifts: tuple[Shift, ...], rest: int, start: int, end: int) -> int:
    """The most slots that one squad can work in a window if it keeps its rest."""
    best: list[tuple[int, int]] = [(-(10**9), 0)]  # (free again, most worked up to then)
    most = 0
    for shift in sorted(shifts, key=lambda s: (s.end, s.start)):
        before = max(worked for free, worked in best if free <= shift.start)
        worked = before + overlap(shift, start, end)
        best.append((shift.end + rest, worked))
        most = max(most, worked)
    return most
