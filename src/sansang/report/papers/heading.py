"""The nine parts of a paper but its content: heading, number, date, signature, recipients.

Decree 30/2020/NĐ-CP, Art. 8 and Appendix I. Which type of paper an order sheet is:

- A task force gets a *kế hoạch* (KH), one of the Decree's types; where the plan's symbol says
  PA it is a *phương án*. It holds the forces, their posts and times, and who does what by when.
- A team gets a *phiếu giao nhiệm vụ* (PGNV), the sheet by which forces are told their duty. The
  Decree's list of types has none like it, so it does not stand alone: it is attached to its
  task force's plan and says so under its subject. Since it is handed out by itself it bears all
  nine parts; its abbreviation follows the Decree's pattern for PG, PC and PB.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sansang.event import Paper
from sansang.event.setting import PaperLayout, SigningMode
from sansang.report.papers.desk import Desk
from sansang.report.papers.layout import Header
from sansang.report.papers.order import Closing, Heading, Paragraph, Style
from sansang.wording import N_, date_in_words

STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM"

BODY_NAME_LINE = 27
"""How many capitals of the issuing body's name stand on one line."""
_TYPES = ("KH", "PA", "BC", "TB", "BB", "CĐ", "QĐ", "CT", "TTr", "GM", "HD", "CV")
_PARTY_MODES = {
    SigningMode.ON_BEHALF: "T/M",
    SigningMode.DEPUTY: "K/T",
    SigningMode.BY_ORDER: "T/L",
    SigningMode.AUTHORISED: "T/UQ",
}


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


@dataclass(frozen=True, kw_only=True)
class Symbol:
    """The symbol of the plan's papers (``KH-TBANTT``), taken apart."""

    paper_type: str
    body: str


def symbol_of(paper: Paper) -> Symbol:
    """Return the type and the body that the plan's symbol names."""
    first, mark, rest = paper.symbol.replace("/", "-").partition("-")
    if mark and first in _TYPES:
        return Symbol(paper_type=first, body=rest)
    return Symbol(paper_type="", body=paper.symbol)


def force_type(paper: Paper) -> PaperType:
    """Return the type of a task force's paper."""
    return PaperType.SCHEME if symbol_of(paper).paper_type == "PA" else PaperType.PLAN


def paper_number(paper: Paper, number: int, paper_type: PaperType, header: Header) -> str:
    """Return number and symbol: ``05/KH-TBANTT``, or ``05-KH/TBANTT`` on the Party's papers.

    Numbers below 10 take a leading zero (Decree 30/2020, Appendix I).
    """
    body = symbol_of(paper).body
    outer, inner = ("-", "/") if header is Header.PARTY else ("/", "-")
    symbol = f"{paper_type}{inner}{body}" if body else str(paper_type)
    return f"{number:02d}{outer}{symbol}"


def place_and_date(place: str, at: datetime, language: str) -> str:
    """Return place and date: ``Lạng Sơn, ngày 05 tháng 02 năm 2026``."""
    return ", ".join(filter(None, (place, date_in_words(at, language))))


def heading(
    desk: Desk,
    record: tuple[str, str],
    paper_type: PaperType,
    *,
    subject: str,
    period: str,
    attached_to: str = "",
) -> Heading:
    """Return parts 1 to 5 of a paper about a record (its table and id).

    ``attached_to`` is the id of the task force to whose plan it belongs.
    """
    paper, header = desk.plan.event.paper, desk.layout.header
    official = header is not Header.PLAIN
    capitals = str.upper if official else str
    authority, motto = _authority(header)
    return Heading(
        authority=authority,
        motto=motto,
        parent_body=_body(desk.said(paper.parent_body), official),
        issuing_body=_body(desk.said(paper.issuing_body), official),
        number=_number_line(desk, record, paper_type),
        place_date=place_and_date(desk.said(paper.place), _signed(desk), desk.language),
        title=capitals(desk.words(_TITLES[paper_type])),
        subject=subject,
        attached=_attached(desk, attached_to) if attached_to else "",
        note=_translation_note(desk, record, paper_type),
        event=(desk.words("Event"), desk.said(desk.plan.event.name)),
        period=(desk.words("Period"), period),
    )


def _body(name: str, official: bool) -> str:
    """In the narrow column of an official head the name is in capitals, its lines of one length."""
    return balanced(name.upper(), BODY_NAME_LINE) if official else name


def balanced(name: str, longest: int) -> str:
    """Return a name in as few lines as it needs, of about equal length."""
    count = -(-len(name) // longest)
    lines: list[str] = []
    for word in name.split():
        full = not lines or len(" ".join(lines)) + len(word) / 2 >= len(lines) * len(name) / count
        if full:
            lines.append(word)
        else:
            lines[-1] += f" {word}"
    return "\n".join(lines)


def _authority(header: Header) -> tuple[str, str]:
    if header is Header.STATE:
        return STATE, MOTTO
    return (PARTY, "") if header is Header.PARTY else ("", "")


def _signed(desk: Desk) -> datetime:
    return desk.local(desk.plan.event.as_of)


def _number(desk: Desk, record: tuple[str, str], paper_type: PaperType, header: Header) -> str:
    return paper_number(desk.plan.event.paper, desk.numbers[record], paper_type, header)


def _number_line(desk: Desk, record: tuple[str, str], paper_type: PaperType) -> str:
    header = desk.layout.header
    number = _number(desk, record, paper_type, header)
    if header is Header.PLAIN:
        return desk.words("No. {number}", number=number)
    return f"Số {number}" if header is Header.PARTY else f"Số: {number}"


def _attached(desk: Desk, force: str) -> str:
    paper = desk.plan.event.paper
    return desk.words(
        "(Attached to {type} No. {number} of {date})",
        type=desk.words(_TITLES[force_type(paper)]),
        number=_number(desk, ("task_forces", force), force_type(paper), desk.layout.header),
        date=date_in_words(_signed(desk), desk.language),
    )


def _translation_note(desk: Desk, record: tuple[str, str], paper_type: PaperType) -> str:
    chosen = desk.plan.event.paper.layout
    if desk.language == "vi" or chosen is PaperLayout.INTERNATIONAL:
        return ""
    header = Header.PARTY if chosen is PaperLayout.VN_PARTY else Header.STATE
    return desk.words(
        "Translation, for information. The paper in force is the Vietnamese one, No. {number} of "
        "{date}.",
        number=_number(desk, record, paper_type, header),
        date=date_in_words(_signed(desk), desk.language),
    )


def ending(desk: Desk, sentence: str) -> Paragraph:
    """Return the last sentence of the content, with the mark that ends it."""
    mark = desk.layout.end_mark
    text = sentence.rstrip(".") + mark if mark else sentence
    return Paragraph(text=text, style=Style.END)


def closing(desk: Desk, receivers: Iterable[str]) -> Closing:
    """Return the signatory and the recipients: those whom the paper is for, then the plan's."""
    listed = tuple(_recipients(desk, receivers))
    if desk.layout.header is Header.PLAIN:
        return Closing(
            signatory=_signatory(desk),
            recipients_title=desk.words("Distribution:"),
            recipients=tuple(f"- {name}" for name in (*listed, *_plain_archive(desk))),
        )
    return Closing(
        signatory=tuple(line.upper() for line in _signatory(desk)),
        recipients_title="Nơi nhận:",
        recipients=(*(f"- {name};" for name in listed), _archive(desk)),
    )


def _recipients(desk: Desk, receivers: Iterable[str]) -> Iterator[str]:
    written = (desk.said(line) for line in desk.plan.event.paper.recipients)
    names = dict.fromkeys(_bare(name) for name in (*receivers, *written))
    yield from (name for name in names if name and not name.lower().startswith("lưu"))


def _bare(line: str) -> str:
    return line.strip(" -;.")


def _archive(desk: Desk) -> str:
    unit = _bare(desk.plan.event.paper.archive_unit)
    if desk.layout.header is Header.PARTY:
        return f"- Lưu {unit or 'Văn phòng'}."
    return f"- Lưu: VT, {unit}." if unit else "- Lưu: VT."


def _plain_archive(desk: Desk) -> tuple[str, ...]:
    unit = desk.said(desk.plan.event.paper.archive_unit)
    return (desk.words("File: {unit}", unit=unit),) if unit else ()


def _signatory(desk: Desk) -> tuple[str, ...]:
    paper = desk.plan.event.paper
    mode, title = paper.signing_mode, desk.said(paper.signatory)
    body = desk.said(paper.signing_for or paper.issuing_body)
    if mode is SigningMode.OWN:
        return (title,) if title else ()
    if mode is SigningMode.ACTING:
        return (desk.words("Acting {title}", title=title),)
    above = (
        f"{_mode(desk, mode)} {body}"
        if desk.language == "vi"
        else desk.words("For {body}", body=body)
    )
    return (above, title) if title else (above,)


def _mode(desk: Desk, mode: SigningMode) -> str:
    return _PARTY_MODES[mode] if desk.layout.header is Header.PARTY else str(mode)
