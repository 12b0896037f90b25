"""What closures cut: places cut off, for whom, and the ways round closed streets."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sansang.diversion.result import State
from sansang.diversion.result_places import CutOff, Place, PlaceKind, Through, Who
from sansang.report.content.document import Block
from sansang.report.content.texts import (
    Align,
    Cell,
    Column,
    Paragraph,
    RowGroup,
    Statement,
    Table,
    Tone,
    ungrouped,
)
from sansang.report.roads.traffic import RoadVoice
from sansang.roads import VehicleClass
from sansang.wording import N_

WHO = {
    Who.EVERYONE: N_("everyone without an exemption"),
    Who.RESIDENTS: N_("residents"),
    Who.DELEGATES: N_("delegates"),
    Who.EMERGENCY: N_("emergency vehicles"),
    Who.DUTY: N_("vehicles on duty"),
}
VEHICLES = {
    VehicleClass.CAR: N_("cars"),
    VehicleClass.MOTORCYCLE: N_("motorcycles"),
    VehicleClass.BUS: N_("buses"),
    VehicleClass.TRUCK: N_("lorries"),
    VehicleClass.EMERGENCY: N_("ambulances and patrol cars"),
    VehicleClass.FIRE_ENGINE: N_("fire engines"),
    VehicleClass.FOOT: N_("people on foot"),
}


def place_name(voice: RoadVoice, place: Place) -> str:
    """Return the name of a place of the plan, a site with its number."""
    if place.kind is PlaceKind.SITE:
        return f"{voice.site_number(place.id)} · {voice.name('sites', place.id)}"
    return voice.name("traffic_zones", place.id)


def cut_blocks(voice: RoadVoice) -> Iterator[Block]:
    """Yield what the closures do to places and ways, each table where it has a row."""
    yield from _hospitals_lost(voice)
    yield _cut_off(voice) or Paragraph(
        text=voice.words(N_("No place is cut off for anybody.")), tone=Tone.GOOD
    )
    yield from filter(None, (_pairs(voice), _ways_round(voice)))


def _hospitals_lost(voice: RoadVoice) -> Iterator[Statement]:
    for lost in voice.diversion.hospitals_lost:
        times = "; ".join(voice.span(start, end) for start, end in lost.times)
        whom = dict.fromkeys(
            (place_name(voice, cut.place), voice.words(WHO[cut.who])) for cut in lost.cut_off
        )
        yield Statement(
            title=voice.words(
                N_("Hospital cut off: {hospital}"), hospital=voice.name("sites", lost.hospital)
            ),
            reasons=(
                voice.words(
                    N_("By {closures}, {times}"),
                    closures=voice.names("closures", lost.closures),
                    times=times,
                ),
                *(f"{place}: {who}" for place, who in whom),
            ),
            tone=Tone.BAD,
        )


def _when(voice: RoadVoice, state: State) -> str:
    times = voice.diversion.times_of(state.id)
    return "; ".join(voice.span(start, end) for start, end in times)


@dataclass(frozen=True, kw_only=True)
class _Loss:
    """What some lose at a place, and the states in which they do."""

    place: Place
    lost: str
    whom: str
    states: tuple[State, ...]


def _losses(voice: RoadVoice) -> Iterator[_Loss]:
    """Each loss once, with all states in which it happens to the same people."""
    states: dict[tuple[Place, str, str], list[State]] = defaultdict(list)
    for state in voice.diversion.states:
        by_place: dict[tuple[Place, str], list[CutOff]] = defaultdict(list)
        for cut in state.cut_off:
            by_place[(cut.place, _no_way(voice, cut))].append(cut)
        for (place, lost), cuts in by_place.items():
            states[(place, lost, whom(voice, cuts))].append(state)
    for (place, lost, of_whom), found in states.items():
        yield _Loss(place=place, lost=lost, whom=of_whom, states=tuple(found))


def _cut_off(voice: RoadVoice) -> Table | None:
    """The losses under the closures, and their times, that bring them about."""
    groups: dict[str, list[tuple[Cell, ...]]] = defaultdict(list)
    for loss in _losses(voice):
        closures = voice.names("closures", _in_all(loss.states))
        when = "; ".join(_when(voice, state) for state in loss.states)
        groups[f"{closures} · {when}"].append(
            (
                Cell(text=place_name(voice, loss.place), tone=Tone.BAD),
                Cell(text=loss.whom),
                Cell(text=loss.lost),
            )
        )
    if not groups:
        return None
    return Table(
        caption=voice.words(N_("Cut off, by which closures and when")),
        columns=(
            Column(heading=voice.words(N_("Place")), share=3),
            Column(heading=voice.words(N_("For whom")), share=4.5),
            Column(heading=voice.words(N_("What is lost")), share=1.8),
        ),
        groups=tuple(RowGroup(title=title, rows=tuple(rows)) for title, rows in groups.items()),
    )


def _in_all(states: Sequence[State]) -> tuple[str, ...]:
    """The closures that are in force in all of some states."""
    return tuple(c for c in states[0].closures if all(c in state.closures for state in states))


def whom(voice: RoadVoice, cuts: Iterable[CutOff]) -> str:
    """Return who is cut off with which vehicles, those with the same vehicles in one line."""
    vehicles: dict[Who, list[VehicleClass]] = defaultdict(list)
    for cut in cuts:
        vehicles[cut.who].append(cut.vehicle)
    groups: dict[str, list[str]] = defaultdict(list)
    for who, driven in vehicles.items():
        said = ", ".join(voice.words(VEHICLES[vehicle]) for vehicle in dict.fromkeys(driven))
        groups[said].append(voice.words(WHO[who]))
    return "\n".join(f"{', '.join(who)}: {said}" for said, who in groups.items())


def _no_way(voice: RoadVoice, cut: CutOff) -> str:
    if cut.no_way_in and cut.no_way_out:
        return voice.words(N_("no way in or out"))
    return voice.words(N_("no way in")) if cut.no_way_in else voice.words(N_("no way out"))


def _pairs(voice: RoadVoice) -> Table | None:
    rows = [
        (
            Cell(text=voice.names("closures", pair.closures), tone=Tone.BAD),
            Cell(text=", ".join(dict.fromkeys(place_name(voice, c.place) for c in pair.cut_off))),
            Cell(text=whom(voice, pair.cut_off)),
        )
        for pair in voice.diversion.pairs
    ]
    if not rows:
        return None
    return Table(
        caption=voice.words(N_("Two closures that together cut what each leaves open")),
        columns=(
            Column(heading=voice.words(N_("Closures")), share=3),
            Column(heading=voice.words(N_("Places")), share=3),
            Column(heading=voice.words(N_("For whom")), share=3),
        ),
        groups=ungrouped(rows),
    )


def ways_round(voice: RoadVoice) -> dict[tuple[str, str], Through]:
    """Return the passage through each closed street whose way round is longest, by car first."""
    found: dict[tuple[str, str], Through] = {}
    for state in voice.diversion.states:
        for through in state.through:
            key = (through.closure, through.street)
            if through.vehicle is VehicleClass.CAR and _worse(through, found.get(key)):
                found[key] = through
    return found


def _worse(one: Through, other: Through | None) -> bool:
    return other is None or _extra(one) > _extra(other)


def _extra(through: Through) -> float:
    return through.alternatives[0].extra_s if through.alternatives else float("inf")


def _ways_round(voice: RoadVoice) -> Table | None:
    rows = [_way_round(voice, through) for through in ways_round(voice).values()]
    if not rows:
        return None
    return Table(
        caption=voice.words(N_("Ways round, with all closures of the time in force")),
        columns=(
            Column(heading=voice.words(N_("Closed street")), share=2.2),
            Column(heading=voice.words(N_("Way round")), share=4.6),
            Column(heading=voice.words(N_("Time before")), share=1, align=Align.NUMBER),
            Column(heading=voice.words(N_("Longer by")), share=1.2, align=Align.NUMBER),
        ),
        groups=ungrouped(rows),
    )


def _way_round(voice: RoadVoice, through: Through) -> tuple[Cell, ...]:
    closure = voice.name("closures", through.closure)
    first = Cell(text=through.street or closure, below=closure if through.street else "")
    before = Cell(text=voice.minutes(through.before.time_s))
    if not through.alternatives:
        nothing = voice.words(N_("There is no way round."))
        return first, Cell(text=nothing, tone=Tone.BAD), before, Cell(text="–")
    best = through.alternatives[0]
    return (
        first,
        Cell(text=" → ".join(best.way.streets) or voice.words(N_("unnamed streets"))),
        before,
        Cell(text=voice.minutes(best.extra_s), below=voice.metres(best.extra_m)),
    )
