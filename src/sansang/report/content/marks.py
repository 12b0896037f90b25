"""What the marks of the dossier mean."""

from sansang.eventfile import plan_sha256
from sansang.report.content.document import Part
from sansang.report.content.texts import Cell, Column, Table, ungrouped
from sansang.report.content.voice import Voice
from sansang.wording import N_

_MARKS = (
    (
        N_("Error"),
        N_("The plan must not be carried out so."),
    ),
    (
        N_("Warning"),
        N_("It needs a decision by those who answer for the plan."),
    ),
    (
        N_("Advice"),
        N_("It would be better otherwise."),
    ),
    (
        N_("Minimum, desired"),
        N_("Below its minimum a post does not work; desired is what the planner would have."),
    ),
    (
        N_("Person-hour, team-hour"),
        N_("One person, or one team, for one hour. Posts count people or teams, never both."),
    ),
    (
        N_("Priority 1 to 5"),
        N_("Posts of priority 1 are filled first."),
    ),
    (
        N_("Reserve"),
        N_("Teams held back in a sector to be sent where they are needed."),
    ),
    (
        N_("A, B, C, N"),
        N_(
            "Confidence of a position: A sources agree, B they differ by about 1 km, C illustrative"
            " only, N not known."
        ),
    ),
    (
        N_("T−5"),
        N_("Five days before the event begins. The plan's clock decides what is overdue."),
    ),
    (
        N_("Bound, gap"),
        N_("What no deployment can fall below, and how far ours is from it at most."),
    ),
    (
        N_("Evidence"),
        N_("What shows that a task is done. Without it, done does not count."),
    ),
    (
        N_("Hold against the official text"),
        N_("The source at hand is a transcription: read the official text before relying on it."),
    ),
)


def marks_part(voice: Voice) -> Part:
    """Return the glossary of marks, and the digest of the plan in full."""
    rows = [
        (Cell(text=voice.words(mark)), Cell(text=voice.words(meaning))) for mark, meaning in _MARKS
    ]
    rows.append(
        (
            Cell(text=voice.words(N_("Plan version"))),
            Cell(
                text=voice.words(
                    N_("Digest of the whole plan (SHA-256), elsewhere cut short: {digest}"),
                    digest=plan_sha256(voice.plan),
                )
            ),
        )
    )
    table = Table(
        caption=voice.words(N_("What the marks mean")),
        columns=(
            Column(heading=voice.words(N_("Mark")), share=2),
            Column(heading=voice.words(N_("Meaning")), share=7),
        ),
        groups=ungrouped(rows),
    )
    return Part(anchor="marks", title=voice.words(N_("Marks")), blocks=(table,))
