"""The traffic of the town: what closures cost it, which streets are full, what helps."""

from collections.abc import Iterator

from sansang.diversion.result_town import DemandOrigin, Interval, Load, Saturated
from sansang.report.content.document import Block
from sansang.report.content.texts import (
    Align,
    Cell,
    Column,
    Fact,
    Facts,
    Figure,
    Figures,
    Paragraph,
    Table,
    Tone,
    ungrouped,
)
from sansang.report.roads.cut import place_name
from sansang.report.roads.town_maps import delay_map, flow_maps
from sansang.report.roads.traffic import RoadVoice
from sansang.wording import N_

_ROWS = 15

_ORIGINS = {
    DemandOrigin.GIVEN: N_("How many want to drive where is the plan's own table."),
    DemandOrigin.GRAVITY_GUESS: N_(
        "How many want to drive where is a guess: from what each traffic zone sends and receives"
        " and how far apart the zones are (gravity). Take the flows as an order of magnitude."
    ),
    DemandOrigin.NONE: N_(
        "The plan says nothing of who wants to drive where, so the traffic of the town is not"
        " worked out. Closures, ways round and convoys are at free speed."
    ),
}


def town_blocks(voice: RoadVoice) -> Iterator[Block]:
    """Yield the traffic of the town at its worst load, and what each load costs."""
    note = voice.diversion.demand
    guess = note.origin is not DemandOrigin.GIVEN
    yield Paragraph(
        text=voice.words(_ORIGINS[note.origin]), tone=Tone.CAUTION if guess else Tone.QUIET
    )
    if not voice.diversion.loads:
        return
    worst = max(voice.diversion.loads, key=_weight)
    yield _figures(voice, worst)
    yield from _measures(voice)
    yield flow_maps(voice, worst)
    yield delay_map(voice, worst)
    yield from filter(None, (_saturated(voice, worst), _loads(voice), _unserved(voice, worst)))


def _weight(load: Load) -> tuple[float, float]:
    return round(load.added_vehicle_h.value, 1), load.event_vehicles_per_h


def _figures(voice: RoadVoice, load: Load) -> Figures:
    added, note = load.added_vehicle_h, voice.diversion.demand
    served = load.vehicles_per_h - sum(one.vehicles_per_h for one in load.unserved)
    each = 60 * added.value / served if served > 0 else 0.0
    items = [
        Figure(
            value=voice.number(load.vehicles_per_h),
            label=voice.words(N_("vehicles an hour")),
            note=voice.words(
                N_("of these for the event: {n}"), n=voice.number(load.event_vehicles_per_h)
            ),
        ),
        Figure(
            value=voice.number(added.value, 1),
            label=voice.words(N_("hours of driving added, each hour")),
            note=_interval(voice, added, note.spread),
            tone=Tone.CAUTION if added.value > 0 else Tone.GOOD,
        ),
        Figure(
            value=voice.words(N_("{n} min"), n=voice.number(each, 1)),
            label=voice.words(N_("added for each vehicle, on average")),
        ),
        Figure(
            value=voice.number(sum(one.vehicles_per_h for one in load.unserved if not one.always)),
            label=voice.words(N_("vehicles an hour without a way")),
            tone=Tone.BAD if any(not one.always for one in load.unserved) else Tone.GOOD,
        ),
    ]
    return Figures(items=tuple(items))


def _interval(voice: RoadVoice, interval: Interval, spread: float) -> str:
    if not spread or not interval.high:
        return ""
    return voice.words(
        N_("{low} to {high}, for demand ± {spread} %"),
        low=voice.number(interval.low, 1),
        high=voice.number(interval.high, 1),
        spread=voice.number(100 * spread),
    )


def _saturated(voice: RoadVoice, load: Load) -> Table | None:
    """The fullest link of each street, the fullest first."""
    by_street: dict[str, Saturated] = {}
    for one in sorted(load.saturated, key=lambda s: -s.after):
        by_street.setdefault(one.street, one)
    if not by_street:
        return None
    return Table(
        caption=voice.words(N_("Fullest streets, traffic against capacity")),
        columns=(
            Column(heading=voice.words(N_("Street")), share=4),
            Column(heading=voice.words(N_("Before")), share=1, align=Align.NUMBER),
            Column(heading=voice.words(N_("After")), share=1, align=Align.NUMBER),
        ),
        groups=ungrouped(_full(voice, one) for one in list(by_street.values())[:_ROWS]),
        together=True,
    )


def _full(voice: RoadVoice, one: Saturated) -> tuple[Cell, ...]:
    over = one.after > 1
    return (
        Cell(text=one.street or voice.words(N_("unnamed street"))),
        Cell(text=f"{voice.number(100 * one.before)} %"),
        Cell(
            text=f"{voice.number(100 * one.after)} %",
            below=voice.words(N_("over capacity")) if over else "",
            tone=Tone.BAD if over else Tone.CAUTION,
        ),
    )


def _loads(voice: RoadVoice) -> Table | None:
    return Table(
        caption=voice.words(N_("What each set of closures costs the town")),
        columns=(
            Column(heading=voice.words(N_("Closures")), share=3),
            Column(heading=voice.words(N_("Times")), share=3),
            Column(heading=voice.words(N_("Vehicles an hour")), share=1.2, align=Align.NUMBER),
            Column(
                heading=voice.words(N_("Hours of driving added, each hour")),
                share=1.6,
                align=Align.NUMBER,
            ),
            Column(heading=voice.words(N_("Without a way")), share=1.2, align=Align.NUMBER),
        ),
        groups=ungrouped(_load(voice, load) for load in voice.diversion.loads),
    )


def _load(voice: RoadVoice, load: Load) -> tuple[Cell, ...]:
    periods = [p for p in voice.diversion.periods if p.load == load.id]
    state = voice.diversion.state(load.state)
    unserved = sum(one.vehicles_per_h for one in load.unserved if not one.always)
    return (
        Cell(text=voice.names("closures", state.closures)),
        Cell(text="; ".join(voice.span(p.start, p.end) for p in periods)),
        Cell(text=voice.number(load.vehicles_per_h)),
        Cell(
            text=voice.number(load.added_vehicle_h.value, 1),
            below=_interval(voice, load.added_vehicle_h, voice.diversion.demand.spread),
        ),
        Cell(text=voice.number(unserved), tone=Tone.BAD if unserved else Tone.PLAIN),
    )


def _unserved(voice: RoadVoice, load: Load) -> Table | None:
    rows = [
        (
            Cell(text=place_name(voice, one.origin)),
            Cell(text=place_name(voice, one.destination)),
            Cell(text=voice.number(one.vehicles_per_h)),
            Cell(text=voice.words(N_("also without closures")) if one.always else "–"),
        )
        for one in sorted(load.unserved, key=lambda one: (one.always, -one.vehicles_per_h))
    ]
    if not rows:
        return None
    return Table(
        caption=voice.words(N_("Who has no way, and is not in the flows")),
        columns=(
            Column(heading=voice.words(N_("From")), share=3),
            Column(heading=voice.words(N_("To")), share=3),
            Column(heading=voice.words(N_("Vehicles an hour")), share=1.4, align=Align.NUMBER),
            Column(heading=voice.words(N_("Remark")), share=1.6),
        ),
        groups=ungrouped(rows),
    )


def _measures(voice: RoadVoice) -> Iterator[Block]:
    """The best set of measures, how it was found, and how good it is proven to be."""
    best = voice.diversion.measures
    if best is None:
        return
    chosen = (
        voice.names("diversion_measures", best.chosen)
        if best.chosen
        else voice.words(N_("none: no measure helps"))
    )
    yield Facts(
        title=voice.words(N_("The best set of diversion measures")),
        items=(
            Fact(label=voice.words(N_("Chosen of {n}"), n=best.candidates), value=chosen),
            Fact(
                label=voice.words(N_("Hours of driving in an hour, without and with them")),
                value=f"{voice.number(best.without, 2)} → {voice.number(best.value, 2)}",
                tone=Tone.GOOD if best.value < best.without else Tone.PLAIN,
            ),
            Fact(
                label=voice.words(N_("How good it is")),
                value=voice.words(N_("proven: no set is better"))
                if best.proven
                else voice.words(
                    N_("no set can be better by more than {gap} %"),
                    gap=voice.number(100 * best.gap, 2),
                ),
            ),
        ),
    )
