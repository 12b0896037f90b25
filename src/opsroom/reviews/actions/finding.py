"""Recording and closing what the delegation found."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from opsroom.people.models import Account
from opsroom.people.roles import Action
from opsroom.record.actions import record
from opsroom.reviews.actions.evidence import keep_file
from opsroom.reviews.actions.state import held_review
from opsroom.reviews.evidence import Examined
from opsroom.reviews.models import FindingRecord, Review


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
    held = held_review(review)
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
