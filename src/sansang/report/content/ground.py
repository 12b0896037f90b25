"""The map of sites and posts, with its legend and the register of sites."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from math import dist

from sansang.event import Site
from sansang.event.ground import Confidence, SiteKind
from sansang.report.content.charts import Key, Legend, Map, Marker, Panel
from sansang.report.content.document import Block, Part, folded
from sansang.report.content.projection import (
    Place,
    Window,
    dense_core,
    project,
    scale_bar,
    spread_labels,
    window,
)
from sansang.report.content.terms import CONFIDENCES, SITE_KINDS
from sansang.report.content.texts import (
    Align,
    Cell,
    Column,
    Paragraph,
    RowGroup,
    Table,
    Tone,
)
from sansang.report.content.voice import Voice
from sansang.wording import N_

_WIDTH = 760.0
_TALLEST = 440.0


def ground_part(voice: Voice) -> Part:
    """Return the map and the sites; sites without a position are in the register alone."""
    return Part(
        anchor="map", title=voice.words(N_("Sites and posts")), blocks=tuple(_blocks(voice))
    )


def _blocks(voice: Voice) -> Iterator[Block]:
    known = [site for site in voice.plan.sites if _is_placed(site)]
    if known:
        yield _map(voice, known)
        yield sector_legend(voice)
        yield Paragraph(text=voice.words(_READING), tone=Tone.QUIET)
    else:
        yield Paragraph(text=voice.words(N_("No site of the plan has a known position.")))
    if voice.plan.sites:
        yield folded(_register(voice))


_READING = N_(
    "A filled marker stands where sources agree within about 1 km. A hollow, dashed marker is"
    " illustrative only: go by the address, not by the map. A square is a venue. A faint circle"
    " shows how uncertain a position is, where no other site lies in it. A line leads from a"
    " number to its site."
)


def _is_placed(site: Site) -> bool:
    return site.position is not None and site.position.confidence != Confidence.N


def sector_legend(voice: Voice) -> Legend:
    """Return the colours of the sectors, which are the same in every part."""
    keys = [Key(colour=voice.colour(s.id), label=voice.text(s.name)) for s in voice.plan.sectors]
    if any(site.sector is None for site in voice.plan.sites):
        keys.append(Key(colour=0, label=voice.words(N_("no sector"))))
    return Legend(items=tuple(keys))


def _map(voice: Voice, sites: Sequence[Site]) -> Map:
    positions = ((s.id, s.position.lat, s.position.lon) for s in sites if s.position)
    places = project(positions)
    core = dense_core(places)
    inside = {place.id for place in core}
    whole = window(places, _WIDTH, _TALLEST)
    outside = [place for place in places if place.id not in inside]
    panels = [_panel(voice, voice.words(N_("All sites")), whole, outside, core)]
    if core:
        near = window(core, _WIDTH, _TALLEST)
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
        scale_label=_length(voice, metres),
    )


def _corners(view: Window) -> list[tuple[float, float]]:
    """Where the scale bar and the north arrow stand."""
    bar = [(20.0 + 22 * step, view.height - 20) for step in range(10)]
    return [*bar, (view.width - 26, 24.0), (view.width - 26, 40.0)]


def _frame(points: Sequence[tuple[float, float]]) -> tuple[float, float, float, float]:
    west, north = (min(p[i] for p in points) - 10 for i in (0, 1))
    east, south = (max(p[i] for p in points) + 10 for i in (0, 1))
    return round(west, 1), round(north, 1), round(east - west, 1), round(south - north, 1)


def _length(voice: Voice, metres: int) -> str:
    if metres >= 1000:
        return f"{voice.number(metres / 1000)}\N{NO-BREAK SPACE}km"
    return f"{voice.number(metres)}\N{NO-BREAK SPACE}m"


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


def _register(voice: Voice) -> Table:
    posts: dict[str, list[str]] = defaultdict(list)
    for post in voice.plan.posts:
        posts[post.site].append(voice.post_number(post.id))
    return Table(
        caption=voice.words(N_("Sites with their posts")),
        columns=(
            Column(heading=voice.words(N_("No.")), share=0.75, align=Align.NUMBER),
            Column(heading=voice.words(N_("Site")), share=3.2),
            Column(heading=voice.words(N_("Sector")), share=1.7),
            Column(heading=voice.words(N_("Posts")), share=2),
            Column(heading=voice.words(N_("Risk")), share=0.6, align=Align.NUMBER),
            Column(heading=voice.words(N_("Capacity")), share=0.9, align=Align.NUMBER),
            Column(heading=voice.words(N_("Position")), share=2),
        ),
        groups=(
            RowGroup(
                title="",
                rows=tuple(_site(voice, s, posts[s.id]) for s in voice.plan.sites),
            ),
        ),
    )


def _site(voice: Voice, site: Site, posts: Sequence[str]) -> tuple[Cell, ...]:
    kind = voice.words(SITE_KINDS[site.kind])
    position = site.position
    confidence = position.confidence if position else Confidence.N
    unsure = confidence in (Confidence.C, Confidence.N)
    radius = position.radius_m if position else 0
    return (
        Cell(text=voice.site_number(site.id)),
        Cell(
            text=voice.text(site.name),
            below=f"{kind} · {voice.text(site.address)}" if site.address else kind,
        ),
        Cell(text=voice.name("sectors", site.sector)),
        Cell(text=" ".join(posts) or "–"),
        Cell(text=voice.number(site.risk)),
        Cell(text="–" if site.capacity is None else voice.number(site.capacity)),
        Cell(
            text=voice.words(CONFIDENCES[confidence]),
            below=f"± {_length(voice, round(radius))}" if radius else "",
            tone=Tone.CAUTION if unsure else Tone.PLAIN,
        ),
    )
