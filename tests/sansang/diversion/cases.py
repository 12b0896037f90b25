"""Plans for small towns."""

from collections.abc import Sequence
from datetime import datetime, timedelta, timezone
from typing import Any

from tests.sansang.diversion.towns import lat_lon, line

from sansang.diversion.ground import Ground
from sansang.diversion.open_roads import Spot
from sansang.diversion.result_places import Place, PlaceKind
from sansang.diversion.riders import CAR
from sansang.event import (
    Agency,
    Closure,
    ClosureTime,
    Event,
    EventPlan,
    Position,
    ResourceType,
    Roads,
    Site,
    Team,
    TrafficZone,
)
from sansang.event.ground import SiteKind
from sansang.event.organisation import AgencyKind, VehicleKind
from sansang.event.setting import EventKind
from sansang.event.traffic import Exempt

ZONE = timezone(timedelta(hours=7))


def at(hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, 29, hour, minute, tzinfo=ZONE)


def plan(**tables: Any) -> EventPlan:
    """A plan with these tables; fire engines stand at the site "station" where there is one."""
    sites = tables.get("sites", ())
    station = [site for site in sites if site.id == "station"]
    return EventPlan(
        event=Event(
            id="fair",
            name="Fair",
            kind=EventKind.OUTDOOR_FESTIVAL,
            time_zone="Asia/Ho_Chi_Minh",
            start=at(9),
            end=at(17),
            as_of=at(1),
            roads=Roads(file="town.osm.pbf", snap_limit_m=60),
        ),
        agencies=(Agency(id="fire", name="Fire", kind=AgencyKind.FIRE_RESCUE),),
        resource_types=(ResourceType(id="engine", name="Engine"),),
        teams=tuple(
            Team(
                id="engine-1",
                name="Engine 1",
                agency="fire",
                resource_type="engine",
                headcount=6,
                base=site.id,
                vehicle=VehicleKind.FIRE_ENGINE,
            )
            for site in station
        ),
        **tables,
    )


def site(site_id: str, x_m: float, y_m: float, kind: SiteKind = SiteKind.OTHER, **m: Any) -> Site:
    lat, lon = lat_lon(x_m, y_m)
    return Site(id=site_id, name=site_id, kind=kind, position=Position(lat=lat, lon=lon), **m)


def hospital(site_id: str, x_m: float, y_m: float) -> Site:
    return site(site_id, x_m, y_m, SiteKind.HOSPITAL)


def zone(zone_id: str, x_m: float, y_m: float, out: float = 0, into: float = 0) -> TrafficZone:
    lat, lon = lat_lon(x_m, y_m)
    return TrafficZone(
        id=zone_id, name=zone_id, lat=lat, lon=lon, departures_per_h=out, arrivals_per_h=into
    )


def closure(
    closure_id: str,
    *points: tuple[float, float],
    hours: Sequence[tuple[int, int]] = ((8, 18),),
    exempt: Sequence[Exempt] = (),
    one_direction: bool = False,
) -> Closure:
    return Closure(
        id=closure_id,
        name=closure_id,
        geometry=line(*points),
        one_direction=one_direction,
        exempt=tuple(exempt),
        times=tuple(ClosureTime(start=at(a), end=at(b)) for a, b in hours),
    )


def zone_spots(ground: Ground) -> dict[Place, Spot]:
    """Where the traffic zones that have a road open on it."""
    places = [Place(kind=PlaceKind.ZONE, id=one.id) for one in ground.plan.traffic_zones]
    found = {place: ground.spot(place, CAR.vehicle) for place in places}
    return {place: spot for place, spot in found.items() if spot}
