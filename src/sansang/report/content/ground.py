"""The map of sites and posts, with its key and the register of sites."""

from collections.abc import Iterator, Sequence
from math import dist

from sansang.event import Site
from sansang.event.ground import Confidence, SiteKind
from sansang.report.content.charts import Map, Marker, Panel
from sansang.report.content.document import Block, Part, folded
from sansang.report.content.exits import emptying_table
from sansang.report.content.places import is_placed, length, map_key, site_register
from sansang.report.content.projection import (
    Place,
    Window,
    dense_core,
    project,
    scale_bar,
    spread_labels,
    window,
)
from sansang.report.content.texts import Paragraph, Tone
from sansang.report.content.voice import Voice
from sansang.wording import N_

_WIDTH = 760.0
_WHOLE_TALLEST = 300.0
_INSET_TALLEST = 430.0


def ground_part(voice: Voice) -> Part:
    """Return the map and the sites; sites without a position are in the register alone."""
    return Part(
        anchor="map", title=voice.words(N_("Sites and posts")), blocks=tuple(_blocks(voice))
    )


def _blocks(voice: Voice) -> Iterator[Block]:
    known = [site for site in voice.plan.sites if is_placed(site)]
    if known:
        yield _map(voice, known)
        yield Paragraph(text=voice.words(_READING), tone=Tone.QUIET)
        yield map_key(voice)
    else:
        yield Paragraph(text=voice.words(N_("No site of the plan has a known position.")))
    if voice.plan.sites:
        yield folded(site_register(voice))
    if table := emptying_table(voice):
        yield table
        yield Paragraph(text=voice.words(_EMPTYING), tone=Tone.QUIET)


_READING = N_(
    "A filled marker stands where sources agree within about 1 km. A hollow, dashed marker is"
    " illustrative only: go by the address, not by the map. A square is a venue. A faint circle"
    " shows how uncertain a position is, where no other site lies in it. A line leads from a"
    " number to its site."
)


_EMPTYING = N_(
    "By the hydraulic method: everybody sets out at once and all exits are shared, so it takes at"
    " least so long. What is allowed is what the Green Guide allows at the risk of the site. The"
    " exits alone, the worst one lost: at the highest flow of the Green Guide, and at the 60 people"
    " per metre and minute seen in practice."
)


def _map(voice: Voice, sites: Sequence[Site]) -> Map:
    positions = ((s.id, s.position.lat, s.position.lon) for s in sites if s.position)
    places = project(positions)
    core = dense_core(places)
    inside = {place.id for place in core}
    whole = window(places, _WIDTH, _WHOLE_TALLEST)
    outside = [place for place in places if place.id not in inside]
    panels = [_panel(voice, voice.words(N_("All sites")), whole, outside, core)]
    if core:
        near = window(core, _WIDTH, _INSET_TALLEST)
        panels.append(_panel(voice, voice.words(N_("Inset")), near, core, ()))
    return Map(
        caption=voice.words(N_("Map of the sites, drawn from their positions alone")),
        north=voice.words(N_("N")),
        panels=tuple(panels),
    )


def _panel(
    voice: Voice, title: str, view: Window, places: Sequence[Place], dots: Sequence[Place]
) -> Panel:
    points = [view.xy(place) for place in places]
    corners = _corners(view)
    inset = [view.xy(place) for place in dots]
    labels = spread_labels(points, view.width, view.height, [*corners, *inset])
    metres = scale_bar(view.metres_per_unit, view.width / 4)
    return Panel(
        title=title,
        width=view.width,
        height=round(view.height, 1),
        markers=tuple(
            _marker(voice, voice.plan.site(place.id), view, point, label, points)
            for place, point, label in zip(places, points, labels, strict=True)
        ),
        dots=tuple((round(x, 1), round(y, 1)) for x, y in inset),
        frame=_frame(inset) if inset else None,
        frame_label=voice.words(N_("Inset")) if inset else "",
        scale_length=round(metres / view.metres_per_unit, 1),
        scale_label=length(voice, metres),
    )


def _corners(view: Window) -> list[tuple[float, float]]:
    """Where the scale bar and the north arrow stand."""
    bar = [(20.0 + 22 * step, view.height - 20) for step in range(10)]
    return [*bar, (view.width - 26, 24.0), (view.width - 26, 40.0)]


def _frame(points: Sequence[tuple[float, float]]) -> tuple[float, float, float, float]:
    west, north = (min(p[i] for p in points) - 10 for i in (0, 1))
    east, south = (max(p[i] for p in points) + 10 for i in (0, 1))
    return round(west, 1), round(north, 1), round(east - west, 1), round(south - north, 1)


def _marker(
    voice: Voice,
    site: Site,
    view: Window,
    point: tuple[float, float],
    label: tuple[float, float],
    points: Sequence[tuple[float, float]],
) -> Marker:
    assert site.position is not None
    radius = site.position.radius_m / view.metres_per_unit
    return Marker(
        number=voice.site_number(site.id),
        title=voice.text(site.name),
        colour=voice.colour(site.sector),
        square=site.kind == SiteKind.VENUE,
        sure=site.position.confidence in (Confidence.A, Confidence.B),
        x=round(point[0], 1),
        y=round(point[1], 1),
        label_x=round(label[0], 1),
        label_y=round(label[1], 1),
        radius=round(radius, 1) if _alone(point, points, radius) else 0,
    )


def _alone(
    point: tuple[float, float], points: Sequence[tuple[float, float]], radius: float
) -> bool:
    """Whether no other site lies in a circle: only then it is drawn."""
    return all(other == point or dist(point, other) > radius for other in points)
