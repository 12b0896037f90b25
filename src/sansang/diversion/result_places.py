"""What a set of closures does to places and to ways between them, as part of the answer."""

from enum import StrEnum

from sansang.event.fields import Moment, Record
from sansang.roads import VehicleClass


class Who(StrEnum):
    """Who drives: those without an exemption, and the groups that may be exempt."""

    EVERYONE = "everyone"
    RESIDENTS = "residents"
    DELEGATES = "delegates"
    EMERGENCY = "emergency"
    DUTY = "duty"


class PlaceKind(StrEnum):
    """What sort of place of the plan it is."""

    SITE = "site"
    ZONE = "traffic_zone"


class Place(Record):
    """A site or a traffic zone of the plan."""

    kind: PlaceKind
    id: str


class Placed(Record):
    """Where a place lies on the roads: on which link, which share of it along, how far off."""

    place: Place
    link: int
    fraction: float
    distance_m: float


class OffTheRoads(Record):
    """A place that has no road within the plan's limit: nothing is said of it."""

    place: Place
    limit_m: float


class CutOff(Record):
    """A place from or to which some can't drive with the closures in force, and could without.

    ``no_way_in``: nobody of them gets there from the rest of the town; ``no_way_out``: nobody
    gets away.
    """

    place: Place
    who: Who
    vehicle: VehicleClass
    no_way_in: bool
    no_way_out: bool


class Stretch(Record):
    """Part of a way along one street (no name: empty)."""

    street: str
    length_m: float
    links: tuple[int, ...]


class Way(Record):
    """A way along links, and the streets that it follows."""

    time_s: float
    length_m: float
    stretches: tuple[Stretch, ...]

    @property
    def links(self) -> tuple[int, ...]:
        """The links of the way, one after the other."""
        return tuple(link for stretch in self.stretches for link in stretch.links)

    @property
    def streets(self) -> tuple[str, ...]:
        """The names of the streets, in order, without those that have none."""
        named = [stretch.street for stretch in self.stretches if stretch.street]
        return tuple(name for at, name in enumerate(named) if not at or name != named[at - 1])


class Alternative(Record):
    """A way round, and how much more it is than the way through was."""

    way: Way
    extra_s: float
    extra_m: float


class Through(Record):
    """Traffic that drove through a closed road from one end to the other.

    ``before`` is its way while the road is open; ``alternatives`` the ways round, the fastest
    first: none where there is no way round.
    """

    closure: str
    street: str
    vehicle: VehicleClass
    before: Way
    alternatives: tuple[Alternative, ...]


class FireAccess(Record):
    """How a fire engine reaches a site with the closures in force.

    ``base`` is the site from which it comes soonest; where no base of fire engines is on the
    roads, ``reached`` says whether it gets there from the rest of the town, and no time is
    known. ``before_s`` and ``after_s`` are its times without and with the closures, none where
    it does not get there. ``narrowest_m`` and
    ``lowest_m`` are the least width and height known along the way and ``unknown_width_m`` the
    length of it whose width nobody knows. ``dead_end_m`` is the length of the dead end in which
    the site lies (0: in none), ``turning_place`` whether the plan says that engines can turn
    there.
    """

    site: str
    base: str | None
    reached_before: bool
    reached: bool
    before_s: float | None
    after_s: float | None
    narrowest_m: float | None
    lowest_m: float | None
    unknown_width_m: float
    dead_end_before_m: float
    dead_end_m: float
    turning_place: bool
    narrow: bool
    """No way is known to be as wide as engines need."""
    low: bool
    """No way is known to be as high as engines need."""
    must_reverse: bool
    """The dead end is too long to be without a place to turn."""


class HospitalAccess(Record):
    """How long an ambulance takes from a place to the nearest hospital, before and after."""

    place: Place
    hospital_before: str | None
    before_s: float | None
    hospital_after: str | None
    after_s: float | None


class BusFate(StrEnum):
    """What becomes of a bus line."""

    DIVERTED = "diverted"
    SHORTENED = "shortened"
    """It does not get to one of its ends."""
    CUT = "cut"


class BusDiversion(Record):
    """What closures do to a bus line that they touch.

    ``skipped_m`` is the length of the line that is not served: closed, or cut off from the town;
    ``streets`` are those. ``ways_round`` lead from each served part to the next; ``extra_s`` and
    ``extra_m`` is what they add to what they replace.
    """

    line: str
    fate: BusFate
    closed_links: tuple[int, ...]
    closed_m: float
    skipped_m: float
    streets: tuple[str, ...]
    ways_round: tuple[Way, ...] = ()
    extra_s: float = 0.0
    extra_m: float = 0.0
    buses_per_h: float = 0.0
    people_per_h: float = 0.0


class HospitalLost(Record):
    """A hospital that closures cut off: an error of the plan. Says when and for whom."""

    hospital: str
    closures: tuple[str, ...]
    times: tuple[tuple[Moment, Moment], ...]
    cut_off: tuple[CutOff, ...]


class PairCut(Record):
    """Two closures that together cut off what each of them alone leaves open.

    ``state`` is the first in which both are in force.
    """

    closures: tuple[str, str]
    state: str
    cut_off: tuple[CutOff, ...]
