"""The parts of the dossier that tell of the rehearsal."""

from collections.abc import Iterator

from sansang.report.content.document import Block, Part
from sansang.report.rehearsal.answer import RehearsalVoice
from sansang.report.rehearsal.chronicle import Chronicle
from sansang.report.rehearsal.comparison import comparison_blocks
from sansang.report.rehearsal.curves import response_plots
from sansang.report.rehearsal.film import film_of
from sansang.report.rehearsal.late_places import late_places
from sansang.report.rehearsal.plans import plan_blocks
from sansang.report.rehearsal.responses import response_blocks
from sansang.report.rehearsal.scene import scene_of
from sansang.report.rehearsal.strain import strain_blocks
from sansang.report.rehearsal.verdict import verdict_blocks
from sansang.report.rehearsal.worst_day import story_blocks
from sansang.wording import N_


def rehearsal_parts(voice: RehearsalVoice) -> Iterator[Part]:
    """Yield what the rehearsal says: who comes when, the plans, the worst day."""
    yield Part(
        anchor="rehearsal",
        title=voice.words(N_("The event, rehearsed")),
        blocks=tuple(_answer(voice)),
    )
    yield Part(
        anchor="rehearsed-plans",
        title=voice.words(N_("Contingency plans, rehearsed")),
        blocks=tuple(plan_blocks(voice)),
    )
    if voice.answer.differences:
        yield Part(
            anchor="comparison",
            title=voice.words(N_("Before and after")),
            blocks=tuple(comparison_blocks(voice)),
        )
    if voice.rehearsed.worst:
        yield Part(
            anchor="worst-day",
            title=voice.words(N_("The worst rehearsed day")),
            blocks=tuple(_worst_day(voice, Chronicle(voice.rehearsed.worst))),
        )
    yield Part(
        anchor="strain",
        title=voice.words(N_("What incidents ask of posts and teams")),
        blocks=tuple(strain_blocks(voice)),
    )


def _worst_day(voice: RehearsalVoice, chronicle: Chronicle) -> Iterator[Block]:
    yield from story_blocks(voice, chronicle)
    yield film_of(voice, chronicle, scene_of(voice))


def _answer(voice: RehearsalVoice) -> Iterator[Block]:
    yield from verdict_blocks(voice)
    if voice.by_site:
        yield late_places(voice, scene_of(voice))
    yield from response_plots(voice)
    yield from response_blocks(voice)
