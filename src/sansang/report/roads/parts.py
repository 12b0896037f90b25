"""The traffic parts of the dossier."""

from collections.abc import Iterator

from sansang.report.content.document import Part
from sansang.report.content.texts import Paragraph, Tone
from sansang.report.roads.access import access_blocks
from sansang.report.roads.closures import closure_blocks
from sansang.report.roads.convoys import convoy_blocks
from sansang.report.roads.cut import cut_blocks
from sansang.report.roads.reach_maps import reach_blocks
from sansang.report.roads.town import town_blocks
from sansang.report.roads.traffic import RoadVoice
from sansang.wording import N_


def traffic_parts(voice: RoadVoice) -> Iterator[Part]:
    """Yield closures, the traffic of the town, who is reached in time, and convoys."""
    yield Part(
        anchor="closures",
        title=voice.words(N_("Closures and ways round")),
        blocks=(
            _source(voice),
            *closure_blocks(voice),
            *cut_blocks(voice),
            *access_blocks(voice),
        ),
    )
    yield Part(
        anchor="town-traffic",
        title=voice.words(N_("Traffic of the town")),
        blocks=tuple(town_blocks(voice)),
    )
    yield Part(
        anchor="reach",
        title=voice.words(N_("Who is reached in time")),
        blocks=tuple(reach_blocks(voice)),
    )
    yield Part(
        anchor="convoys",
        title=voice.words(N_("Convoys on the roads")),
        blocks=tuple(convoy_blocks(voice)),
    )


def _source(voice: RoadVoice) -> Paragraph:
    note = voice.diversion.network
    text = voice.words(
        N_(
            "Roads: {file}, {nodes} junctions and {links} links. Map data © OpenStreetMap"
            " contributors, Open Database Licence (openstreetmap.org/copyright)."
        ),
        file=note.file,
        nodes=voice.number(note.nodes),
        links=voice.number(note.links),
    )
    return Paragraph(text=text, tone=Tone.QUIET)
