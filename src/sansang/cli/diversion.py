"""A diversion on a terminal, in the words of the dossier."""

from collections.abc import Iterable, Iterator

from rich.console import Console

from sansang.cli.blocks import heading, show
from sansang.diversion import Diversion
from sansang.diversion.result_places import CutOff, HospitalLost, Who
from sansang.report.content.document import Block
from sansang.report.content.texts import Facts, Figures, Paragraph, Statement, Table
from sansang.report.content.voice import Voice
from sansang.report.roads.access import access_blocks
from sansang.report.roads.convoys import convoy_blocks
from sansang.report.roads.cut import VEHICLES, WHO, cut_blocks
from sansang.report.roads.town import town_blocks
from sansang.report.roads.traffic import RoadVoice, Traffic
from sansang.roads import RoadNetwork, VehicleClass
from sansang.wording import N_

_READ = (Facts, Figures, Paragraph, Statement, Table)
"""What is read; maps and what is folded away are for the dossier."""


def show_diversion(console: Console, voice: Voice, network: RoadNetwork, answer: Diversion) -> None:
    """Show what closures cut off, what they cost the town, who is reached, and the convoys."""
    heading(console, voice.text(voice.plan.event.name))
    show(console, _read(_blocks(voice, network, answer)))


def _blocks(voice: Voice, network: RoadNetwork, answer: Diversion) -> Iterator[Block]:
    if not answer.periods:
        yield Paragraph(text=voice.words(N_("No closure of the plan is ever in force.")))
    traffic = Traffic(network=network, diversion=answer)
    spoken = RoadVoice(voice.plan, voice.language, traffic=traffic)
    yield from cut_blocks(spoken)
    yield from access_blocks(spoken)
    yield from town_blocks(spoken)
    if answer.convoys:
        yield from convoy_blocks(spoken)


def _read(blocks: Iterable[Block]) -> Iterator[Block]:
    return (block for block in blocks if isinstance(block, _READ))


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
