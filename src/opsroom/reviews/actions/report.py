"""Writing, submitting and giving back the report of an agency."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from opsroom.people.models import Account, Agency
from opsroom.people.roles import Action
from opsroom.record.actions import record
from opsroom.reviews.actions.evidence import keep_file
from opsroom.reviews.actions.state import Closed, Stale, record_review, takes_reports
from opsroom.reviews.evidence import Examined
from opsroom.reviews.form_answers import as_kept
from opsroom.reviews.models import EvidenceFile, Report, ReportAnswer, Review
from sansang.readiness import AgencyReport, Answer


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
def save_summary(review: Review, agency: Agency, summary: str, *, instead_of: str) -> None:
    """Keep an agency's own judgement instead of the one that was read.

    Raises Stale where another stands there by now, Closed as for an answer.
    """
    report = _open_report(review, agency)
    if report.summary == summary:
        return
    if text_mark(report.summary) != instead_of:
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
    record_review(review, "review.report_returned", {"agency": agency.key}, by, now)


def text_mark(text: str) -> str:
    """Return a mark by which a page tells which text it was loaded with."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


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
