"""The papers of a review for download."""

from dataclasses import dataclass
from datetime import datetime

from opsroom.reviews.access import plan_of
from opsroom.reviews.export import as_record
from opsroom.reviews.models import Review
from sansang.event.setting import PaperLayout

KINDS = ("minutes", "notice_of_conclusion", "directives")
FORMATS = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}
_CONCLUDED = frozenset({"notice_of_conclusion", "directives"})


def offered(review: Review) -> tuple[str, ...]:
    """Return the kinds of paper that the review can bring forth."""
    concluded = review.stage == Review.Stage.CONCLUDED
    return tuple(kind for kind in KINDS if concluded or kind not in _CONCLUDED)


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """A paper as somebody asks for it; ``layout`` empty is that of the plan."""

    kind: str
    ending: str
    layout: str = ""
    agency: str | None = None


def paper(review: Review, wanted: Wanted, *, language: str, now: datetime) -> bytes:
    """Return a paper. Raises CannotRun where the review can't bring it forth yet."""
    from sansang.report.review import paper_bytes

    plan, record = plan_of(review.version), as_record(review, draft_of=wanted.agency)
    now = now.replace(second=0, microsecond=0)
    return paper_bytes(
        wanted.kind,
        record,
        plan,
        language,
        PaperLayout(wanted.layout) if wanted.layout else None,
        wanted.ending,
        agency=wanted.agency,
        at=now,
    )
