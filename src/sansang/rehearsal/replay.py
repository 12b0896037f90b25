"""One rehearsed day again, by its number: what happened, step by step, with the ids of the plan."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from sansang.rehearsal.day import Day, Kind, Played, Why
from sansang.rehearsal.scenario import NONE, Scenario

_PLANS = frozenset({Kind.RELEASED, Kind.ACTIVATED, Kind.FORCE_ARRIVED, Kind.REFUSED})
"""Steps whose fifth number is a contingency plan."""
_FORCES = frozenset({Kind.ASSIGNED, Kind.WAITING, Kind.MOBILISED})
"""Steps whose fifth number is a contingency plan where they are of no incident."""
_POSTS = frozenset({Kind.DUTY_ENDS, Kind.DUTY_BEGINS, Kind.BACK, Kind.MOVED_UP})
"""Steps whose fifth number is a post."""
_AGENCIES = frozenset({Kind.SILENCE_BEGINS, Kind.SILENCE_ENDS})
"""Steps whose fifth number is an agency."""


@dataclass(frozen=True, kw_only=True)
class Step:
    """A step of the day: when, what, who, where, and why it was decided so.

    ``at_ms`` is counted from the start of the scenario, ``at`` is the same in the event's zone.
    ``incident`` is a number of the day, counted from 0; ``team``, ``site``, ``post``, ``agency``
    and ``contingency_plan`` are ids of the plan, None where the step has none.
    """

    at_ms: int
    at: datetime
    kind: Kind
    incident: int | None
    team: str | None
    site: str | None
    post: str | None
    agency: str | None
    contingency_plan: str | None
    why: Why


@dataclass(frozen=True, kw_only=True)
class Incident:
    """An incident of the day: what, where, how urgent; ``target_ms`` None where it has no target.

    ``inject`` is the id of what put it in, None for one that came by chance.
    """

    number: int
    at: datetime
    incident_type: str
    site: str
    priority: int
    target_ms: int | None
    inject: str | None


@dataclass(frozen=True, kw_only=True)
class Replay:
    """A rehearsed day: what chance brought, how it went, and each step in its order."""

    scenario: Scenario
    seed: int
    day: Day
    played: Played
    steps: tuple[Step, ...]

    @cached_property
    def incidents(self) -> tuple[Incident, ...]:
        """The incidents of the day, in the order of time."""
        return tuple(_incident(self, number) for number in range(len(self.day.at_ms)))

    def moment(self, at_ms: int) -> datetime:
        """Return a time of the day as the clock of the event shows it."""
        return moment_of(self.scenario, at_ms)


def replay(scenario: Scenario, seed: int, number: int) -> Replay:
    """Return the day of this number: the very one of every rehearsal with this seed."""
    from sansang.rehearsal.draw import draw_day  # libraries that load slowly
    from sansang.rehearsal.plain import play

    day = draw_day(scenario, seed, number)
    return retold(scenario, seed, day, play(scenario, day))


def retold(scenario: Scenario, seed: int, day: Day, played: Played) -> Replay:
    """Return a day that has been played with its ``steps``, told with the ids of the plan."""
    steps = tuple(_step(scenario, row) for row in played.steps.tolist())
    return Replay(scenario=scenario, seed=seed, day=day, played=played, steps=steps)


def moment_of(scenario: Scenario, at_ms: int) -> datetime:
    """Return a time of a scenario as the clock of the event shows it."""
    at = scenario.start.astimezone(ZoneInfo("UTC")) + timedelta(milliseconds=at_ms)
    return at.astimezone(ZoneInfo(scenario.time_zone))


def _step(scenario: Scenario, row: list[int]) -> Step:
    at_ms, kind, incident, team, where, why = row
    table = _table(Kind(kind), incident)
    names = {
        "site": scenario.ground.places,
        "post": scenario.forces.posts,
        "agency": scenario.forces.agencies,
        "contingency_plan": scenario.fallbacks.plans,
    }
    return Step(
        at_ms=at_ms,
        at=moment_of(scenario, at_ms),
        kind=Kind(kind),
        incident=None if incident == NONE else incident,
        team=_named(scenario.forces.teams, team),
        **{one: _named(some, where) if one == table else None for one, some in names.items()},
        why=Why(why),
    )


def _table(kind: Kind, incident: int) -> str:
    """What the fifth number of a step is one of; that of a change of closures is none."""
    if kind in _POSTS:
        return "post"
    if kind in _AGENCIES:
        return "agency"
    if kind in _PLANS or (kind in _FORCES and incident == NONE):
        return "contingency_plan"
    return "" if kind == Kind.EPOCH else "site"


def _named(names: tuple[str, ...], number: int) -> str | None:
    return None if number == NONE else names[number]


def _incident(replay: Replay, number: int) -> Incident:
    scenario, day = replay.scenario, replay.day
    what = int(day.type[number])
    target = int(scenario.demand.target_ms[what])
    return Incident(
        number=number,
        at=replay.moment(int(day.at_ms[number])),
        incident_type=scenario.demand.types[what],
        site=scenario.ground.places[int(day.place[number])],
        priority=int(scenario.demand.priority[what]),
        target_ms=None if target == NONE else target,
        inject=_named(scenario.fallbacks.injects, int(day.inject[number])),
    )
