"""`places.geojson`: the positions of the sites, for maps as well as for the plan."""

import json
from pathlib import Path
from typing import Any

from sansang.event import EventPlan, Site
from sansang.eventfile.draft import Draft
from sansang.eventfile.files import read_bytes, text_of
from sansang.eventfile.jsontext import read_json
from sansang.eventfile.origin import PlaceSpot

_OF_POSITION = ("confidence", "radius_m")
_WGS84 = ("CRS84", "4326")


def read_places(path: Path, folder: Path, draft: Draft) -> None:
    """Read positions into the sites of the draft."""
    data = read_bytes(path, folder, draft)
    text = text_of(data, path.name, draft) if data is not None else None
    places = read_json(text, path.name, draft) if text is not None else None
    if places is None:
        return
    features = places.get("features") if isinstance(places, dict) else None
    if not isinstance(features, list) or places.get("type") != "FeatureCollection":
        draft.fault("geojson", path.name, expected="FeatureCollection")
    elif not _in_wgs84(places):
        draft.fault("geojson_crs", path.name, field="crs", found=json.dumps(places["crs"]))
    else:
        sites = {
            str(site.get("id", "")).strip(): number
            for number, site in enumerate(draft.values.get("sites", []))
        }
        for number, feature in enumerate(features):
            _read_place(feature, f"{path.name} features[{number}]", sites, draft)


def _in_wgs84(places: dict[str, Any]) -> bool:
    crs = places.get("crs")
    return crs is None or any(name in json.dumps(crs) for name in _WGS84)


def _read_place(feature: Any, place: str, sites: dict[str, int], draft: Draft) -> None:
    if not isinstance(feature, dict) or feature.get("type") != "Feature":
        draft.fault("geojson", place, expected="Feature")
        return
    properties, geometry = feature.get("properties"), feature.get("geometry")
    site = properties.get("site") if isinstance(properties, dict) else None
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind != "Point":
        draft.fault("geojson_point", place, field="geometry", found=kind or "", expected="Point")
    elif not isinstance(site, str) or site.strip() not in sites:
        found = site if site is not None else ""
        draft.fault("unknown_id", place, field="site", found=found, expected="sites")
    else:
        assert isinstance(properties, dict)
        assert isinstance(geometry, dict)
        _put_position(sites[site.strip()], properties, geometry.get("coordinates"), place, draft)


def _put_position(
    site: int, properties: dict[str, Any], coordinates: Any, place: str, draft: Draft
) -> None:
    record = draft.values["sites"][site]
    if not isinstance(coordinates, list) or len(coordinates) not in (2, 3):
        draft.fault("coordinates", place, field="coordinates", found=coordinates)
    elif "position" in record:
        draft.fault("repeated_id", place, field="site", found=properties["site"])
    else:
        extra = {name: properties[name] for name in _OF_POSITION if name in properties}
        record["position"] = {"lon": coordinates[0], "lat": coordinates[1], **extra}
        draft.origins.spots["sites", site, "position"] = PlaceSpot(place)


def places_text(plan: EventPlan) -> str:
    """Return the text of `places.geojson`, empty where no site has a position."""
    features = [_feature(site) for site in plan.sites if site.position]
    if not features:
        return ""
    lines = ",\n".join(json.dumps(feature, ensure_ascii=False) for feature in features)
    return f'{{"type": "FeatureCollection", "features": [\n{lines}\n]}}\n'


def _feature(site: Site) -> dict[str, Any]:
    position = site.position
    assert position is not None
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [position.lon, position.lat]},
        "properties": {
            "site": site.id,
            "name": site.name,
            "kind": site.kind.value,
            "confidence": position.confidence.value,
            "radius_m": position.radius_m,
        },
    }
