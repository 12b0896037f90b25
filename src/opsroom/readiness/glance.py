"""Readiness at a glance, as the page, the JSON, the CSV and the paper show it."""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from opsroom.directives.costs import Cover, cover_of
from opsroom.directives.reasons import Told, teller
from opsroom.directives.standing import EventStanding
from opsroom.plans.models import Event, Version
from opsroom.reviews.access import plan_of
from sansang.eventfile.cells import like_formula
from sansang.readiness import AgencyPart, Change, WorkGroupPart, readiness_csv


@dataclass(frozen=True, kw_only=True)
class Line:
    """An agency or a work group as one line of the page."""

    part: AgencyPart | WorkGroupPart
    reasons: list[Told]
    change: Change | None


@dataclass(frozen=True, kw_only=True)
class Glance:
    """Everything that the page shows."""

    standing: EventStanding
    reasons: list[Told]
    agencies: list[Line]
    work_groups: list[Line]
    directives: dict[str, Any]
    newer: Version | None
    newer_cover: Cover | None


def glance(event: Event, standing: EventStanding) -> Glance:
    """Return what the page shows of an event."""
    readiness, change = standing.readiness, standing.change
    groups = {one.work_group: one.change for one in change.work_groups} if change else {}
    agencies = {one.agency: one.change for one in change.agencies} if change else {}
    newer, tell = _newer(event, standing), teller(standing.record)
    return Glance(
        standing=standing,
        reasons=tell(readiness.reasons),
        agencies=[
            Line(
                part=one,
                reasons=tell(one.reasons),
                change=agencies.get(one.agency),
            )
            for one in readiness.agencies
        ],
        work_groups=[
            Line(
                part=one,
                reasons=tell(one.reasons),
                change=groups.get(one.work_group),
            )
            for one in readiness.work_groups
        ],
        directives=standing.ledger.counts(),
        newer=newer,
        newer_cover=cover_of(newer) if newer else None,
    )


def json_of(standing: EventStanding) -> dict[str, Any]:
    """Return the page as JSON."""
    change = standing.change
    return {
        "format": "sansang/glance/1",
        "readiness": standing.readiness.model_dump(mode="json"),
        "carried": [one.model_dump(mode="json") for one in standing.carried],
        "trend": change.model_dump(mode="json") if change else None,
        "directives": standing.ledger.counts(),
    }


def csv_of(standing: EventStanding) -> str:
    """Return the page as CSV: the table of the core, and the directives of the event."""
    target, counts = io.StringIO(newline=""), standing.ledger.counts()
    writer = csv.writer(target, lineterminator="\n")
    writer.writerow(["directives_of_event", *counts])
    writer.writerow(_guarded(["", *counts.values()]))
    return f"{readiness_csv(standing.readiness)}\n{target.getvalue()}"


def paper_of(standing: EventStanding, language: str, *, now: datetime) -> bytes:
    """Return the page as one sheet of paper, a PDF: it says what the page says."""
    from sansang.report.review import paper_bytes

    return paper_bytes(
        "readiness",
        standing.record,
        plan_of(standing.review.version),
        language,
        format="pdf",
        at=now.replace(second=0, microsecond=0),
        readiness=standing.readiness,
    )


def _guarded(values: Iterable[Any]) -> list[str]:
    texts = (value.isoformat() if isinstance(value, datetime) else value for value in values)
    cells = ("" if text is None else str(text) for text in texts)
    return [f"'{cell}" if like_formula(cell) else cell for cell in cells]


def _newer(event: Event, standing: EventStanding) -> Version | None:
    """Return the version that holds now, where it is a later one than was reviewed."""
    if standing.approved is None or standing.approved <= standing.review.version.number:
        return None
    return event.versions.filter(number=standing.approved).defer("document").first()
