"""What a made-up plan says of traffic, drawn by Hypothesis."""

from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from sansang.event import (
    BusLine,
    Closure,
    ClosureTime,
    DiversionMeasure,
    Roads,
    TrafficCount,
    TrafficDemand,
    TrafficZone,
    TravelMode,
)
from sansang.event.traffic import Exempt, MeasureKind
from sansang.roads import VehicleClass

if TYPE_CHECKING:
    from tests.sansang.plans import Maker

DRAWN = (
    "LINESTRING (7.42 43.73, 7.43 43.74)",
    "LINESTRING(-0.5 -43.7, 105.85 21.03, 180 90)",
    "POLYGON ((7.42 43.73, 7.43 43.73, 7.43 43.74, 7.42 43.73))",
)
ROADS = (None, Roads(file="town.osm.pbf"), Roads(file="maps/Town 2.OSM.PBF", snap_limit_m=75.5))
TRAFFIC = (
    "closures",
    "traffic_zones",
    "traffic_demands",
    "travel_modes",
    "traffic_counts",
    "diversion_measures",
    "bus_lines",
)
roads = st.sampled_from(ROADS)
drawn = st.sampled_from(DRAWN)
per_hour = st.sampled_from((0, 0.1, 1 / 3, 450, 1_000_000))
names = st.sampled_from(("Boulevard Albert 1er", "=1+1", "a, b;c"))
one_id = st.sampled_from((["1"], ["line-1"], ["TRUE"]))
# One record in a table: more would make the plans too large to draw quickly.


def traffic(make: "Maker") -> dict[str, tuple[Any, ...]]:
    """Records of every table of the traffic."""
    draw = make.draw

    def closure(one: str) -> Closure:
        return Closure(
            id=one,
            name=draw(names),
            geometry=draw(drawn),
            one_direction=draw(st.booleans()),
            exempt=tuple(draw(st.lists(st.sampled_from(Exempt), max_size=3, unique=True))),
            reason=draw(names),
            times=tuple(ClosureTime(**s) for s in make.spans(draw(st.integers(0, 2)))),
        )

    def zone(one: str) -> TrafficZone:
        return TrafficZone(
            id=one,
            name=draw(names),
            lat=draw(st.sampled_from((-90, 43.7384, 90))),
            lon=draw(st.sampled_from((-180, 7.424615, 180))),
            departures_per_h=draw(per_hour),
            arrivals_per_h=draw(per_hour),
        )

    def demand(one: str) -> TrafficDemand:
        return TrafficDemand(
            id=one,
            origin=make.one("traffic_zones"),
            destination=make.one("traffic_zones"),
            vehicles_per_h=draw(per_hour),
        )

    def mode(one: str) -> TravelMode:
        return TravelMode(
            id=one,
            name=draw(names),
            vehicle=draw(st.sampled_from(VehicleClass)),
            share=draw(st.sampled_from((0, 33.3, 100))),
            people_per_vehicle=draw(st.sampled_from((0.1, 1, 200))),
            site=make.one_or_none("sites"),
        )

    def count(one: str) -> TrafficCount:
        return TrafficCount(
            id=one, name=draw(names), geometry=draw(drawn), vehicles_per_h=draw(per_hour)
        )

    def measure(one: str) -> DiversionMeasure:
        return DiversionMeasure(
            id=one,
            name=draw(names),
            kind=draw(st.sampled_from(MeasureKind)),
            geometry=draw(drawn),
            capacity_factor=draw(st.sampled_from((1, 1.2, 3))),
        )

    def bus_line(one: str) -> BusLine:
        return BusLine(
            id=one,
            name=draw(names),
            geometry=draw(drawn),
            buses_per_h=draw(per_hour),
            people_per_h=draw(per_hour),
        )

    return {
        "closures": make.table("closures", closure),
        "traffic_zones": make.table("traffic_zones", zone),
        "traffic_demands": make.table("traffic_demands", demand),
        "travel_modes": make.table("travel_modes", mode),
        "traffic_counts": make.table("traffic_counts", count),
        "diversion_measures": make.table("diversion_measures", measure),
        "bus_lines": make.table("bus_lines", bus_line),
    }
