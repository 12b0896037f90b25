"""A review as the one document of which the verdict and the papers are made."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from opsroom.people.roles import ROLE_NAMES, Role
from opsroom.reviews.models import (
    EvidenceFile,
    FindingRecord,
    InspectionAnswer,
    Report,
    ReportAnswer,
    Review,
)
from sansang import readiness as record

_MINUTE = timedelta(minutes=1)


def as_record(
    review: Review, *, draft_of: str | None = None, evidence: bool = True
) -> record.Review:
    """Return the record of a review.

    A report that is not submitted says nothing yet, unless it is that of the agency ``draft_of``.
    Without the ``evidence`` and partners, on which no verdict rests, it is read much quicker.
    """
    files = ("files",) if evidence else ()
    return record.Review(
        id=record_id(review),
        number=review.number,
        title=review.title,
        held_on=review.held_on,
        place=review.place,
        scope=review.scope,
        agenda=tuple(review.agenda),
        delegation=tuple(record.Member.model_validate(one) for one in review.delegation),
        plan_version=review.version.number,
        plan_sha256=review.version.sha256,
        reports_due=_minute(review.reports_due),
        criteria=review.criteria_set,
        assigned=tuple(
            record.Assigned(agency=agency, criteria=tuple(ids))
            for agency, ids in review.assigned.items()
        ),
        reports=tuple(_reports(review, draft_of, evidence)),
        inspection=tuple(
            _seen(one, evidence) for one in review.inspection.prefetch_related(*files)
        ),
        findings=tuple(
            _finding(one, evidence)
            for one in review.findings.select_related("owner").prefetch_related(*files)
        ),
        conclusion=_conclusion(review, evidence),
    )


def record_id(review: Review) -> str:
    """Return the id of a review in its record."""
    return f"review-{review.number}-{review.event.key}"[:64]


def _reports(review: Review, draft_of: str | None, evidence: bool) -> Iterable[record.AgencyReport]:
    files = "answers__files" if evidence else "answers"
    found = review.reports.select_related("agency").prefetch_related(files)
    for one in found.order_by("agency__key"):
        if one.submitted_at is not None or one.agency.key == draft_of:
            yield _report(one, evidence)


def _report(report: Report, evidence: bool) -> record.AgencyReport:
    return record.AgencyReport(
        agency=report.agency.key,
        submitted_at=_minute(report.submitted_at),
        summary=report.summary,
        answers=tuple(_answer(one, evidence) for one in report.answers.all()),
    )


def _answer(answer: ReportAnswer, evidence: bool) -> record.Answer:
    return record.Answer(
        criterion=answer.criterion,
        state=answer.state,
        evidence=tuple(_shown(answer)) if evidence else (),
        missing=answer.missing,
        asks_for=answer.asks_for,
        site=answer.site or None,
        by_role=answer.by_role,
        at=_minute(answer.answered_at),
    )


def _shown(answer: ReportAnswer) -> Iterable[record.Evidence]:
    """The files, the link and what else a report form named."""
    yield from _files(answer.files.all())
    if answer.link:
        yield record.Evidence(title=answer.link, link=answer.link)
    yield from (record.Evidence.model_validate(one) for one in answer.evidence)


def _seen(answer: InspectionAnswer, evidence: bool) -> record.Answer:
    return record.Answer(
        criterion=answer.criterion,
        state=answer.state,
        evidence=_files(answer.files.all()) if evidence else (),
        missing=answer.note,
        site=answer.site or None,
        by_role=answer.by_role,
        at=_minute(answer.seen_at),
    )


def _finding(finding: FindingRecord, evidence: bool) -> record.Finding:
    return record.Finding(
        id=f"F{finding.number}",
        text=finding.text,
        gravity=finding.gravity,
        work_group=finding.work_group,
        owner=finding.owner.key if finding.owner else None,
        site=finding.site or None,
        criterion=finding.criterion or None,
        evidence=_files(finding.files.all()) if evidence else (),
        closed=finding.closed_at is not None,
    )


def _conclusion(review: Review, evidence: bool) -> record.Conclusion | None:
    if not review.judgement or review.concluded_at is None:
        return None
    return record.Conclusion(
        judgement=review.judgement,
        assessment=review.assessment,
        by_role=_chair(review),
        at=_minute(review.concluded_at),
        directives=tuple(_directives(review, evidence)),
    )


def _chair(review: Review) -> str:
    """What the chair of the delegation is called, as the papers of an office say it."""
    named = (member["role"] for member in review.delegation if member.get("chair"))
    return next(named, str(ROLE_NAMES[Role.CHAIR]))


def _directives(review: Review, evidence: bool) -> Iterable[record.DirectiveRecord]:
    """The directives of a review, which the feature above this one keeps."""
    found = review.directives.select_related("lead", "version").defer("version__document")
    more = ("partners", "findings", "files") if evidence else ("findings",)
    for one in found.prefetch_related(*more).order_by("number"):
        yield _directive(one, evidence)


def _directive(directive: Any, evidence: bool) -> record.DirectiveRecord:
    return record.DirectiveRecord(
        id=f"D{directive.number}",
        number=directive.number,
        task=directive.task,
        lead=directive.lead.key if directive.lead else None,
        partners=tuple(agency.key for agency in directive.partners.all()) if evidence else (),
        place=directive.place,
        due=_minute(directive.due),
        done_when=directive.done_when,
        stage=directive.stage,
        findings=tuple(f"F{finding.number}" for finding in directive.findings.all()),
        evidence=_files(directive.files.all()) if evidence else (),
        plan_version=directive.version.number if directive.version else None,
    )


def _files(files: Iterable[EvidenceFile]) -> tuple[record.Evidence, ...]:
    return tuple(
        record.Evidence(title=one.title, sha256=one.sha256, lat=one.lat, lon=one.lon)
        for one in files
    )


def _minute(moment: datetime | None) -> datetime | None:
    """The minute in which a moment is over: whoever is late by seconds stays late."""
    if moment is None:
        return None
    whole = moment.replace(second=0, microsecond=0)
    return whole if whole == moment else whole + _MINUTE
