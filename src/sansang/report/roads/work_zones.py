"""The closures as a work zone feed for makers of navigation: WZDx 4.2, WorkZoneFeed.

Work Zone Data Exchange Specification 4.2 (US Department of Transportation), which navigation
programs read worldwide as GeoJSON. Each time of a closure is a road event for each piece of one
street in one direction of travel: where its lanes are closed to all traffic, or open to those
with access alone. The rule for a licence of the feed is left out: road lines come from
OpenStreetMap, whose licence (ODbL) the specification has no word for.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from math import atan2, cos, degrees, radians
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import numpy as np

from sansang.event.traffic import Closure, ClosureTime, Exempt
from sansang.report.roads.geojson import Json
from sansang.report.roads.ground import ATTRIBUTION
from sansang.report.roads.traffic import RoadVoice
from sansang.roads import RoadNetwork
from sansang.wording import N_

VERSION = "4.2"
_DIRECTIONS = ("eastbound", "northbound", "westbound", "southbound")
_MAP_SOURCE = "openstreetmap"


def work_zone_feed(voice: RoadVoice) -> Json:
    """Return the feed; the same plan gives the same ids, so that readers can follow changes."""
    event = voice.plan.event
    features = [
        feature
        for closure in voice.plan.closures
        if closure.id in voice.closed
        for feature in _road_events(voice, closure)
    ]
    return {
        "feed_info": {
            "publisher": voice.text(event.paper.issuing_body or event.name),
            "version": VERSION,
            "update_date": _utc(event.as_of),
            "data_sources": [
                {
                    "data_source_id": event.id,
                    "organization_name": voice.text(event.paper.issuing_body or event.name),
                    "update_date": _utc(event.as_of),
                },
                {"data_source_id": _MAP_SOURCE, "organization_name": ATTRIBUTION},
            ],
        },
        "type": "FeatureCollection",
        "features": features,
    }


def _road_events(voice: RoadVoice, closure: Closure) -> Iterator[Json]:
    pieces = tuple(street_pieces(voice.traffic.network, voice.closed[closure.id].links))
    ids = {
        (piece, time.start): _id(voice, closure, piece, time)
        for piece in pieces
        for time in closure.times
    }
    for time in closure.times:
        for piece in pieces:
            yield _road_event(voice, closure, time, piece, ids[(piece, time.start)])


def _id(voice: RoadVoice, closure: Closure, piece: Sequence[int], time: ClosureTime) -> str:
    network = voice.traffic.network
    ends = f"{network.node_id[network.tail[piece[0]]]}-{network.node_id[network.head[piece[-1]]]}"
    name = f"sansang:{voice.plan.event.id}:{closure.id}:{ends}:{time.start.isoformat()}"
    return str(uuid5(NAMESPACE_URL, name))


def _road_event(
    voice: RoadVoice, closure: Closure, time: ClosureTime, piece: tuple[int, ...], event_id: str
) -> Json:
    network = voice.traffic.network
    core: dict[str, Any] = {
        "data_source_id": voice.plan.event.id,
        "event_type": "work-zone",
        "road_names": [network.street(piece[0]) or voice.words(N_("unnamed street"))],
        "direction": direction(network, piece),
        "name": voice.text(closure.name),
        "update_date": _utc(voice.plan.event.as_of),
    }
    if said := _description(voice, closure):
        core["description"] = said
    return {
        "id": event_id,
        "type": "Feature",
        "properties": {
            "core_details": core,
            "start_date": _utc(time.start),
            "end_date": _utc(time.end),
            "is_start_date_verified": False,
            "is_end_date_verified": False,
            "is_start_position_verified": False,
            "is_end_position_verified": False,
            "location_method": "other",
            **_impact(closure),
        },
        "geometry": {"type": "LineString", "coordinates": _coordinates(network, piece)},
    }


def _impact(closure: Closure) -> Json:
    """What navigation has to know: no lane is open, or only for those who live there.

    Delegates, emergency vehicles and vehicles on duty need no public navigation.
    """
    if Exempt.RESIDENTS in closure.exempt:
        return {
            "vehicle_impact": "all-lanes-open",
            "restrictions": [{"type": "local-access-only"}],
        }
    return {"vehicle_impact": "all-lanes-closed"}


def _description(voice: RoadVoice, closure: Closure) -> str:
    return voice.plan.say(closure.reason, voice.language)


def street_pieces(network: RoadNetwork, links: Iterable[int]) -> Iterator[tuple[int, ...]]:
    """Yield closed links as chains along one street in one direction, none twice.

    A chain goes on where exactly one closed link of the same street leads on, other than back.
    """
    left = dict.fromkeys(sorted(set(links)))
    following = _following(network, tuple(left))
    led_to = set(following.values())
    heads = [link for link in left if link not in led_to]
    for start in (*heads, *left):
        if start not in left:
            continue
        chain = [start]
        del left[start]
        while (after := following.get(chain[-1])) in left:
            chain.append(after)
            del left[after]
        yield tuple(chain)


def _following(network: RoadNetwork, links: Sequence[int]) -> dict[int, int]:
    """For each link the only one that leads on along its street, and is led to by it alone."""
    starts: dict[tuple[int, int], list[int]] = {}
    ends: dict[tuple[int, int], list[int]] = {}
    for link in links:
        name = int(network.name[link])
        starts.setdefault((int(network.tail[link]), name), []).append(link)
        ends.setdefault((int(network.head[link]), name), []).append(link)
    found: dict[int, int] = {}
    for place, comes in ends.items():
        pairs = [(a, b) for a in comes for b in starts.get(place, []) if int(network.twin[a]) != b]
        froms, tos = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
        found |= {a: b for a, b in pairs if froms[a] == tos[b] == 1}
    return found


def direction(network: RoadNetwork, piece: Sequence[int]) -> str:
    """Return the direction of travel from the first point to the last, by the nearest quarter."""
    a, b = int(network.tail[piece[0]]), int(network.head[piece[-1]])
    north = float(network.lat[b] - network.lat[a])
    east = float(network.lon[b] - network.lon[a]) * cos(radians(float(network.lat[a])))
    if not north and not east:
        return "undefined"
    return _DIRECTIONS[round(degrees(atan2(north, east)) / 90) % 4]


def _coordinates(network: RoadNetwork, piece: Sequence[int]) -> list[list[float]]:
    points = np.vstack([network.shape(link) for link in piece])
    rounded = [[round(lon, 6), round(lat, 6)] for lon, lat in points.tolist()]
    kept = [p for at, p in enumerate(rounded) if not at or p != rounded[at - 1]]
    return kept if len(kept) > 1 else kept * 2


def _utc(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
