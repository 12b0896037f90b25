"""A first answer at once: the most useful duty next, again and again."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from heapq import heapify, heappop, heappush
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from sansang.deployment.duties import Duty, stays
from sansang.deployment.model import overlap
from sansang.deployment.problem import Problem, Slots, slots_per_day

Candidate = tuple[float, int, int]
"""(−usefulness, squad, shift)."""


def greedy(problem: Problem, keep: Iterable[Duty] = ()) -> list[Duty]:
    """Return duties that keep every rule, chosen by how little of a squad's time they waste.

    Those to ``keep`` come first where the rules still allow them. What one duty adds only
    shrinks as others are chosen, so that a candidate whose worth is still the greatest when it
    is worked out anew is the best (Minoux 1978, lazy evaluation).
    """
    chooser = _Chooser(problem)
    chooser.keep(keep)
    for asked in asked_in_order(problem):
        chooser.meet(asked)
    return sorted(chooser.chosen)


def asked_in_order(problem: Problem) -> Iterator[NDArray[np.int64]]:
    """Yield the strength asked by post and slot: minimum by priority, desired, reserve."""
    none = np.zeros(problem.grid.slots, dtype=np.int64)
    for priority in problem.priorities:
        urgent = [s.priority == priority and not s.reserve for s in problem.stands]
        yield np.array(
            [s.minimum if u else none for s, u in zip(problem.stands, urgent, strict=True)]
        )
    yield np.array([none if s.reserve else s.desired for s in problem.stands])
    yield np.array([s.minimum if s.reserve else none for s in problem.stands])


class _Chooser:
    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.chosen: list[Duty] = []
        self._given = np.zeros((len(problem.stands), problem.grid.slots), dtype=np.int64)
        self._mine: dict[int, list[int]] = defaultdict(list)
        self._led: dict[str, Slots] = defaultdict(lambda: np.zeros(problem.grid.slots, np.int64))

    def keep(self, duties: Iterable[Duty]) -> None:
        """Choose of these duties what the rules allow, leads first."""
        squads, stands, shifts = self.problem.squads, self.problem.stands, self.problem.shifts
        for duty in sorted(duties, key=lambda duty: (not squads[duty.squad].may_lead, duty)):
            squad, times = squads[duty.squad], shifts[duty.shift]
            posts = set(duty.posts)
            if (
                duty.shift in squad.shifts
                and posts <= set(squad.posts)
                and all(stands[p].needed[times.start : times.end].any() for p in posts)
                and all(self.problem.may_change(a, b, times) for a, b in pairwise(duty.posts))
                and self._free(duty.squad, duty.shift)
                and self._is_led(duty.squad, duty.shift)
            ):
                self._choose(duty)

    def meet(self, asked: NDArray[np.int64]) -> None:
        """Choose duties as long as one adds to what is asked."""
        heap = [
            (-1.0, number, shift)
            for number, squad in enumerate(self.problem.squads)
            for shift in squad.shifts
        ]
        while heap:
            before = len(self.chosen)
            waiting = self._run(heap, asked)
            heap = waiting if len(self.chosen) > before else []

    def _run(self, heap: list[Candidate], asked: NDArray[np.int64]) -> list[Candidate]:
        """Choose from the candidates; return those that wait for a lead of their task force."""
        waiting = []
        heapify(heap)
        while heap:
            _, number, shift = heappop(heap)
            if not self._free(number, shift):
                continue
            worth, duty = self._best(number, shift, asked)
            if worth <= 0:
                continue
            if heap and -worth > heap[0][0]:
                heappush(heap, (-worth, number, shift))
            elif not self._is_led(number, shift):
                waiting.append((-worth, number, shift))
            else:
                self._choose(duty)
        return waiting

    def _free(self, number: int, shift: int) -> bool:
        """Tell whether rest and hours allow the squad a further shift."""
        squad, shifts = self.problem.squads[number], self.problem.shifts
        new, mine = shifts[shift], [shifts[s] for s in self._mine[number]]
        if any(s.start < new.end + squad.rest and new.start < s.end + squad.rest for s in mine):
            return False
        mine.append(new)
        day = slots_per_day(self.problem.grid)
        starts = [s.start for s in mine] + [s.end - day for s in mine]
        return sum(s.length for s in mine) <= squad.in_all and all(
            sum(overlap(s, start, start + day) for s in mine) <= squad.per_24h for start in starts
        )

    def _best(self, number: int, shift: int, asked: NDArray[np.int64]) -> tuple[float, Duty]:
        """The posts where the shift adds most, and the share of the squad's time that counts."""
        squad, times = self.problem.squads[number], self.problem.shifts[shift]
        posts = np.array(squad.posts)
        weights = np.array([self.problem.stands[p].given_by(squad) for p in squad.posts])
        wanted = [self.problem.stands[p].needed[times.start : times.end].any() for p in posts]
        can = np.array(wanted)
        path: list[int] = []
        for part in range(times.parts):
            start, end = times.part(part)
            missing = np.clip(asked[posts, start:end] - self._given[posts, start:end], 0, None)
            adds = np.minimum(missing, weights[:, None]).sum(axis=1) / weights
            if path:
                lags = [self.problem.lag(path[-1], p) for p in squad.posts]
                adds = adds * (1 - np.minimum(lags, end - start) / (end - start))
                near = [self.problem.may_change(path[-1], p, times) for p in squad.posts]
                can = np.logical_and(wanted, near)
            path.append(int(posts[np.where(can, adds, -1.0).argmax()]))
        duty = Duty(number, shift, tuple(path))
        return self._adds(duty, asked) / times.length, duty

    def _adds(self, duty: Duty, asked: NDArray[np.int64]) -> float:
        total = 0.0
        for _, post, start, end in stays(self.problem, duty):
            weight = self.problem.stands[post].given_by(self.problem.squads[duty.squad])
            missing = np.clip(asked[post, start:end] - self._given[post, start:end], 0, weight)
            total += float(missing.sum()) / weight
        return total

    def _is_led(self, number: int, shift: int) -> bool:
        squad, times = self.problem.squads[number], self.problem.shifts[shift]
        if squad.may_lead or squad.task_force is None:
            return True
        led = self._led[squad.task_force][times.start : times.end] > 0
        if squad.task_force in self.problem.led:
            led |= self.problem.led[squad.task_force][times.start : times.end]
        return bool(led.all())

    def _choose(self, duty: Duty) -> None:
        squad, times = self.problem.squads[duty.squad], self.problem.shifts[duty.shift]
        self.chosen.append(duty)
        self._mine[duty.squad].append(duty.shift)
        if squad.may_lead and squad.task_force:
            self._led[squad.task_force][times.start : times.end] += 1
        for _, post, start, end in stays(self.problem, duty):
            self._given[post, start:end] += self.problem.stands[post].given_by(squad)
