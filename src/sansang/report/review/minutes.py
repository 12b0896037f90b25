"""The minutes of a review (biên bản): who was there, what was heard, seen and found.

The parts and the two signatures follow the specimen of a *biên bản* (Decree 30/2020, Appendix
III, Mẫu 1.10); no name is written, people sign by their roles.
"""

from collections.abc import Iterator

from sansang.readiness import AgencyReport, Answer, Finding, Gravity, ReportState, Standing
from sansang.readiness.verdict import report_state
from sansang.readiness.words import STANDINGS
from sansang.report.content.terms import WORK_GROUPS
from sansang.report.papers.closing import closing_of, ending
from sansang.report.papers.office_paper import (
    Block,
    Cell,
    Column,
    Facts,
    OfficePaper,
    Paragraph,
    Section,
    Style,
    Table,
    cell,
    ended,
    facts,
    lines,
    numbered,
)
from sansang.report.review.agency_report import counted
from sansang.report.review.kinds import PaperKind
from sansang.report.review.notice_of_conclusion import judgement_sentence
from sansang.report.review.recorder import Recorder
from sansang.wording import N_

_GRAVITIES = {
    Gravity.CRITICAL: N_("Critical findings"),
    Gravity.MAJOR: N_("Major findings"),
    Gravity.MINOR: N_("Minor findings"),
    Gravity.REMARK: N_("Remarks"),
}
_SHOWN_OF_DIGEST = 16


def minutes(recorder: Recorder) -> OfficePaper:
    """Return the minutes of the review."""
    held = recorder.midnight(recorder.review.held_on)
    plan = recorder.plan.event.paper
    return OfficePaper(
        record="minutes",
        language=recorder.language,
        heading=recorder.heading(
            PaperKind.MINUTES,
            recorder.issue(PaperKind.MINUTES, held),
            recorder.said(recorder.review.title),
        ),
        blocks=ended(numbered(_blocks(recorder), roman=recorder.layout.roman)),
        closing=closing_of(
            recorder,
            signatory=tuple(_chair(recorder)),
            beside=(recorder.words("Secretary"),),
            receivers=(
                recorder.words("Members of the delegation"),
                *(recorder.said(line) for line in plan.recipients),
            ),
            archive=plan.archive_unit,
        ),
    )


def _chair(recorder: Recorder) -> Iterator[str]:
    yield recorder.words("Head of the delegation")
    if recorder.chair:
        yield recorder.said(recorder.chair.role)


def _blocks(recorder: Recorder) -> Iterator[Block]:
    yield Section(title=recorder.words("Time and place"))
    yield _when_and_where(recorder)
    yield Section(title=recorder.words("Present"))
    yield from _present(recorder)
    yield Section(title=recorder.words("Agenda"))
    yield from _agenda(recorder)
    yield Section(title=recorder.words("What was heard"))
    yield from _heard(recorder)
    yield Section(title=recorder.words("What was seen on the spot"))
    yield from _seen(recorder)
    yield Section(title=recorder.words("Findings"))
    yield from _findings(recorder)
    yield Section(title=recorder.words("Conclusion of the chair"))
    yield from _concluded(recorder)
    yield ending(recorder, _end(recorder))


def _when_and_where(recorder: Recorder) -> Facts:
    review = recorder.review
    return facts(
        (
            (recorder.words("Date"), recorder.begun(recorder.on(review.held_on))),
            (recorder.words("Place"), recorder.said(review.place)),
            (recorder.words("Scope"), recorder.said(review.scope)),
            (
                recorder.words("Plan inspected"),
                recorder.words(
                    "Version {version} (SHA-256 {digest}…)",
                    version=review.plan_version,
                    digest=review.plan_sha256[:_SHOWN_OF_DIGEST],
                ),
            ),
        )
    )


def _present(recorder: Recorder) -> Iterator[Block]:
    if recorder.chair:
        chair = recorder.words("Chair: {role}.", role=recorder.member(recorder.chair))
        yield Paragraph(text=chair)
    members = [one for one in recorder.review.delegation if not one.chair]
    if members:
        yield Paragraph(text=recorder.words("Members of the delegation:"))
    for member in members:
        yield Paragraph(text=f"{recorder.member(member)};", style=Style.BULLET)
    reporting = recorder.agencies(one.agency for one in recorder.review.reports)
    if reporting:
        text = recorder.words("Agencies that reported: {agencies}.", agencies=reporting)
        yield Paragraph(text=text)


def _agenda(recorder: Recorder) -> Iterator[Block]:
    for at, item in enumerate(recorder.review.agenda, 1):
        yield Paragraph(text=f"{at}. {recorder.said(item)}")
    if not recorder.review.agenda:
        yield Paragraph(text=recorder.words("No agenda was laid down."))


def _heard(recorder: Recorder) -> Iterator[Block]:
    for report in recorder.review.reports:
        yield Section(title=recorder.agency(report.agency), level=2)
        yield from lines(recorder.said(report.summary))
        if report.answers:
            standings = (Standing(one.state.value) for one in report.answers)
            yield Paragraph(text=counted(recorder, standings))
        if text := _not_in_time(recorder, report):
            yield Paragraph(text=text)
    if not recorder.review.reports:
        yield Paragraph(text=recorder.words("No agency reported."))


def _not_in_time(recorder: Recorder, report: AgencyReport) -> str:
    if report.submitted_at is None:
        return recorder.words("The written report was not submitted.")
    due = recorder.review.reports_due
    if due and report_state(report, due, report.submitted_at) is ReportState.LATE:
        return recorder.words(
            "The written report was submitted late: at {time}, due before {due}.",
            time=recorder.time_on(report.submitted_at),
            due=recorder.time_on(due),
        )
    return ""


def _seen(recorder: Recorder) -> Iterator[Block]:
    if not recorder.review.inspection:
        yield Paragraph(text=recorder.words("Nothing was inspected on the spot."))
        return
    yield Table(
        columns=(
            Column(title=recorder.words("Criterion"), share=0.36),
            Column(title=recorder.words("Place"), share=0.19),
            Column(title=recorder.words("State"), share=0.14),
            Column(title=recorder.words("What was seen"), share=0.31),
        ),
        rows=tuple(_seen_row(recorder, one) for one in recorder.review.inspection),
    )


def _seen_row(recorder: Recorder, answer: Answer) -> tuple[Cell, ...]:
    state = recorder.words(STANDINGS[Standing(answer.state.value)])
    shown = recorder.evidence(answer.evidence)
    missing = recorder.said(answer.missing)
    return (
        cell(recorder.asks(answer.criterion)),
        cell(recorder.site(answer.site) or "–"),
        cell(recorder.begun(state)),
        (*lines(missing), *lines(shown)) or cell("–"),
    )


def _findings(recorder: Recorder) -> Iterator[Block]:
    for gravity in Gravity:
        found = [one for one in recorder.review.findings if one.gravity is gravity]
        if found:
            yield Section(title=recorder.words(_GRAVITIES[gravity]), level=2)
            yield _finding_table(recorder, found)
    if not recorder.review.findings:
        yield Paragraph(text=recorder.words("Nothing was found that is not as it should be."))


def _finding_table(recorder: Recorder, found: list[Finding]) -> Table:
    return Table(
        columns=(
            Column(title=recorder.words("No."), share=0.07),
            Column(title=recorder.words("Finding"), share=0.42),
            Column(title=recorder.words("Work group and place"), share=0.26),
            Column(title=recorder.words("To be mended by"), share=0.25),
        ),
        rows=tuple(_finding_row(recorder, at, one) for at, one in enumerate(found, 1)),
    )


def _finding_row(recorder: Recorder, at: int, finding: Finding) -> tuple[Cell, ...]:
    closed = recorder.words("Mended") if finding.closed else ""
    return (
        cell(str(at)),
        lines(recorder.said(finding.text)),
        cell(recorder.words(WORK_GROUPS[finding.work_group]), recorder.site(finding.site)),
        (*cell(recorder.agency(finding.owner) or "–"), *lines(closed, Style.BOLD)),
    )


def _concluded(recorder: Recorder) -> Iterator[Block]:
    conclusion = recorder.review.conclusion
    if conclusion is None:
        yield Paragraph(text=recorder.words("The chair has not concluded yet."))
        return
    yield from lines(recorder.said(conclusion.assessment))
    yield Paragraph(text=judgement_sentence(recorder, conclusion))
    if recorder.given:
        yield Paragraph(
            text=recorder.words(
                "The chair gave {count} tasks, which the notice of conclusion lists.",
                count=recorder.number(len(recorder.given)),
            )
        )


def _end(recorder: Recorder) -> str:
    conclusion = recorder.review.conclusion
    read = recorder.words("The minutes were read to all present, who agreed to them.")
    held_on = recorder.review.held_on
    if conclusion is None or recorder.local(conclusion.at).date() != held_on:
        return read
    ended = recorder.words("The review ended at {time}.", time=recorder.time_on(conclusion.at))
    return f"{ended} {read}"
