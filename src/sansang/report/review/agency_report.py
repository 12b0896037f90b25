"""The report of an agency (báo cáo): how its criteria stand, what is missing, what it asks for."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sansang.event.organisation import WorkGroup
from sansang.readiness import AgencyReport, Answer, Standing, assigned_in
from sansang.readiness.words import STANDINGS
from sansang.report.content.terms import WORK_GROUPS
from sansang.report.papers.closing import closing_of, ending
from sansang.report.papers.heading import TO_BE_NUMBERED, Issue, Symbol
from sansang.report.papers.office_paper import (
    Block,
    Cell,
    Column,
    OfficePaper,
    Paragraph,
    Section,
    Style,
    Table,
    cell,
    ended,
    lines,
    numbered,
)
from sansang.report.review.kinds import SYMBOLS, PaperKind
from sansang.report.review.recorder import Recorder
from sansang.report.review.signing import agency_signatory


def agency_report(recorder: Recorder, report: AgencyReport) -> OfficePaper:
    """Return the report that an agency gives to the review."""
    name = recorder.agency(report.agency)
    return OfficePaper(
        record=f"report-{report.agency}",
        language=recorder.language,
        heading=recorder.heading(
            PaperKind.AGENCY_REPORT,
            _issue(recorder, report),
            recorder.words(
                "Preparation of {agency} for {event}",
                agency=name,
                event=recorder.said(recorder.plan.event.name),
            ),
            note="" if report.submitted_at else recorder.words("(Draft, not submitted yet)"),
        ),
        blocks=ended(numbered(_blocks(recorder, report), roman=recorder.layout.roman)),
        closing=closing_of(
            recorder,
            signatory=agency_signatory(recorder, report.agency),
            receivers=_receivers(recorder),
            archive="",
        ),
    )


def _issue(recorder: Recorder, report: AgencyReport) -> Issue:
    """The agency issues it, under a symbol of its own which its registry knows."""
    at = report.submitted_at or recorder.review.reports_due
    return Issue(
        parent_body=recorder.agency(recorder.above(report.agency)),
        issuing_body=recorder.short(report.agency),
        number=recorder.registered,
        symbol=Symbol(paper_type=SYMBOLS[PaperKind.AGENCY_REPORT], body=TO_BE_NUMBERED),
        at=at or recorder.midnight(recorder.review.held_on),
        place=recorder.said(recorder.plan.event.paper.place),
    )


def _receivers(recorder: Recorder) -> Iterator[str]:
    yield recorder.words("Inspecting delegation")


def _blocks(recorder: Recorder, report: AgencyReport) -> Iterator[Block]:
    answers = tuple(_answers(recorder, report))
    yield Paragraph(text=_opening(recorder, report))
    yield Section(title=recorder.words("Overall state"))
    yield from lines(recorder.said(report.summary))
    yield Paragraph(text=counted(recorder, (one.standing for one in answers)))
    yield Section(title=recorder.words("State by work group"))
    yield from _groups(recorder, answers)
    yield Section(title=recorder.words("What is missing"))
    yield from _listed(
        recorder,
        ((one.number, one.answer.missing) for one in answers if one.answer),
        recorder.words("Nothing is missing."),
    )
    yield Section(title=recorder.words("What is asked for"))
    yield from _listed(
        recorder,
        ((one.number, one.answer.asks_for) for one in answers if one.answer),
        recorder.words("Nothing is asked for."),
    )
    yield ending(
        recorder,
        recorder.words(
            "This is the report of {agency}, which asks the delegation for its consideration and "
            "direction.",
            agency=recorder.agency(report.agency),
        ),
    )


def _opening(recorder: Recorder, report: AgencyReport) -> str:
    return recorder.words(
        "For the review of {date} ({review}), {agency} reports its preparation as follows:",
        date=recorder.on(recorder.review.held_on),
        review=recorder.title(),
        agency=recorder.agency(report.agency),
    )


@dataclass(frozen=True, kw_only=True)
class Said:
    """A criterion of the agency with its answer or none; ``number`` is its own in the report."""

    number: int
    criterion: str
    group: WorkGroup | None
    critical: bool
    answer: Answer | None

    @property
    def standing(self) -> Standing:
        """How the criterion stands by the agency's own word."""
        return Standing(self.answer.state.value) if self.answer else Standing.UNANSWERED


def _answers(recorder: Recorder, report: AgencyReport) -> Iterator[Said]:
    """The criteria that the agency answers, by work group and in their order."""
    given = {one.criterion: one for one in report.answers}
    asked = assigned_in(recorder.review, recorder.plan).get(report.agency, ())
    known = [one for one in recorder.criteria.values() if one.id in given or one.id in asked]
    known.sort(key=lambda one: list(WorkGroup).index(one.work_group))
    for number, one in enumerate(known, 1):
        yield Said(
            number=number,
            criterion=one.id,
            group=one.work_group,
            critical=one.critical,
            answer=given.get(one.id),
        )
    stray = (one for one in given if one not in recorder.criteria)
    for number, criterion in enumerate(stray, len(known) + 1):
        yield Said(
            number=number, criterion=criterion, group=None, critical=False, answer=given[criterion]
        )


def counted(recorder: Recorder, standings: Iterable[Standing]) -> str:
    """Return how many criteria stand how, as a sentence."""
    numbers = Counter(standings)
    listed = "; ".join(
        f"{recorder.number(numbers[one])} {recorder.words(STANDINGS[one])}"
        for one in Standing
        if numbers[one]
    )
    total = recorder.number(numbers.total())
    return recorder.words("Criteria: {total}, of which {listed}.", total=total, listed=listed)


def _groups(recorder: Recorder, answers: Sequence[Said]) -> Iterator[Block]:
    for group in WorkGroup:
        here = [one for one in answers if one.group is group]
        if here:
            yield Section(title=recorder.words(WORK_GROUPS[group]), level=2)
            yield _table(recorder, here)
    stray = [one for one in answers if one.group is None]
    if stray:
        yield _table(recorder, stray)


def _table(recorder: Recorder, answers: Iterable[Said]) -> Table:
    return Table(
        columns=(
            Column(title=recorder.words("No."), share=0.07),
            Column(title=recorder.words("Criterion"), share=0.45),
            Column(title=recorder.words("State"), share=0.16),
            Column(title=recorder.words("Evidence"), share=0.32),
        ),
        rows=tuple(_row(recorder, one) for one in answers),
    )


def _row(recorder: Recorder, said: Said) -> tuple[Cell, ...]:
    critical = recorder.words("Critical criterion") if said.critical else ""
    state = recorder.begun(recorder.words(STANDINGS[said.standing]))
    shown = recorder.evidence(said.answer.evidence) if said.answer else ""
    return (
        cell(str(said.number)),
        (*cell(recorder.asks(said.criterion)), *lines(critical, Style.BOLD)),
        cell(state, bold=said.standing is not Standing.READY),
        lines(shown) or cell("–"),
    )


def _listed(recorder: Recorder, texts: Iterable[tuple[int, str]], none: str) -> Iterator[Block]:
    """What stands against each criterion, by its number; ``none`` where nothing does."""
    found = [(number, text) for number, text in texts if text]
    for number, text in found:
        said = " ".join(recorder.said(text).split())
        item = recorder.words("Criterion {number}: {text}", number=number, text=said)
        yield Paragraph(text=item, style=Style.BULLET)
    if not found:
        yield Paragraph(text=none)
