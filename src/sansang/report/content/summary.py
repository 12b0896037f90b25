"""The readiness summary: verdict, reasons, figures."""

from collections.abc import Iterator, Sequence

from sansang.checks import Finding
from sansang.event.duty import StrengthUnit
from sansang.report.content.agencies import agencies_table
from sansang.report.content.cover import Cover, Tally
from sansang.report.content.decisions import decisions
from sansang.report.content.document import Block, Part
from sansang.report.content.readiness import Obstacle, Readiness, Staffing, Verdict
from sansang.report.content.terms import UNIT_HOURS
from sansang.report.content.texts import (
    Align,
    Cell,
    Column,
    Figure,
    Figures,
    Paragraph,
    Statement,
    Table,
    Tone,
    ungrouped,
)
from sansang.report.content.voice import Voice
from sansang.wording import N_

_VERDICTS = {
    Verdict.READY: (N_("Ready"), Tone.GOOD),
    Verdict.NEEDS_DECISIONS: (N_("Ready once decisions are taken"), Tone.CAUTION),
    Verdict.NOT_READY: (N_("Not ready"), Tone.BAD),
}

_REASONS = {
    Obstacle.ERRORS: N_("Error-level findings are open: {errors}."),
    Obstacle.NO_DEPLOYMENT: N_("No deployment has been computed: nobody knows who stands where."),
    Obstacle.OTHER_VERSION: N_(
        "The deployment was made for another version of the plan: compute it again."
    ),
    Obstacle.NOTHING_ASKED: N_("No post of the plan asks for anyone."),
    Obstacle.FIRST_PRIORITY_UNMET: N_("Posts of priority 1 lack minimum strength: {first}."),
    Obstacle.WARNINGS: N_("Warnings wait for a decision: {warnings}."),
    Obstacle.MINIMUM_UNMET: N_("Posts of lower priority lack minimum strength: {lower}."),
    Obstacle.RESERVE_UNMET: N_("The reserve is not held: {reserve} missing."),
    Obstacle.TASKS_OVERDUE: N_("Tasks are overdue: {tasks_overdue}."),
    Obstacle.DIRECTIVES_OVERDUE: N_("Directives are overdue: {directives_overdue}."),
    Obstacle.PLANS_INCOMPLETE: N_("Contingency plans are incomplete: {plans_incomplete}."),
}


def summary(
    voice: Voice,
    readiness: Readiness,
    findings: Sequence[Finding],
    cover: Cover | None,
    rehearsed: Figure | None = None,
) -> Part:
    """Return the verdict, what wants a decision first, and all that the verdict consists of.

    ``rehearsed`` is on how many rehearsed days all went well, where the event was rehearsed.
    """
    return Part(
        anchor="readiness",
        title=voice.words(N_("Readiness")),
        blocks=(
            *_verdict(voice, readiness, rehearsed),
            *decisions(voice, findings, cover),
            *_account(voice, readiness),
        ),
    )


def _verdict(voice: Voice, readiness: Readiness, rehearsed: Figure | None) -> Iterator[Block]:
    title, tone = _VERDICTS[readiness.verdict]
    yield Statement(title=voice.words(title), reasons=_reasons(voice, readiness), tone=tone)
    figures = (*_figures(voice, readiness), *((rehearsed,) if rehearsed else ()))
    yield Figures(items=figures)


def _account(voice: Voice, readiness: Readiness) -> Iterator[Block]:
    if voice.plan.agencies:
        yield agencies_table(voice)
    if readiness.staffing and readiness.staffing.tallies:
        yield _tallies(voice, readiness.staffing)
    yield Paragraph(text=voice.words(_RULE), tone=Tone.QUIET)


_RULE = N_(
    "How the verdict is reached: not ready, while an error is open, there is no deployment for this"
    " version, or a post of priority 1 lacks minimum strength; ready once decisions are taken,"
    " while a warning is open, another post lacks minimum strength, the reserve is not held, a task"
    " or directive is overdue, or a contingency plan is incomplete; ready otherwise."
)


def _reasons(voice: Voice, readiness: Readiness) -> tuple[str, ...]:
    numbers: dict[str, str] = {
        "errors": voice.number(readiness.errors),
        "warnings": voice.number(readiness.warnings),
        "tasks_overdue": voice.number(readiness.tasks_overdue),
        "directives_overdue": voice.number(readiness.directives_overdue),
        "plans_incomplete": voice.number(readiness.plans - readiness.plans_complete),
    }
    if readiness.staffing:
        numbers["first"] = _missing(voice, readiness.staffing, {1})
        numbers["lower"] = _missing(voice, readiness.staffing, {2, 3, 4, 5})
        numbers["reserve"] = _missing(voice, readiness.staffing, {None})
    reasons = tuple(voice.words(_REASONS[o], **numbers) for o in readiness.obstacles)
    return reasons or (voice.words(N_("Nothing stands against it.")),)


def _missing(voice: Voice, staffing: Staffing, priorities: set[int | None]) -> str:
    hours = ((unit, staffing.minimum_missing_h(unit, priorities)) for unit in StrengthUnit)
    said = [f"{voice.number(h, 1)} {voice.words(UNIT_HOURS[unit])}" for unit, h in hours if h]
    return ", ".join(said) or voice.number(0)


def _figures(voice: Voice, readiness: Readiness) -> Iterator[Figure]:
    yield _counted(voice, readiness.errors, N_("errors"), Tone.BAD)
    yield _counted(voice, readiness.warnings, N_("warnings"), Tone.CAUTION)
    if readiness.staffing:
        yield from _staffing_figures(voice, readiness.staffing)
    yield Figure(
        value=_of(voice, readiness.plans_complete, readiness.plans),
        label=voice.words(N_("contingency plans complete")),
        tone=_all(readiness.plans_complete, readiness.plans),
    )
    yield Figure(
        value=_of(voice, readiness.tasks - readiness.tasks_open, readiness.tasks),
        label=voice.words(N_("tasks done with evidence")),
        note=voice.words(N_("{n} overdue"), n=voice.number(readiness.tasks_overdue)),
        tone=Tone.CAUTION if readiness.tasks_overdue else Tone.PLAIN,
    )
    yield Figure(
        value=_of(voice, readiness.directives - readiness.directives_open, readiness.directives),
        label=voice.words(N_("directives closed")),
        note=voice.words(N_("{n} overdue"), n=voice.number(readiness.directives_overdue)),
        tone=Tone.CAUTION if readiness.directives_overdue else Tone.PLAIN,
    )


def _counted(voice: Voice, number: int, label: str, tone: Tone) -> Figure:
    return Figure(
        value=voice.number(number), label=voice.words(label), tone=tone if number else Tone.GOOD
    )


def _all(part: int, whole: int) -> Tone:
    if not whole:
        return Tone.PLAIN
    return Tone.GOOD if part == whole else Tone.CAUTION


def _of(voice: Voice, part: int, whole: int) -> str:
    return f"{voice.number(part)}\N{NO-BREAK SPACE}/\N{NO-BREAK SPACE}{voice.number(whole)}"


def _staffing_figures(voice: Voice, staffing: Staffing) -> Iterator[Figure]:
    full = staffing.post_hours_met == staffing.post_hours_asked
    yield Figure(
        value=voice.percent(staffing.post_hours_met, staffing.post_hours_asked),
        label=voice.words(N_("of post hours with minimum strength")),
        note=voice.words(
            N_("{met} of {asked} hours"),
            met=voice.number(staffing.post_hours_met, 1),
            asked=voice.number(staffing.post_hours_asked, 1),
        ),
        tone=Tone.GOOD if full else Tone.CAUTION,
    )
    for unit in StrengthUnit:
        missing = staffing.minimum_missing_h(unit, range(1, 6))
        if missing or unit == StrengthUnit.PEOPLE:
            yield Figure(
                value=voice.number(missing, 1),
                label=voice.words(_MISSING[unit]),
                tone=Tone.BAD if missing else Tone.GOOD,
            )


_MISSING = {
    StrengthUnit.PEOPLE: N_("person-hours of minimum strength missing"),
    StrengthUnit.TEAMS: N_("team-hours of minimum strength missing"),
}


def _tallies(voice: Voice, staffing: Staffing) -> Table:
    number = Align.NUMBER
    return Table(
        caption=voice.words(N_("Strength asked for and missing, by priority of the post")),
        columns=(
            Column(heading=voice.words(N_("Priority")), share=2),
            Column(heading=voice.words(N_("Unit")), share=2),
            Column(heading=voice.words(N_("Minimum asked")), share=2, align=number),
            Column(heading=voice.words(N_("Minimum missing")), share=2, align=number),
            Column(heading=voice.words(N_("Desired asked")), share=2, align=number),
            Column(heading=voice.words(N_("Desired missing")), share=2, align=number),
        ),
        groups=ungrouped(_tally(voice, t) for t in staffing.tallies),
    )


def _tally(voice: Voice, tally: Tally) -> tuple[Cell, ...]:
    name = (
        voice.words(N_("Reserve"))
        if tally.priority is None
        else voice.words(N_("Priority {n}"), n=tally.priority)
    )
    return (
        Cell(text=name),
        Cell(text=voice.words(UNIT_HOURS[tally.unit])),
        Cell(text=voice.number(tally.minimum_h, 1)),
        _short(voice, tally.minimum_missing_h, Tone.BAD),
        Cell(text=voice.number(tally.desired_h, 1)),
        _short(voice, tally.desired_missing_h, Tone.CAUTION),
    )


def _short(voice: Voice, hours: float, tone: Tone) -> Cell:
    return Cell(text=voice.number(hours, 1), tone=tone if hours else Tone.GOOD)
