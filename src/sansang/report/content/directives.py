"""Directives that concluded a review, and how far each is."""

from sansang.event import Directive
from sansang.event.work import DirectiveState
from sansang.report.content.document import Part
from sansang.report.content.readiness import is_late
from sansang.report.content.terms import DIRECTIVE_STATES
from sansang.report.content.texts import Cell, Column, Paragraph, Table, Tone, ungrouped
from sansang.report.content.voice import Voice
from sansang.wording import N_


def directives_part(voice: Voice) -> Part:
    """Return the directives in their order."""
    directives = voice.plan.directives
    nothing = Paragraph(text=voice.words(N_("No directive has been given.")))
    return Part(
        anchor="directives",
        title=voice.words(N_("Directives")),
        blocks=(_register(voice),) if directives else (nothing,),
    )


def _register(voice: Voice) -> Table:
    return Table(
        caption=voice.words(N_("Directives from reviews")),
        columns=(
            Column(heading=voice.words(N_("Directive")), share=4),
            Column(heading=voice.words(N_("Lead and partners")), share=2.6),
            Column(heading=voice.words(N_("Due")), share=1.8),
            Column(heading=voice.words(N_("Counts as done when")), share=2.8),
            Column(heading=voice.words(N_("State")), share=1.6),
        ),
        groups=ungrouped(_row(voice, d) for d in voice.plan.directives),
    )


def _row(voice: Voice, directive: Directive) -> tuple[Cell, ...]:
    return (
        Cell(
            text=voice.text(directive.text),
            below=voice.text(directive.source) if directive.source else "",
        ),
        Cell(
            text=voice.owner(directive.lead),
            below=voice.owners(directive.partners) if directive.partners else "",
        ),
        Cell(text=voice.moment(directive.due)),
        Cell(
            text=voice.text(directive.done_when),
            below=voice.names("tasks", directive.tasks) if directive.tasks else "",
        ),
        _state(voice, directive),
    )


def _state(voice: Voice, directive: Directive) -> Cell:
    state = voice.words(DIRECTIVE_STATES[directive.state])
    if is_late(voice.plan, directive):
        return Cell(text=state, below=voice.words(N_("overdue")), tone=Tone.BAD)
    closed = directive.state == DirectiveState.CLOSED
    return Cell(text=state, tone=Tone.GOOD if closed else Tone.PLAIN)
