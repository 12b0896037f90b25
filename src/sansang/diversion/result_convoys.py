"""What the roads offer to the movements of the plan, as part of the answer."""

from enum import StrEnum

from sansang.diversion.result_places import Way
from sansang.event.fields import Moment, Record


class Alternate(Record):
    """Another way of a convoy: of all that there are, one that shares least road with those
    named before it, and of these the fastest.
    """

    way: Way
    shared_m: float
    shared_links: tuple[int, ...]
    extra_s: float


class PinchKind(StrEnum):
    """What can be blocked: a piece of road, in both directions, or a junction."""

    ROAD = "road"
    JUNCTION = "junction"


class Pinch(Record):
    """A point where a blockage leaves no way to the end of the leg.

    ``links`` are those of the road (both directions), or those of the route that meet at the
    junction ``node``.
    """

    kind: PinchKind
    links: tuple[int, ...]
    node: int | None = None
    street: str
    lat: float
    lon: float


class Window(Record):
    """A rolling closure: a stretch of the route, closed from just before the convoy's head
    comes until its tail has left.
    """

    street: str
    links: tuple[int, ...]
    length_m: float
    start: Moment
    end: Moment


class ConvoyLeg(Record):
    """The way of a convoy from one point of its route to the next.

    ``closures`` are those in force then from which it is not exempt. ``route`` is none where
    there is no way, or where one of the two sites has no place on the roads. ``late_s`` is how
    much longer the route takes than its timetable gives.
    """

    origin: str
    destination: str
    departure: Moment
    arrival: Moment
    closures: tuple[str, ...] = ()
    route: Way | None
    late_s: float = 0.0
    alternates: tuple[Alternate, ...] = ()
    no_alternative: tuple[Pinch, ...] = ()
    windows: tuple[Window, ...] = ()


class Convoy(Record):
    """A movement of the plan on its roads, leg by leg."""

    movement: str
    vehicles: int
    passing_s: float
    """How long the convoy takes to pass a point, head to tail."""
    legs: tuple[ConvoyLeg, ...]
