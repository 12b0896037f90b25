"""One example of each record of the traffic, with which a new event begins."""

from datetime import datetime
from typing import TypedDict

from sansang.event import (
    BusLine,
    Closure,
    ClosureTime,
    DiversionMeasure,
    TrafficCount,
    TrafficDemand,
    TrafficZone,
    TravelMode,
)
from sansang.event.traffic import Exempt, MeasureKind
from sansang.roads import VehicleClass
from sansang.wording import N_, Wording

# Hoàn Kiếm, Hà Nội: a place that is easy to find on a map and to replace.
_STREET = "LINESTRING (105.8522 21.0312, 105.8528 21.0287)"
_ROUND_IT = "LINESTRING (105.8560 21.0312, 105.8566 21.0287)"


class TrafficRecords(TypedDict):
    """The tables of a plan that speak of traffic."""

    closures: tuple[Closure, ...]
    traffic_zones: tuple[TrafficZone, ...]
    traffic_demands: tuple[TrafficDemand, ...]
    travel_modes: tuple[TravelMode, ...]
    traffic_counts: tuple[TrafficCount, ...]
    diversion_measures: tuple[DiversionMeasure, ...]
    bus_lines: tuple[BusLine, ...]


def example_traffic(start: datetime, end: datetime, w: Wording) -> TrafficRecords:
    """Return one example in each table of the traffic; the closure lasts from start to end."""
    return TrafficRecords(
        closures=(_closure(start, end, w),),
        traffic_zones=_zones(w),
        traffic_demands=(
            TrafficDemand(
                id="north-south", origin="north", destination="south", vehicles_per_h=300
            ),
        ),
        travel_modes=_modes(w),
        traffic_counts=(
            TrafficCount(
                id="count-1",
                name=w(N_("Count before the hall")),
                geometry=_STREET,
                vehicles_per_h=420,
            ),
        ),
        diversion_measures=(_measure(w),),
        bus_lines=(
            BusLine(
                id="line-1",
                name=w(N_("Bus line 1")),
                geometry=_STREET,
                buses_per_h=6,
                people_per_h=240,
            ),
        ),
    )


def _closure(start: datetime, end: datetime, w: Wording) -> Closure:
    return Closure(
        id="street-of-the-hall",
        name=w(N_("Street before the hall")),
        geometry=_STREET,
        exempt=(Exempt.DELEGATES, Exempt.EMERGENCY, Exempt.DUTY),
        reason=w(N_("Delegates arrive on foot from the coaches.")),
        times=(ClosureTime(start=start, end=end),),
    )


def _zones(w: Wording) -> tuple[TrafficZone, ...]:
    return (
        TrafficZone(
            id="north",
            name=w(N_("North of the city")),
            lat=21.04,
            lon=105.85,
            departures_per_h=900,
            arrivals_per_h=700,
        ),
        TrafficZone(
            id="south",
            name=w(N_("South of the city")),
            lat=21.01,
            lon=105.85,
            departures_per_h=700,
            arrivals_per_h=900,
        ),
    )


def _modes(w: Wording) -> tuple[TravelMode, ...]:
    return (
        TravelMode(
            id="coach",
            name=w(N_("Coach")),
            vehicle=VehicleClass.BUS,
            share=60,
            people_per_vehicle=35,
        ),
        TravelMode(
            id="own-car",
            name=w(N_("Own car")),
            vehicle=VehicleClass.CAR,
            share=40,
            people_per_vehicle=2.5,
        ),
    )


def _measure(w: Wording) -> DiversionMeasure:
    return DiversionMeasure(
        id="sign-the-way-round",
        name=w(N_("Sign the way round the hall")),
        kind=MeasureKind.SIGN,
        geometry=_ROUND_IT,
        capacity_factor=1.2,
    )
