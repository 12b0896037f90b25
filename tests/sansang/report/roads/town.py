"""A town of five avenues and four streets, with a fair that closes some of them.

Avenue 2 is closed from 8 to 12 to all, Street 1 from 10 to 14 to all but residents and emergency
vehicles. Both lead through the middle of the town.
"""

from functools import cache
from typing import Any

from tests.sansang.report.fair import event, fair, span, team
from tests.sansang.roads.networks import at, grid

from sansang.diversion.divert import divert
from sansang.diversion.result import Diversion
from sansang.diversion.result_town import DemandNote, Interval, LinkFlows, Load, Saturated
from sansang.event import EventPlan
from sansang.report import Traffic, traffic_of
from sansang.report.roads.traffic import RoadVoice
from sansang.roads import RoadNetwork

ALL_DAY, MORNING = "avenue", "street"


@cache
def network() -> RoadNetwork:
    """Return the roads of the town."""
    return grid()


def line(*points: tuple[float, float]) -> str:
    """Return a line through points (metres east and north) as the plan holds it."""
    places = (at(*point) for point in points)
    return f"LINESTRING ({', '.join(f'{lon:.7f} {lat:.7f}' for lat, lon in places)})"


def _site(name: str, kind: str, east_m: float, north_m: float) -> dict[str, Any]:
    lat, lon = at(east_m, north_m)
    position = {"lat": lat, "lon": lon, "confidence": "A"}
    return {"id": name, "name": name.title(), "kind": kind, "position": position}


def closures() -> list[dict[str, Any]]:
    """Return the two closures of the fair."""
    avenue = {"id": ALL_DAY, "name": "The avenue", "geometry": line((200, 0), (200, 300))}
    street = {"id": MORNING, "name": "The street", "geometry": line((0, 100), (400, 100))}
    return [
        {**avenue, "reason": "Parade", "times": [span(8, 12)]},
        {**street, "exempt": ["residents", "emergency"], "times": [span(10, 14)]},
    ]


def plan(**tables: Any) -> EventPlan:
    """Return the plan of the fair with its traffic, some of its tables replaced."""
    lat, lon = at(10, 210)
    return fair(
        **{
            "event": event(roads={"file": "town.osm.pbf"}, jurisdiction="VN"),
            "sites": [
                _site("hall", "venue", 200, 150),
                _site("park", "gathering_place", 390, 290),
                _site("clinic", "hospital", 0, 10),
                _site("station", "base", 400, 10),
            ],
            "teams": [team("alpha", 4) | {"base": "station"}, team("bravo", 3)],
            "closures": closures(),
            "traffic_zones": [{"id": "west", "name": "West", "lat": lat, "lon": lon}],
            "bus_lines": [
                {"id": "b", "name": "Line 1", "geometry": line((0, 200), (400, 200))},
                {"id": "c", "name": "Line 2", "geometry": line((200, 0), (200, 300))},
            ],
            "movements": [
                {
                    "id": "guests",
                    "name": "Guests",
                    "vehicles": 3,
                    "route": [
                        {"site": "clinic", "at": span(9, 10)["start"]},
                        {"site": "park", "at": span(9, 10)["end"]},
                    ],
                }
            ],
            **tables,
        }
    )


def loaded(diversion: Diversion) -> Diversion:
    """Return the answer with a load of the town made by hand: each link one vehicle more."""
    links = tuple(range(network().links))
    flows = LinkFlows(
        link=links,
        flow_before=tuple(float(link) for link in links),
        flow_after=tuple(float(link + 1) for link in links),
        capacity=(50.0,) * len(links),
        delay_before_s=(0.0,) * len(links),
        delay_after_s=tuple(link / 2 for link in links),
    )
    load = Load(
        id="L1",
        state=diversion.states[-1].id,
        vehicles_per_h=900,
        event_vehicles_per_h=300,
        vehicle_h_before=10,
        vehicle_h_after=12.5,
        added_vehicle_h=Interval(low=1.5, value=2.5, high=4.5),
        relative_gap_before=0,
        relative_gap_after=0,
        unserved=(),
        saturated=(Saturated(link=3, street="Street 0", before=0.5, after=1.25),),
        flows=flows,
    )
    note = DemandNote(origin="gravity guess", vehicles_per_h=900, zones=1, spread=0.2)
    return diversion.model_copy(update={"loads": (load,), "demand": note})


def traffic(of: EventPlan) -> Traffic:
    """Return the traffic of a plan of the town."""
    return traffic_of(of, network(), loaded(divert(of, network())))


@cache
def fair_day() -> tuple[EventPlan, Traffic]:
    """Return the fair and its traffic, worked out once."""
    made = plan()
    return made, traffic(made)


def voice(language: str = "en") -> RoadVoice:
    """Return who speaks of the fair and its traffic."""
    of, its = fair_day()
    return RoadVoice(of, language, traffic=its)
