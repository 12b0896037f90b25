"""The sites of the plan as numbered pins on a road map."""

from collections.abc import Iterable

from sansang.event import Site
from sansang.event.ground import SiteKind
from sansang.report.content.places import is_placed
from sansang.report.content.projection import spread_labels
from sansang.report.content.voice import Voice
from sansang.report.roads.blocks import KeyItem, Pin
from sansang.report.roads.frame import Frame
from sansang.wording import N_

_STYLES = {SiteKind.HOSPITAL: "hospital", SiteKind.BASE: "base"}
_EDGE = 14.0

KEY = (
    ("site", N_("Site of the plan, with its number")),
    ("hospital", N_("Hospital")),
    ("base", N_("Base of forces")),
)


def site_pins(voice: Voice, frame: Frame, sites: Iterable[Site] | None = None) -> tuple[Pin, ...]:
    """Return a pin for each site in the frame, its number beside it where sites crowd."""
    chosen = voice.plan.sites if sites is None else sites
    placed = [(site, _point(site, frame)) for site in chosen if is_placed(site)]
    shown = [(site, point) for site, point in placed if _inside(point, frame)]
    points = [point for _, point in shown]
    labels = spread_labels(points, frame.width, frame.height)
    return tuple(
        Pin(
            number=voice.site_number(site.id),
            title=voice.text(site.name),
            style=_STYLES.get(site.kind, "site"),
            x=round(point[0], 1),
            y=round(point[1], 1),
            label_x=round(label[0], 1),
            label_y=round(label[1], 1),
        )
        for (site, point), label in zip(shown, labels, strict=True)
    )


def pin_key(voice: Voice, pins: Iterable[Pin]) -> tuple[KeyItem, ...]:
    """Return what the pins stand for, of each sort that is shown."""
    numbers = {pin.style: pin.number for pin in reversed(tuple(pins))}
    return tuple(
        KeyItem(shape="pin", style=style, label=voice.words(label), number=numbers[style])
        for style, label in KEY
        if style in numbers
    )


def _point(site: Site, frame: Frame) -> tuple[float, float]:
    assert site.position is not None
    return frame.point(site.position.lat, site.position.lon)


def _inside(point: tuple[float, float], frame: Frame) -> bool:
    x, y = point
    return _EDGE < x < frame.width - _EDGE and _EDGE < y < frame.height - _EDGE
