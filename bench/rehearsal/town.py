"""A town for the bench: twenty teams, fifty places, calls drawn once for all who play them."""

from dataclasses import dataclass, replace

import numpy as np
from tests.known.rehearsal.systems import Call, drawn, system

from sansang.rehearsal.day import Day
from sansang.rehearsal.scenario import Floats, Ints, Scenario

TEAMS, PLACES, RESERVES, HOSPITALS = 20, 50, 4, 3
SIDE_M, M_PER_S = 10_000.0, 30 / 3.6
SCENE_MS, MOBILISE_MS, CLEAR_MS, MOVE_UP_MS = 1_500_000.0, 60_000, 300_000, 600_000
DAY_MS, TARGET_MS = 86_400_000, 480_000
BUSY, TRANSPORTED = 0.6, 0.5
SEED = 1


@dataclass(frozen=True, kw_only=True)
class Case:
    """A scenario and one long day of it."""

    scenario: Scenario
    day: Day

    @property
    def calls(self) -> int:
        return len(self.day.at_ms)

    def mean_s(self, first_ms: Ints) -> float:
        """Return the mean response in seconds."""
        return float((first_ms - self.day.at_ms).mean() / 1000)


def nearest(calls: int) -> Case:
    """Whoever is nearest goes, works, and is back at its post at once."""
    chance = np.random.default_rng(SEED)
    travel_ms = _ways(chance.uniform(0, SIDE_M, (PLACES + TEAMS, 2)))
    travel_ms[:PLACES, PLACES:] = 0
    busy_ms = SCENE_MS + float(np.median(travel_ms[PLACES:, :PLACES].min(axis=0)))
    at_ms = _times(chance, busy_ms, calls)
    day = drawn(
        at_ms=at_ms,
        scene_ms=_whole(chance.exponential(SCENE_MS, calls)),
        place=chance.integers(0, PLACES, calls),
        teams=TEAMS,
    )
    return Case(scenario=_scenario(travel_ms, _end(at_ms), Call()), day=day)


def whole_life(calls: int) -> Case:
    """Mobilise, go, work, bring half of the patients to a hospital, clear, return; four reserves
    move up to posts that have been empty for ten minutes.
    """
    chance = np.random.default_rng(SEED)
    travel_ms = _ways(chance.uniform(0, SIDE_M, (PLACES + TEAMS, 2)))
    at_ms = _times(chance, SCENE_MS + MOBILISE_MS + CLEAR_MS + 600_000, calls)
    day = drawn(
        at_ms=at_ms,
        scene_ms=_whole(chance.lognormal(np.log(SCENE_MS) - 0.18, 0.6, calls)),
        place=chance.integers(0, PLACES, calls),
        teams=TEAMS,
    )
    day = replace(day, transported=chance.random(calls) < TRANSPORTED)
    made = _scenario(travel_ms, _end(at_ms), Call(mobilise_ms=MOBILISE_MS))
    return Case(scenario=_with_life(made), day=day)


def ordinary_days(calls_a_day: float, more_teams: int = 0) -> Scenario:
    """The town of `whole_life` for a day at a time: calls come from everywhere alike.

    ``more_teams`` stand ready in the middle of the town besides.
    """
    chance = np.random.default_rng(SEED)
    points = chance.uniform(0, SIDE_M, (PLACES + TEAMS, 2))
    middle = np.full((more_teams, 2), SIDE_M / 2)
    made = _with_life(
        _scenario(_ways(np.concatenate((points, middle))), DAY_MS, Call(mobilise_ms=MOBILISE_MS))
    )
    streams = np.arange(PLACES, dtype=np.int64)
    demand = replace(
        made.demand,
        target_ms=np.array([TARGET_MS], np.int64),
        scene_ms=np.array([round(SCENE_MS)], np.int64),
        scene_spread=np.array([0.66]),
        transport_share=np.array([TRANSPORTED]),
        stream_type=np.zeros(PLACES, np.int64),
        stream_place=streams,
        stream_guess=np.zeros(PLACES, np.bool_),
        curve_at=2 * np.arange(PLACES + 1, dtype=np.int64),
        curve_ms=np.tile([0, DAY_MS], PLACES).astype(np.int64),
        curve=np.tile([0.0, calls_a_day / PLACES], PLACES),
    )
    return replace(made, demand=demand)


def _with_life(made: Scenario) -> Scenario:
    """Hospitals at the first places, reserves at the last of the twenty posts, one team at each
    other as its minimum.
    """
    teams = np.arange(len(made.forces.teams))
    reserve = (teams >= TEAMS - RESERVES) & (teams < TEAMS)
    return replace(
        made,
        ground=replace(made.ground, hospitals=np.arange(HOSPITALS, dtype=np.int64)),
        demand=replace(made.demand, clear_ms=np.array([CLEAR_MS], np.int64)),
        forces=replace(
            made.forces,
            post_reserve=reserve,
            least=(teams < TEAMS - RESERVES).astype(np.int64),
            fits=np.eye(len(teams), dtype=np.bool_) | reserve,
        ),
        rules=replace(made.rules, move_up_after_ms=MOVE_UP_MS),
    )


def _scenario(travel_ms: Ints, end_ms: int, call: Call) -> Scenario:
    posts = np.arange(PLACES, len(travel_ms))
    return system(travel_ms=travel_ms, posts=posts, end_ms=end_ms, calls=(call,))


def _end(at_ms: Ints) -> int:
    return int(at_ms[-1]) + 100_000_000


def _ways(points: Floats) -> Ints:
    metres = np.hypot(*(points[:, None] - points[None]).transpose(2, 0, 1))
    return _whole(metres / M_PER_S * 1000)


def _times(chance: np.random.Generator, busy_ms: float, calls: int) -> Ints:
    return _whole(np.cumsum(chance.exponential(busy_ms / (BUSY * TEAMS), calls)))


def _whole(values: Floats) -> Ints:
    return np.rint(values).astype(np.int64)
