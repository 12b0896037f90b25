"""What closures do to the traffic of the town, and the best measures, as part of the answer."""

from enum import StrEnum

from sansang.diversion.result_places import CutOff, Place
from sansang.event.fields import Record


class DemandOrigin(StrEnum):
    """Where it is known from who wants to drive where.

    ``GIVEN``: the plan's own table. ``GRAVITY_GUESS``: guessed from what each zone sends and
    receives and how far apart they are. ``NONE``: the plan says nothing.
    """

    GIVEN = "given"
    GRAVITY_GUESS = "gravity guess"
    NONE = "none"


class DemandNote(Record):
    """The demand on an ordinary day, and where it is known from.

    ``calibrated`` says that counts corrected it, and ``count_error`` by which part of what was
    counted it misses them still (root mean square). ``spread`` is the share by which demand may be
    more or less: it makes the intervals of delay.
    """

    origin: DemandOrigin
    vehicles_per_h: float = 0.0
    zones: int = 0
    calibrated: bool = False
    count_error: float | None = None
    spread: float = 0.0


class Interval(Record):
    """A value with the least and the most that it becomes within the spread of demand."""

    low: float
    value: float
    high: float


class Unserved(Record):
    """Demand that has no way with the closures in force (``always``: nor without them)."""

    origin: Place
    destination: Place
    vehicles_per_h: float
    always: bool = False


class Saturated(Record):
    """A link whose flow comes near its capacity, or over it: the ratio before and after."""

    link: int
    street: str
    before: float
    after: float


class LinkFlows(Record):
    """Flow and time of the links that carry traffic before or after, column by column.

    ``flow_…`` is vehicles in an hour, ``delay_…`` seconds more than at free speed, 0 on
    a closed link.
    """

    link: tuple[int, ...]
    flow_before: tuple[float, ...]
    flow_after: tuple[float, ...]
    capacity: tuple[float, ...]
    delay_before_s: tuple[float, ...]
    delay_after_s: tuple[float, ...]


class Load(Record):
    """Traffic of the town under one state of closures, at the busiest moment of a period.

    Before and after: the same demand, ordinary and of the event, without and with the closures.
    ``vehicle_h_…`` are the hours that all vehicles of an hour spend driving, those without a way
    left out; ``added_vehicle_h`` is what the closures add to those who still get there.
    """

    id: str
    state: str
    vehicles_per_h: float
    event_vehicles_per_h: float
    vehicle_h_before: float
    vehicle_h_after: float
    added_vehicle_h: Interval
    relative_gap_before: float
    relative_gap_after: float
    unserved: tuple[Unserved, ...]
    saturated: tuple[Saturated, ...]
    flows: LinkFlows


class Method(StrEnum):
    """How the best set of measures was looked for.

    ``ENUMERATION``: every set, those left out that a bound shows to be no better.
    ``LOCAL_SEARCH``: measures added, dropped and exchanged until nothing is better.
    """

    ENUMERATION = "enumeration"
    LOCAL_SEARCH = "local search"


class Verified(Record):
    """What an evaluation that shares no code with the search says of the set.

    ``vehicle_h`` from its flows; ``relative_gap`` from shortest paths; ``imbalance`` the
    largest difference of what comes into a node and leaves it, vehicles in an hour.
    """

    vehicle_h: float
    relative_gap: float
    imbalance: float


class Refused(Record):
    """Measures that may not be taken together: they would cut places off."""

    measures: tuple[str, ...]
    cut_off: tuple[CutOff, ...]


class BestMeasures(Record):
    """The best set of the plan's diversion measures for its worst load, and how good it is.

    ``value`` and ``without`` are the vehicle-hours of an hour with the set and with none;
    ``bound`` is what no set can undercut, ``gap`` (value − bound) ÷ value. ``proven`` says that
    no set is better, by more than the precision of the equilibria.
    """

    load: str
    candidates: int
    chosen: tuple[str, ...]
    without: float
    value: float
    unserved_per_h: float
    bound: float
    gap: float
    proven: bool
    method: Method
    evaluated: int
    verified: Verified
    refused: tuple[Refused, ...] = ()
