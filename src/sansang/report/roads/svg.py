"""Draws road maps as SVG text: pure, the same map gives the same text."""

from functools import cache
from pathlib import Path

from markupsafe import Markup, escape

from sansang.report.colours import written_out
from sansang.report.roads.blocks import Area, Ground, KeyItem, Pin, RoadMap, StreetName, Stroke

_HERE = Path(__file__).parent
_CASED = ("minor", "tertiary", "secondary", "primary", "trunk")
_XMLNS = "http://www.w3.org/2000/svg"
_SWATCH = (30, 14)
_GROWN = 1.8
"""How much larger letters and pins are on small maps, which are shown at half the size."""


@cache
def style_sheet() -> str:
    """Return the style sheet of road maps, for a page."""
    return (_HERE / "roads.css").read_text(encoding="utf-8")


@cache
def paper_style() -> str:
    """Return the same for a drawing that stands alone: light colours, each written out."""
    return written_out(style_sheet())


def symbol_svg(ground: Ground) -> Markup:
    """Return the roads of a frame as a symbol that the maps of a page use."""
    return _join(
        Markup('<symbol id="{}" viewBox="0 0 {:g} {:g}">').format(
            ground.id, ground.width, ground.height
        ),
        *_roads(ground),
        Markup("</symbol>"),
    )


def map_svg(drawn: RoadMap, *, alone: bool = False) -> Markup:
    """Return a map; one that stands ``alone`` brings its roads and its colours along."""
    ground = drawn.ground
    return _join(
        Markup(
            '<svg xmlns="{}" class="rm{}" viewBox="0 0 {:g} {:g}"'
            ' preserveAspectRatio="xMinYMid" role="img" aria-label="{}">'
        ).format(
            _XMLNS, " rm-small" if drawn.small else "", ground.width, ground.height, drawn.spoken
        ),
        _style(alone=alone),
        _paper(ground),
        *map(_area, drawn.areas),
        *(_roads(ground) if alone else _used(ground)),
        *map(_stroke, drawn.strokes),
        *([] if drawn.small else map(_name, ground.names)),
        *_pins(drawn.pins, grown=_GROWN if drawn.small else 1.0),
        *_margin(drawn),
        Markup("</svg>"),
    )


def key_svg(item: KeyItem, *, alone: bool = False) -> Markup:
    """Return the swatch of a key."""
    width, height = _SWATCH
    shapes = {"line": _key_line, "area": _key_area, "pin": _key_pin}
    return _join(
        Markup(
            '<svg xmlns="{}" class="rm rm-swatch" viewBox="0 0 {} {}" aria-hidden="true">'
        ).format(_XMLNS, width, height),
        _style(alone=alone),
        shapes[item.shape](item),
        Markup("</svg>"),
    )


def _style(*, alone: bool) -> Markup:
    """The colours, for a drawing that stands alone: our own file, so nothing is to be escaped."""
    return Markup(f"<style>{paper_style()}</style>") if alone else Markup("")  # noqa: S704


def _key_line(item: KeyItem) -> Markup:
    return _stroke(Stroke(style=item.style, path="M3 7h24", width=item.width))


def _key_area(item: KeyItem) -> Markup:
    return _area(Area(style=item.style, path="M2 1.5h26v11h-26z"))


def _key_pin(item: KeyItem) -> Markup:
    return Markup(
        '<g class="rm-pin p-{}"><circle cx="15" cy="7" r="6.6"/>'
        '<text x="15" y="10.4" style="font-size: 9px">{}</text></g>'
    ).format(item.style, item.number)


def _roads(ground: Ground) -> list[Markup]:
    """All casings, then all roads, so that crossings are open."""
    road = Markup('<path class="rm-l {}-{}" d="{}"/>')
    cased = [road.format("c", r.weight, r.path) for r in ground.roads if r.weight in _CASED]
    return [*cased, *(road.format("w", r.weight, r.path) for r in ground.roads)]


def _paper(ground: Ground) -> Markup:
    rectangle = Markup('<rect class="rm-ground" width="{:g}" height="{:g}"/>')
    return rectangle.format(ground.width, ground.height)


def _used(ground: Ground) -> list[Markup]:
    use = Markup('<use href="#{}" width="{:g}" height="{:g}"/>')
    return [use.format(ground.id, ground.width, ground.height)]


def ground_marks(ground: Ground, *, alone: bool = False) -> list[Markup]:
    """Return the ground, its roads and the names of its streets, for a drawing of another kind.

    One that stands ``alone`` brings its roads along; others use the symbol of the page.
    """
    roads = _roads(ground) if alone else _used(ground)
    return [_paper(ground), *roads, *map(_name, ground.names)]


def _name(name: StreetName) -> Markup:
    return Markup(
        '<text class="rm-name" font-size="{:g}" x="{:g}" y="{:g}" dy="{:g}"'
        ' transform="rotate({:g} {:g} {:g})">{}</text>'
    ).format(
        name.size,
        name.x,
        name.y,
        round(name.size * 0.35, 1),
        name.angle,
        name.x,
        name.y,
        name.text,
    )


def _area(area: Area) -> Markup:
    return Markup('<path class="rm-l a-{}" d="{}">{}</path>').format(
        area.style, area.path, _title(area.title)
    )


def _stroke(stroke: Stroke) -> Markup:
    width = (
        Markup(' style="stroke-width: {:g}"').format(round(stroke.width, 1))
        if stroke.width is not None
        else Markup("")
    )
    times = " ".join(f"{a}-{b}" for a, b in stroke.times)
    shown = Markup(' data-times="{}"').format(times) if times else Markup("")
    return Markup('<path class="rm-l s-{}" d="{}"{}{}>{}</path>').format(
        stroke.style, stroke.path, width, shown, _title(stroke.title)
    )


def _title(title: str) -> Markup:
    return Markup("<title>{}</title>").format(title) if title else Markup("")


def _pins(pins: tuple[Pin, ...], *, grown: float) -> list[Markup]:
    """Pins, leads and dots; on small maps they are ``grown`` so that they can be read."""
    moved = [pin for pin in pins if (pin.x, pin.y) != (pin.label_x, pin.label_y)]
    line = Markup('<line class="rm-lead" x1="{:g}" y1="{:g}" x2="{:g}" y2="{:g}"/>')
    dot = Markup('<circle class="rm-dot" cx="{:g}" cy="{:g}" r="3"/>')
    sign = Markup(
        '<g class="rm-pin p-{}" transform="translate({:g} {:g}) scale({:g})">'
        '<title>{} {}</title><circle r="9.5"/><text y="3.7">{}</text></g>'
    )
    return [
        *(line.format(p.x, p.y, p.label_x, p.label_y) for p in moved),
        *(dot.format(p.x, p.y) for p in moved),
        *(
            sign.format(p.style, p.label_x, p.label_y, grown, p.number, p.title, p.number)
            for p in pins
        ),
    ]


def _margin(drawn: RoadMap) -> list[Markup]:
    """Frame, scale bar, north arrow, and whose the map data are."""
    ground = drawn.ground
    width, height, long = ground.width, ground.height, ground.scale_length
    grown = Markup(' transform="translate({:g} {:g}) scale({:g})"') if drawn.small else None
    low = grown.format(14, height - 14, _GROWN) if grown else _at(20, height - 16)
    high = grown.format(width - 34, 14, _GROWN) if grown else _at(width - 26, 12)
    credit = (
        grown.format(width - 12, height - 12, _GROWN) if grown else _at(width - 10, height - 10)
    )
    long = long / _GROWN if drawn.small else long
    return [
        Markup('<rect class="rm-frame" x="0.5" y="0.5" width="{:g}" height="{:g}"/>').format(
            width - 1, height - 1
        ),
        Markup(
            '<g class="rm-scale"{}><path d="M0 -6v6h{:g}v-6"/><text x="{:g}" y="-7">{}</text></g>'
        ).format(low, long, long / 2, ground.scale_label),
        Markup(
            '<g class="rm-north"{}><path d="M0 0l7 20l-7 -5l-7 5z"/><text y="32">{}</text></g>'
        ).format(high, ground.north),
        Markup('<text class="rm-credit"{}>{}</text>').format(credit, ground.attribution),
    ]


def _at(x: float, y: float) -> Markup:
    return Markup(' transform="translate({:g} {:g})"').format(x, y)


def _join(*parts: Markup) -> Markup:
    return Markup("").join(parts)


__all__ = ["escape", "key_svg", "map_svg", "paper_style", "style_sheet", "symbol_svg"]
