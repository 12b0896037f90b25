"""Lines and areas that people draw, as the links that they mean."""

from typing import Any, Final

import numpy as np

from sansang.faults import CannotRun, Fault, shown
from sansang.roads.classes import MOTOR
from sansang.roads.geometry import DEGREE_M, metres_from
from sansang.roads.matching import REACH_M, Arcs, Stretch, follow
from sansang.roads.network import Bools, Floats, Longs, RoadNetwork
from sansang.roads.snap import in_box

ENOUGH_M: Final = 15.0
"""So much of a link, or half of it, has to be followed; a line that is drawn a little beyond a
junction means nothing there. Of a link at the edge of an area so much has to lie inside."""
OTHER_SIDE_M: Final = 35.0
"""How far the other carriageway of a street may be."""


def links_along(
    network: RoadNetwork, wkt: str, one_direction: bool = False, place: str = ""
) -> Longs:
    """Return the links, in order, that a drawn line (WKT, longitude first) follows.

    Both directions of each road, and the other carriageway of the same street; with
    ``one_direction`` only those along the line. Roads for walkers alone are followed only
    where no other road is near. Raises CannotRun for a line that follows no road; ``place``
    says whose line it is.
    """
    drawn = _drawn(wkt, "LineString", place)
    near = in_box(network, _around(drawn))
    driven = near[(network.admits[near] & MOTOR) != 0]
    for links in (driven, near):
        found = _along(network, links, drawn, one_direction)
        if len(found):
            return found
    raise CannotRun([Fault(code="off_the_roads", place=place, found=shown(wkt))])


def links_inside(network: RoadNetwork, wkt: str, place: str = "") -> Longs:
    """Return the links, in order, that lie inside an area (WKT), or with a good part of them.

    Raises CannotRun for an area with no road inside; ``place`` says whose it is.
    """
    import shapely

    area = _drawn(wkt, "Polygon", place)
    links = in_box(network, shapely.bounds(area).tolist())
    origin = _origin(area)
    lines = _lines(network, links, origin)
    inside = shapely.length(shapely.intersection(lines, _in_metres(area, origin)))
    found = links[_enough(inside, shapely.length(lines))]
    if not len(found):
        raise CannotRun([Fault(code="no_road_inside", place=place, found=shown(wkt))])
    return found


def _enough(part_m: Floats, whole_m: Floats) -> Bools:
    enough: Bools = (part_m > 0) & (part_m >= np.minimum(ENOUGH_M, whole_m / 2))
    return enough


def _drawn(wkt: str, kind: str, place: str) -> Any:
    import shapely

    drawn = shapely.from_wkt(wkt, on_invalid="ignore")
    if drawn is None or drawn.geom_type != kind or drawn.is_empty or not drawn.is_valid:
        raise CannotRun([Fault(code=f"wkt_{kind.lower()}", place=place, found=shown(wkt))])
    return shapely.force_2d(drawn)


def _around(drawn: Any) -> tuple[float, float, float, float]:
    west, south, east, north = drawn.bounds
    high = 2 * REACH_M / DEGREE_M
    wide = high / max(float(np.cos(np.radians((south + north) / 2))), 1e-6)
    return west - wide, south - high, east + wide, north + high


def _origin(drawn: Any) -> tuple[float, float]:
    west, south, east, north = drawn.bounds
    return (south + north) / 2, (west + east) / 2


def _in_metres(drawn: Any, origin: tuple[float, float]) -> Any:
    import shapely

    return shapely.transform(drawn, lambda xy: metres_from(*origin, xy[:, 1], xy[:, 0]))


def _lines(network: RoadNetwork, links: Longs, origin: tuple[float, float]) -> Any:
    """The links as shapely lines in metres from an origin."""
    import shapely

    line, point = network.points_of(links)
    metres = metres_from(*origin, network.shape_lat[point], network.shape_lon[point])
    return shapely.linestrings(metres, indices=line)


def _along(network: RoadNetwork, links: Longs, drawn: Any, one_direction: bool) -> Longs:
    origin = _origin(drawn)
    line = _in_metres(drawn, origin)
    arcs = _arcs(network, links, origin, both_ways=not one_direction)
    courses = follow(line, arcs)
    arcs_met = [one.arc for course in courses for one in _meant(course, arcs, line)]
    found = _drawn_twice(network, links, arcs.link[np.array(arcs_met, np.int64)])
    if one_direction or not len(found):
        return found
    twins = network.twin[found]
    other = _other_side(network, links, found, line, origin)
    return np.unique(np.concatenate((found, twins[twins >= 0], other)))


def _drawn_twice(network: RoadNetwork, links: Longs, found: Longs) -> Longs:
    """Links in order, with those that the map draws a second time in the same place."""
    millimetres = np.rint(network.length_m[links] * 1000).astype(np.int64)
    road = np.column_stack((network.tail[links], network.head[links], millimetres))
    _, same = np.unique(road, axis=0, return_inverse=True)
    twice: Longs = links[np.isin(same, same[np.isin(links, found)])]
    return twice


def _meant(course: list[Stretch], arcs: Arcs, line: Any) -> list[Stretch]:
    """A course without the beginnings of roads into which the line only just leads."""
    part = np.array([one.end_m - one.begin_m for one in course])
    whole = arcs.length_m[[one.arc for one in course]]
    enough = _enough(part, np.minimum(whole, line.length))
    return [one for one, keep in zip(course, enough, strict=True) if keep]


def _arcs(
    network: RoadNetwork, links: Longs, origin: tuple[float, float], *, both_ways: bool
) -> Arcs:
    """The links as arcs, and where a line may go both ways one for each missing direction."""
    import shapely

    lines = _lines(network, links, origin)
    tail, head = network.tail[links], network.head[links]
    twin = network.twin[links].astype(np.int64)
    piece = np.where(twin >= 0, np.minimum(links, twin), links)
    lone = np.flatnonzero(~np.isin(twin, links)) if both_ways else np.empty(0, np.int64)
    every = np.concatenate((lines, shapely.reverse(lines[lone])))
    return Arcs(
        link=np.concatenate((links, links[lone])),
        piece=np.concatenate((piece, piece[lone])),
        tail=np.concatenate((tail, head[lone])),
        head=np.concatenate((head, tail[lone])),
        line=every,
        length_m=shapely.length(every),
        against=np.arange(len(every)) >= len(links),
    )


def _other_side(
    network: RoadNetwork, links: Longs, found: Longs, line: Any, origin: tuple[float, float]
) -> Longs:
    """The links of the same one-way street that lead the other way beside the line."""
    one_way = ~np.isin(network.twin, links)
    lone = found[one_way[found]]
    streets = np.setdiff1d(network.name[lone], [0])
    alike = links[one_way[links] & np.isin(network.name[links], streets)]
    beside = np.setdiff1d(alike, found)
    if not len(beside):
        return beside
    followed = np.sign(sum(_beside(one, line)[1] for one in _lines(network, lone, origin)))
    others = [_beside(one, line) for one in _lines(network, beside, origin)]
    return beside[[near and lead * followed < -0.5 for near, lead in others]]


def _beside(road: Any, line: Any) -> tuple[bool, float]:
    """Whether most of a road lies beside a line, and how far it leads along the line.

    1 where it leads all its length in the direction of the line, -1 in the other.
    """
    import shapely

    count = max(3, int(road.length // 10))
    points = shapely.line_interpolate_point(road, np.linspace(0.05, 0.95, count), normalized=True)
    at = shapely.line_locate_point(line, points)
    near = (shapely.distance(points, line) <= OTHER_SIDE_M) & (at > 0) & (at < line.length)
    return bool(near.mean() >= 0.8), float(at[-1] - at[0]) / max(0.9 * road.length, 1e-9)
