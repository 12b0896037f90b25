"""The answer of the diversion, with its evidence (``sansang/diversion/1``).

Links are places in the arrays of the network whose ``checksum`` the answer names. Times of
travel are seconds to the millisecond, lengths metres, traffic vehicles (cars or what takes as
much room) in an hour.
"""

from datetime import datetime
from typing import Literal

from sansang.diversion.result_convoys import Convoy
from sansang.diversion.result_places import (
    BusDiversion,
    CutOff,
    FireAccess,
    HospitalAccess,
    HospitalLost,
    OffTheRoads,
    PairCut,
    Placed,
    Through,
    Who,
)
from sansang.diversion.result_town import BestMeasures, DemandNote, Load
from sansang.event.fields import Moment, Record
from sansang.eventfile.answers import Answer
from sansang.roads import VehicleClass


class NetworkNote(Record):
    """The roads on which the answer was worked out."""

    file: str
    checksum: str
    nodes: int
    links: int


class TravelNote(Record):
    """The model of travel.

    ``times`` is ``roads``: the fastest way on open roads at free speed, with forbidden turns.
    ``town`` says how traffic spreads over the roads: ``equilibrium``, or ``none`` where the plan
    says nothing of demand.
    """

    times: Literal["roads"] = "roads"
    town: Literal["equilibrium", "none"]
    vehicles: tuple[VehicleClass, ...]


class ClosedRoads(Record):
    """What a closure closes: links, the roads and streets of which they are part.

    ``exempt`` are those who may pass all the same. ``streets`` are in the order in which the
    closure follows them, each once.
    """

    closure: str
    links: tuple[int, ...]
    ways: tuple[int, ...]
    streets: tuple[str, ...]
    length_m: float
    exempt: tuple[Who, ...] = ()


class State(Record):
    """A set of closures that are in force together, and what it does whatever the traffic.

    ``closed_links`` are closed to those without an exemption.
    """

    id: str
    closures: tuple[str, ...]
    closed_links: tuple[int, ...]
    cut_off: tuple[CutOff, ...] = ()
    through: tuple[Through, ...] = ()
    fire_access: tuple[FireAccess, ...] = ()
    hospital_access: tuple[HospitalAccess, ...] = ()
    buses: tuple[BusDiversion, ...] = ()


class Period(Record):
    """A time in which the set of closures in force stays the same.

    ``state`` is the id of that set, ``load`` that of its traffic at the busiest moment of the
    period (none where the plan knows no demand).
    """

    start: Moment
    end: Moment
    state: str
    load: str | None = None

    @property
    def hours(self) -> float:
        """How long the period is."""
        return (self.end - self.start).total_seconds() / 3600


class Diversion(Answer):
    """What the closures of a plan do, period by period, and what leads traffic round them.

    ``plan_sha256`` is the digest of the plan that it answers. ``reproducible`` is False when
    the time limit ended the search for measures. ``seconds`` is wall time.
    """

    format: Literal["sansang/diversion/1"] = "sansang/diversion/1"
    plan_sha256: str
    seed: int
    reproducible: bool = True
    network: NetworkNote
    travel: TravelNote
    demand: DemandNote
    placed: tuple[Placed, ...]
    off_the_roads: tuple[OffTheRoads, ...] = ()
    closures: tuple[ClosedRoads, ...]
    periods: tuple[Period, ...]
    states: tuple[State, ...]
    loads: tuple[Load, ...] = ()
    hospitals_lost: tuple[HospitalLost, ...] = ()
    pairs: tuple[PairCut, ...] = ()
    convoys: tuple[Convoy, ...] = ()
    measures: BestMeasures | None = None
    seconds: float = 0.0

    def state(self, state_id: str) -> State:
        """Return the state with this id. Raises KeyError where there is none."""
        return {state.id: state for state in self.states}[state_id]

    def load(self, load_id: str) -> Load:
        """Return the load with this id. Raises KeyError where there is none."""
        return {load.id: load for load in self.loads}[load_id]

    def times_of(self, state_id: str) -> tuple[tuple[datetime, datetime], ...]:
        """Return the stretches of time in which a state holds."""
        return tuple((p.start, p.end) for p in self.periods if p.state == state_id)
