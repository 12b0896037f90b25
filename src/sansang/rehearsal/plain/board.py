"""What stands where at a moment of the day that is played."""

from dataclasses import dataclass, field

import numpy as np

from sansang.dispatch.borders import may_serve
from sansang.incident import Phase, State, follows, standing
from sansang.rehearsal.day import Day, Kind, Why
from sansang.rehearsal.scenario import NEVER, NO_WAY, NONE, Ints, Scenario

AT_WORK = range(Phase.MOBILISING, Phase.CLEARING + 1)


@dataclass
class Team:
    """A team. ``due`` is when it comes to its next step, and ``kind`` which that is.

    On the road it goes from ``place`` to ``goal`` in ``way_ms`` (NO_WAY: it waits for one). It
    stands at ``post`` or goes to it. ``duty`` is the one in force, ``on`` whether it appeared.
    """

    number: int
    vehicle: int
    agency: int
    phase: Phase = Phase.OFF_DUTY
    place: int = NONE
    goal: int = NONE
    way_ms: int = 0
    due: int = NEVER
    kind: Kind = Kind.BACK
    post: int = NONE
    duty: int = NONE
    on: bool = False
    incident: int = NONE
    request: int = NONE
    bound: int = NONE
    busy_ms: int = 0
    overrun_ms: int = 0


@dataclass
class Incident:
    """An incident and how many of its requests wait, are on their way, arrived, are at work."""

    number: int
    priority: int
    place: int
    asked: int
    state: State = State.REPORTED
    waiting: int = 0
    sent: int = 0
    arrived: int = 0
    at_scene: int = 0
    dispatched_ms: int = NEVER
    first_ms: int = NEVER
    complete_ms: int = NEVER
    closed_ms: int = NEVER
    first_team: int = NONE


@dataclass
class Post:
    """A post with its minimum and since when it is short (NEVER: it is not)."""

    number: int
    least: int = 0
    short_since: int = NEVER
    calls_at: int = NEVER
    short_ms: int = 0


@dataclass
class Activation:
    """One activation of a contingency plan, and of each force why it was late, if it was."""

    number: int
    plan: int
    at_ms: int
    cause: int
    refused: bool = False
    there_ms: dict[int, int] = field(default_factory=dict)
    why: dict[int, tuple[Why, int]] = field(default_factory=dict)
    done_ms: list[int] = field(default_factory=list)


@dataclass
class Plan:
    """A contingency plan: when it is activated or ends (``due``), and its activation in force."""

    number: int
    due: int = NEVER
    cause: int = NONE
    active: Activation | None = None

    @property
    def kind(self) -> Kind:
        """What it comes to next."""
        return Kind.ACTIVATED if self.active is None else Kind.RELEASED


class Board:
    """The whole state of the day: what is not here does not matter for what comes next."""

    def __init__(self, scenario: Scenario, day: Day) -> None:
        forces, demand = scenario.forces, scenario.demand
        self.scenario, self.day, self.now, self.epoch = scenario, day, 0, 0
        self.teams = [
            Team(number=t, vehicle=int(forces.vehicle[t]), agency=int(forces.agency[t]))
            for t in range(len(forces.teams))
        ]
        self.posts = [Post(number=q) for q in range(len(forces.posts))]
        self.plans = [Plan(number=c) for c in range(len(scenario.fallbacks.plans))]
        self.incidents = [
            Incident(
                number=i,
                priority=int(demand.priority[day.type[i]]),
                place=int(day.place[i]),
                asked=int(day.request_at[i + 1] - day.request_at[i]),
            )
            for i in range(len(day.at_ms))
        ]
        self.incident_of = np.repeat(np.arange(len(day.at_ms)), np.diff(day.request_at))
        self.activations: list[Activation] = []
        self.line: list[int] = []
        self.silence = False
        self.stirred, self.freed = False, set[int]()
        self.waiting_ms, self.longest_line = 0, 0
        self.steps: list[tuple[int, int, int, int, int, int]] = []

    def tell(
        self, kind: Kind, *, incident: int = NONE, team: int = NONE, what: int, why: Why = Why.NONE
    ) -> None:
        """Write down a step."""
        self.steps.append((self.now, kind, incident, team, what, why))

    def way_ms(self, team: Team, start: int, goal: int) -> int:
        """Return how long the team needs with the closures in force, NO_WAY where it can't."""
        if NONE in (start, goal):
            return NO_WAY
        way = int(self.scenario.ground.travel_ms[self.epoch, team.vehicle, start, goal])
        if way == NO_WAY:
            return NO_WAY
        return int(np.rint(way * self.scenario.stress.travel_factor))

    def ways(self, team: Team) -> Ints:
        """Return the ways (goal, start) of the team's vehicle with the closures in force."""
        places = range(len(self.scenario.ground.places))
        return np.array(
            [[self.way_ms(team, start, goal) for start in places] for goal in places],
            dtype=np.int64,
        )

    def silent(self, team: Team) -> bool:
        """Tell whether a team has no radio now (4)."""
        return self.silence and team.agency == self.scenario.stress.silent_agency

    def serves(self, team: Team, place: int) -> bool:
        """Tell whether a place is in the team's jurisdiction (5)."""
        sector = int(self.scenario.ground.sector[place])
        inside = sector != NONE and bool(self.scenario.forces.serves[team.number, sector])
        return may_serve(self.scenario.rules.agency_borders, sector != NONE, inside)

    def share(self, team: Team, post: int) -> int:
        """Return what a team brings to the strength of a post (11)."""
        forces = self.scenario.forces
        return 1 if forces.post_by_team[post] else int(forces.headcount[team.number])

    def strength(self, post: int) -> int:
        """Return the strength of the teams that are ready at a post (11)."""
        ready = [t for t in self.teams if t.phase == Phase.READY and t.post == post]
        return sum(self.share(team, post) for team in ready)

    def update(self, incident: Incident) -> None:
        """Bring the state of an incident to what its requests say (9)."""
        counts = (incident.waiting, incident.sent, incident.arrived, incident.at_scene)
        self.become(incident, State(standing(incident.asked, *counts)))

    def become(self, incident: Incident, state: State) -> None:
        """Let an incident come into a state and note when."""
        if state == incident.state:
            return
        assert follows(incident.state, state), (incident.state, state)
        incident.state = state
        if state == State.COMPLETE:
            incident.complete_ms = self.now
        if state == State.CLOSED:
            incident.closed_ms = self.now
            self.tell(Kind.CLOSED, incident=incident.number, what=incident.place)
