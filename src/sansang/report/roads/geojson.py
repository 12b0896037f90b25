"""The traffic part as GeoJSON (RFC 7946), for map programs: one feature for each thing drawn."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sansang.report.roads.closures import may_pass
from sansang.report.roads.ground import ATTRIBUTION
from sansang.report.roads.lines import one_of_each_road
from sansang.report.roads.traffic import RoadVoice
from sansang.roads import RoadNetwork

Json = dict[str, Any]

LICENCE = "https://opendatacommons.org/licenses/odbl/1-0/"
_DIGITS = 6


def traffic_geojson(voice: RoadVoice) -> dict[str, Json]:
    """Return the documents by the names of their files."""
    return {
        "closures.geojson": _collection(_closures(voice)),
        "flows.geojson": _collection(_flows(voice)),
        "isochrones.geojson": _collection(_isochrones(voice)),
        "convoys.geojson": _collection(_convoys(voice)),
    }


def _collection(features: Iterable[Json]) -> Json:
    """A collection that says whose the map data are, as their licence asks."""
    return {
        "type": "FeatureCollection",
        "attribution": ATTRIBUTION,
        "license": LICENCE,
        "features": list(features),
    }


def _feature(geometry: Json, **properties: Any) -> Json:
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def _closures(voice: RoadVoice) -> Iterator[Json]:
    for closure in voice.plan.closures:
        if (closed := voice.closed.get(closure.id)) is None:
            continue
        yield _feature(
            roads_geometry(voice.traffic.network, closed.links),
            id=closure.id,
            name=voice.text(closure.name),
            reason=voice.plan.say(closure.reason, voice.language),
            streets=[street for street in closed.streets if street],
            times=[[t.start.isoformat(), t.end.isoformat()] for t in closure.times],
            exempt=[str(one) for one in closure.exempt],
            may_pass=may_pass(voice, closure),
            length_m=round(closed.length_m, 1),
        )


def _flows(voice: RoadVoice) -> Iterator[Json]:
    network = voice.traffic.network
    for load in voice.diversion.loads:
        closed = set(voice.diversion.state(load.state).closed_links)
        flows = load.flows
        for at, link in enumerate(flows.link):
            yield _feature(
                _line(network.shape(link)),
                load=load.id,
                state=load.state,
                link=link,
                way=int(network.way_id[link]),
                street=network.street(link),
                closed=link in closed,
                flow_before=round(flows.flow_before[at], 1),
                flow_after=round(flows.flow_after[at], 1),
                capacity=round(flows.capacity[at], 1),
                delay_before_s=round(flows.delay_before_s[at], 2),
                delay_after_s=round(flows.delay_after_s[at], 2),
            )


def _isochrones(voice: RoadVoice) -> Iterator[Json]:
    import shapely

    for reach in voice.traffic.reaches:
        area = shapely.set_precision(reach.area, 10.0**-_DIGITS)
        yield _feature(
            shapely.geometry.mapping(area),
            force=str(reach.force),
            minutes=reach.minutes,
            closures=list(reach.closures),
            bases=list(reach.bases),
            share=round(reach.share, 4),
        )


def _convoys(voice: RoadVoice) -> Iterator[Json]:
    for convoy in voice.diversion.convoys:
        for number, leg in enumerate(convoy.legs, 1):
            known = {
                "movement": convoy.movement,
                "leg": number,
                "from": leg.origin,
                "to": leg.destination,
                "departure": leg.departure.isoformat(),
                "arrival": leg.arrival.isoformat(),
            }
            ways = [("route", leg.route)] if leg.route else []
            ways += [(f"alternate {n}", one.way) for n, one in enumerate(leg.alternates, 1)]
            for role, way in ways:
                yield _feature(
                    _route(voice.traffic.network, way.links),
                    role=role,
                    streets=list(way.streets),
                    time_s=way.time_s,
                    length_m=round(way.length_m, 1),
                    **known,
                )
            for pinch in leg.no_alternative:
                place = {"type": "Point", "coordinates": _pair(pinch.lon, pinch.lat)}
                yield _feature(
                    place, role="no alternative", kind=str(pinch.kind), street=pinch.street, **known
                )


def roads_geometry(network: RoadNetwork, links: Sequence[int]) -> Json:
    """Return links as lines joined end to end, both directions of a road once."""
    import shapely

    chosen = one_of_each_road(network, np.asarray(links, dtype=np.int64))
    lines = shapely.MultiLineString([network.shape(int(link)) for link in chosen])
    parts = shapely.get_parts(shapely.line_merge(lines))
    coordinates = [_points(np.asarray(part.coords)) for part in parts]
    return {"type": "MultiLineString", "coordinates": coordinates}


def _route(network: RoadNetwork, links: Sequence[int]) -> Json:
    points = [point for link in links for point in network.shape(link).tolist()]
    return _line(np.array([p for at, p in enumerate(points) if not at or p != points[at - 1]]))


def _line(points: NDArray[np.float64]) -> Json:
    return {"type": "LineString", "coordinates": _points(points)}


def _points(points: NDArray[np.float64]) -> list[list[float]]:
    return [_pair(lon, lat) for lon, lat in points.tolist()]


def _pair(lon: float, lat: float) -> list[float]:
    return [round(lon, _DIGITS), round(lat, _DIGITS)]
