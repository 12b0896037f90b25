"""Draws maps and curves of a rehearsal as SVG text: pure, the same block gives the same text."""

from functools import cache
from pathlib import Path

from markupsafe import Markup

from sansang.report.colours import written_out
from sansang.report.rehearsal.blocks import Film, Grade, GradeKey, PlaceMap, Plot, Scene, Spot
from sansang.report.roads.svg import ground_marks
from sansang.report.roads.svg import paper_style as roads_on_paper

_HERE = Path(__file__).parent
_XMLNS = "http://www.w3.org/2000/svg"
_SHAPES: dict[Grade, str] = {
    "good": '<circle class="rh-sign" r="10.5"/>',
    "caution": '<path class="rh-sign" d="M0 -16.5l15.5 27h-31z"/>',
    "bad": '<path class="rh-sign" d="M-12.5 -12.5h25v25h-25z"/>',
    "none": '<circle class="rh-sign" r="8.5"/>',
}
"""A circle, a triangle, a square: told apart without their colours."""
_NOTED = frozenset({"caution", "bad"})


@cache
def style_sheet() -> str:
    """Return the style sheet of a rehearsal's drawings, for a page."""
    return (_HERE / "rehearsal.css").read_text(encoding="utf-8")


def place_map_svg(drawn: PlaceMap, *, alone: bool = False) -> Markup:
    """Return the map of places; one that stands ``alone`` brings its roads and colours along."""
    return _scene(drawn.scene, drawn.spoken, alone=alone)


def film_svg(film: Film) -> Markup:
    """Return the stage of a film: its ground and sites, and the layers that a script fills."""
    layers = "".join(f'<g class="film-{layer}"></g>' for layer in ("ready", "calls", "teams"))
    return _scene(film.scene, film.spoken, layers=Markup(layers))  # noqa: S704 - all our own


def grade_svg(key: GradeKey, *, alone: bool = False) -> Markup:
    """Return the shape of a grade, for a key."""
    return _join(
        Markup(
            '<svg xmlns="{}" class="rh rh-swatch" viewBox="-18 -18 36 36" aria-hidden="true">'
        ).format(_XMLNS),
        _style(alone=alone),
        Markup('<g class="rh-spot g-{}">{}</g></svg>').format(
            key.grade,
            Markup(_SHAPES[key.grade]),  # noqa: S704
        ),
    )


def plot_svg(plot: Plot, *, alone: bool = False) -> Markup:
    """Return a curve on its axes."""
    return _join(
        _head(plot.width, plot.height, plot.spoken),
        _style(alone=alone),
        *_grid(plot),
        *(
            Markup('<rect class="rh-bar" x="{:g}" y="{:g}" width="{:g}" height="{:g}"/>').format(*b)
            for b in plot.histogram
        ),
        *_axes(plot),
        *_target(plot),
        Markup('<path class="rh-curve" d="{}"/>').format(plot.curve),
        *_whiskers(plot),
        Markup("</svg>"),
    )


def _head(width: float, height: float, spoken: str) -> Markup:
    return Markup(
        '<svg xmlns="{}" class="rh" viewBox="0 0 {:g} {:g}" role="img" aria-label="{}">'
    ).format(_XMLNS, width, height, spoken)


def _style(*, alone: bool, roads: bool = False) -> Markup:
    """The colours, for a drawing that stands alone: our own files, so nothing is to be escaped."""
    if not alone:
        return Markup("")
    rules = written_out(style_sheet()) + (roads_on_paper() if roads else "")
    return Markup(f"<style>{rules}</style>")  # noqa: S704


def _scene(
    scene: Scene, spoken: str, *, alone: bool = False, layers: Markup | None = None
) -> Markup:
    return _join(
        _head(scene.width, scene.height, spoken),
        _style(alone=alone, roads=scene.ground is not None),
        Markup('<rect class="rh-ground" width="{:g}" height="{:g}"/>').format(
            scene.width, scene.height
        ),
        *(ground_marks(scene.ground, alone=alone) if scene.ground else ()),
        *_spots(scene.spots),
        layers or Markup(""),
        *_margin(scene),
        Markup("</svg>"),
    )


def _spots(spots: tuple[Spot, ...]) -> list[Markup]:
    moved = [spot for spot in spots if (spot.x, spot.y) != (spot.label_x, spot.label_y)]
    lead = Markup('<line class="rh-lead" x1="{:g}" y1="{:g}" x2="{:g}" y2="{:g}"/>')
    dot = Markup('<circle class="rh-dot" cx="{:g}" cy="{:g}" r="3"/>')
    return [
        *(lead.format(s.x, s.y, s.label_x, s.label_y) for s in moved),
        *(dot.format(s.x, s.y) for s in moved),
        *map(_spot, spots),
    ]


def _spot(spot: Spot) -> Markup:
    noted = spot.grade in _NOTED and spot.note
    note = Markup('<text class="rh-note" y="28">{}</text>').format(spot.note) if noted else ""
    return Markup(
        '<g class="rh-spot g-{}" transform="translate({:g} {:g})"><title>{} {}</title>{}'
        '<text y="4">{}</text>{}</g>'
    ).format(
        spot.grade,
        spot.label_x,
        spot.label_y,
        spot.number,
        spot.title,
        Markup(_SHAPES[spot.grade]),  # noqa: S704
        spot.number,
        note,
    )


def _margin(scene: Scene) -> list[Markup]:
    frame = Markup('<rect class="rh-frame" x="0.5" y="0.5" width="{:g}" height="{:g}"/>')
    north = Markup(
        '<g class="rh-north" transform="translate({:g} 12)"><path d="M0 0l7 20l-7 -5l-7 5z"/>'
        '<text y="32">{}</text></g>'
    )
    credit = Markup('<text class="rh-credit" x="{:g}" y="{:g}">{}</text>')
    return [
        frame.format(scene.width - 1, scene.height - 1),
        north.format(scene.width - 26, scene.north),
        *(
            [credit.format(scene.width - 10, scene.height - 10, scene.ground.attribution)]
            if scene.ground
            else []
        ),
    ]


def _grid(plot: Plot) -> list[Markup]:
    left, _, width, _ = plot.frame
    line = Markup('<path class="rh-grid" d="M{:g} {:g}h{:g}"/>')
    return [line.format(left, tick.at, width) for tick in plot.y_ticks]


def _axes(plot: Plot) -> list[Markup]:
    left, top, width, height = plot.frame
    low = top + height
    axis = Markup('<path class="rh-axis" d="M{:g} {:g}h{:g}"/>').format(left, low, width)
    across = Markup(
        '<path class="rh-axis" d="M{:g} {:g}v4"/>'
        '<text class="rh-tick rh-tick-x" x="{:g}" y="{:g}">{}</text>'
    )
    up = Markup('<text class="rh-tick rh-tick-y" x="{:g}" y="{:g}">{}</text>')
    return [
        axis,
        *(across.format(t.at, low, t.at, low + 17, t.label) for t in plot.x_ticks),
        *(up.format(left - 5, t.at + 4, t.label) for t in plot.y_ticks),
    ]


def _target(plot: Plot) -> list[Markup]:
    if plot.target is None:
        return []
    left, top, width, height = plot.frame
    x = plot.target.at
    beside = (x - 5, "end") if x > left + width * 0.62 else (x + 5, "start")
    return [
        Markup('<path class="rh-target" d="M{:g} {:g}v{:g}"/>').format(x, top - 6, height + 6),
        Markup(
            '<text class="rh-target-name" x="{:g}" y="{:g}" style="text-anchor: {}">{}</text>'
        ).format(beside[0], top + height - 8, beside[1], plot.target.label),
    ]


def _whiskers(plot: Plot) -> list[Markup]:
    line = Markup('<path class="rh-whisker" d="M{:g} {:g}L{:g} {:g}"/>')
    dot = Markup('<circle class="rh-point" cx="{:g}" cy="{:g}" r="3.4"/>')
    return [
        part
        for w in plot.whiskers
        for part in (line.format(w.x1, w.y1, w.x2, w.y2), dot.format(w.x, w.y))
    ]


def _join(*parts: Markup | str) -> Markup:
    return Markup("").join(parts)
