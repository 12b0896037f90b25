"""Convoys on the roads: route and alternates on a map, leg by leg in tables."""

from collections.abc import Iterator

import numpy as np

from sansang.diversion.result_convoys import Convoy, ConvoyLeg, PinchKind
from sansang.report.content.document import Block, folded
from sansang.report.content.texts import Align, Cell, Column, Paragraph, Table, Tone, ungrouped
from sansang.report.roads.blocks import KeyItem, RoadMap, Stroke
from sansang.report.roads.frame import Frame, frame_around
from sansang.report.roads.ground import Sheet, ground
from sansang.report.roads.lines import links_path, route_path
from sansang.report.roads.pins import pin_key, site_pins
from sansang.report.roads.traffic import WIDTH, RoadVoice
from sansang.wording import N_

_SHOWN = 2
"""Alternates that are drawn for each leg."""


def convoy_blocks(voice: RoadVoice) -> Iterator[Block]:
    """Yield each convoy: its map, its legs, where a blockage leaves no way, what is closed when."""
    if not voice.diversion.convoys:
        yield Paragraph(text=voice.words(N_("No movement of the plan was laid on the roads.")))
    for convoy in voice.diversion.convoys:
        yield _map(voice, convoy)
        yield _legs(voice, convoy)
        yield from filter(None, (_pinches(voice, convoy),))
        if windows := _windows(voice, convoy):
            yield folded(windows)


def _map(voice: RoadVoice, convoy: Convoy) -> RoadMap:
    name = voice.name("movements", convoy.movement)
    sheet = Sheet(network=voice.traffic.network, frame=_frame(voice, convoy))
    strokes = tuple(_strokes(sheet, convoy))
    stops = {site for leg in convoy.legs for site in (leg.origin, leg.destination)}
    pins = site_pins(voice, sheet.frame, [site for site in voice.plan.sites if site.id in stops])
    return RoadMap(
        caption=voice.words(N_("Convoy: {name}"), name=name),
        spoken=voice.words(N_("Map of the route and the alternate routes: {name}"), name=name),
        ground=ground(voice, sheet, f"roads-{convoy.movement}"),
        strokes=strokes,
        pins=pins,
        key=(*_key(voice, strokes), *pin_key(voice, pins)),
    )


def _frame(voice: RoadVoice, convoy: Convoy) -> Frame:
    """The ground of a convoy's routes; that of the other maps where it has none."""
    network = voice.traffic.network
    ways = [leg.route for leg in convoy.legs if leg.route]
    ways += [one.way for leg in convoy.legs for one in leg.alternates[:_SHOWN]]
    links = np.array(sorted({link for way in ways for link in way.links}), dtype=np.int64)
    if not len(links):
        return voice.sheet.frame
    points = np.column_stack((network.lat[network.head[links]], network.lon[network.head[links]]))
    return frame_around(network, [(lat, lon) for lat, lon in points.tolist()], WIDTH)


def _strokes(sheet: Sheet, convoy: Convoy) -> Iterator[Stroke]:
    """Alternates below, then the route over them, then the points without an alternative."""
    network, frame = sheet.network, sheet.frame
    for leg in convoy.legs:
        for at, alternate in reversed(list(enumerate(leg.alternates[:_SHOWN], 1))):
            path = route_path(network, alternate.way.links, frame)
            yield Stroke(style=f"alternate-{at}", path=path)
    weak = sorted(
        {link for leg in convoy.legs for pinch in leg.no_alternative for link in pinch.links}
    )
    if path := links_path(network, weak, frame):
        yield Stroke(style="weak", path=path)
    for leg in convoy.legs:
        if leg.route:
            path = route_path(network, leg.route.links, frame)
            yield Stroke(style="halo", path=path)
            yield Stroke(style="route", path=path)


def _key(voice: RoadVoice, strokes: tuple[Stroke, ...]) -> Iterator[KeyItem]:
    labels = {
        "route": N_("Route"),
        "alternate-1": N_("First alternate route"),
        "alternate-2": N_("Second alternate route"),
        "weak": N_("A blockage here leaves no way"),
    }
    drawn = {stroke.style for stroke in strokes}
    for style, label in labels.items():
        if style in drawn:
            yield KeyItem(shape="line", style=style, label=voice.words(label))


def _legs(voice: RoadVoice, convoy: Convoy) -> Table:
    return Table(
        caption=voice.words(
            N_("Legs on the roads: {name}"), name=voice.name("movements", convoy.movement)
        ),
        columns=(
            Column(heading=voice.words(N_("Leg")), share=2.6),
            Column(heading=voice.words(N_("Time")), share=1.8),
            Column(heading=voice.words(N_("Streets")), share=4.6),
            Column(heading=voice.words(N_("Drive")), share=1.1, align=Align.NUMBER),
            Column(heading=voice.words(N_("Longer by")), share=1.1, align=Align.NUMBER),
        ),
        groups=ungrouped(row for leg in convoy.legs for row in _leg(voice, leg)),
    )


def _leg(voice: RoadVoice, leg: ConvoyLeg) -> Iterator[tuple[Cell, ...]]:
    ends = f"{voice.name('sites', leg.origin)} → {voice.name('sites', leg.destination)}"
    time = Cell(text=voice.span(leg.departure, leg.arrival))
    if leg.route is None:
        lost = Cell(text=voice.words(N_("There is no way.")), tone=Tone.BAD)
        yield Cell(text=ends, tone=Tone.BAD), time, lost, Cell(text="–"), Cell(text="–")
        return
    late = voice.words(N_("late by {time}"), time=voice.minutes(leg.late_s)) if leg.late_s else ""
    yield (
        Cell(text=ends),
        time,
        Cell(text=" → ".join(leg.route.streets) or voice.words(N_("unnamed streets"))),
        Cell(
            text=voice.minutes(leg.route.time_s),
            below=late or voice.metres(leg.route.length_m),
            tone=Tone.CAUTION if late else Tone.PLAIN,
        ),
        Cell(text="–"),
    )
    for at, alternate in enumerate(leg.alternates, 1):
        shared = voice.words(N_("{length} shared"), length=voice.metres(alternate.shared_m))
        yield (
            Cell(text=voice.words(N_("Alternate {n}"), n=at), below=shared),
            Cell(text="–"),
            Cell(text=" → ".join(alternate.way.streets) or voice.words(N_("unnamed streets"))),
            Cell(
                text=voice.minutes(alternate.way.time_s), below=voice.metres(alternate.way.length_m)
            ),
            Cell(text=voice.minutes(alternate.extra_s)),
        )


def _pinches(voice: RoadVoice, convoy: Convoy) -> Table | None:
    kinds = {PinchKind.ROAD: N_("Road"), PinchKind.JUNCTION: N_("Junction")}
    rows = [
        (
            Cell(text=pinch.street or voice.street(pinch.links)),
            Cell(text=voice.words(kinds[pinch.kind])),
            Cell(
                text=f"{voice.name('sites', leg.origin)} → {voice.name('sites', leg.destination)}"
            ),
            Cell(text=f"{pinch.lat:.5f}, {pinch.lon:.5f}"),
        )
        for leg in convoy.legs
        for pinch in leg.no_alternative
    ]
    if not rows:
        return None
    return Table(
        caption=voice.words(
            N_("Points where a blockage leaves no way: {name}"),
            name=voice.name("movements", convoy.movement),
        ),
        columns=(
            Column(heading=voice.words(N_("Street")), share=3),
            Column(heading=voice.words(N_("What")), share=1.2),
            Column(heading=voice.words(N_("Leg")), share=3.4),
            Column(heading=voice.words(N_("Position (lat, lon)")), share=2),
        ),
        groups=ungrouped(rows),
    )


def _windows(voice: RoadVoice, convoy: Convoy) -> Table | None:
    rows = [
        (
            Cell(text=window.street or voice.words(N_("unnamed street"))),
            Cell(text=voice.metres(window.length_m)),
            Cell(text=voice.span(window.start, window.end)),
        )
        for leg in convoy.legs
        for window in leg.windows
    ]
    if not rows:
        return None
    name = voice.name("movements", convoy.movement)
    return Table(
        caption=voice.words(N_("Rolling closure, stretch by stretch: {name}"), name=name),
        columns=(
            Column(heading=voice.words(N_("Street")), share=4),
            Column(heading=voice.words(N_("Length")), share=1, align=Align.NUMBER),
            Column(heading=voice.words(N_("Closed")), share=3),
        ),
        groups=ungrouped(rows),
    )
