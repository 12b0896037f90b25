"""What closures do to ways that must hold: to hospitals, for fire engines, of bus lines."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from sansang.diversion.result import State
from sansang.diversion.result_places import (
    BusDiversion,
    BusFate,
    FireAccess,
    HospitalAccess,
    Place,
)
from sansang.report.content.document import Block, folded
from sansang.report.content.texts import Align, Cell, Column, RowGroup, Table, Tone, ungrouped
from sansang.report.roads.cut import place_name
from sansang.report.roads.traffic import RoadVoice
from sansang.wording import N_

_FELT_S = 5.0
"""How much longer a way to hospital is told of."""
_FATES = {
    BusFate.DIVERTED: N_("Diverted"),
    BusFate.SHORTENED: N_("Shortened: does not reach its end"),
    BusFate.CUT: N_("Does not run"),
}


def access_blocks(voice: RoadVoice) -> Iterator[Block]:
    """Yield hospitals and fire engines, folded on a screen, and the bus lines that are touched."""
    yield from (folded(table) for table in (_hospital_access(voice), _fire(voice)) if table)
    if buses := _buses(voice):
        yield buses


def _hospital_access(voice: RoadVoice) -> Table | None:
    """Each place at the worst that closures do to its way to a hospital, by these closures."""
    worst: dict[Place, tuple[float, State, HospitalAccess]] = {}
    for state in voice.diversion.states:
        for access in state.hospital_access:
            added = _added(access)
            if added > max(_FELT_S, worst[access.place][0] if access.place in worst else 0.0):
                worst[access.place] = (added, state, access)
    if not worst:
        return None
    groups: dict[str, list[tuple[Cell, ...]]] = defaultdict(list)
    for _, state, access in sorted(worst.values(), key=lambda found: -found[0]):
        groups[voice.names("closures", state.closures)].append(_to_hospital(voice, access))
    return Table(
        caption=voice.words(N_("To the nearest hospital by ambulance, where it takes longer")),
        columns=(
            Column(heading=voice.words(N_("From")), share=3),
            Column(heading=voice.words(N_("Hospital")), share=3),
            Column(heading=voice.words(N_("Before")), share=1, align=Align.NUMBER),
            Column(heading=voice.words(N_("After")), share=1.4, align=Align.NUMBER),
        ),
        groups=tuple(
            RowGroup(title=closures, rows=tuple(rows)) for closures, rows in groups.items()
        ),
    )


def _added(access: HospitalAccess) -> float:
    if access.before_s is None:
        return 0.0  # no closure took that way away
    return float("inf") if access.after_s is None else access.after_s - access.before_s


def _to_hospital(voice: RoadVoice, access: HospitalAccess) -> tuple[Cell, ...]:
    lost = access.after_s is None
    return (
        Cell(text=place_name(voice, access.place)),
        Cell(text=voice.name("sites", access.hospital_after or access.hospital_before)),
        Cell(text=voice.minutes(access.before_s)),
        Cell(
            text=voice.words(N_("no way")) if lost else voice.minutes(access.after_s),
            tone=Tone.BAD if lost else Tone.PLAIN,
        ),
    )


def _fire(voice: RoadVoice) -> Table | None:
    found: dict[str, FireAccess] = {}
    for state in voice.diversion.states:
        for access in state.fire_access:
            if access.site not in found or _later(access) > _later(found[access.site]):
                found[access.site] = access
    told = [one for one in found.values() if one.base or any(_hindrances(voice, one))]
    if not told:
        return None
    return Table(
        caption=voice.words(N_("Fire engines: the worst that closures do to each site")),
        columns=(
            Column(heading=voice.words(N_("Site")), share=2.4),
            Column(heading=voice.words(N_("From")), share=2),
            Column(heading=voice.words(N_("Before")), share=1, align=Align.NUMBER),
            Column(heading=voice.words(N_("After")), share=1, align=Align.NUMBER),
            Column(heading=voice.words(N_("Narrowest")), share=1, align=Align.NUMBER),
            Column(heading=voice.words(N_("What hinders")), share=2.6),
        ),
        groups=ungrouped(_fire_row(voice, access) for access in told),
    )


def _later(access: FireAccess) -> float:
    return access.after_s or 0.0 if access.reached else float("inf")


def _fire_row(voice: RoadVoice, access: FireAccess) -> tuple[Cell, ...]:
    hindered = tuple(_hindrances(voice, access))
    return (
        Cell(text=f"{voice.site_number(access.site)} · {voice.name('sites', access.site)}"),
        Cell(text=voice.name("sites", access.base)),
        Cell(text=voice.minutes(access.before_s)),
        Cell(
            text=voice.minutes(access.after_s),
            tone=Tone.PLAIN if access.reached else Tone.BAD,
        ),
        Cell(text=_width(voice, access.narrowest_m)),
        Cell(text="; ".join(hindered) or "–", tone=Tone.CAUTION if hindered else Tone.PLAIN),
    )


def _width(voice: RoadVoice, width: float | None) -> str:
    if width is None:
        return voice.words(N_("not known"))
    return f"{voice.number(width, 1)}\N{NO-BREAK SPACE}m"


def _hindrances(voice: RoadVoice, access: FireAccess) -> Iterator[str]:
    if not access.reached:
        yield voice.words(N_("does not get there"))
    if access.narrow:
        yield voice.words(N_("too narrow"))
    if access.low:
        yield voice.words(N_("too low"))
    if access.must_reverse:
        length = voice.metres(access.dead_end_m)
        yield voice.words(N_("dead end of {length} without a place to turn"), length=length)


def worst_buses(voice: RoadVoice) -> Sequence[BusDiversion]:
    """Return for each bus line the worst that a set of closures does to it."""
    order = (BusFate.DIVERTED, BusFate.SHORTENED, BusFate.CUT)
    found: dict[str, BusDiversion] = {}
    for state in voice.diversion.states:
        for bus in state.buses:
            kept = found.get(bus.line)
            grade = (order.index(bus.fate), bus.extra_s)
            if kept is None or grade > (order.index(kept.fate), kept.extra_s):
                found[bus.line] = bus
    return tuple(found.values())


def bus_fate(voice: RoadVoice, bus: BusDiversion) -> str:
    """Return what becomes of a bus line, in words."""
    return voice.words(_FATES[bus.fate])


def _buses(voice: RoadVoice) -> Table | None:
    rows = [_bus(voice, bus) for bus in worst_buses(voice)]
    if not rows:
        return None
    return Table(
        caption=voice.words(N_("Bus lines that closures touch")),
        columns=(
            Column(heading=voice.words(N_("Bus line")), share=2),
            Column(heading=voice.words(N_("What becomes of it")), share=2.2),
            Column(heading=voice.words(N_("Way round")), share=3.6),
            Column(heading=voice.words(N_("Longer by")), share=1, align=Align.NUMBER),
            Column(heading=voice.words(N_("People an hour")), share=1, align=Align.NUMBER),
        ),
        groups=ungrouped(rows),
    )


def _bus(voice: RoadVoice, bus: BusDiversion) -> tuple[Cell, ...]:
    streets = " · ".join(" → ".join(way.streets) for way in bus.ways_round if way.streets)
    lost = bus.fate is BusFate.CUT
    streets = "" if lost else streets
    return (
        Cell(text=voice.name("bus_lines", bus.line)),
        Cell(text=bus_fate(voice, bus), tone=Tone.BAD if lost else Tone.CAUTION),
        Cell(text=streets or "–"),
        Cell(text="–" if lost else voice.minutes(bus.extra_s)),
        Cell(text=voice.number(bus.people_per_h)),
    )
