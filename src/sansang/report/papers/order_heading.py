"""The heading of an order sheet, and which type of paper it is.

- A task force gets a *kế hoạch* (KH), one of the Decree's types; where the plan's symbol says
  PA it is a *phương án*. It holds the forces, their posts and times, and who does what by when.
- A team gets a *phiếu giao nhiệm vụ* (PGNV), the sheet by which forces are told their duty. The
  Decree's list of types has none like it, so it does not stand alone: it is attached to its
  task force's plan and says so under its subject. Since it is handed out by itself it bears all
  nine parts; its abbreviation follows the Decree's pattern for PG, PC and PB.
"""

from enum import StrEnum

from sansang.event import Paper
from sansang.report.papers.desk import Desk
from sansang.report.papers.heading import Issue, Symbol, heading_of, paper_number, symbol_of
from sansang.report.papers.office_paper import Heading
from sansang.wording import N_, date_in_words


class PaperType(StrEnum):
    """The type of a paper, by its abbreviation in the symbol."""

    PLAN = "KH"
    SCHEME = "PA"
    TEAM_ORDER = "PGNV"


_TITLES = {
    PaperType.PLAN: N_("Task force order"),
    PaperType.SCHEME: N_("Task force scheme"),
    PaperType.TEAM_ORDER: N_("Team order"),
}


def force_type(paper: Paper) -> PaperType:
    """Return the type of a task force's paper."""
    return PaperType.SCHEME if symbol_of(paper).paper_type == "PA" else PaperType.PLAN


def heading(
    desk: Desk,
    record: tuple[str, str],
    paper_type: PaperType,
    *,
    subject: str,
    period: str,
    attached_to: str = "",
) -> Heading:
    """Return parts 1 to 5 of an order sheet about a record (its table and id).

    ``attached_to`` is the id of the task force to whose plan it belongs.
    """
    return heading_of(
        desk,
        _issue(desk, record, paper_type),
        title=desk.words(_TITLES[paper_type]),
        subject=subject,
        boxes=(
            (desk.words("Event"), desk.said(desk.plan.event.name)),
            (desk.words("Period"), period),
        ),
        attached=_attached(desk, attached_to) if attached_to else "",
    )


def _issue(desk: Desk, record: tuple[str, str], paper_type: PaperType) -> Issue:
    paper = desk.plan.event.paper
    return Issue(
        parent_body=desk.said(paper.parent_body),
        issuing_body=desk.said(paper.issuing_body),
        number=desk.numbers[record],
        symbol=Symbol(paper_type=paper_type, body=symbol_of(paper).body),
        at=desk.plan.event.as_of,
        place=desk.said(paper.place),
    )


def _attached(desk: Desk, force: str) -> str:
    paper_type = force_type(desk.plan.event.paper)
    issue = _issue(desk, ("task_forces", force), paper_type)
    return desk.words(
        "(Attached to {type} No. {number} of {date})",
        type=desk.words(_TITLES[paper_type]),
        number=paper_number(issue.number, issue.symbol, desk.layout.header),
        date=date_in_words(desk.local(issue.at), desk.language),
    )
