"""The ground of a rehearsal's maps: the plan's roads, or its sites by direction and distance."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from math import hypot, log1p
from statistics import median

from sansang.event import Site
from sansang.report.content.places import is_placed
from sansang.report.content.projection import Place, project, spread_labels, window
from sansang.report.rehearsal.answer import RehearsalVoice
from sansang.report.rehearsal.blocks import Scene, Spot
from sansang.report.roads.frame import Frame
from sansang.report.roads.traffic import WIDTH
from sansang.wording import N_

_PLAIN_WIDTH, _PLAIN_TALLEST = 960.0, 540.0
_EDGE = 26.0
_ROOM = 1.65
"""How much wider apart signs stand than on maps of plain numbers: they bear shares too."""
_UNPLACED_STEP = 34.0
"""How far apart sites stand, below the map, whose place nobody knows."""


def scene_of(voice: RehearsalVoice) -> Scene:
    """Return the ground with a spot for each site of the plan; those that nobody can place, below.

    A site outside the frame of the roads stands at its edge.
    """
    placed = [site for site in voice.plan.sites if is_placed(site)]
    sheet, road = voice.sheet, voice.road
    if sheet and road:
        width, height = WIDTH, sheet.frame.height
        points = [_within(sheet.frame, site) for site in placed]
    else:
        points, width, height = _plain(placed)
    spots = tuple(_spots(voice, placed, points, width, height))
    lost = [site for site in voice.plan.sites if not is_placed(site)]
    return Scene(
        width=width,
        height=height + (_EDGE * 2 if lost else 0),
        spots=(*spots, *_below(voice, lost, width, height + _EDGE)),
        north=voice.words(N_("N")),
        ground=road.ground if road else None,
    )


def _within(frame: Frame, site: Site) -> tuple[float, float]:
    assert site.position is not None
    x, y = frame.point(site.position.lat, site.position.lon)
    return min(max(x, _EDGE), frame.width - _EDGE), min(max(y, _EDGE), frame.height - _EDGE)


def _plain(sites: Sequence[Site]) -> tuple[list[tuple[float, float]], float, float]:
    """Sites round the middle of the event: true directions, distances that shrink outwards.

    Without that, the centre of a town would be one dot beside a crossing 20 km away.
    """
    if not sites:
        return [], _PLAIN_WIDTH, _PLAIN_TALLEST / 2
    positions = [site.position for site in sites if site.position]
    places = project((str(at), p.lat, p.lon) for at, p in enumerate(positions))
    shrunk = _shrunk(places)
    view = window(shrunk, _PLAIN_WIDTH, _PLAIN_TALLEST)
    return [view.xy(place) for place in shrunk], view.width, view.height


def _shrunk(places: Sequence[Place]) -> list[Place]:
    middle = min(places, key=lambda p: median(_apart(p, other) for other in places))
    near = median(_apart(middle, other) for other in places) or 1.0
    return [_drawn_in(middle, near, place) for place in places]


def _apart(one: Place, other: Place) -> float:
    return hypot(one.east - other.east, one.south - other.south)


def _drawn_in(middle: Place, near: float, place: Place) -> Place:
    east, south = place.east - middle.east, place.south - middle.south
    distance = hypot(east, south)
    factor = 1000 * log1p(distance / near) / distance if distance else 0.0
    return replace(place, east=east * factor, south=south * factor)


def _spots(
    voice: RehearsalVoice,
    sites: Sequence[Site],
    points: Sequence[tuple[float, float]],
    width: float,
    height: float,
) -> Iterator[Spot]:
    shrunk = [(x / _ROOM, y / _ROOM) for x, y in points]
    labels = [
        (x * _ROOM, y * _ROOM) for x, y in spread_labels(shrunk, width / _ROOM, height / _ROOM)
    ]
    spot = partial(_spot, voice)
    for site, point, label in zip(sites, points, labels, strict=True):
        yield spot(site, point, label)


def _below(voice: RehearsalVoice, sites: Sequence[Site], width: float, y: float) -> Iterator[Spot]:
    for at, site in enumerate(sites):
        point = (min(_EDGE + at * _UNPLACED_STEP, width - _EDGE), y)
        yield _spot(voice, site, point, point)


def _spot(
    voice: RehearsalVoice, site: Site, point: tuple[float, float], label: tuple[float, float]
) -> Spot:
    return Spot(
        number=voice.site_number(site.id),
        title=voice.name("sites", site.id),
        x=round(point[0], 1),
        y=round(point[1], 1),
        label_x=round(label[0], 1),
        label_y=round(label[1], 1),
    )
