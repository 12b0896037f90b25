"""A map file as a road network."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from sansang.faults import CannotRun, Fault
from sansang.roads.connected import Admits
from sansang.roads.network import Bools, Ints, RoadNetwork
from sansang.roads.osm.barriers import barred, read_barriers
from sansang.roads.osm.directed import Directed, directed, shapes, strongly_connected, twins
from sansang.roads.osm.dropped import Dropped, lost_to_cars
from sansang.roads.osm.opl import NOWHERE, Ways, parse_ways
from sansang.roads.osm.pieces import Pieces, cut, usable
from sansang.roads.osm.source import Source, read_source
from sansang.roads.osm.tagged import Tagged, read_tags
from sansang.roads.osm.turns import Links, Turns, read_turns


@dataclass(frozen=True, kw_only=True)
class OsmRead:
    """The network of a map file, what was left out, how many turn restrictions hold, and how
    many barriers keep somebody out.
    """

    network: RoadNetwork
    dropped: Dropped
    turns: int
    barriers: int


@dataclass(frozen=True, kw_only=True)
class _Map:
    """A map on its way to a network: roads, their unbroken runs, their pieces."""

    ways: Ways
    tagged: Tagged
    runs: Ways
    pieces: Pieces


def read_osm(path: Path) -> OsmRead:
    """Return the road network of a map file (``.osm.pbf``, ``.osm``).

    Each class of vehicle is admitted only in the part in which it can get from everywhere to
    everywhere, turn restrictions left aside. Raises CannotRun for a file that is missing, that
    is broken, or in which no road remains.
    """
    source = read_source(path)
    if not source.ways:
        raise _without_roads(path)
    roads = _map(source)
    everything = directed(roads.pieces, roads.runs, roads.tagged)
    links, left = strongly_connected(everything)
    if not len(links.piece):
        raise _without_roads(path)
    way = roads.pieces.way[links.piece]
    turns = read_turns(source.relations, _ends(links, roads, way))
    with path.open("rb") as opened:
        checksum = hashlib.file_digest(opened, "sha256").hexdigest()
    return OsmRead(
        network=_network(checksum, roads, links, way, turns),
        dropped=_dropped(roads, everything, left, turns),
        turns=turns.applied,
        barriers=len(np.unique(links.node_id[links.tail[_through(links, roads)]])),
    )


def _through(links: Directed, roads: _Map) -> Bools:
    """Whether links lead through a barrier."""
    pieces = roads.pieces
    through: Bools = (pieces.first == pieces.last)[links.piece]
    return through


def _without_roads(path: Path) -> CannotRun:
    return CannotRun([Fault(code="no_roads", place=str(path))])


def _map(source: Source) -> _Map:
    ways = parse_ways(source.ways)
    tagged = read_tags(ways.tags)
    barriers = read_barriers(source.barriers)
    runs, way = usable(ways, tagged.is_road)
    pieces = barred(cut(runs, way, barriers.node_id), runs, barriers)
    return _Map(ways=ways, tagged=tagged, runs=runs, pieces=pieces)


def _ends(links: Directed, roads: _Map, way: Ints) -> Links:
    return Links(
        tail=links.tail,
        head=links.head,
        way_id=roads.ways.way_id[way],
        admits=links.admits,
        node_id=links.node_id,
    )


def _network(checksum: str, roads: _Map, links: Directed, way: Ints, turns: Turns) -> RoadNetwork:
    shape_start, point = shapes(links, roads.pieces)
    tagged = roads.tagged
    return RoadNetwork(
        checksum=checksum,
        node_id=links.node_id,
        lat=links.lat,
        lon=links.lon,
        tail=links.tail,
        head=links.head,
        twin=twins(links),
        way_id=roads.ways.way_id[way],
        name=tagged.name[way],
        road_class=tagged.road_class[way],
        length_m=roads.pieces.length_m[links.piece],
        speed_km_h=tagged.speed_km_h[way, links.back],
        lanes=tagged.lanes[way, links.back],
        width_m=np.fmin(tagged.width_m[way], roads.pieces.width_m[links.piece]),
        height_m=np.fmin(tagged.height_m[way], roads.pieces.height_m[links.piece]),
        admits=links.admits,
        shape_start=shape_start,
        shape_lat=roads.runs.lat[point],
        shape_lon=roads.runs.lon[point],
        forbidden_turns=turns.forbidden,
        names=tagged.names,
    )


def _dropped(roads: _Map, everything: Directed, left: Admits, turns: Turns) -> Dropped:
    tagged, pieces = roads.tagged, roads.pieces
    cars, nodes, by_class = lost_to_cars(
        everything,
        left,
        tagged.road_class[pieces.way[everything.piece]],
        pieces.length_m[everything.piece],
    )
    return Dropped(
        cars=cars,
        nodes=nodes,
        by_class=by_class,
        other_kinds=tagged.other_kinds,
        roads_for_nobody=int((tagged.is_road & ~tagged.admits.any(axis=1)).sum()),
        by_the_hour=tagged.by_the_hour,
        points_without_place=int((roads.ways.lat == NOWHERE).sum()),
        turns_skipped=turns.skipped,
    )
