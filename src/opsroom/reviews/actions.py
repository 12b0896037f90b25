"""What changes reviews, reports and findings; each change that matters is in the journal."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from opsroom.people.models import Account, Agency
from opsroom.people.roles import Action
from opsroom.plans.models import Event
from opsroom.record.actions import record
from opsroom.reviews.evidence import Examined
from opsroom.reviews.form_answers import as_kept
from opsroom.reviews.keeping import keep
from opsroom.reviews.models import EvidenceFile, FindingRecord, Report, ReportAnswer, Review
from sansang.readiness import AgencyReport, Answer, CriteriaSet

NEXT_STAGES = {
    Review.Stage.PREPARED: (Review.Stage.REPORTING,),
    Review.Stage.REPORTING: (Review.Stage.INSPECTING,),
    Review.Stage.INSPECTING: (Review.Stage.REPORTING,),
    Review.Stage.CONCLUDED: (),
}
"""Where a review can be brought by hand; only the chair's conclusion ends it."""


class Stale(Exception):
    """Somebody else has changed it since the page was loaded."""


class Closed(Exception):
    """The review or the report takes no more of this."""


@transaction.atomic
def create_review(
    event: Event,
    said: Mapping[str, Any],
    *,
    criteria: CriteriaSet,
    assigned: Mapping[str, Iterable[str]],
    by: Account,
    now: datetime,
) -> Review:
    """Create a review, or return the one that the same form has created already."""
    Event.objects.select_for_update().get(pk=event.pk)
    same = {name: said[name] for name in ("title", "held_on", "version")}
    if twin := Review.objects.filter(event=event, stage=Review.Stage.PREPARED, **same).first():
        return twin
    last = Review.objects.filter(event=event).aggregate(last=Max("number"))["last"] or 0
    review = Review.objects.create(
        event=event,
        number=last + 1,
        criteria=criteria.model_dump(mode="json"),
        assigned={agency: list(ids) for agency, ids in assigned.items()},
        **said,
    )
    _record_review(review, "review.created", {"criteria": len(criteria.criteria)}, by, now)
    return review


@transaction.atomic
def change_review(review: Review, said: Mapping[str, Any], *, by: Account, now: datetime) -> None:
    """Change what is said of a review that is not concluded."""
    held = _held(review)
    for name, value in said.items():
        setattr(held, name, value)
    held.save(update_fields=list(said))
    due = held.reports_due.isoformat() if held.reports_due else None
    _record_review(held, "review.changed", {"reports_due": due}, by, now)


@transaction.atomic
def set_criteria(review: Review, criteria: CriteriaSet, *, by: Account, now: datetime) -> None:
    """Change the criteria before anybody reports on them; what is gone is no longer assigned."""
    held = _held(review, Review.Stage.PREPARED)
    known = {one.id for one in criteria.criteria}
    held.criteria = criteria.model_dump(mode="json")
    held.assigned = {
        agency: [one for one in ids if one in known] for agency, ids in held.assigned.items()
    }
    held.save(update_fields=["criteria", "assigned"])
    _record_review(held, "review.criteria_changed", {"criteria": len(known)}, by, now)


@transaction.atomic
def assign(
    review: Review, agency: Agency, criteria: Iterable[str], *, by: Account, now: datetime
) -> None:
    """Let an agency report on just these criteria, in the order of the set."""
    held, wanted = _held(review), set(criteria)
    ids = [one["id"] for one in held.criteria["criteria"] if one["id"] in wanted]
    others = {key: asked for key, asked in held.assigned.items() if key != agency.key}
    held.assigned = others | ({agency.key: ids} if ids else {})
    held.save(update_fields=["assigned"])
    _record_review(held, "review.assigned", {"agency": agency.key, "criteria": len(ids)}, by, now)


@transaction.atomic
def set_stage(review: Review, stage: Review.Stage, *, by: Account, now: datetime) -> None:
    """Bring a review one stage further, or back to reporting. Raises Closed where it can't go."""
    held = _held(review)
    if held.stage == stage:
        return
    if stage not in NEXT_STAGES[Review.Stage(held.stage)]:
        raise Closed
    held.stage = stage
    held.save(update_fields=["stage"])
    _record_review(held, "review.stage_changed", {"stage": stage.value}, by, now)


@dataclass(frozen=True, kw_only=True)
class Said:
    """What a page says of one criterion: ``drop`` are files that no longer belong to it."""

    criterion: str
    state: str
    missing: str = ""
    asks_for: str = ""
    link: str = ""
    files: tuple[Examined, ...] = ()
    drop: tuple[int, ...] = ()

    def changes(self, kept: ReportAnswer) -> bool:
        """Tell whether it says anything else than what is kept."""
        fields = ("state", "missing", "asks_for", "link")
        other = any(getattr(self, name) != getattr(kept, name) for name in fields)
        return other or bool(self.files or self.drop)


@transaction.atomic
def save_answer(
    review: Review, agency: Agency, said: Said, *, revision: int, now: datetime
) -> ReportAnswer:
    """Keep what an agency says of a criterion.

    Raises Stale where somebody has changed it since ``revision``, unless they said the same;
    Closed where the report is submitted or the review takes none.
    """
    report = _open_report(review, agency)
    kept = ReportAnswer.objects.filter(report=report, criterion=said.criterion).first()
    if kept is not None and not said.changes(kept):
        return kept
    if revision != (kept.revision if kept else 0):
        raise Stale
    answer = kept or ReportAnswer(report=report, criterion=said.criterion, revision=0)
    for name in ("state", "missing", "asks_for", "link"):
        setattr(answer, name, getattr(said, name))
    answer.answered_at, answer.revision = now, answer.revision + 1
    answer.save()
    answer.files.remove(*answer.files.filter(pk__in=said.drop))
    answer.files.add(*(keep_file(review.event, agency, one, now=now) for one in said.files))
    _count_up(report)
    return answer


@transaction.atomic
def save_summary(review: Review, agency: Agency, summary: str, *, revision: int) -> None:
    """Keep an agency's own judgement. Raises Stale or Closed as for an answer."""
    report = _open_report(review, agency)
    if report.summary == summary:
        return
    if report.revision != revision:
        raise Stale
    report.summary = summary
    _count_up(report)


@transaction.atomic
def take_form(
    review: Review, agency: Agency, form: AgencyReport, *, revision: int, now: datetime
) -> int:
    """Take over a report form, and return how many answers it changed.

    What the form leaves open stays as it is. Raises Stale where the report was changed since the
    page that sent the form was loaded, Closed as for an answer.
    """
    report = _open_report(review, agency)
    if report.revision != revision:
        raise Stale
    kept = {one.criterion: one for one in report.answers.prefetch_related("files")}
    changed = [one for one in form.answers if _take(report, one, kept.get(one.criterion), now)]
    report.summary = form.summary or report.summary
    _count_up(report)
    return len(changed)


def _take(report: Report, said: Answer, kept: ReportAnswer | None, now: datetime) -> bool:
    fields, files = as_kept(said, _own_files(report, said))
    same = kept is not None and all(getattr(kept, name) == fields[name] for name in fields)
    if same and set(files) <= set(kept.files.all()):
        return False
    answer = kept or ReportAnswer(report=report, criterion=said.criterion, revision=0)
    for name, value in fields.items():
        setattr(answer, name, value)
    answer.answered_at, answer.revision = said.at or now, answer.revision + 1
    answer.save()
    answer.files.add(*files)
    return True


def _own_files(report: Report, said: Answer) -> dict[str, EvidenceFile]:
    named = [one.sha256 for one in said.evidence if one.sha256]
    if not named:
        return {}
    own = EvidenceFile.objects.filter(
        event=report.review.event_id, agency=report.agency_id, sha256__in=named
    )
    return {one.sha256: one for one in own}


@transaction.atomic
def submit_report(review: Review, agency: Agency, *, by: Account, now: datetime) -> Report:
    """Submit a report, late or not; sent twice it is submitted once.

    Raises Closed where nothing is answered yet, or the review takes no reports.
    """
    report = _locked_report(review, agency)
    if report.submitted_at is not None:
        return report
    answered = report.answers.count()
    if not answered or not takes_reports(report.review):
        raise Closed
    report.submitted_at = now
    report.save(update_fields=["submitted_at"])
    late = bool(report.review.reports_due and now > report.review.reports_due)
    data = {"agency": agency.key, "answered": answered, "late": late}
    author = by.acting(Action.REPORT_WRITE)
    subject = ("review", str(review.number))
    record(
        review.event.key, "review.report_submitted", subject=subject, data=data, by=author, now=now
    )
    return report


@transaction.atomic
def return_report(review: Review, agency: Agency, *, by: Account, now: datetime) -> None:
    """Give a submitted report back to its agency, so that it can be changed and sent again."""
    report = _locked_report(review, agency)
    if not takes_reports(report.review):
        raise Closed
    if report.submitted_at is None:
        return
    report.submitted_at = None
    report.save(update_fields=["submitted_at"])
    _record_review(review, "review.report_returned", {"agency": agency.key}, by, now)


@transaction.atomic
def record_finding(
    review: Review,
    said: Mapping[str, Any],
    *,
    files: Iterable[Examined] = (),
    by: Account,
    now: datetime,
) -> FindingRecord:
    """Record what the delegation found; the same sent twice while it is open is one finding."""
    held = _held(review)
    if twin := held.findings.filter(closed_at=None, **said).first():
        return twin
    last = held.findings.aggregate(last=Max("number"))["last"] or 0
    finding = FindingRecord.objects.create(review=held, number=last + 1, **said)
    finding.files.add(*(keep_file(review.event, by.agency, one, now=now) for one in files))
    _record_finding(finding, "review.finding_recorded", by, now)
    return finding


@transaction.atomic
def close_finding(finding: FindingRecord, *, by: Account, now: datetime) -> None:
    """Close a finding; closed twice it is closed once."""
    held = FindingRecord.objects.select_for_update(of=("self",)).select_related("owner")
    held = held.get(pk=finding.pk)
    if held.closed_at is not None:
        return
    held.closed_at = now
    held.save(update_fields=["closed_at"])
    _record_finding(held, "review.finding_closed", by, now)


def keep_file(event: Event, agency: Agency, file: Examined, *, now: datetime) -> EvidenceFile:
    """Keep a file of evidence for an agency, once. Raises CannotRun where there is no room."""
    kept, _ = EvidenceFile.objects.get_or_create(
        event=event,
        agency=agency,
        sha256=keep(file.content),
        defaults={
            "title": file.title,
            "content_type": file.content_type,
            "size": len(file.content),
            "lat": file.lat,
            "lon": file.lon,
            "added_at": now,
        },
    )
    if file.lat is not None and kept.lat is None:
        kept.lat, kept.lon = file.lat, file.lon
        kept.save(update_fields=["lat", "lon"])
    return kept


def takes_reports(review: Review) -> bool:
    """Tell whether agencies can report: from the opening until the review is concluded."""
    return review.stage in {Review.Stage.REPORTING, Review.Stage.INSPECTING}


def _held(review: Review, *stages: Review.Stage) -> Review:
    """The review, held until the transaction ends. Raises Closed where it is past its time."""
    held = Review.objects.select_for_update(of=("self",)).select_related("event")
    held = held.get(pk=review.pk)
    if held.stage == Review.Stage.CONCLUDED or (stages and held.stage not in stages):
        raise Closed
    return held


def _locked_report(review: Review, agency: Agency) -> Report:
    Report.objects.get_or_create(review=review, agency=agency)
    held = Report.objects.select_for_update(of=("self",)).select_related("review", "agency")
    return held.get(review=review, agency=agency)


def _open_report(review: Review, agency: Agency) -> Report:
    report = _locked_report(review, agency)
    if report.submitted_at is not None or not takes_reports(report.review):
        raise Closed
    return report


def _count_up(report: Report) -> None:
    report.revision += 1
    report.save(update_fields=["revision", "summary"])


def _record_review(
    review: Review, kind: str, data: Mapping[str, Any], by: Account, now: datetime
) -> None:
    record(
        review.event.key,
        kind,
        subject=("review", str(review.number)),
        data=dict(data),
        by=by.acting(Action.REVIEW_MANAGE),
        now=now,
    )


def _record_finding(finding: FindingRecord, kind: str, by: Account, now: datetime) -> None:
    data = {
        "review": finding.review.number,
        "gravity": finding.gravity,
        "work_group": finding.work_group,
        "owner": finding.owner.key if finding.owner else None,
        "site": finding.site,
        "criterion": finding.criterion,
    }
    subject = ("finding", f"{finding.review.number}-F{finding.number}")
    author = by.acting(Action.INSPECT)
    record(finding.review.event.key, kind, subject=subject, data=data, by=author, now=now)
