"""What would mend a contingency plan that fails: changes are tried, each on the same days.

Some days find the most promising of a bounded number of changes; others, which had no part in
the choice, then say what each of those gains. So the best of many is not the luckiest of many.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from sansang.event import EventPlan
from sansang.rehearsal.batch import Chunk, play_chunk, prepare
from sansang.rehearsal.candidates import Change, candidates, changed
from sansang.rehearsal.drills import drill_sets, with_drills
from sansang.rehearsal.result import Estimate, Mend, PlanResult, Rehearsal
from sansang.rehearsal.scenario import NONE, Floats, Scenario
from sansang.rehearsal.statistics import mean
from sansang.rehearsal.verdict import ENOUGH

CHOOSING_DAYS = range(60)
PROVING_DAYS = range(60, 360)
_PROMISING = 3
"""Changes of each plan that are tried on further days."""

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
    is told how many of the plans are done.
    """
    tried = [_Tried(plan, scenario, result, seed) for result in failing]
    found: list[Mend] = []
    for done, one in enumerate(tried):
        progress(done, len(tried))
        found += one.mends()
    return tuple(found)


def mended(
    answer: Rehearsal,
    plan: EventPlan,
    scenario: Scenario,
    progress: Progress = lambda done, total: None,
) -> Rehearsal:
    """Return a rehearsal with what would mend the plans that were on time too seldom in it.

    ``scenario`` is the one that was rehearsed.
    """
    weak = [one for one in answer.plans if one.share_on_time and one.share_on_time.value < ENOUGH]
    found = mends(plan, scenario, weak, seed=answer.seed, progress=progress)
    return answer.model_copy(update={"mends": found})


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
    def drills(self) -> tuple[tuple[int, ...], ...]:
        """Those of the plan as it is, with each change: its rivals stay what they were."""
        return drill_sets(self.scenario, self.number)

    def mends(self) -> list[Mend]:
        """Those that help, the best first."""
        promising = self._promising()
        if not promising:
            return []
        before = self._on_time(self.scenario, PROVING_DAYS)
        tried = ((one, self._on_time(self._with(one), PROVING_DAYS)) for one in promising)
        found = (_mend(self.scenario, one, before, after) for one, after in tried)
        helping = [mend for mend in found if mend and mend.gain.low > 0]
        return sorted(helping, key=lambda mend: -mend.gain.value)

    def _promising(self) -> list[Change]:
        before = self._on_time(self.scenario, CHOOSING_DAYS)
        gains = {
            change: _gained(before, self._on_time(self._with(change), CHOOSING_DAYS))
            for change in candidates(self.plan, self.scenario, self.result)
        }
        best = sorted(gains, key=lambda change: -gains[change])
        return [change for change in best[:_PROMISING] if gains[change] > 0]

    def _with(self, change: Change) -> Scenario:
        return changed(self.plan, self.scenario, change)

    def _on_time(self, scenario: Scenario, days: range) -> Floats:
        """Return (days) the share of the drills that were on time; NaN where none was judged."""
        shares = np.array([self._of_drill(scenario, one, days) for one in self.drills])
        judged = np.isfinite(shares)
        with np.errstate(invalid="ignore"):
            found: Floats = np.where(judged, shares, 0).sum(axis=0) / judged.sum(axis=0)
        return found

    def _of_drill(self, scenario: Scenario, drills: tuple[int, ...], days: range) -> Floats:
        prepared = prepare(with_drills(scenario, drills), tried=self.number)
        chunk = Chunk(seed=self.seed, first=days.start, days=len(days), drill=True)
        of_plans = play_chunk(prepared, chunk).daily[:, -2 * len(scenario.fallbacks.plans) :]
        judged, on_time = of_plans[:, 2 * self.number : 2 * self.number + 2].T
        with np.errstate(invalid="ignore"):
            found: Floats = on_time / judged
        return found


def _gained(before: Floats, after: Floats) -> float:
    both = np.isfinite(before) & np.isfinite(after)
    return float((after - before)[both].mean()) if both.any() else 0.0


def _mend(scenario: Scenario, change: Change, before: Floats, after: Floats) -> Mend | None:
    """What a change gains on the days on which the drills were judged with it and without."""
    both = np.isfinite(before) & np.isfinite(after)
    if both.sum() < 2:
        return None
    forces, places = scenario.forces, scenario.ground.places
    return Mend(
        contingency_plan=scenario.fallbacks.plans[change.plan],
        kind=change.kind,
        team=_named(forces.teams, change.team),
        instead_of=_named(forces.teams, change.instead_of),
        post=_named(forces.posts, change.post),
        site=_named(places, change.place),
        before=_over_days(before[both]),
        after=_over_days(after[both]),
        gain=_over_days((after - before)[both]),
    )


def _named(names: tuple[str, ...], number: int) -> str | None:
    return None if number == NONE else names[number]


def _over_days(days: Floats) -> Estimate:
    return mean(float(days.sum()), float((days**2).sum()), len(days))
