"""What would mend a contingency plan that fails: changes are tried, each on the same days.

Some days find the most promising of a bounded number of changes; others, which had no part in
the choice, then say what each of those gains. So the best of many is not the luckiest of many.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from sansang.event import EventPlan
from sansang.rehearsal.candidates import Change, candidates, changed
from sansang.rehearsal.day import Day
from sansang.rehearsal.draw import draw_day
from sansang.rehearsal.drills import drill_sets, drilled_on_time, with_drills
from sansang.rehearsal.engine import play
from sansang.rehearsal.result import Estimate, Mend, PlanResult
from sansang.rehearsal.scenario import NONE, Floats, Scenario

CHOOSING_DAYS = range(40)
PROVING_DAYS = range(40, 200)
_PROMISING = 3
"""Changes of each plan that are tried on further days."""
_Z = 1.959964
"""Of the normal law, for 95 %."""

Progress = Callable[[int, int], None]


def mends(
    plan: EventPlan,
    scenario: Scenario,
    failing: Iterable[PlanResult],
    *,
    seed: int,
    progress: Progress = lambda done, total: None,
) -> tuple[Mend, ...]:
    """Return the changes that are shown to help the plans that fail, the best of each plan first.

    A change is told where the paired 95 % interval of what it gains lies above zero. ``progress``
    is told how many of all plays are done.
    """
    tried = [_Tried(plan, scenario, result, seed) for result in failing]
    total = sum(one.plays for one in tried)
    found: list[Mend] = []
    done = 0
    for one in tried:
        found += one.mends()
        done += one.plays
        progress(done, total)
    return tuple(found)


@dataclass(frozen=True)
class _Tried:
    """A plan that fails, and the changes that might mend it."""

    plan: EventPlan
    scenario: Scenario
    result: PlanResult
    seed: int

    @cached_property
    def number(self) -> int:
        return self.scenario.fallbacks.plans.index(self.result.contingency_plan)

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        return candidates(self.plan, self.scenario, self.result)

    @property
    def plays(self) -> int:
        return len(self.changes) * len(CHOOSING_DAYS) + _PROMISING * len(PROVING_DAYS)

    def mends(self) -> list[Mend]:
        """Those that help, the best first."""
        drills = self._drills(PROVING_DAYS)
        before = drills.on_time(self.scenario)
        tried = (
            (change, drills.on_time(self._with(change)))
            for change in self._promising(self._drills(CHOOSING_DAYS))
        )
        found = (_mend(self.scenario, change, before, after) for change, after in tried)
        return sorted(
            (mend for mend in found if mend and mend.gain.low > 0),
            key=lambda mend: -mend.gain.value,
        )

    def _promising(self, drills: "_Drills") -> list[Change]:
        before = drills.on_time(self.scenario)
        gains = {
            change: _gained(before, drills.on_time(self._with(change))) for change in self.changes
        }
        best = sorted(self.changes, key=lambda change: -gains[change])
        return [change for change in best[:_PROMISING] if gains[change] > 0]

    def _with(self, change: Change) -> Scenario:
        return changed(self.plan, self.scenario, change)

    def _drills(self, days: range) -> "_Drills":
        sets = drill_sets(self.scenario, self.number)
        drawn = [
            (drills, [draw_day(with_drills(self.scenario, drills), self.seed, d) for d in days])
            for drills in sets
        ]
        numbers = [action.number for action in self.result.actions]
        return _Drills(plan=self.number, numbers=numbers, drawn=drawn)


@dataclass(frozen=True, kw_only=True)
class _Drills:
    """The days on which a plan is tried, drawn once for all changes."""

    plan: int
    numbers: Sequence[int]
    drawn: Sequence[tuple[tuple[int, ...], Sequence[Day]]]

    def on_time(self, scenario: Scenario) -> Floats:
        """Return (days) the share of the drills on time; NaN where none was activated."""
        shares = np.array([self._of_set(scenario, *one) for one in self.drawn])
        count = np.isfinite(shares).sum(axis=0)
        with np.errstate(invalid="ignore"):
            mean: Floats = np.nansum(shares, axis=0) / count
        return mean

    def _of_set(
        self, scenario: Scenario, drills: tuple[int, ...], days: Sequence[Day]
    ) -> list[float]:
        drilled = with_drills(scenario, drills)
        found = (
            drilled_on_time(drilled, self.plan, self.numbers, day, play(drilled, day))
            for day in days
        )
        return [np.nan if one is None else float(one) for one in found]


def _gained(before: Floats, after: Floats) -> float:
    gains = (after - before)[np.isfinite(after - before)]
    return float(gains.mean()) if len(gains) else 0.0


def _mend(scenario: Scenario, change: Change, before: Floats, after: Floats) -> Mend | None:
    """What a change gains on the days on which the plan was activated with it and without."""
    both = np.isfinite(before) & np.isfinite(after)
    if both.sum() < 2:
        return None
    teams, places = scenario.forces.teams, scenario.ground.places
    return Mend(
        contingency_plan=scenario.fallbacks.plans[change.plan],
        kind=change.kind,
        team=teams[change.team],
        instead_of=None if change.instead_of == NONE else teams[change.instead_of],
        site=None if change.place == NONE else places[change.place],
        before=_estimate(before[both]),
        after=_estimate(after[both]),
        gain=_estimate((after - before)[both]),
    )


def _estimate(days: Floats) -> Estimate:
    """The mean of independent days with its interval by the normal law."""
    mean = float(days.mean())
    half = _Z * float(days.std(ddof=1)) / len(days) ** 0.5
    return Estimate(value=mean, low=mean - half, high=mean + half)
