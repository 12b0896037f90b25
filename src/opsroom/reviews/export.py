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


def as_record(review: Review, *, draft_of: str | None = None) -> record.Review:
    """Return the record of a review.

    A report that is not submitted says nothing yet, unless it is that of the agency ``draft_of``.
    """
    return record.Review(
        **said_of(review),
        reports=tuple(_reports(review, draft_of)),
        inspection=tuple(_seen(one) for one in review.inspection.prefetch_related("files")),
        findings=tuple(
            _finding(one)
            for one in review.findings.select_related("owner").prefetch_related("files")
        ),
        conclusion=_conclusion(review),
    )


def said_of(review: Review) -> dict[str, Any]:
    """Return what the record says of the review itself."""
    return {
        "id": record_id(review),
        "number": review.number,
        "title": review.title,
        "held_on": review.held_on,
        "place": review.place,
        "scope": review.scope,
        "agenda": tuple(review.agenda),
        "delegation": tuple(record.Member.model_validate(one) for one in review.delegation),
        "plan_version": review.version.number,
        "plan_sha256": review.version.sha256,
        "reports_due": minute(review.reports_due),
        "criteria": review.criteria_set,
        "assigned": tuple(
            record.Assigned(agency=agency, criteria=tuple(ids))
            for agency, ids in review.assigned.items()
        ),
    }


def record_id(review: Review) -> str:
    """Return the id of a review in its record."""
    return f"review-{review.number}-{review.event.key}"[:64]


def _reports(review: Review, draft_of: str | None) -> Iterable[record.AgencyReport]:
    found = review.reports.select_related("agency").prefetch_related("answers__files")
    for one in found.order_by("agency__key"):
        if one.submitted_at is not None or one.agency.key == draft_of:
            yield _report(one)


def _report(report: Report) -> record.AgencyReport:
    return record.AgencyReport(
        agency=report.agency.key,
        submitted_at=minute(report.submitted_at),
        summary=report.summary,
        answers=tuple(_answer(one) for one in report.answers.all()),
    )


def _answer(answer: ReportAnswer) -> record.Answer:
    noted = tuple(record.Evidence.model_validate(one) for one in answer.evidence)
    link = (record.Evidence(title=answer.link, link=answer.link),) if answer.link else ()
    return record.Answer(
        criterion=answer.criterion,
        state=answer.state,
        evidence=(*_files(answer.files.all()), *link, *noted),
        missing=answer.missing,
        asks_for=answer.asks_for,
        site=answer.site or None,
        by_role=answer.by_role,
        at=minute(answer.answered_at),
    )


def _seen(answer: InspectionAnswer) -> record.Answer:
    return record.Answer(
        criterion=answer.criterion,
        state=answer.state,
        evidence=_files(answer.files.all()),
        missing=answer.note,
        site=answer.site or None,
        by_role=answer.by_role,
        at=minute(answer.seen_at),
    )


def _finding(finding: FindingRecord) -> record.Finding:
    return record.Finding(
        id=f"F{finding.number}",
        text=finding.text,
        gravity=finding.gravity,
        work_group=finding.work_group,
        owner=finding.owner.key if finding.owner else None,
        site=finding.site or None,
        criterion=finding.criterion or None,
        evidence=_files(finding.files.all()),
        closed=finding.closed_at is not None,
    )


def _conclusion(review: Review) -> record.Conclusion | None:
    if not review.judgement or review.concluded_at is None:
        return None
    return record.Conclusion(
        judgement=review.judgement,
        assessment=review.assessment,
        by_role=chair_of(review),
        at=minute(review.concluded_at),
        directives=tuple(_directives(review)),
    )


def chair_of(review: Review) -> str:
    """What the chair of the delegation is called, as the papers of an office say it."""
    named = (member["role"] for member in review.delegation if member.get("chair"))
    return next(named, str(ROLE_NAMES[Role.CHAIR]))


def _directives(review: Review) -> Iterable[record.DirectiveRecord]:
    """The directives of a review, which the feature above this one keeps."""
    found = review.directives.select_related("lead", "version").defer("version__document")
    for one in found.prefetch_related("partners", "findings", "files").order_by("number"):
        yield _directive(one)


def _directive(directive: Any) -> record.DirectiveRecord:
    return record.DirectiveRecord(
        id=f"D{directive.number}",
        number=directive.number,
        task=directive.task,
        lead=directive.lead.key if directive.lead else None,
        partners=tuple(agency.key for agency in directive.partners.all()),
        place=directive.place,
        due=minute(directive.due),
        done_when=directive.done_when,
        stage=directive.stage,
        findings=tuple(f"F{finding.number}" for finding in directive.findings.all()),
        evidence=_files(directive.files.all()),
        plan_version=directive.version.number if directive.version else None,
    )


def _files(files: Iterable[EvidenceFile]) -> tuple[record.Evidence, ...]:
    return tuple(
        record.Evidence(title=one.title, sha256=one.sha256, lat=one.lat, lon=one.lon)
        for one in files
    )


def minute(moment: datetime | None) -> datetime | None:
    """The minute in which a moment is over: whoever is late by seconds stays late."""
    if moment is None:
        return None
    whole = moment.replace(second=0, microsecond=0)
    return whole if whole == moment else whole + _MINUTE
