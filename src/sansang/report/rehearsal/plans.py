"""Contingency plans, rehearsed: how often they worked, what failed, who was missing, what mends."""

from collections.abc import Iterator

from sansang.event import ContingencyPlan
from sansang.rehearsal.result import ActionResult, Mend, MendKind, MissingForce, PlanResult
from sansang.rehearsal.words import missing_reason
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

_MOST_MISSING = 3
_PERCENT = Axis(low=0.0, high=100.0, step=25.0)


def plan_blocks(voice: RehearsalVoice) -> Iterator[Block]:
    """Yield each plan's account, the actions that were late with who was missing, the mends."""
    if not voice.answer.plans:
        yield Paragraph(text=voice.words(N_("No contingency plan was rehearsed.")))
        return
    yield Paragraph(text=voice.words(_READING, good=voice.share(GOOD_SHARE)), tone=Tone.QUIET)
    yield _account(voice)
    yield from _late(voice)
    if voice.answer.mends:
        yield _mends(voice)
    yield from _unrehearsed(voice)


_READING = N_(
    "A plan is on time when each of its actions is done within its limit, counted from the"
    " activation. Drills are activations that were put in to try it, beside those that incidents"
    " brought about. The line across marks {good}."
)


def _account(voice: RehearsalVoice) -> Table:
    ranked = sorted(voice.answer.plans, key=_share)
    return Table(
        caption=voice.words(N_("How each contingency plan did")),
        columns=(
            Column(heading=voice.words(N_("Contingency plan")), share=3),
            Column(heading=voice.words(N_("Activated")), share=1, align=Align.NUMBER),
            Column(heading=voice.words(N_("On time")), share=0.9, align=Align.NUMBER),
            Column(heading=voice.words(N_("Failed")), share=0.9, align=Align.NUMBER),
            Column(
                heading=voice.words(N_("Share on time")),
                share=3,
                axis=_PERCENT.ticks(lambda value: f"{voice.number(value)}%"),
            ),
        ),
        groups=ungrouped(_plan(voice, result) for result in ranked),
    )


def _share(result: PlanResult) -> float:
    return result.share_on_time.value if result.share_on_time else 2.0


def _plan(voice: RehearsalVoice, result: PlanResult) -> tuple[Cell, ...]:
    share = result.share_on_time
    tone = grade_of(share.value) if share else Tone.PLAIN
    refused = (
        voice.words(N_("refused beside another plan: {n}"), n=voice.number(result.refused))
        if result.refused
        else ""
    )
    return (
        Cell(
            text=voice.name("contingency_plans", result.contingency_plan),
            below=refused,
            tone=_flag(tone),
        ),
        Cell(
            text=voice.number(result.activated),
            below=voice.words(N_("drills: {n}"), n=voice.number(result.drills)),
        ),
        Cell(text=voice.number(result.on_time)),
        Cell(text=voice.number(result.failed), tone=Tone.BAD if result.failed else Tone.PLAIN),
        Cell(
            text=voice.share(share.value),
            below=voice.share_span(share),
            tone=tone,
            strip=_PERCENT.strip(in_percent(share), 100 * GOOD_SHARE, tone),
        )
        if share
        else Cell(text=voice.words(N_("never activated"))),
    )


def _flag(tone: Tone) -> Tone:
    """The mark before a row: only for what is to be mended."""
    return Tone.PLAIN if tone is Tone.GOOD else tone


def _late(voice: RehearsalVoice) -> Iterator[Block]:
    """The actions that are late too often; those that seldom are, folded and not on paper."""
    often = tuple(_failures(voice, often=True))
    if often:
        yield _late_actions(voice, N_("Which actions were late, and who was missing"), often)
    seldom = tuple(_failures(voice, often=False))
    if seldom:
        table = _late_actions(
            voice, N_("Actions that were seldom late, and who was missing"), seldom
        )
        yield Fold(title=table.caption, blocks=(table,), unfolded=False, on_paper=False)
    if not often and not seldom:
        yield Paragraph(text=voice.words(N_("No action was ever late.")), tone=Tone.GOOD)


def _failures(voice: RehearsalVoice, *, often: bool) -> Iterator[RowGroup]:
    for result in sorted(voice.answer.plans, key=_share):
        late = [
            action
            for action in result.actions
            if action.on_time < action.due and (action.on_time < GOOD_SHARE * action.due) == often
        ]
        if late:
            plan = voice.plan.find("contingency_plans", result.contingency_plan)
            assert isinstance(plan, ContingencyPlan)
            yield RowGroup(
                title=voice.text(plan.name),
                rows=tuple(_action(voice, plan, action) for action in late),
            )


def _late_actions(voice: RehearsalVoice, caption: str, groups: tuple[RowGroup, ...]) -> Table:
    return Table(
        caption=voice.words(caption),
        columns=(
            Column(heading=voice.words(N_("Action")), share=3),
            Column(heading=voice.words(N_("Times late")), share=1.1, align=Align.NUMBER),
            Column(heading=voice.words(N_("Done after")), share=1, align=Align.NUMBER),
            Column(heading=voice.words(N_("Not there in time, and why")), share=4.4),
        ),
        groups=groups,
    )


def _action(voice: RehearsalVoice, plan: ContingencyPlan, result: ActionResult) -> tuple[Cell, ...]:
    action = plan.actions[result.number - 1]
    limit = action.within_min
    late = result.due - result.on_time
    return (
        Cell(
            text=f"{voice.number(result.number)}. {voice.text(action.text)}",
            below=voice.words(N_("within {n} min"), n=voice.number(limit))
            if limit is not None
            else "",
            tone=_flag(grade_of(result.on_time / result.due)) if result.due else Tone.PLAIN,
        ),
        Cell(
            text=voice.percent(late, result.due),
            below=f"{voice.number(late)} / {voice.number(result.due)}",
            tone=Tone.BAD,
        ),
        Cell(
            text=voice.minutes(result.median_min),
            below="" if result.median_min is None else voice.words(N_("typically")),
        ),
        Cell(text="\n".join(_missing(voice, m) for m in result.missing[:_MOST_MISSING]) or "–"),
    )


def _missing(voice: RehearsalVoice, missing: MissingForce) -> str:
    why = missing_reason(missing, voice.wording, voice.name)
    said = voice.words(
        N_("{team}: {why}, {n} times"),
        team=voice.name("teams", missing.team),
        why=why,
        n=voice.number(missing.times),
    )
    if missing.late_min is None:
        return voice.words(N_("{said}; did not come"), said=said)
    return voice.words(N_("{said}; {n} min late"), said=said, n=voice.number(missing.late_min, 1))


_MENDS = {
    MendKind.REPLACE: N_("Name {team} instead of {other}"),
    MendKind.ADD: N_("Name {team} as well"),
    MendKind.MOVE: N_("Let {team} wait at {site}"),
}


def _mends(voice: RehearsalVoice) -> Table:
    gains = [value for m in voice.answer.mends for value in (m.gain.low * 100, m.gain.high * 100)]
    axis = axis_over([*gains, 0.0])
    ranked = sorted(voice.answer.mends, key=lambda m: (m.contingency_plan, -m.gain.value))
    groups: dict[str, list[tuple[Cell, ...]]] = {}
    for mend in ranked:
        name = voice.name("contingency_plans", mend.contingency_plan)
        groups.setdefault(name, []).append(_mend(voice, axis, mend))
    return Table(
        caption=voice.words(N_("What would mend it, tried on the same days")),
        columns=(
            Column(heading=voice.words(N_("Change of the plan")), share=4),
            Column(heading=voice.words(N_("On time today")), share=1.1, align=Align.NUMBER),
            Column(heading=voice.words(N_("On time then")), share=1.1, align=Align.NUMBER),
            Column(
                heading=voice.words(N_("Gain, in percentage points")),
                share=3,
                axis=axis.ticks(voice.signed),
            ),
        ),
        groups=tuple(RowGroup(title=title, rows=tuple(rows)) for title, rows in groups.items()),
    )


def _mend(voice: RehearsalVoice, axis: Axis, mend: Mend) -> tuple[Cell, ...]:
    sure = mend.gain.low > 0
    tone = Tone.GOOD if sure else Tone.PLAIN
    return (
        Cell(
            text=voice.words(
                _MENDS[mend.kind],
                team=voice.name("teams", mend.team),
                other=voice.name("teams", mend.instead_of),
                site=voice.name("sites", mend.site),
            ),
            below="" if sure else voice.words(N_("the gain may be chance")),
        ),
        Cell(text=voice.share(mend.before.value)),
        Cell(text=voice.share(mend.after.value), tone=tone),
        Cell(
            text=voice.signed(100 * mend.gain.value),
            below=voice.signed_span(100 * mend.gain.low, 100 * mend.gain.high),
            tone=tone,
            strip=axis.strip(in_percent(mend.gain), 0.0, tone),
        ),
    )


def _unrehearsed(voice: RehearsalVoice) -> Iterator[Block]:
    """Actions that no force of the plan carries out: their owners have to say who does."""
    numbers = [(result, result.not_rehearsed) for result in voice.answer.plans]
    count = sum(len(found) for _, found in numbers)
    if not count:
        return
    said = "; ".join(
        f"{voice.name('contingency_plans', result.contingency_plan)}: "
        + ", ".join(voice.number(n) for n in found)
        for result, found in numbers
        if found
    )
    yield Paragraph(
        text=voice.words(
            N_(
                "Not rehearsed, because no team of the plan can be matched to them, are these"
                " actions: {actions}."
            ),
            actions=said,
        ),
        tone=Tone.QUIET,
    )
