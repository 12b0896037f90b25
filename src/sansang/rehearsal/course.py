"""Ordinary days and drills of one event, and of another on the same days, summed up."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from sansang.rehearsal.answer import all_in_target
from sansang.rehearsal.batch import Chunk, chunks, prepare
from sansang.rehearsal.compare import Paired, drill_measures_of, measures_of, pair
from sansang.rehearsal.drills import drill_sets, with_drills
from sansang.rehearsal.parallel import Job, Workers
from sansang.rehearsal.parquet import IncidentFile
from sansang.rehearsal.precision import Precision
from sansang.rehearsal.result import Difference, Estimate
from sansang.rehearsal.scenario import Scenario
from sansang.rehearsal.statistics import share
from sansang.rehearsal.sums import JUDGED, WITHIN, Fold
from sansang.rehearsal.totals import Totals

Told = Callable[[int], None]
"""Is told how many days more have been played."""


@dataclass
class Course:
    """What is summed up of an event, and beside it of another on the same days."""

    scenario: Scenario
    other: Scenario | None
    seed: int
    workers: Workers
    told: Told
    file: IncidentFile | None = None
    totals: Totals = field(init=False)
    _differences: list[Difference] = field(init=False, default_factory=list)

    def __post_init__(self) -> None:
        """Begin with no day."""
        ready = prepare(self.scenario)
        self.totals = Totals(ready.framed, len(self.scenario.forces.posts))
        self._ready = [ready, *([prepare(self.other)] if self.other else [])]

    def ordinary(self, days: int, precision: Precision | None) -> None:
        """Play days as they come: so many, or until the answer is as precise as wanted."""
        held = [self.workers.hold(one) for one in self._ready]
        paired = pair(measures_of(self.scenario), measures_of(self.other)) if self.other else None
        looks = precision.looks() if precision else [days]
        for first, end in pairwise([0, *looks]):
            cut = chunks(self.seed, first, end, rows=self.file is not None)
            for mine, theirs in self._both(held, cut):
                self.totals.add(mine)
                if self.file:
                    self.file.add(mine.incidents)
                if paired and theirs:
                    paired.add(mine.daily, theirs.daily)
            if precision and precision.reached(_aim(self.scenario, self.totals), end):
                break
        if paired:
            self._differences += paired.differences()

    def drill(self, days_per_plan: int) -> int:
        """Activate each contingency plan on so many days, alone and together with each other that
        counts on its forces; return on how many days each was tried at least.
        """
        fewest = days_per_plan
        for c in range(len(self.scenario.fallbacks.plans)):
            fewest = min(fewest, self._drill(c, days_per_plan))
        return fewest

    def _drill(self, c: int, days: int) -> int:
        sets = drill_sets(self.scenario, c)
        each = -(-days // len(sets))
        theirs = [self._same(one) for one in sets]
        paired = self._paired_drills(c) if self.other and all(theirs) else None
        for number, drills in enumerate(sets):
            ready = [prepare(with_drills(self.scenario, drills), c)]
            match = theirs[number]
            if self.other and paired and match:
                ready.append(prepare(with_drills(self.other, match), match[0]))
            held = [self.workers.hold(one) for one in ready]
            for mine, other in self._both(held, chunks(self.seed, 0, each, drill=True)):
                self.totals.add_drills(mine)
                if paired and other:
                    paired.add(mine.daily, other.daily)
        if paired:
            self._differences += paired.differences()
        return each * len(sets)

    def _same(self, drills: tuple[int, ...]) -> tuple[int, ...] | None:
        """The numbers that the other event gives to these plans, if it has them all."""
        if not self.other:
            return None
        theirs = self.other.fallbacks.plans
        names = [self.scenario.fallbacks.plans[c] for c in drills]
        return tuple(map(theirs.index, names)) if set(names) <= set(theirs) else None

    def _paired_drills(self, c: int) -> Paired:
        assert self.other
        name = self.scenario.fallbacks.plans[c]
        mine = (one for one in drill_measures_of(self.scenario) if one.about == name)
        return pair(mine, drill_measures_of(self.other))

    def _both(self, held: list[object], cut: list[Chunk]) -> Iterator[tuple[Fold, Fold | None]]:
        """Yield what this event, and the other if there is one, did on each chunk of days."""
        played = self.workers.run(Job(held=one, chunk=chunk) for chunk in cut for one in held)
        for chunk in cut:
            mine = next(played)
            theirs = next(played) if len(held) > 1 else None
            self.told(chunk.days)
            yield mine, theirs

    @property
    def differences(self) -> tuple[Difference, ...]:
        """What the other event does otherwise."""
        return tuple(self._differences)


def _aim(scenario: Scenario, totals: Totals) -> Estimate | None:
    """What the precision is wanted of: the share of days on which all of priority 1 is reached in
    time, or where nothing is of priority 1 the share of all incidents.
    """
    of_days = all_in_target(scenario, totals)
    if of_days:
        return of_days
    sums = totals.fold.groups[0]
    return share(sums[JUDGED], sums[WITHIN], totals.fold.moments[0, :3], totals.days)
