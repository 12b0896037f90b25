"""What one more team would change, and the loss of one: candidates, each on the same days.

All kinds at all places would be thousands of rehearsals. Tried are the kinds at the places where
incidents that they could have gone to were late, those with most of them; and lost are the teams
with most work. How often one was late is counted before; the difference is then measured on days
of its own, so that what was chosen by chance gains nothing from it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from sansang.rehearsal.batch import chunks, prepare
from sansang.rehearsal.chance import expected
from sansang.rehearsal.compare import Paired, measures_of, pair
from sansang.rehearsal.parallel import Job, Workers
from sansang.rehearsal.result import TeamValue
from sansang.rehearsal.scenario import NONE, Bools, Scenario
from sansang.rehearsal.sums import JUDGED, WITHIN
from sansang.rehearsal.totals import Totals
from sansang.rehearsal.variants import one_less, one_more

MORE, LESS = 12, 12
"""Candidates of each sort."""
KINDS = 2
"""Kinds of team that are tried at one place."""
_WORK = 5_000_000
"""Incidents that are played for all candidates together."""
_FEWEST_DAYS = 100


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """A team that is added at a place, like ``team``; or ``team`` is lost (``place`` NONE)."""

    team: int
    place: int = NONE

    def applied(self, scenario: Scenario) -> Scenario:
        """Return the scenario with it."""
        if self.place == NONE:
            return one_less(scenario, self.team)
        return one_more(scenario, self.team, self.place)


def candidates_of(scenario: Scenario, totals: Totals) -> list[Candidate]:
    """Return what is worth trying, by what was rehearsed."""
    busy = totals.fold.teams[:, 0]
    lost = [Candidate(team=int(t)) for t in np.argsort(-busy, kind="stable")[:LESS] if busy[t] > 0]
    return [*_additions(scenario, totals), *lost]


def _additions(scenario: Scenario, totals: Totals) -> list[Candidate]:
    """Kinds at places by how many late incidents they could have gone to there."""
    late = np.zeros((len(scenario.demand.types), len(scenario.ground.places)), np.int64)
    for at, group in enumerate(totals.framed.groups):
        if NONE not in (group.type, group.place):
            sums = totals.fold.groups[at]
            late[group.type, group.place] = sums[JUDGED] - sums[WITHIN]
    scored = [
        (int((late * _able(scenario, team)[:, None])[:, place].sum()), team, place)
        for team in _kinds(scenario)
        for place in np.flatnonzero(late.sum(axis=0)).tolist()
    ]
    kept: dict[int, list[Candidate]] = {}
    for score, team, place in sorted(scored, key=lambda one: (-one[0], one[1:])):
        mine = kept.setdefault(place, [])
        if score > 0 and len(mine) < KINDS:
            mine.append(Candidate(team=team, place=place))
    return [one for mine in kept.values() for one in mine][:MORE]


def _able(scenario: Scenario, team: int) -> Bools:
    """The types (Y) whose first need a team can meet."""
    demand = scenario.demand
    able: Bools = np.zeros(len(demand.types), np.bool_)
    asks = np.flatnonzero(np.diff(demand.need_at))
    able[asks] = demand.able[demand.need_at[asks], team]
    return able


def _kinds(scenario: Scenario) -> list[int]:
    """One team of each kind on duty: teams are alike that can do the same in the same places."""
    forces = scenario.forces
    seen: dict[bytes, int] = {}
    for team in np.flatnonzero(np.diff(forces.duty_at)).tolist():
        can = scenario.demand.able[:, team].tobytes() + forces.serves[team].tobytes()
        seen.setdefault(can + bytes([int(forces.vehicle[team]) % 256]), team)
    return list(seen.values())


def values_of(
    scenario: Scenario, totals: Totals, workers: Workers, seed: int, first: int
) -> tuple[TeamValue, ...]:
    """Return what each candidate changes, on days from ``first`` on, the greatest change first."""
    tried = candidates_of(scenario, totals)
    if not tried:
        return ()
    base = prepare(scenario)
    per_day = max(expected(base.chance), 1.0)
    days = int(max(_FEWEST_DAYS, min(_WORK / per_day / len(tried), 1_000)))
    variants = [one.applied(scenario) for one in tried]
    held = [workers.hold(base), *(workers.hold(prepare(one)) for one in variants)]
    pairs = [pair(measures_of(scenario), measures_of(one)) for one in variants]
    cut = chunks(seed, first, first + days)
    played = workers.run(Job(held=one, chunk=chunk) for chunk in cut for one in held)
    for _ in cut:
        mine = next(played).daily
        for one in pairs:
            one.add(mine, next(played).daily)
    return tuple(sorted(_values(scenario, tried, pairs), key=lambda v: -abs(v.within.value)))


def _values(scenario: Scenario, tried: list[Candidate], pairs: list[Paired]) -> Iterator[TeamValue]:
    for one, paired in zip(tried, pairs, strict=True):
        within, mean_min = paired.estimate("within"), paired.estimate("mean_min")
        if within and mean_min:
            yield TeamValue(
                team=scenario.forces.teams[one.team],
                site=None if one.place == NONE else scenario.ground.places[one.place],
                lost=one.place == NONE,
                within=within,
                mean_min=mean_min,
            )
