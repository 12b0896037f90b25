"""A diversion on a terminal, in the words of the dossier."""

from collections.abc import Iterable, Iterator

from rich.console import Console

from sansang.cli.blocks import heading, show
from sansang.diversion import Diversion
from sansang.diversion.result import Period
from sansang.diversion.result_convoys import ConvoyLeg
from sansang.diversion.result_places import CutOff, HospitalLost, Place, Who
from sansang.report.content.document import Block
from sansang.report.content.texts import (
    Align,
    Cell,
    Column,
    Facts,
    Figures,
    Paragraph,
    Statement,
    Table,
    Tone,
    ungrouped,
)
from sansang.report.content.voice import Voice
from sansang.report.roads.access import access_blocks
from sansang.report.roads.cut import VEHICLES, WHO, cut_blocks, place_name
from sansang.report.roads.town import town_blocks
from sansang.report.roads.traffic import RoadVoice, Traffic
from sansang.roads import RoadNetwork, VehicleClass
from sansang.wording import N_

_TOLD_ANEW = (
    N_("Cut off, by which closures and when"),
    N_("What each set of closures costs the town"),
)
"""Tables of the dossier, by their captions, of which a shorter one stands here."""


def show_diversion(console: Console, voice: Voice, network: RoadNetwork, answer: Diversion) -> None:
    """Show what closures cut off, what they cost the town, who is reached, and the convoys.

    Maps, and what is long, are for the dossier.
    """
    heading(console, voice.text(voice.plan.event.name))
    traffic = Traffic(network=network, diversion=answer)
    show(console, _blocks(RoadVoice(voice.plan, voice.language, traffic=traffic)))


def _blocks(voice: RoadVoice) -> Iterator[Block]:
    answer = voice.diversion
    if not answer.periods:
        yield Paragraph(text=voice.words(N_("No closure of the plan is ever in force.")))
    else:
        yield _periods(voice)
        yield from filter(None, (_cut_off(voice),))
    yield from _short(voice, cut_blocks(voice))
    yield from _short(voice, access_blocks(voice))
    yield from _short(voice, town_blocks(voice))
    if answer.convoys:
        yield _convoys(voice)


def _short(voice: RoadVoice, blocks: Iterable[Block]) -> Iterator[Block]:
    anew = [voice.words(caption) for caption in _TOLD_ANEW]
    for block in blocks:
        if isinstance(block, Table) and block.caption in anew:
            continue
        if isinstance(block, Facts | Figures | Paragraph | Statement | Table):
            yield block


def _periods(voice: RoadVoice) -> Table:
    return Table(
        caption=voice.words(N_("Closures by time")),
        columns=(
            Column(heading=voice.words(N_("Time")), share=2),
            Column(heading=voice.words(N_("Closures in force"))),
            Column(heading=voice.words(N_("Places cut off"))),
            Column(heading=voice.words(N_("Vehicles an hour"))),
            Column(heading=voice.words(N_("Without a way"))),
            Column(heading=voice.words(N_("Hours of driving added, each hour"))),
        ),
        groups=ungrouped(_period(voice, period) for period in voice.diversion.periods),
    )


def _period(voice: RoadVoice, period: Period) -> tuple[Cell, ...]:
    state = voice.diversion.state(period.state)
    places = len({cut.place for cut in state.cut_off})
    head = (
        Cell(text=voice.span(period.start, period.end)),
        Cell(text=voice.number(len(state.closures))),
        Cell(text=voice.number(places), tone=Tone.BAD if places else Tone.PLAIN),
    )
    if period.load is None:
        return (*head, *(Cell(text="–") for _ in range(3)))
    load = voice.diversion.load(period.load)
    lost = sum(one.vehicles_per_h for one in load.unserved if not one.always)
    added = load.added_vehicle_h
    return (
        *head,
        Cell(text=voice.number(load.vehicles_per_h)),
        Cell(text=voice.number(lost), tone=Tone.BAD if lost else Tone.PLAIN),
        Cell(
            text=voice.number(added.value, 1),
            below=f"{voice.number(added.low, 1)} – {voice.number(added.high, 1)}",
        ),
    )


def _cut_off(voice: RoadVoice) -> Table | None:
    """For each place the groups of drivers that it is cut off from, and for how many hours."""
    answer = voice.diversion
    hours = {state.id: 0.0 for state in answer.states}
    for period in answer.periods:
        hours[period.state] += period.hours
    lost: dict[Place, dict[Who, float]] = {}
    for state in answer.states:
        for place, who in dict.fromkeys((cut.place, cut.who) for cut in state.cut_off):
            by_who = lost.setdefault(place, {})
            by_who[who] = by_who.get(who, 0.0) + hours[state.id]
    if not lost:
        return None
    return Table(
        caption=voice.words(N_("Cut off")),
        columns=(
            Column(heading=voice.words(N_("Place")), share=3),
            Column(heading=voice.words(N_("For whom")), share=4),
            Column(heading=voice.words(N_("Hours")), align=Align.NUMBER),
        ),
        groups=ungrouped(row for place in lost for row in _lost(voice, place, lost[place])),
    )


def _lost(voice: RoadVoice, place: Place, by_who: dict[Who, float]) -> Iterator[tuple[Cell, ...]]:
    """A row for each number of hours, with all that lose the place for so long."""
    for hours in dict.fromkeys(by_who.values()):
        some = (voice.words(WHO[who]) for who, long in by_who.items() if long == hours)
        yield (
            Cell(text=place_name(voice, place)),
            Cell(text=", ".join(some)),
            Cell(text=voice.number(hours, 1)),
        )


def _convoys(voice: RoadVoice) -> Table:
    return Table(
        caption=voice.words(N_("Convoys on the roads")),
        columns=(
            Column(heading=voice.words(N_("Leg")), share=3),
            Column(heading=voice.words(N_("Time")), share=2),
            Column(heading=voice.words(N_("Drive"))),
            Column(heading=voice.words(N_("First alternate route"))),
            Column(heading=voice.words(N_("Points where a blockage leaves no way"))),
        ),
        groups=ungrouped(
            _leg(voice, convoy.movement, leg)
            for convoy in voice.diversion.convoys
            for leg in convoy.legs
        ),
    )


def _leg(voice: RoadVoice, movement: str, leg: ConvoyLeg) -> tuple[Cell, ...]:
    ends = f"{voice.name('sites', leg.origin)} → {voice.name('sites', leg.destination)}"
    first = Cell(text=voice.name("movements", movement), below=ends)
    time = Cell(text=voice.span(leg.departure, leg.arrival))
    if leg.route is None:
        nothing = Cell(text=voice.words(N_("There is no way.")), tone=Tone.BAD)
        return first, time, nothing, Cell(text="–"), Cell(text="–")
    late = voice.words(N_("late by {time}"), time=voice.minutes(leg.late_s)) if leg.late_s else ""
    other = leg.alternates[0] if leg.alternates else None
    shared = voice.metres(other.shared_m) if other else ""
    return (
        first,
        time,
        Cell(
            text=voice.minutes(leg.route.time_s),
            below=late,
            tone=Tone.CAUTION if late else Tone.PLAIN,
        ),
        Cell(
            text=voice.minutes(other.way.time_s) if other else "–",
            below=voice.words(N_("{length} shared"), length=shared) if other else "",
        ),
        Cell(text=voice.number(len(leg.no_alternative))),
    )


def lost_hospital(voice: Voice, lost: HospitalLost) -> str:
    """Return which hospital closures cut off, from whom, when and which they are."""
    return voice.words(
        N_("{hospital} is cut off from {whom} by {closures}: {times}"),
        hospital=voice.name("sites", lost.hospital),
        whom="; ".join(_whom(voice, lost.cut_off)),
        closures=voice.names("closures", lost.closures),
        times="; ".join(voice.span(start, end) for start, end in lost.times),
    )


def _whom(voice: Voice, cuts: Iterable[CutOff]) -> Iterator[str]:
    """Yield each group of drivers with the vehicles in which they are cut off."""
    vehicles: dict[Who, list[VehicleClass]] = {}
    for cut in cuts:
        vehicles.setdefault(cut.who, []).append(cut.vehicle)
    for who, some in vehicles.items():
        yield voice.words(
            N_("{who} ({vehicles})"),
            who=voice.words(WHO[who]),
            vehicles=", ".join(voice.words(VEHICLES[one]) for one in dict.fromkeys(some)),
        )
