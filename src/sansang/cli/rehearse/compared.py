"""What another plan or deployment would change, on the same days."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from sansang.cli.rehearse.naming import named
from sansang.cli.rehearse.shares import of_hundred, points, signed
from sansang.rehearsal.result import Difference, Rehearsal
from sansang.report.content.document import Block
from sansang.report.content.texts import Align, Cell, Column, Paragraph, Table, Tone, ungrouped
from sansang.report.content.voice import Voice
from sansang.wording import N_

_ROWS = {"plan_on_time": 3, "within": 3, "mean_min": 1, "short_min": 2}
"""How many differences are told of each measure, in this order; all are in the answer."""
_SHARES = frozenset({"within", "plan_on_time"})
"""Measures that are shares, of which more is better; of the others less is."""
_TABLES = {"within": "incident_types", "mean_min": "incident_types", "short_min": "posts"}
_MEASURES = {
    "within": N_("reached within the target, of 100"),
    "mean_min": N_("mean until somebody is there, min"),
    "short_min": N_("minutes a day under the minimum"),
    "plan_on_time": N_("on time, of 100"),
}


def compared_blocks(voice: Voice, answer: Rehearsal, other: Path) -> Iterator[Block]:
    """Yield what is shown to differ, the clearest first; a sentence where nothing is."""
    shown = list(filter(is_shown, answer.differences))
    days = voice.number(answer.days)
    if not shown:
        said = N_("On the same {days} days no difference from {other} is shown.")
        yield Paragraph(text=voice.words(said, days=days, other=other), tone=Tone.QUIET)
        return
    told = list(_clearest(shown))
    yield Table(
        caption=voice.words(N_("On the same {days} days, {other} instead"), days=days, other=other),
        columns=(
            Column(heading=voice.words(N_("What is compared")), share=3),
            Column(heading=voice.words(N_("Here")), align=Align.NUMBER),
            Column(heading=voice.words(N_("There")), align=Align.NUMBER),
            Column(heading=voice.words(N_("Difference")), align=Align.NUMBER),
        ),
        groups=ungrouped(_row(voice, one) for one in told),
    )
    if len(told) < len(shown):
        more = N_("{n} more differences are shown; with {json} all are told.")
        said = voice.words(more, n=voice.number(len(shown) - len(told)), json="--json")
        yield Paragraph(text=said, tone=Tone.QUIET)


def _clearest(shown: Sequence[Difference]) -> Iterator[Difference]:
    for measure, rows in _ROWS.items():
        some = (one for one in shown if one.measure == measure)
        yield from sorted(some, key=_weight, reverse=True)[:rows]


def is_shown(difference: Difference) -> bool:
    """Tell whether the interval of a difference leaves zero out."""
    return difference.difference.low > 0 or difference.difference.high < 0


def _weight(difference: Difference) -> float:
    """How much a difference says: by how far zero lies outside, in widths of its interval."""
    change = difference.difference
    width = max(change.high - change.low, 1e-9)
    return abs(change.value) / width


def _row(voice: Voice, one: Difference) -> tuple[Cell, ...]:
    share = one.measure in _SHARES
    change = one.difference
    better = (change.value > 0) == share
    if share:
        before, after = (of_hundred(voice, value) for value in (one.before, one.after))
        said = points(voice, change)
    else:
        before, after = (voice.number(value, 1) for value in (one.before, one.after))
        ends = {"low": signed(voice, change.low), "high": signed(voice, change.high)}
        said = voice.words(
            N_("{change} ({low} to {high})"), change=signed(voice, change.value), **ends
        )
    return (
        Cell(text=_about(voice, one), below=voice.words(_MEASURES.get(one.measure, one.measure))),
        Cell(text=before),
        Cell(text=after),
        Cell(text=said, tone=Tone.GOOD if better else Tone.BAD),
    )


def _about(voice: Voice, one: Difference) -> str:
    if one.about is None:
        return voice.words(N_("All posts") if one.measure == "short_min" else N_("All incidents"))
    return named(voice)(_TABLES.get(one.measure, "contingency_plans"), one.about)
