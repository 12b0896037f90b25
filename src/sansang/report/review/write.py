"""Writes the papers of a review: one as bytes, or all of them into a folder."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sansang.event import EventPlan
from sansang.event.setting import PaperLayout
from sansang.eventfile import whole_folder
from sansang.faults import CannotRun, Fault
from sansang.readiness import AgencyReport, Conclusion, Readiness, Review, readiness_of
from sansang.report.papers.layout import Layout, lying
from sansang.report.papers.office_paper import OfficePaper
from sansang.report.papers.pdf import PdfPress
from sansang.report.papers.word import WordPress
from sansang.report.papers.write import FORMATS
from sansang.report.review.agency_report import agency_report
from sansang.report.review.directive_list import directive_list
from sansang.report.review.kinds import PaperKind
from sansang.report.review.minutes import minutes
from sansang.report.review.notice_of_conclusion import notice_of_conclusion
from sansang.report.review.readiness_page import PAGE, readiness_page
from sansang.report.review.recorder import Recorder

FOLDER = "review-papers"


def paper_bytes(  # noqa: PLR0913 - each says another thing about the paper
    kind: PaperKind | str,
    review: Review,
    plan: EventPlan,
    language: str,
    layout: PaperLayout | None = None,
    format: str = "docx",  # noqa: A002 - the word of the command line
    *,
    agency: str | None = None,
    number: int | None = None,
    at: datetime | None = None,
    readiness: Readiness | None = None,
) -> bytes:
    """Return one paper of a review; the same arguments give the same bytes.

    ``layout`` is another than the plan's; ``agency`` names the one whose report it is;
    ``number`` is what the registry gave; ``at`` is the time of which directives and readiness
    speak, by default that of the conclusion. Raises CannotRun for a paper that the review can't
    bring forth yet, ValueError for a kind or format that is none.
    """
    kind = PaperKind(kind)
    if format not in _formats(kind):
        raise ValueError(f"{format!r} is none of {', '.join(_formats(kind))}")
    if kind is PaperKind.READINESS:
        layout = PaperLayout.INTERNATIONAL
    recorder = Recorder(
        plan=plan, language=language, review=review, chosen=layout, registered=number, at=at
    )
    paper = _paper(recorder, kind, agency, readiness)
    measures, dated = _measures(recorder, kind), _dated(recorder)
    if format == "docx":
        return WordPress(measures, dated).print(paper)
    return PdfPress(measures, dated).print([paper], paper.heading.subject)


def write_review_papers(  # noqa: PLR0913 - as for one paper
    review: Review,
    plan: EventPlan,
    out: Path,
    *,
    language: str,
    layout: PaperLayout | None = None,
    formats: Sequence[str] = FORMATS,
    at: datetime | None = None,
    readiness: Readiness | None = None,
) -> tuple[Path, ...]:
    """Write every paper that the review can bring forth into ``review-papers``.

    The folder appears whole or not at all. Returns the files written. Raises ValueError for a
    format that is none, CannotRun where the folder can't be written.
    """
    unknown = set(formats) - set(FORMATS)
    if unknown:
        raise ValueError(f"{sorted(unknown)} are none of {', '.join(FORMATS)}")
    folder, written = Path(out) / FOLDER, []
    with whole_folder(folder) as beside:
        for one in papers_of(review):
            for ending in (f for f in _formats(one.kind) if f in formats):
                content = paper_bytes(
                    one.kind,
                    review,
                    plan,
                    language,
                    layout,
                    ending,
                    agency=one.agency,
                    at=at,
                    readiness=readiness,
                )
                (beside / f"{one.name}.{ending}").write_bytes(content)
                written.append(folder / f"{one.name}.{ending}")
    return tuple(written)


@dataclass(frozen=True, kw_only=True)
class Due:
    """A paper that a review can bring forth, and the name of its file without the ending."""

    kind: PaperKind
    name: str
    agency: str | None = None


def papers_of(review: Review) -> Iterator[Due]:
    """Yield the papers that a review can bring forth as it stands."""
    for report in review.reports:
        name = f"report-{report.agency}"
        yield Due(kind=PaperKind.AGENCY_REPORT, name=name, agency=report.agency)
    yield Due(kind=PaperKind.MINUTES, name="minutes")
    if review.conclusion:
        yield Due(kind=PaperKind.NOTICE_OF_CONCLUSION, name="notice-of-conclusion")
        yield Due(kind=PaperKind.DIRECTIVES, name="directives")
    yield Due(kind=PaperKind.READINESS, name="readiness")


def _formats(kind: PaperKind) -> tuple[str, ...]:
    return ("pdf",) if kind is PaperKind.READINESS else FORMATS


def _paper(
    recorder: Recorder, kind: PaperKind, agency: str | None, readiness: Readiness | None
) -> OfficePaper:
    if kind is PaperKind.AGENCY_REPORT:
        return agency_report(recorder, _report(recorder.review, agency))
    if kind is PaperKind.MINUTES:
        return minutes(recorder)
    if kind is PaperKind.NOTICE_OF_CONCLUSION:
        return notice_of_conclusion(recorder, _conclusion(recorder.review))
    if kind is PaperKind.DIRECTIVES:
        return directive_list(recorder, _conclusion(recorder.review))
    at = _dated(recorder)
    return readiness_page(recorder, readiness or readiness_of(recorder.review, recorder.plan, at))


def _report(review: Review, agency: str | None) -> AgencyReport:
    found = next((one for one in review.reports if one.agency == agency), None)
    if found is None:
        raise CannotRun([Fault(code="no_report", place=review.id, found=agency or "")])
    return found


def _conclusion(review: Review) -> Conclusion:
    if review.conclusion is None:
        raise CannotRun([Fault(code="no_conclusion", place=review.id)])
    return review.conclusion


def _measures(recorder: Recorder, kind: PaperKind) -> Layout:
    if kind is PaperKind.DIRECTIVES:
        return lying(recorder.layout)
    return PAGE if kind is PaperKind.READINESS else recorder.layout


def _dated(recorder: Recorder) -> datetime:
    """The time in the file: never the clock's."""
    conclusion = recorder.review.conclusion
    held = recorder.midnight(recorder.review.held_on)
    return recorder.at or (conclusion.at if conclusion else held)
