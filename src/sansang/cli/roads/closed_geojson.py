"""What is closed, from GeoJSON: drawn lines and areas, as map programs and ``sansang divert``
write them.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sansang.faults import CannotRun, Fault, shown
from sansang.roads.along import links_along, links_inside
from sansang.roads.network import Longs, RoadNetwork

SUFFIXES = (".geojson", ".json")


def drawn_links(path: Path, network: RoadNetwork) -> Iterator[Longs]:
    """Yield the links of each line and area of a FeatureCollection (RFC 7946).

    A feature with the property ``one_direction`` closes only the direction of its lines. Raises
    CannotRun for a file that is no such document, with every feature that closes nothing.
    """
    faults: list[Fault] = []
    for number, feature in enumerate(_features(path), 1):
        try:
            yield from _links(feature, f"{path} feature {number}", network)
        except CannotRun as error:
            faults += error.faults
    if faults:
        raise CannotRun(faults)


def _features(path: Path) -> list[Any]:
    try:
        document = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        fault = Fault(code="unreadable", place=str(path), found=error.strerror or "")
        raise CannotRun([fault]) from None
    except (ValueError, RecursionError) as error:
        raise CannotRun([Fault(code="json", place=str(path), found=shown(error))]) from None
    features = document.get("features") if isinstance(document, dict) else None
    if not isinstance(features, list):
        raise _no_geojson(str(path), document, "FeatureCollection")
    return features


def _links(feature: Any, place: str, network: RoadNetwork) -> Iterator[Longs]:
    from shapely import get_parts
    from shapely.errors import ShapelyError
    from shapely.geometry import shape

    try:
        parts = get_parts(shape(feature["geometry"]))
        one_direction = (feature.get("properties") or {}).get("one_direction") is True
    except (ShapelyError, TypeError, KeyError, ValueError, AttributeError):
        raise _no_geojson(place, feature, "Feature") from None
    for part in parts:
        if part.geom_type == "LineString":
            yield links_along(network, part.wkt, one_direction, place)
        elif part.geom_type == "Polygon":
            yield links_inside(network, part.wkt, place)
        else:
            raise _no_geojson(place, part.geom_type, "LineString, Polygon")


def _no_geojson(place: str, found: Any, expected: str) -> CannotRun:
    return CannotRun([Fault(code="geojson", place=place, found=shown(found), expected=expected)])
