"""The closures over time: a map with a slider, each state by itself, and who may pass."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from sansang.event.traffic import Closure, Exempt
from sansang.report.content.document import Block
from sansang.report.content.texts import Align, Cell, Column, Paragraph, Table, Tone, ungrouped
from sansang.report.roads.blocks import KeyItem, MapState, RoadMap, Stroke, TimeMap
from sansang.report.roads.lines import links_path
from sansang.report.roads.moments import InForce, steps, stretches
from sansang.report.roads.pins import pin_key
from sansang.report.roads.traffic import RoadVoice
from sansang.wording import N_

WHO = {
    Exempt.RESIDENTS: N_("residents"),
    Exempt.DELEGATES: N_("delegates"),
    Exempt.EMERGENCY: N_("emergency vehicles"),
    Exempt.DUTY: N_("vehicles on duty"),
}


def closure_blocks(voice: RoadVoice) -> Iterator[Block]:
    """Yield the closures: the map over time, then each closure with its times and exemptions."""
    found = stretches(voice.plan.closures)
    if not found:
        yield Paragraph(text=voice.words(N_("The plan closes no road at any time.")))
        return
    yield _time_map(voice, found)
    yield _register(voice)


def _time_map(voice: RoadVoice, found: Sequence[InForce]) -> TimeMap:
    at = steps(found)
    return TimeMap(
        anchor="closures-by-time",
        caption=voice.words(N_("Closures by time")),
        map=_whole(voice, at),
        steps=tuple(voice.moment(one) for one in at),
        states=tuple(_state(voice, one, at.index(one.start)) for one in found),
        stills=tuple(_stills(voice, found)),
        stills_caption=voice.words(N_("Each set of closures by itself")),
        states_caption=voice.words(N_("What is closed when")),
        states_headings=(voice.words(N_("Time")), voice.words(N_("Closed"))),
        slider_label=voice.words(N_("Time shown on the map")),
        earlier=voice.words(N_("Earlier change")),
        later=voice.words(N_("Later change")),
    )


def _state(voice: RoadVoice, one: InForce, first: int) -> MapState:
    names = tuple(voice.name("closures", c) for c in one.closures)
    return MapState(
        first=first,
        title=voice.span(one.start, one.end),
        lines=names or (voice.words(N_("nothing is closed")),),
    )


def _whole(voice: RoadVoice, at: Sequence[datetime]) -> RoadMap:
    strokes = tuple(
        _stroke(voice, closure, tuple(_shown(closure, at)))
        for closure in voice.plan.closures
        if closure.times
    )
    return RoadMap(
        caption=voice.words(N_("Closures by time")),
        spoken=voice.words(N_("Map of the roads that are closed at some time")),
        ground=voice.ground,
        strokes=strokes,
        pins=voice.pins,
        key=(*_key(voice, strokes), *pin_key(voice, voice.pins)),
    )


def _shown(closure: Closure, at: Sequence[datetime]) -> Iterator[tuple[int, int]]:
    for time in closure.times:
        inside = [n for n, moment in enumerate(at) if time.start <= moment < time.end]
        if inside:
            yield inside[0], inside[-1] + 1


def _stroke(voice: RoadVoice, closure: Closure, times: tuple[tuple[int, int], ...] = ()) -> Stroke:
    links = voice.closed[closure.id].links if closure.id in voice.closed else ()
    return Stroke(
        style="passable" if closure.exempt else "closed",
        path=links_path(voice.sheet.network, links, voice.sheet.frame),
        title=voice.text(closure.name),
        times=times,
    )


def _key(voice: RoadVoice, strokes: Sequence[Stroke]) -> Iterator[KeyItem]:
    labels = {
        "closed": N_("Closed to all traffic"),
        "passable": N_("Closed, but some may pass (see the table)"),
    }
    for style, label in labels.items():
        if any(stroke.style == style for stroke in strokes):
            yield KeyItem(shape="line", style=style, label=voice.words(label))


def _stills(voice: RoadVoice, found: Sequence[InForce]) -> Iterator[RoadMap]:
    """A small map for each set of closures, in the order in which they come into force."""
    for ids in dict.fromkeys(one.closures for one in found if one.closures):
        closures = [closure for closure in voice.plan.closures if closure.id in ids]
        times = "; ".join(voice.span(one.start, one.end) for one in found if one.closures == ids)
        names = ", ".join(voice.text(closure.name) for closure in closures)
        yield RoadMap(
            caption=times,
            spoken=voice.words(N_("Closed {times}: {names}"), times=times, names=names),
            ground=voice.ground,
            strokes=tuple(_stroke(voice, closure) for closure in closures),
            small=True,
        )


def _register(voice: RoadVoice) -> Table:
    return Table(
        caption=voice.words(N_("Closures, and who may pass all the same")),
        columns=(
            Column(heading=voice.words(N_("Closure")), share=2.4),
            Column(heading=voice.words(N_("Streets")), share=3),
            Column(heading=voice.words(N_("Times")), share=2.6),
            Column(heading=voice.words(N_("Who may pass")), share=2),
            Column(heading=voice.words(N_("Length")), share=0.9, align=Align.NUMBER),
        ),
        groups=ungrouped(_row(voice, closure) for closure in voice.plan.closures),
    )


def _row(voice: RoadVoice, closure: Closure) -> tuple[Cell, ...]:
    closed = voice.closed.get(closure.id)
    streets = ", ".join(s for s in closed.streets if s) if closed else ""
    times = "\n".join(voice.span(time.start, time.end) for time in closure.times)
    return (
        Cell(
            text=voice.text(closure.name),
            below=voice.text(closure.reason) if closure.reason else "",
        ),
        Cell(text=streets or "–"),
        Cell(text=times or "–", tone=Tone.PLAIN if times else Tone.CAUTION),
        Cell(text=may_pass(voice, closure)),
        Cell(text=voice.metres(closed.length_m) if closed else "–"),
    )


def may_pass(voice: RoadVoice, closure: Closure) -> str:
    """Return who may pass a closure, in words."""
    who = ", ".join(voice.words(WHO[one]) for one in closure.exempt)
    return who or voice.words(N_("nobody"))
