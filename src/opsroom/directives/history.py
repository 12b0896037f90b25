"""What the journal tells of a directive."""

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from opsroom.directives.models import Directive
from opsroom.record.models import Row


@dataclass(frozen=True, kw_only=True)
class Told:
    """One entry, and what was said with it, as far as it was not erased."""

    kind: str
    entered_at: datetime
    author_role: str
    author_agency: str
    words: tuple[str, ...]


def history(directive: Directive) -> list[Told]:
    """Return what happened to a directive, in its order."""
    rows = (
        Row.objects.filter(
            journal=directive.event.key, subject_type="directive", subject_id=str(directive.pk)
        )
        .order_by("number", "personal_values__pk")
        .values_list("number", "kind", "entered_at", "entry", "personal_values__value")
    )
    return [_told(list(ones)) for _number, ones in groupby(rows, key=lambda row: row[0])]


def _told(rows: list[tuple]) -> Told:
    _number, kind, entered_at, entry, _word = rows[0]
    return Told(
        kind=kind,
        entered_at=entered_at,
        author_role=entry["author_role"],
        author_agency=entry["author_agency"] or "",
        words=tuple(row[-1] for row in rows if row[-1]),
    )
