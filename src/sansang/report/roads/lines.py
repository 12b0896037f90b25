"""From links of the network to lines of a drawing: joined, simplified, written as SVG paths."""

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from sansang.report.roads.frame import Floats, Frame
from sansang.roads import RoadNetwork

Links = NDArray[np.int64]


def one_of_each_road(network: RoadNetwork, links: Links) -> Links:
    """Return the links without those whose other direction is among them already."""
    twin = network.twin[links]
    both = np.isin(twin, links)
    return links[~both | (links < twin)]


def link_lines(network: RoadNetwork, links: Links, frame: Frame) -> list[Any]:
    """Return a shapely line on the drawing for each link of at least two different points."""
    import shapely

    if not len(links):
        return []
    owner, at = network.points_of(links)
    points = frame.xy(network.shape_lon[at], network.shape_lat[at])
    return list(shapely.linestrings(points, indices=owner))


def in_frame(network: RoadNetwork, frame: Frame, links: Links) -> Links:
    """Return the links of which a part may lie in the frame."""
    points = frame.xy(network.shape_lon, network.shape_lat)
    inside = (
        (points[:, 0] > -40)
        & (points[:, 0] < frame.width + 40)
        & (points[:, 1] > -40)
        & (points[:, 1] < frame.height + 40)
    )
    shown = np.logical_or.reduceat(inside, network.shape_start[:-1].astype(np.int64))
    return links[shown[links]]


def joined(lines: Iterable[Any], tolerance: float) -> list[Any]:
    """Return lines joined end to end where no other meets, and simplified (Douglas, Peucker)."""
    import shapely

    merged = shapely.line_merge(shapely.multilinestrings(list(lines)))
    parts = shapely.get_parts(merged)
    return list(shapely.simplify(parts, tolerance))


def path_of(lines: Iterable[Any]) -> str:
    """Return lines as the data of one SVG path, in tenths of a unit from point to point."""
    return "".join(_line(np.asarray(line.coords)) for line in lines)


def _line(points: Floats) -> str:
    tenths = np.rint(points * 10).astype(int)
    steps = [step for step in np.diff(tenths, axis=0).tolist() if step != [0, 0]]
    if not steps:
        return ""
    x, y = tenths[0].tolist()
    return f"M{_tenth(x)} {_tenth(y)}l" + " ".join(f"{_tenth(a)} {_tenth(b)}" for a, b in steps)


def _tenth(value: int) -> str:
    """The shortest way to write tenths: 12, -3.4, .5."""
    text = f"{value / 10:g}"
    return text.replace("0.", ".", 1) if text.startswith(("0.", "-0.")) else text


def links_path(network: RoadNetwork, links: ArrayLike, frame: Frame, tolerance: float = 0.4) -> str:
    """Return links as one SVG path, both directions of a road drawn once."""
    shown = in_frame(network, frame, one_of_each_road(network, np.asarray(links, dtype=np.int64)))
    if not len(shown):
        return ""
    return path_of(joined(link_lines(network, shown, frame), tolerance))


def route_path(network: RoadNetwork, links: ArrayLike, frame: Frame) -> str:
    """Return links one after the other as one line in the order they are driven."""
    import shapely

    chosen = np.asarray(links, dtype=np.int64)
    if not len(chosen):
        return ""
    points = np.vstack([np.asarray(line.coords) for line in link_lines(network, chosen, frame)])
    return path_of([shapely.simplify(shapely.linestrings(points), 0.4)])


def area_path(polygon: Any, frame: Frame, tolerance: float = 0.8) -> str:
    """Return an area in degrees (lon, lat; shapely) as one SVG path with its holes."""
    import shapely

    def placed(points: Floats) -> Floats:
        return frame.xy(points[:, 0], points[:, 1])

    drawn = shapely.simplify(shapely.transform(polygon, placed), tolerance)
    return "".join(_ring(ring) for ring in _rings(drawn))


def _rings(area: Any) -> Iterator[Any]:
    import shapely

    for part in shapely.get_parts(area):
        if part.geom_type == "Polygon" and not part.is_empty:
            yield part.exterior
            yield from part.interiors


def _ring(ring: Any) -> str:
    line = _line(np.asarray(ring.coords))
    return f"{line}z" if line else ""
