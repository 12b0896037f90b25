"""Maps of who is reached in time: fire, medical and police, without and with closures."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from sansang.event.organisation import AgencyKind
from sansang.report.content.document import Block
from sansang.report.content.texts import Align, Cell, Column, Paragraph, Table, Tone, ungrouped
from sansang.report.roads.blocks import Area, KeyItem, MapRow, RoadMap
from sansang.report.roads.lines import area_path
from sansang.report.roads.pins import site_pins
from sansang.report.roads.reach import Reach
from sansang.report.roads.traffic import RoadVoice
from sansang.wording import N_

_FORCES = {
    AgencyKind.FIRE_RESCUE: N_("Fire and rescue"),
    AgencyKind.MEDICAL: N_("Ambulances"),
    AgencyKind.POLICE: N_("Police"),
}


def reach_blocks(voice: RoadVoice) -> Iterator[Block]:
    """Yield for each force how far it gets, without and with closures."""
    if not voice.traffic.reaches:
        yield Paragraph(
            text=voice.words(N_("No force of the plan has a base with a place on the roads."))
        )
        return
    held_up = any(reach.closures for reach in voice.traffic.reaches)
    yield Paragraph(text=voice.words(_READING), tone=Tone.QUIET)
    yield Paragraph(
        text=voice.words(_HELD_UP if held_up else _NOT_HELD_UP),
        tone=Tone.QUIET if held_up else Tone.GOOD,
    )
    for force, group in groupby(voice.traffic.reaches, key=lambda reach: reach.force):
        yield _row(voice, force, tuple(group))
    yield _table(voice)


_READING = N_(
    "An area is what vehicles reach from the bases of a force within the minutes, at free speed"
    " with priority. Teams that stand at posts nearer by are not counted."
)


_HELD_UP = N_(
    "With closures: at the time when most road is closed to emergency vehicles too. Closures"
    " from which they are exempt don't hold them up."
)
_NOT_HELD_UP = N_(
    "Emergency vehicles are exempt from every closure, so that none holds them up: they reach"
    " the same with and without closures, as long as the roads are kept clear for them."
)


def _row(voice: RoadVoice, force: AgencyKind, reaches: Sequence[Reach]) -> MapRow:
    without = [reach for reach in reaches if not reach.closures]
    closed = [reach for reach in reaches if reach.closures]
    caption = voice.words(N_("Reached from the bases: {force}"), force=voice.words(_FORCES[force]))
    maps = [_map(voice, caption, voice.words(N_("Without closures")), without)]
    if closed:
        names = voice.names("closures", closed[0].closures)
        title = voice.words(N_("With closures: {names}"), names=names)
        maps.append(_map(voice, caption, title, closed))
    return MapRow(caption=caption, maps=tuple(maps), key=tuple(_key(voice)))


def _map(voice: RoadVoice, caption: str, title: str, reaches: Sequence[Reach]) -> RoadMap:
    bases = {base for reach in reaches for base in reach.bases}
    sites = [site for site in voice.plan.sites if site.id in bases]
    bands = _bands(voice)
    widest_first = sorted(reaches, key=lambda reach: -reach.minutes)
    return RoadMap(
        caption=title,
        spoken=f"{caption}: {title}",
        ground=voice.ground,
        areas=tuple(
            Area(
                style=f"reach-{bands.index(reach.minutes) + 1}",
                path=area_path(reach.area, voice.sheet.frame),
                title=voice.words(N_("within {n} min"), n=reach.minutes),
            )
            for reach in widest_first
        ),
        pins=site_pins(voice, voice.sheet.frame, sites),
        small=True,
    )


def _bands(voice: RoadVoice) -> list[int]:
    return sorted({reach.minutes for reach in voice.traffic.reaches})


def _key(voice: RoadVoice) -> Iterator[KeyItem]:
    for at, minutes in enumerate(_bands(voice), 1):
        label = voice.words(N_("within {n} min"), n=minutes)
        yield KeyItem(shape="area", style=f"reach-{at}", label=label)


def _table(voice: RoadVoice) -> Table:
    """The share of all roads that each force reaches, a column for each number of minutes."""
    forces = dict.fromkeys((r.force, r.closures) for r in voice.traffic.reaches)
    return Table(
        caption=voice.words(N_("Share of the length of all roads that is reached")),
        columns=(
            Column(heading=voice.words(N_("Force")), share=2),
            Column(heading=voice.words(N_("Closures")), share=4),
            *(
                Column(heading=voice.words(N_("{n} min"), n=minutes), share=1, align=Align.NUMBER)
                for minutes in _bands(voice)
            ),
        ),
        groups=ungrouped(_shares(voice, force, ids) for force, ids in forces),
        together=True,
    )


def _shares(voice: RoadVoice, force: AgencyKind, ids: tuple[str, ...]) -> tuple[Cell, ...]:
    share = {
        r.minutes: r.share for r in voice.traffic.reaches if (r.force, r.closures) == (force, ids)
    }
    return (
        Cell(text=voice.words(_FORCES[force])),
        Cell(text=voice.names("closures", ids) if ids else voice.words(N_("none"))),
        *(Cell(text=f"{voice.number(100 * share.get(m, 0.0))} %") for m in _bands(voice)),
    )
