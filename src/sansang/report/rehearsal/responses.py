"""How soon the first team was there: by type, by site and by hour, with intervals."""

from collections.abc import Iterable, Iterator, Sequence

from sansang.rehearsal.result import Response
from sansang.report.content.document import Block, Fold
from sansang.report.content.texts import (
    Align,
    Cell,
    Column,
    Paragraph,
    RowGroup,
    Table,
    Tone,
    ungrouped,
)
from sansang.report.rehearsal.answer import GOOD_SHARE, RehearsalVoice, grade_of
from sansang.report.rehearsal.axis import Axis, axis_over, in_percent
from sansang.wording import N_

_MOST_SITES = 10
_SURE = 30
"""Fewer incidents than these over all days say little, and the table says so."""


def response_blocks(voice: RehearsalVoice) -> Iterator[Block]:
    """Yield a table by type, one by site with the worst first, and one by hour, folded."""
    if not voice.answer.responses:
        return
    yield Paragraph(text=voice.words(_READING, good=voice.share(GOOD_SHARE)), tone=Tone.QUIET)
    if voice.by_type:
        yield _by_type(voice)
    if voice.by_site:
        yield _by_site(voice)
    if voice.by_hour:
        table = _by_hour(voice)
        yield Fold(title=table.caption, blocks=(table,), unfolded=False, on_paper=False)


_READING = N_(
    "The bar is the interval of 95 %, the dot the value; the line across is the mark of {good}."
    " Half of the incidents are reached by the typical time, nine of ten by the time beside it."
)


def _by_type(voice: RehearsalVoice) -> Table:
    axis = _axis(voice.by_type.values())
    groups = []
    types = [t for t in voice.kinds if t.id in voice.by_type]
    for priority in sorted({t.priority for t in types}):
        rows = tuple(
            _row(
                voice,
                axis,
                voice.by_type[kind.id],
                Cell(
                    text=voice.type_name(kind.id),
                    below=voice.words(N_("target {n} min"), n=voice.number(kind.target_min, 1))
                    if kind.target_min
                    else voice.words(N_("no target")),
                ),
            )
            for kind in types
            if kind.priority == priority
        )
        groups.append(RowGroup(title=voice.words(N_("Priority {n}"), n=priority), rows=rows))
    return Table(
        caption=voice.words(N_("Response by incident type")),
        columns=_columns(voice, axis, N_("Incident type")),
        groups=tuple(groups),
    )


def _by_site(voice: RehearsalVoice) -> Table:
    judged = [r for r in voice.by_site.values() if r.within]
    worst = sorted(judged, key=lambda r: r.within.value if r.within else 1)[:_MOST_SITES]
    axis = _axis(worst)
    caption = voice.words(N_("Response by site"))
    if len(worst) < len(voice.by_site):
        caption = voice.words(
            N_("Response by site: the {n} latest of {all}"),
            n=voice.number(len(worst)),
            all=voice.number(len(voice.by_site)),
        )
    return Table(
        caption=caption,
        columns=_columns(voice, axis, N_("Site")),
        groups=ungrouped(
            _row(voice, axis, r, Cell(text=voice.site_name(r.site))) for r in worst if r.site
        ),
    )


def _by_hour(voice: RehearsalVoice) -> Table:
    axis = _axis(voice.by_hour.values())
    return Table(
        caption=voice.words(N_("Response by hour of the day")),
        columns=_columns(voice, axis, N_("Hour")),
        groups=ungrouped(
            _row(voice, axis, r, Cell(text=f"{hour % 24:02d}:00")) for hour, r in _hours(voice)
        ),
    )


def _hours(voice: RehearsalVoice) -> Sequence[tuple[int, Response]]:
    return sorted(voice.by_hour.items())


def _axis(responses: Iterable[Response]) -> Axis:
    """An axis of percent that ends at 100 and begins where the lowest interval does."""
    found = [r.within.low * 100 for r in responses if r.within]
    return axis_over([min([*found, 90.0]), 100.0])


def _columns(voice: RehearsalVoice, axis: Axis, heading: str) -> tuple[Column, ...]:
    return (
        Column(heading=voice.words(heading), share=2.6),
        Column(heading=voice.words(N_("A day")), share=0.8, align=Align.NUMBER),
        Column(heading=voice.words(N_("Typical")), share=1.3, align=Align.NUMBER),
        Column(heading=voice.words(N_("Nine of ten")), share=1.3, align=Align.NUMBER),
        Column(
            heading=voice.words(N_("Within the target")),
            share=3,
            axis=axis.ticks(lambda value: f"{voice.number(value, 1)}%"),
        ),
        Column(heading=voice.words(N_("Never reached")), share=0.9, align=Align.NUMBER),
    )


def _row(voice: RehearsalVoice, axis: Axis, response: Response, name: Cell) -> tuple[Cell, ...]:
    lost = response.unreached + response.unreachable
    return (
        name,
        Cell(
            text=voice.number(response.incidents / max(voice.answer.days, 1), 2),
            below=voice.words(N_("too few to be sure")) if response.incidents < _SURE else "",
        ),
        _time(voice, response, "p50"),
        _time(voice, response, "p90"),
        within_cell(voice, axis, response),
        Cell(text=voice.number(lost), tone=Tone.BAD if lost else Tone.PLAIN),
    )


def _time(voice: RehearsalVoice, response: Response, quantile: str) -> Cell:
    found = getattr(response, quantile)
    if found is None:
        return Cell(text="–")
    return Cell(text=voice.minutes(found.value), below=voice.minutes_span(found))


def within_cell(voice: RehearsalVoice, axis: Axis, response: Response) -> Cell:
    """Return the share within the target, with its interval on an axis of percent."""
    share = response.within
    if share is None:
        return Cell(text="–")
    tone = grade_of(share.value)
    return Cell(
        text=voice.share(share.value),
        below=voice.share_span(share),
        tone=tone,
        strip=axis.strip(in_percent(share), 100 * GOOD_SHARE, tone),
    )
