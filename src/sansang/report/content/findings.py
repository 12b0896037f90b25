"""What the checks found, the gravest first."""

from collections.abc import Iterator, Sequence

from sansang.checks import Finding, Severity, message, remedy, rule_named, source_text
from sansang.report.content.document import Block, Fold, Part
from sansang.report.content.terms import SEVERITIES
from sansang.report.content.texts import Cell, Column, Paragraph, Table, Tone, ungrouped
from sansang.report.content.voice import Voice
from sansang.wording import N_

_TONES = {
    Severity.ERROR: Tone.BAD,
    Severity.WARNING: Tone.CAUTION,
    Severity.ADVICE: Tone.QUIET,
}


def findings_part(voice: Voice, findings: Sequence[Finding]) -> Part:
    """Return each finding with its record, its remedy and its source."""
    return Part(
        anchor="findings",
        title=voice.words(N_("Findings")),
        blocks=tuple(_blocks(voice, findings)),
    )


def _blocks(voice: Voice, findings: Sequence[Finding]) -> Iterator[Block]:
    if not findings:
        yield Paragraph(text=voice.words(N_("The checks found nothing.")), tone=Tone.GOOD)
    for severity, title in SEVERITIES.items():
        mine = [finding for finding in findings if finding.severity == severity]
        if mine:
            caption = f"{voice.words(title)} ({voice.number(len(mine))})"
            yield Fold(
                title=caption,
                blocks=(_table(voice, caption, mine),),
                unfolded=severity != Severity.ADVICE,
            )


def _table(voice: Voice, caption: str, findings: Sequence[Finding]) -> Table:
    return Table(
        caption=caption,
        columns=(
            Column(heading=voice.words(N_("Finding")), share=4.4),
            Column(heading=voice.words(N_("Remedy")), share=3),
            Column(heading=voice.words(N_("Source")), share=2.6),
        ),
        groups=ungrouped(_row(voice, f) for f in findings),
    )


def _row(voice: Voice, finding: Finding) -> tuple[Cell, ...]:
    rule = rule_named(finding.rule)
    record = f"{finding.record.table}/{finding.record.id}"
    return (
        Cell(
            text=message(finding, voice.wording, voice.plan),
            below=f"{record} · {finding.field}" if finding.field else record,
            tone=_TONES[finding.severity],
        ),
        Cell(text=remedy(finding, voice.wording, voice.plan) or "–"),
        Cell(text=source_text(rule, voice.wording, voice.plan), below=finding.rule),
    )
