"""Readiness on one page for the chair: the verdict, why, and where it stands.

Only so much is shown as one page holds: what is gravest comes first, and what was left out is
counted. It is no paper of the registry and takes the plain layout in every language.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate
from unicodedata import east_asian_width

from sansang.readiness import AgencyPart, Judgement, Readiness, Reason, WorkGroupPart
from sansang.readiness.reasons import ReasonCode
from sansang.readiness.words import JUDGEMENTS, REPORT_STATES, reason_sentence
from sansang.report.content.terms import WORK_GROUPS
from sansang.report.papers.layout import INTERNATIONAL
from sansang.report.papers.office_paper import (
    Block,
    Cell,
    Column,
    Heading,
    OfficePaper,
    Paragraph,
    Section,
    Style,
    Table,
    cell,
)
from sansang.report.review.kinds import TITLES, PaperKind
from sansang.report.review.recorder import Recorder

PAGE = replace(
    INTERNATIONAL,
    top_mm=13,
    bottom_mm=12,
    left_mm=15,
    right_mm=15,
    title_pt=16,
    subject_pt=11,
    text_pt=9.5,
    table_pt=8.5,
    body_name_pt=9.5,
    date_pt=9.5,
)
"""The measures of the page: small letters, so that it stays one."""

_MOST_REASONS, _MOST_AGENCIES = 6, 12
_NAME, _SENTENCE, _SUBJECT = 42, 150, 110
_GRAVEST_FIRST = (Judgement.NOT_READY, Judgement.READY_WITH_CONDITIONS, Judgement.READY, None)


def readiness_page(recorder: Recorder, readiness: Readiness) -> OfficePaper:
    """Return the readiness of the event on one page."""
    return OfficePaper(
        record="readiness",
        language=recorder.language,
        heading=_heading(recorder, readiness),
        blocks=tuple(_blocks(recorder, readiness)),
        closing=None,
    )


def _heading(recorder: Recorder, readiness: Readiness) -> Heading:
    share = readiness.tally.share.percent
    words = recorder.words
    return Heading(
        issuing_body=_cut(recorder.said(recorder.plan.event.paper.issuing_body), _SUBJECT),
        place_date=words("As at {time}", time=recorder.time_on(readiness.at)),
        title=words(TITLES[PaperKind.READINESS]),
        subject=_cut(recorder.said(recorder.plan.event.name), _SUBJECT),
        event=(words("Verdict by the criteria"), words(JUDGEMENTS[readiness.verdict]).upper()),
        period=(
            words("Ready, by the weight of the criteria"),
            words(
                "{share}, {days} days to go",
                share="–" if share is None else f"{share}%",
                days=readiness.days_to_go,
            ),
        ),
    )


def _blocks(recorder: Recorder, readiness: Readiness) -> Iterator[Block]:
    yield Section(title=recorder.words("Why"))
    yield from _reasons(recorder, readiness)
    yield Section(title=recorder.words("Work groups"))
    yield _groups(recorder, readiness)
    yield Section(title=recorder.words("Agencies"))
    yield from _agencies(recorder, readiness)
    if conclusion := recorder.review.conclusion:
        yield Paragraph(
            text=recorder.words(
                "The chair concluded at {time}: {judgement}.",
                time=recorder.time_on(conclusion.at),
                judgement=recorder.words(JUDGEMENTS[conclusion.judgement]),
            )
        )
    yield Paragraph(
        text=recorder.words(
            "Review {number}, plan version {version}. What was seen on the spot prevails over what "
            "was reported. Nothing is ready while a critical criterion or finding is open.",
            number=readiness.number,
            version=readiness.plan_version,
        )
    )


def _cut(text: str, length: float) -> str:
    """A text no longer than that many small letters."""
    line = " ".join(text.split())
    ends = list(accumulate(map(_letters, line)))
    if not ends or ends[-1] <= length:
        return line
    return f"{line[: bisect_right(ends, length - 1)].rstrip()}…"


def _letters(letter: str) -> float:
    """How many small letters are as wide as this one."""
    if letter in "WM" or east_asian_width(letter) in "WF":
        return 2.2
    return 1.6 if letter.isupper() else 1.0


def _reasons(recorder: Recorder, readiness: Readiness) -> Iterator[Block]:
    reasons = readiness.reasons
    if not reasons:
        yield Paragraph(text=recorder.words("Nothing is open."))
    shown = reasons if len(reasons) <= _MOST_REASONS else reasons[: _MOST_REASONS - 1]
    for reason in shown:
        about = _cut(_about(recorder, reason), _SENTENCE - 60)
        sentence = reason_sentence(reason, recorder.wording, about)
        yield Paragraph(text=_cut(recorder.begun(sentence), _SENTENCE), style=Style.BULLET)
    if len(shown) < len(reasons):
        count = recorder.number(len(reasons) - len(shown))
        text = recorder.words("and {count} more", count=count)
        yield Paragraph(text=text, style=Style.BULLET)


def _about(recorder: Recorder, reason: Reason) -> str:
    """What a reason speaks of, by its words and not by its id."""
    about = reason.about or ""
    if reason.code is ReasonCode.CRITICAL_CRITERION:
        return f"“{recorder.asks(about).rstrip('.')}”"
    if reason.code is ReasonCode.CRITICAL_FINDING:
        texts = {one.id: one.text for one in recorder.review.findings}
        return f"“{recorder.said(texts.get(about, about)).rstrip('.')}”"
    if reason.code is ReasonCode.DIRECTIVE_OVERDUE:
        numbers = {one.id: one.number for one in recorder.given}
        return str(numbers.get(about, about))
    return about


def _groups(recorder: Recorder, readiness: Readiness) -> Table:
    return Table(
        columns=(
            Column(title=recorder.words("Work group"), share=0.26),
            Column(title=recorder.words("Verdict"), share=0.17),
            Column(title=recorder.words("Ready"), share=0.08),
            Column(title=recorder.words("Ready / partly / not / open"), share=0.17),
            Column(title=recorder.words("Critical open"), share=0.1),
            Column(title=recorder.words("Findings open"), share=0.1),
            Column(title=recorder.words("Posts short"), share=0.12),
        ),
        rows=tuple(_group_row(recorder, one) for one in readiness.work_groups),
    )


def _group_row(recorder: Recorder, part: WorkGroupPart) -> tuple[Cell, ...]:
    counts, found = part.tally.prevailing, part.tally.findings
    cover = part.cover
    states = (counts.ready, counts.partly, counts.not_ready, counts.unanswered)
    return (
        cell(recorder.words(WORK_GROUPS[part.work_group])),
        _verdict(recorder, part.verdict),
        cell(_percent(part)),
        cell(" / ".join(recorder.number(one) for one in states)),
        _alarm(recorder, _critical(part)),
        cell(recorder.number(found.critical + found.major + found.minor + found.remark)),
        cell(f"{len(cover.below_minimum)} / {cover.posts}" if cover else "–"),
    )


def _agencies(recorder: Recorder, readiness: Readiness) -> Iterator[Block]:
    order = sorted(readiness.agencies, key=lambda one: _GRAVEST_FIRST.index(one.verdict))
    yield Table(
        columns=(
            Column(title=recorder.words("Agency"), share=0.33),
            Column(title=recorder.words("Written report"), share=0.15),
            Column(title=recorder.words("Verdict"), share=0.17),
            Column(title=recorder.words("Ready"), share=0.08),
            Column(title=recorder.words("Critical open"), share=0.1),
            Column(title=recorder.words("Directives open / overdue"), share=0.17),
        ),
        rows=tuple(_agency_row(recorder, one) for one in order[:_MOST_AGENCIES]),
    )
    if len(order) > _MOST_AGENCIES:
        count = recorder.number(len(order) - _MOST_AGENCIES)
        yield Paragraph(text=recorder.words("and {count} more", count=count))


def _agency_row(recorder: Recorder, part: AgencyPart) -> tuple[Cell, ...]:
    given = part.tally.directives
    return (
        cell(_cut(recorder.short(part.agency), _NAME)),
        cell(recorder.words(REPORT_STATES[part.report])),
        _verdict(recorder, part.verdict),
        cell(_percent(part)),
        _alarm(recorder, _critical(part)),
        cell(
            f"{recorder.number(given.open)} / {recorder.number(given.overdue)}",
            bold=given.overdue > 0,
        ),
    )


def _critical(part: AgencyPart | WorkGroupPart) -> int:
    return len(part.tally.critical_criteria) + len(part.tally.critical_findings)


def _alarm(recorder: Recorder, count: int) -> Cell:
    return cell(recorder.number(count), bold=count > 0)


def _percent(part: AgencyPart | WorkGroupPart) -> str:
    share = part.tally.share.percent
    return "–" if share is None else f"{share}%"


def _verdict(recorder: Recorder, verdict: Judgement | None) -> Cell:
    if verdict is None:
        return cell("–")
    return cell(recorder.words(JUDGEMENTS[verdict]), bold=verdict is Judgement.NOT_READY)
