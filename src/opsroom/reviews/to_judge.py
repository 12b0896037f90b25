"""A review as far as its verdict rests on it: no evidence, no partners, read column by column.

Each entry of the journal may change a verdict, so this is read again and again.
"""

from collections import defaultdict
from collections.abc import Iterable

from opsroom.reviews.export import chair_of, minute, said_of
from opsroom.reviews.models import ReportAnswer, Review
from sansang import readiness as record


def record_to_judge(review: Review) -> record.Review:
    """Return the record of a review to be judged; `as_record` gives the whole of it."""
    return record.Review(
        **said_of(review),
        reports=tuple(_reports(review)),
        inspection=tuple(_seen(review)),
        findings=tuple(_findings(review)),
        conclusion=_conclusion(review),
    )


def _reports(review: Review) -> Iterable[record.AgencyReport]:
    answers: dict[int, list[record.Answer]] = defaultdict(list)
    submitted = review.reports.filter(submitted_at__isnull=False)
    rows = ReportAnswer.objects.filter(report__in=submitted).order_by("pk")
    for report, criterion, state, site in rows.values_list(
        "report_id", "criterion", "state", "site"
    ):
        answer = record.Answer(criterion=criterion, state=state, site=site or None)
        answers[report].append(answer)
    for pk, agency, at in submitted.order_by("agency__key").values_list(
        "pk", "agency__key", "submitted_at"
    ):
        said = tuple(answers[pk])
        yield record.AgencyReport(agency=agency, submitted_at=minute(at), answers=said)


def _seen(review: Review) -> Iterable[record.Answer]:
    rows = review.inspection.values_list("criterion", "state", "site", "seen_at")
    for criterion, state, site, at in rows:
        yield record.Answer(criterion=criterion, state=state, site=site or None, at=minute(at))


def _findings(review: Review) -> Iterable[record.Finding]:
    columns = ("text", "gravity", "work_group", "site", "criterion")
    for found in review.findings.values("number", "owner__key", "closed_at", *columns):
        yield record.Finding(
            id=f"F{found['number']}",
            owner=found["owner__key"],
            closed=found["closed_at"] is not None,
            **{name: found[name] or None for name in columns},
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


def _directives(review: Review) -> Iterable[record.DirectiveRecord]:
    findings: dict[int, list[str]] = defaultdict(list)
    answered = review.directives.filter(findings__isnull=False).order_by("findings__number")
    for number, finding in answered.values_list("number", "findings__number"):
        findings[number].append(f"F{finding}")
    rows = review.directives.order_by("number").values_list(
        "number", "task", "lead__key", "due", "stage", "version__number"
    )
    for number, task, lead, due, stage, version in rows:
        yield record.DirectiveRecord(
            id=f"D{number}",
            number=number,
            task=task,
            lead=lead,
            due=minute(due),
            stage=stage,
            findings=tuple(findings[number]),
            plan_version=version,
        )
