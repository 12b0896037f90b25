"""How far the report of each agency is, as the page of a review shows it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from opsroom.people.models import Account
from opsroom.reviews import access
from opsroom.reviews.models import Report, ReportAnswer, Review


@dataclass(frozen=True, kw_only=True)
class AgencyRow:
    """One agency that reports; ``answered`` is None where the account may not see it yet."""

    key: str
    name: str
    asked: int
    answered: int | None
    submitted_at: datetime | None
    late: bool
    overdue: bool
    own: bool
    visible: bool


def agency_rows(
    review: Review, account: Account, names: Mapping[str, str], now: datetime
) -> list[AgencyRow]:
    """Return the agencies that are asked or that reported unasked, the account's own first.

    ``names`` are what all agencies are called, by their keys.
    """
    reports = {one.agency.key: one for one in access.reports_for(account, review)}
    keys = {*review.assigned, *reports}
    answered = _answered(reports)
    rows = [
        _row(review, account, now, key=key, name=names.get(key, key), report=reports.get(key))
        | {"answered": answered.get(key, 0)}
        for key in keys
    ]
    shown = [
        AgencyRow(**row | {"answered": row["answered"] if row["visible"] else None}) for row in rows
    ]
    return sorted(shown, key=lambda row: (not row.own, row.name))


def is_late(review: Review, submitted_at: datetime | None) -> bool:
    """Tell whether a report came after the time by which it was due."""
    return bool(submitted_at and review.reports_due and submitted_at > review.reports_due)


def _row(
    review: Review, account: Account, now: datetime, *, key: str, name: str, report: Report | None
) -> dict[str, object]:
    submitted = report.submitted_at if report else None
    past = review.reports_due is not None and now > review.reports_due
    return {
        "key": key,
        "name": name,
        "asked": len(review.assigned.get(key, ())),
        "submitted_at": submitted,
        "late": is_late(review, submitted),
        "overdue": submitted is None and past,
        "own": access.writes_for(account, key),
        "visible": report is not None
        or access.writes_for(account, key)
        or access.inspects(account),
    }


def _answered(reports: Mapping[str, Report]) -> dict[str, int]:
    ids = [one.pk for one in reports.values()]
    found: dict[str, int] = {}
    for key in ReportAnswer.objects.filter(report__in=ids).values_list(
        "report__agency__key", flat=True
    ):
        found[key] = found.get(key, 0) + 1
    return found
