"""Before and after: what another plan or deployment changes on the same days."""

from collections.abc import Iterator

from sansang.rehearsal.result import Difference
from sansang.report.content.document import Block
from sansang.report.content.texts import Align, Cell, Column, Paragraph, RowGroup, Table, Tone
from sansang.report.rehearsal.answer import RehearsalVoice
from sansang.report.rehearsal.axis import Axis, axis_over
from sansang.wording import N_

_MOST = 12
_MEASURES = {
    "within": N_("Share within the target, in percent"),
    "plan_on_time": N_("Contingency plans on time, in percent"),
    "mean_min": N_("Mean time until the first team is there, in minutes"),
    "short_min": N_("Minutes a day in which a post is short"),
}
_SHARES = frozenset({"within", "plan_on_time"})
_TABLES = {
    "within": "incident_types",
    "mean_min": "incident_types",
    "short_min": "posts",
    "plan_on_time": "contingency_plans",
}


def comparison_blocks(voice: RehearsalVoice) -> Iterator[Block]:
    """Yield a table for each measure, its differences as intervals; nothing without any."""
    if not voice.answer.differences:
        return
    yield Paragraph(text=voice.words(_READING), tone=Tone.QUIET)
    for measure, title in _MEASURES.items():
        found = [d for d in voice.answer.differences if d.measure == measure]
        if found:
            yield _table(voice, title, measure, found)


_READING = N_(
    "Both were played on the same days, so that chance is the same for both. Where the interval"
    " does not touch zero, chance hardly explains the difference (95%)."
)


def _table(voice: RehearsalVoice, title: str, measure: str, found: list[Difference]) -> Table:
    ranked = sorted(found, key=lambda d: (d.about is not None, -_clearness(d)))[:_MOST]
    factor = 100.0 if measure in _SHARES else 1.0
    ends = [factor * end for d in ranked for end in (d.difference.low, d.difference.high)]
    axis = axis_over([*ends, 0.0])
    return Table(
        caption=voice.words(title),
        columns=(
            Column(heading=voice.words(N_("Of what")), share=3),
            Column(heading=voice.words(N_("Before")), share=1, align=Align.NUMBER),
            Column(heading=voice.words(N_("After")), share=1, align=Align.NUMBER),
            Column(heading=voice.words(N_("Judged")), share=1.3),
            Column(
                heading=voice.words(N_("Difference")),
                share=3,
                axis=axis.ticks(voice.signed),
            ),
        ),
        groups=(RowGroup(title="", rows=tuple(_row(voice, axis, factor, d) for d in ranked)),),
        together=True,
    )


def _clearness(difference: Difference) -> float:
    """How many half widths of its interval the difference is from zero."""
    half = (difference.difference.high - difference.difference.low) / 2
    return abs(difference.difference.value) / half if half else abs(difference.difference.value)


def _row(
    voice: RehearsalVoice, axis: Axis, factor: float, difference: Difference
) -> tuple[Cell, ...]:
    verdict, tone = _judged(difference)
    estimate = difference.difference.model_copy(
        update={n: factor * getattr(difference.difference, n) for n in ("value", "low", "high")}
    )
    return (
        Cell(text=_about(voice, difference)),
        Cell(text=voice.number(factor * difference.before, 1)),
        Cell(text=voice.number(factor * difference.after, 1)),
        Cell(text=voice.words(verdict), tone=tone),
        Cell(
            text=voice.signed(estimate.value),
            below=voice.signed_span(estimate.low, estimate.high),
            tone=tone,
            strip=axis.strip(estimate, 0.0, tone),
        ),
    )


def _judged(difference: Difference) -> tuple[str, Tone]:
    found, more_is_better = difference.difference, difference.measure in _SHARES
    if found.low <= 0 <= found.high:
        return N_("no clear difference"), Tone.PLAIN
    better = (found.value > 0) == more_is_better
    return (N_("better"), Tone.GOOD) if better else (N_("worse"), Tone.BAD)


def _about(voice: RehearsalVoice, difference: Difference) -> str:
    if difference.about is None:
        return voice.words(N_("All together"))
    table = _TABLES[difference.measure]
    if table == "posts":
        return voice.post(difference.about)
    return voice.name(table, difference.about)
