"""A rehearsed day, team by team: what each did from when until when, read from the day's steps."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from sansang.rehearsal.day import Kind, Played, Why
from sansang.rehearsal.scenario import NO_WAY, NONE, Scenario

Row = tuple[int, int, int, int, int, int]
"""A step: ms, kind, incident, team, place or post or plan, why."""


class Doing(IntEnum):
    """What a team does, as people see it."""

    OFF = 0
    READY = 1
    MOBILISING = 2
    ON_THE_WAY = 3
    AT_WORK = 4
    TO_HOSPITAL = 5
    CLEARING = 6
    RETURNING = 7
    MOVING_UP = 8
    IN_PLAN = 9
    """Where a contingency plan wants it."""


MOVING = frozenset({Doing.ON_THE_WAY, Doing.TO_HOSPITAL, Doing.RETURNING, Doing.MOVING_UP})
_IDLE = frozenset({Doing.READY, Doing.RETURNING, Doing.MOVING_UP})


@dataclass(frozen=True, kw_only=True)
class Spell:
    """What a team did over a time; on the road from ``place`` to ``goal``, due there at ``due_ms``.

    ``place`` is NONE where nobody can say; ``incident`` and ``plan`` are numbers or NONE.
    """

    team: int
    start_ms: int
    end_ms: int
    doing: Doing
    place: int
    goal: int
    due_ms: int
    incident: int = NONE
    plan: int = NONE


def spells_of(scenario: Scenario, played: Played) -> tuple[tuple[Spell, ...], ...]:
    """Return the spells of each team, one after the other from the start to the end of the day.

    Follows how a day is played (docs/reference/rehearsal.md, 1 to 16).
    """
    rows: list[Row] = [tuple(row) for row in played.steps.tolist()]
    followed = [_Follower(scenario, team) for team in range(len(scenario.forces.teams))]
    ahead = _next_kinds(rows)
    for row, after in zip(rows, ahead, strict=True):
        if row[1] == Kind.RELEASED:
            for one in followed:
                one.released(row)
        elif row[3] != NONE:
            followed[row[3]].take(row, after)
    return tuple(one.finished() for one in followed)


def _next_kinds(rows: Sequence[Row]) -> list[tuple[int, int]]:
    """For each step the kind and the place of the next step of the same team."""
    coming: dict[int, tuple[int, int]] = defaultdict(lambda: (NONE, NONE))
    found = []
    for row in reversed(rows):
        found.append(coming[row[3]])
        if row[3] != NONE:
            coming[row[3]] = (row[1], row[4])
    return found[::-1]


@dataclass
class _Follower:
    """Follows one team through the steps of the day."""

    scenario: Scenario
    team: int
    doing: Doing = Doing.OFF
    since_ms: int = 0
    place: int = NONE
    goal: int = NONE
    due_ms: int = 0
    incident: int = NONE
    plan: int = NONE
    post: int = NONE
    on: bool = False
    found: list[Spell] = field(default_factory=list)

    def take(self, row: Row, after: tuple[int, int]) -> None:
        """Take a step of this team; ``after`` is the kind and place of its next one."""
        step = _STEPS.get(Kind(row[1]))
        if step is not None:
            step(self, row, after)

    def finished(self) -> tuple[Spell, ...]:
        """Return all spells, the last one until the end of the day."""
        self.become(self.scenario.end_ms, Doing.OFF, NONE)
        return tuple(self.found)

    def become(self, now: int, doing: Doing, place: int, goal: int = NONE) -> None:
        """End the spell that lasts and begin another."""
        if now > self.since_ms:
            self.found.append(
                Spell(
                    team=self.team,
                    start_ms=self.since_ms,
                    end_ms=now,
                    doing=self.doing,
                    place=self.place,
                    goal=self.goal,
                    due_ms=self.due_ms if self.doing in MOVING else now,
                    incident=self.incident,
                    plan=self.plan,
                )
            )
        self.doing, self.since_ms, self.place = doing, now, place
        self.goal = place if goal == NONE else goal
        self.due_ms = self._due(now)

    def where(self, now: int) -> int:
        """Return where it counts as being: in the second half of a way, where that leads (3)."""
        if self.doing not in MOVING:
            return self.place
        return self.goal if 2 * (self.due_ms - now) <= self.due_ms - self.since_ms else self.place

    def _due(self, now: int) -> int:
        if self.doing not in MOVING or NONE in (self.place, self.goal):
            return now
        ground = self.scenario.ground
        epoch = int((ground.epoch_from <= now).sum()) - 1
        vehicle = self.scenario.forces.vehicle[self.team]
        way = int(ground.travel_ms[epoch, vehicle, self.place, self.goal])
        if way == NO_WAY:
            return now
        return now + round(way * self.scenario.stress.travel_factor)

    def go_home(self, now: int, here: int) -> None:
        """Set out for the post, or be ready there, or off duty (10)."""
        if not self.on:
            self.become(now, Doing.OFF, here)
        else:
            home = int(self.scenario.forces.post_place[self.post])
            if here in (NONE, home):
                self.become(now, Doing.READY, home)
            else:
                self.become(now, Doing.RETURNING, here, home)
        self.incident = NONE

    def released(self, row: Row) -> None:
        """Forget a plan that ends; who served it is told to be free by a step of its own."""
        if self.plan == row[4]:
            if self.doing is Doing.IN_PLAN and self.on and self.place == self._home():
                self.become(row[0], Doing.READY, self.place)
            self.plan = NONE

    def _home(self) -> int:
        return int(self.scenario.forces.post_place[self.post]) if self.post != NONE else NONE

    def _plan_place(self, plan: int) -> int:
        return int(self.scenario.fallbacks.plan_place[plan])

    def duty_begins(self, row: Row, after: tuple[int, int]) -> None:
        if row[5] == Why.ABSENT:
            return
        self.on, self.post = True, row[4]
        if self.doing in _IDLE or self.doing is Doing.OFF:
            self.go_home(row[0], self.where(row[0]) if row[5] == Why.SHIFT else NONE)

    def duty_ends(self, row: Row, after: tuple[int, int]) -> None:
        self.on = False
        if self.doing in _IDLE:
            self.become(row[0], Doing.OFF, self.where(row[0]))

    def assigned(self, row: Row, after: tuple[int, int]) -> None:
        now, here = row[0], self.where(row[0])
        rolling = self.doing in (Doing.RETURNING, Doing.MOVING_UP, Doing.ON_THE_WAY)
        of_plan = row[2] == NONE
        if of_plan and self.incident != NONE:
            self.plan = row[4]
            return  # it keeps its incident, or a step of its own calls it away
        if rolling:
            goal = self._plan_place(row[4]) if of_plan else row[4]
            self.become(now, Doing.ON_THE_WAY, here, goal)
        else:
            self.become(now, Doing.MOBILISING, here)
        self.incident, self.plan = row[2], row[4] if of_plan else self.plan

    def called_away(self, row: Row, after: tuple[int, int]) -> None:
        if row[2] == NONE and row[5] == Why.BUSY:
            self.plan = row[4]  # it comes when it has cleared
        if row[2] == NONE or row[2] != self.incident:
            return
        now, here = row[0], self.where(row[0])
        if row[5] == Why.ORDERED and self.plan != NONE:
            if self.doing is Doing.ON_THE_WAY:
                self.become(now, Doing.ON_THE_WAY, here, self._plan_place(self.plan))
            else:
                self.become(now, Doing.MOBILISING, here)
            self.incident = NONE
        elif row[5] == Why.TURNED_BACK:
            self.go_home(now, here)

    def mobilised(self, row: Row, after: tuple[int, int]) -> None:
        now, here = row[0], self.place
        if row[2] != NONE:
            self.become(now, Doing.ON_THE_WAY, here, row[4])
            self.incident = row[2]
            return
        if self.doing is Doing.OFF:
            here = int(self.scenario.forces.base[self.team])
        self.become(now, Doing.ON_THE_WAY, here, self._plan_place(row[4]))
        self.plan = row[4]

    def arrived(self, row: Row, after: tuple[int, int]) -> None:
        self.become(row[0], Doing.AT_WORK, row[4])
        self.incident = row[2]

    def left_scene(self, row: Row, after: tuple[int, int]) -> None:
        kind, place = after
        if kind == Kind.AT_HOSPITAL:
            self.become(row[0], Doing.TO_HOSPITAL, row[4], place)
        else:
            self.become(row[0], Doing.CLEARING, row[4])

    def at_hospital(self, row: Row, after: tuple[int, int]) -> None:
        self.become(row[0], Doing.CLEARING, row[4])

    def cleared(self, row: Row, after: tuple[int, int]) -> None:
        here = row[4] if row[4] != NONE else self.where(row[0])
        if self.plan != NONE and row[5] != Why.TURNED_BACK and after[0] == Kind.FORCE_ARRIVED:
            self.become(row[0], Doing.ON_THE_WAY, here, self._plan_place(self.plan))
            self.incident = NONE
            return
        self.go_home(row[0], here)
        self.plan = NONE

    def back(self, row: Row, after: tuple[int, int]) -> None:
        self.become(row[0], Doing.READY, int(self.scenario.forces.post_place[row[4]]))

    def moved_up(self, row: Row, after: tuple[int, int]) -> None:
        goal = int(self.scenario.forces.post_place[row[4]])
        self.become(row[0], Doing.MOVING_UP, self.where(row[0]), goal)

    def force_arrived(self, row: Row, after: tuple[int, int]) -> None:
        if self.doing is not Doing.AT_WORK:
            place = self._plan_place(row[4])
            self.become(row[0], Doing.IN_PLAN, self.place if place == NONE else place)
        self.plan = row[4]


_STEPS: dict[Kind, Callable[[_Follower, Row, tuple[int, int]], None]] = {
    Kind.DUTY_BEGINS: _Follower.duty_begins,
    Kind.DUTY_ENDS: _Follower.duty_ends,
    Kind.ASSIGNED: _Follower.assigned,
    Kind.WAITING: _Follower.called_away,
    Kind.MOBILISED: _Follower.mobilised,
    Kind.ARRIVED: _Follower.arrived,
    Kind.LEFT_SCENE: _Follower.left_scene,
    Kind.AT_HOSPITAL: _Follower.at_hospital,
    Kind.CLEARED: _Follower.cleared,
    Kind.BACK: _Follower.back,
    Kind.MOVED_UP: _Follower.moved_up,
    Kind.FORCE_ARRIVED: _Follower.force_arrived,
}


def at_moment(spells: Sequence[Spell], at_ms: int) -> Spell | None:
    """Return the spell in which a moment lies."""
    return next((s for s in spells if s.start_ms <= at_ms < s.end_ms), None)


def joined(spells: Sequence[Spell]) -> Iterator[Spell]:
    """Yield the spells in which a team is not off duty."""
    return (spell for spell in spells if spell.doing is not Doing.OFF)
