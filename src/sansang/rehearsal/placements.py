"""Where reserves might wait: what the location models say, to be judged by rehearsing.

The models see demand, travel times and targets, not lines, pre-emption or contingency plans; the
rehearsal does. So each model gives a candidate, not the answer.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from scipy.optimize import linear_sum_assignment

from sansang.location import (
    ExpectedCovering,
    MaximalCovering,
    Model,
    PCentre,
    PMedian,
    Problem,
    solve,
)
from sansang.rehearsal.scenario import NO_WAY, NONE, Bools, Floats, Ints, Scenario

BUSY = 0.3
"""Share of the time for which the models take any team to be busy. Ours: between the 0.2 of quiet
days and the 0.6 of a city's ambulances."""
SEARCH_S = 5.0
"""Time for each model: these problems are small, and proven at once."""
AS_PLANNED = "plan"
Places = tuple[int, ...]
"""A place for each reserve post, in the order of `Reserves.posts`."""


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """Places for the reserve posts, and the models that say so (AS_PLANNED: the plan does)."""

    places: Places
    models: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Reserves:
    """The reserve posts (R) at which somebody is on duty.

    ``able`` (R, N): a team of the post can do a need; ``allowed`` (R, P): all its teams serve a
    place's sector, and there is a way from it; ``vehicle`` (R) how its first team drives.
    """

    posts: Ints
    able: Bools
    serves: Bools
    allowed: Bools
    vehicle: Ints


def reserves_of(scenario: Scenario) -> Reserves:
    """Return the reserve posts of a scenario and what their teams can do."""
    forces, demand = scenario.forces, scenario.demand
    team_of = np.repeat(np.arange(len(forces.teams)), np.diff(forces.duty_at))
    manned = np.unique(forces.duty_post)
    posts = manned[forces.post_reserve[manned]]
    teams = [np.unique(team_of[forces.duty_post == post]) for post in posts]
    moves = _moves(scenario)
    able = np.zeros((len(posts), len(demand.able)), dtype=np.bool_)
    serves = np.zeros((len(posts), len(moves)), dtype=np.bool_)
    allowed = serves.copy()
    for r, some in enumerate(teams):
        able[r] = demand.able[:, some].any(axis=1)
        served = _served(scenario, some)
        serves[r], allowed[r] = served.any(axis=0), served.all(axis=0) & moves
    return Reserves(
        posts=posts,
        able=able,
        serves=serves,
        allowed=allowed,
        vehicle=np.array([forces.vehicle[some[0]] for some in teams], dtype=np.int64),
    )


def _served(scenario: Scenario, teams: Ints) -> Bools:
    """Who of the teams (t) serves a place (P): all serve a place without sector."""
    sector = scenario.ground.sector
    if not len(scenario.ground.sectors):
        return np.ones((len(teams), len(sector)), dtype=np.bool_)
    served: Bools = scenario.forces.serves[np.ix_(teams, sector)] | (sector == NONE)
    return served


def _moves(scenario: Scenario) -> Bools:
    """The places (P) from which there is a way to some other."""
    ways = (scenario.ground.travel_ms != NO_WAY).any(axis=(0, 1))
    np.fill_diagonal(ways, val=False)
    moves: Bools = ways.any(axis=1)
    return moves


def moved(scenario: Scenario, reserves: Reserves, places: Places) -> Scenario:
    """Return the scenario with its reserve posts at other places."""
    post_place = scenario.forces.post_place.copy()
    post_place[reserves.posts] = places
    return replace(scenario, forces=replace(scenario.forces, post_place=post_place))


def candidates(scenario: Scenario, reserves: Reserves) -> tuple[Candidate, ...]:
    """Return the plan's own places, what each model says, and each reserve moved alone to where a
    model wants it; the same places once, with all that say so.
    """
    planned: Places = tuple(scenario.forces.post_place[reserves.posts].tolist())
    said: dict[Places, list[str]] = {planned: [AS_PLANNED]}
    whole = [(name, tuple(places)) for name, places in _wholes(scenario, reserves, planned)]
    alone = [
        (name, (*planned[:r], places[r], *planned[r + 1 :]))
        for name, places in whole
        for r in range(len(planned))
    ]
    for name, places in (*whole, *alone):
        names = said.setdefault(places, [])
        if name not in names:
            names.append(name)
    return tuple(Candidate(places=places, models=tuple(names)) for places, names in said.items())


def _wholes(
    scenario: Scenario, reserves: Reserves, planned: Places
) -> Iterator[tuple[str, list[int]]]:
    """Each model with the places it wants for all reserve posts together."""
    groups = [(group, *_problems(scenario, reserves, group)) for group in _groups(reserves)]
    for name in ("mclp", "mexclp", "pmedian", "pcenter"):
        places, says = list(planned), False
        for group, within, minutes in groups:
            if within is None or minutes is None:
                continue
            problem = minutes if name == "pmedian" else within
            wanted = _wanted(problem, _model(name, len(group)))
            if wanted is not None:
                _share_out(scenario, reserves, group, wanted, places)
                says = True
        if says:
            yield name, places


def _model(name: str, facilities: int) -> Model:
    match name:
        case "mclp":
            return MaximalCovering(facilities=facilities, standard=1.0)
        case "mexclp":
            return ExpectedCovering(facilities=facilities, standard=1.0, busy=BUSY)
        case "pmedian":
            return PMedian(facilities=facilities)
        case _:
            return PCentre(facilities=facilities)


def _wanted(problem: Problem, model: Model) -> list[int] | None:
    """The places that a model wants, None where it has no answer."""
    if model.facilities > len(problem.sites) and not isinstance(model, ExpectedCovering):
        return None
    answer = solve(problem, model, time_limit_s=SEARCH_S)
    if answer.value is None:
        return None
    return [int(problem.sites[site]) for site in answer.sites]


def _groups(reserves: Reserves) -> list[list[int]]:
    """Reserve posts (by their number here) that are alike to a model: they are placed together."""
    alike: dict[tuple[bytes, ...], list[int]] = {}
    for r in range(len(reserves.posts)):
        parts = (reserves.able[r], reserves.serves[r], reserves.allowed[r], reserves.vehicle[r])
        alike.setdefault(tuple(np.asarray(part).tobytes() for part in parts), []).append(r)
    return list(alike.values())


def _share_out(
    scenario: Scenario, reserves: Reserves, group: list[int], wanted: list[int], places: list[int]
) -> None:
    """Give each post of a group one of the wanted places, with the least way from its own."""
    travel = scenario.ground.travel_ms[0, reserves.vehicle[group[0]]]
    far = np.array([[travel[places[r], place] for place in wanted] for r in group], dtype=float)
    far[far == NO_WAY] = far.max(initial=0.0) * 10 + 1
    for r, at in zip(*linear_sum_assignment(far), strict=True):
        places[group[r]] = wanted[at]


def _problems(
    scenario: Scenario, reserves: Reserves, group: list[int]
) -> tuple[Problem | None, Problem | None]:
    """The question for a group of reserves: travel as a share of what the target leaves for it,
    and in minutes. None where there is nothing that they could do, or nowhere to wait.

    A column is a place, a type and a time with the same closures; its demand is what is expected
    there, less what others that can do it cover within the target: each leaves it to the reserve
    when it is busy.
    """
    first = group[0]
    sites = np.flatnonzero(reserves.allowed[first])
    columns = list(_columns(scenario, reserves, first))
    if not columns or not len(sites):
        return None, None
    demand = np.array([weight for *_, weight in columns])
    shares, minutes = [], []
    for k, place, left_ms, _ in columns:
        ms = scenario.ground.travel_ms[k, reserves.vehicle[first], sites, place].astype(float)
        ms[ms == NO_WAY] = np.inf
        shares.append(ms / left_ms)
        minutes.append(ms / 60_000)
    names = tuple(str(site) for site in sites)
    labels = tuple(str(column) for column in range(len(columns)))
    return tuple(
        Problem(sites=names, places=labels, travel=np.array(travel).T.copy(), demand=demand)
        for travel in (shares, minutes)
    )  # type: ignore[return-value]


def _columns(
    scenario: Scenario, reserves: Reserves, r: int
) -> Iterator[tuple[int, int, float, float]]:
    """Epoch, place, milliseconds that the target leaves for the way, and demand."""
    demand = scenario.demand
    expected = expected_by_epoch(scenario)
    for y in np.flatnonzero(demand.target_ms != NONE):
        need = int(demand.need_at[y])
        if need == demand.need_at[y + 1] or not reserves.able[r, need]:
            continue
        left_ms = max(1.0, float(demand.target_ms[y] - demand.mobilise_ms[need]))
        for k, place in np.argwhere(expected[:, y] > 0):
            if reserves.serves[r, place]:
                others = _others_within(scenario, int(k), need, int(place), left_ms)
                yield int(k), int(place), left_ms, float(expected[k, y, place]) * BUSY**others


def _others_within(scenario: Scenario, k: int, need: int, place: int, left_ms: float) -> float:
    """How many teams that can do a need are on duty within the target of a place, on average over
    an epoch; reserves left out.
    """
    ground, forces = scenario.ground, scenario.forces
    teams = np.repeat(np.arange(len(forces.teams)), np.diff(forces.duty_at))
    ms = ground.travel_ms[k, forces.vehicle[teams], forces.post_place[forces.duty_post], place]
    near = (ms != NO_WAY) & (ms <= left_ms) & ~forces.post_reserve[forces.duty_post]
    near &= scenario.demand.able[need, teams] & _served(scenario, teams)[:, place]
    begin, end = [*ground.epoch_from.tolist(), scenario.end_ms][k : k + 2]
    there_ms = np.minimum(forces.duty_until, end) - np.maximum(forces.duty_from, begin)
    return float(np.maximum(there_ms, 0)[near].sum() / (end - begin))


def expected_by_epoch(scenario: Scenario) -> Floats:
    """Return how many incidents are expected (epochs, types, places), injects too."""
    demand, ground, plans = scenario.demand, scenario.ground, scenario.fallbacks
    edges = np.append(ground.epoch_from, scenario.end_ms)
    found = np.zeros((len(ground.epoch_from), len(demand.types), len(ground.places)))
    for s, (y, place) in enumerate(zip(demand.stream_type, demand.stream_place, strict=True)):
        part = slice(demand.curve_at[s], demand.curve_at[s + 1])
        brought = np.interp(edges, demand.curve_ms[part], demand.curve[part])
        found[:, y, place] += np.diff(brought)
    for i in np.flatnonzero(plans.inject_type != NONE):
        k = int(np.searchsorted(ground.epoch_from, plans.inject_ms[i], side="right")) - 1
        found[k, plans.inject_type[i], plans.inject_place[i]] += plans.inject_count[i]
    return found
