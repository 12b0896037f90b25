"""Readiness as a table: a line for the whole, for each work group and for each agency."""

import csv
import io

from sansang.eventfile.cells import like_formula
from sansang.readiness.postcover import PostCover
from sansang.readiness.reasons import Reason
from sansang.readiness.standing import Standing
from sansang.readiness.tally import Tally
from sansang.readiness.verdict import Readiness

_COUNTED = ("reported", "inspected", "prevailing")
COLUMNS = (
    "scope",
    "id",
    "name",
    "verdict",
    "share_ready",
    "share_of",
    *(f"{by}_{standing.value}" for by in _COUNTED for standing in Standing),
    "differing",
    "critical_criteria",
    "critical_findings",
    "open_findings",
    "directives_open",
    "directives_overdue",
    "directives_closed",
    "posts",
    "posts_below_minimum",
    "report",
    "days_to_go",
    "reasons",
)
"""The columns of the table, in their order; more may be added behind them."""

Row = tuple[str, ...]


def readiness_rows(readiness: Readiness) -> list[Row]:
    """Return the lines of the table, without its head."""
    days = readiness.days_to_go
    whole = ("whole", readiness.review, "", readiness.verdict.value)
    rows = [_row(whole, readiness.tally, readiness.cover, "", days, readiness.reasons)]
    for group in readiness.work_groups:
        head = ("work_group", group.work_group.value, "", group.verdict or "")
        rows.append(_row(head, group.tally, group.cover, "", days, group.reasons))
    for agency in readiness.agencies:
        head = ("agency", agency.agency, agency.name, agency.verdict or "")
        rows.append(_row(head, agency.tally, None, agency.report.value, days, agency.reasons))
    return rows


def readiness_csv(readiness: Readiness) -> str:
    """Return the table as CSV. A text like a formula has ``'`` before it."""
    target = io.StringIO(newline="")
    writer = csv.writer(target, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in readiness_rows(readiness):
        writer.writerow([_guarded(text, column) for text, column in zip(row, COLUMNS, strict=True)])
    return target.getvalue()


def _guarded(text: str, column: str) -> str:
    return f"'{text}" if column != "days_to_go" and like_formula(text) else text


def _row(
    head: Row,
    counted: Tally,
    cover: PostCover | None,
    report: str,
    days: int,
    reasons: tuple[Reason, ...],
) -> Row:
    given, share = counted.directives, counted.share
    counts = (getattr(getattr(counted, by), s.value) for by in _COUNTED for s in Standing)
    found = counted.findings
    numbers = (
        len(counted.critical_findings),
        found.critical + found.major + found.minor + found.remark,
        given.open,
        given.overdue,
        given.closed,
    )
    return (
        *head,
        f"{share.numerator}",
        f"{share.denominator}",
        *(f"{count}" for count in counts),
        " ".join(counted.differing),
        " ".join(counted.critical_criteria),
        *(f"{number}" for number in numbers),
        f"{cover.posts}" if cover else "",
        f"{len(cover.below_minimum)}" if cover else "",
        report,
        f"{days}",
        " ".join(_reason(one) for one in reasons),
    )


def _reason(reason: Reason) -> str:
    about = reason.about or reason.work_group
    return f"{reason.code.value}:{about}" if about else reason.code.value
