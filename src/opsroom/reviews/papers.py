"""The papers of a review for download."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.http import Http404

from opsroom.people.models import Account
from opsroom.reviews.access import plan_of, report_for
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


def wanted_by(account: Account, review: Review, said: Mapping[str, str]) -> Wanted:
    """Return what is asked for. Raises Http404 for what the review or the account can't have."""
    kinds = (*offered(review), "agency_report")
    layouts = ("", *(one.value for one in PaperLayout))
    if said["kind"] not in kinds or said["layout"] not in layouts:
        raise Http404(urlencode(said))
    if said["ending"] not in FORMATS:
        raise Http404
    if said["kind"] != "agency_report":
        return Wanted(**{**said, "agency": None})
    if report_for(account, review, said["agency"]) is None:
        raise Http404
    return Wanted(**said)


def file_name(review: Review, wanted: Wanted) -> str:
    """Return what the file of a paper is called."""
    names = ("review", str(review.number), wanted.kind, wanted.agency or "")
    return f"{'-'.join(part for part in names if part)}.{wanted.ending}"


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
