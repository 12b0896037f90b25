"""The report of an agency (báo cáo): how its criteria stand, what is missing, what it asks for."""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial

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
    lines,
    numbered,
)
from sansang.report.review.kinds import SYMBOLS, PaperKind
from sansang.report.review.recorder import Recorder
from sansang.report.review.signing import agency_signatory, parent_of


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
        blocks=tuple(numbered(_blocks(recorder, report), roman=recorder.layout.roman)),
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
        parent_body=parent_of(recorder, report.agency),
        issuing_body=recorder.agency(report.agency).partition(",")[0]
        if parent_of(recorder, report.agency)
        else recorder.agency(report.agency),
        number=recorder.registered,
        symbol=Symbol(paper_type=SYMBOLS[PaperKind.AGENCY_REPORT], body=TO_BE_NUMBERED),
        at=at or recorder.midnight(recorder.review.held_on),
        place=recorder.said(recorder.plan.event.paper.place),
    )


def _receivers(recorder: Recorder) -> Iterator[str]:
    yield recorder.words("Inspecting delegation")
    yield recorder.said(recorder.plan.event.paper.issuing_body)


def _blocks(recorder: Recorder, report: AgencyReport) -> Iterator[Block]:
    answers = tuple(_answers(recorder, report))
    yield Paragraph(text=_opening(recorder, report))
    yield Section(title=recorder.words("Overall state"))
    yield from lines(recorder.said(report.summary))
    yield Paragraph(text=counted(recorder, (standing for _, standing, _ in answers)))
    yield Section(title=recorder.words("State by work group"))
    yield from _groups(recorder, answers)
    yield Section(title=recorder.words("What is missing"))
    yield from _listed(recorder, answers, "missing", recorder.words("Nothing is missing."))
    yield Section(title=recorder.words("What is asked for"))
    yield from _listed(recorder, answers, "asks_for", recorder.words("Nothing is asked for."))
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


Said = tuple[str, Standing, Answer | None]


def _answers(recorder: Recorder, report: AgencyReport) -> Iterator[Said]:
    """The criteria that the agency answers, in their order, with its answer or none."""
    given = {one.criterion: one for one in report.answers}
    asked = assigned_in(recorder.review, recorder.plan).get(report.agency, ())
    order = [one for one in recorder.criteria if one in given or one in asked]
    for criterion in (*order, *(one for one in given if one not in recorder.criteria)):
        answer = given.get(criterion)
        yield criterion, Standing(answer.state.value) if answer else Standing.UNANSWERED, answer


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


def _groups(recorder: Recorder, answers: Iterable[Said]) -> Iterator[Block]:
    kept = tuple(answers)
    for group in WorkGroup:
        here = [one for one in kept if _group(recorder, one[0]) is group]
        if here:
            yield Section(title=recorder.words(WORK_GROUPS[group]), level=2)
            yield _table(recorder, here)
    stray = [one for one in kept if _group(recorder, one[0]) is None]
    if stray:
        yield _table(recorder, stray)


def _group(recorder: Recorder, criterion_id: str) -> WorkGroup | None:
    found = recorder.criteria.get(criterion_id)
    return found.work_group if found else None


def _table(recorder: Recorder, answers: Iterable[Said]) -> Table:
    return Table(
        columns=(
            Column(title=recorder.words("Nr."), share=0.07),
            Column(title=recorder.words("Criterion"), share=0.45),
            Column(title=recorder.words("State"), share=0.16),
            Column(title=recorder.words("Evidence"), share=0.32),
        ),
        rows=tuple(map(partial(_row, recorder), range(1, 10_000), answers)),
    )


def _row(recorder: Recorder, at: int, said: Said) -> tuple[Cell, ...]:
    criterion, standing, answer = said
    found = recorder.criteria.get(criterion)
    critical = recorder.words("Critical criterion") if found and found.critical else ""
    state = recorder.words(STANDINGS[standing])
    shown = recorder.evidence(answer.evidence) if answer else ""
    return (
        cell(str(at)),
        (*cell(recorder.asks(criterion)), *lines(critical, Style.BOLD)),
        cell(state[:1].upper() + state[1:], bold=standing is not Standing.READY),
        lines(shown) or cell("–"),
    )


def _listed(recorder: Recorder, answers: Iterable[Said], field: str, none: str) -> Iterator[Block]:
    found = [(one, str(getattr(answer, field))) for one, _, answer in answers if answer]
    if not any(text for _, text in found):
        yield Paragraph(text=none)
    for criterion, text in found:
        if text:
            said = " ".join(recorder.said(text).split())
            asks = recorder.asks(criterion).rstrip(".")
            yield Paragraph(text=f"{asks}: {said}", style=Style.BULLET)
