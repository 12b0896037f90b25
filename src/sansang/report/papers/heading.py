"""Parts 1 to 5 of a paper: national title, issuing body, number, place and date, type.

Decree 30/2020/NĐ-CP, Art. 8 and Appendix I; the Party's papers have its name and no motto.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sansang.event import Paper
from sansang.event.setting import PaperLayout
from sansang.report.papers.clerk import Clerk
from sansang.report.papers.layout import MM_PER_PT_OF_CAPITALS, Header
from sansang.report.papers.office_paper import Heading
from sansang.wording import date_in_words

STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM"

TO_BE_NUMBERED = "\N{NO-BREAK SPACE}" * 6
"""The room in which the registry writes the number that it gives."""
_TYPES = ("KH", "PA", "BC", "TB", "BB", "CĐ", "QĐ", "CT", "TTr", "GM", "HD", "CV")


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


def paper_number(number: int | None, symbol: Symbol, header: Header) -> str:
    """Return number and symbol: ``05/KH-TBANTT``, or ``05-KH/TBANTT`` on the Party's papers.

    Numbers below 10 take a leading zero (Decree 30/2020, Appendix I). Where the registry has
    not given one yet, there is room for it.
    """
    outer, inner = ("-", "/") if header is Header.PARTY else ("/", "-")
    marks = f"{symbol.paper_type}{inner}{symbol.body}" if symbol.body else symbol.paper_type
    written = TO_BE_NUMBERED if number is None else f"{number:02d}"
    return f"{written}{outer}{marks}"


@dataclass(frozen=True, kw_only=True)
class Issue:
    """Who issues a paper, under which number, when and where."""

    parent_body: str
    issuing_body: str
    number: int | None
    symbol: Symbol
    at: datetime
    place: str


def place_and_date(place: str, at: datetime, language: str) -> str:
    """Return place and date: ``Lạng Sơn, ngày 05 tháng 02 năm 2026``."""
    return ", ".join(filter(None, (place, date_in_words(at, language))))


def heading_of(
    clerk: Clerk,
    issue: Issue,
    *,
    title: str,
    subject: str,
    boxes: tuple[tuple[str, str], tuple[str, str]],
    attached: str = "",
) -> Heading:
    """Return parts 1 to 5 of a paper; ``boxes`` stand under the title in the plain layout."""
    header = clerk.layout.header
    authority, motto = _authority(header)
    event, period = boxes
    return Heading(
        authority=authority,
        motto=motto,
        parent_body=_body(clerk, issue.parent_body),
        issuing_body=_body(clerk, issue.issuing_body),
        number=_number_line(clerk, issue),
        place_date=place_and_date(issue.place, clerk.local(issue.at), clerk.language),
        title=title if header is Header.PLAIN else title.upper(),
        subject=subject,
        attached=attached,
        note=_translation_note(clerk, issue),
        event=event,
        period=period,
    )


def _body(clerk: Clerk, name: str) -> str:
    """In the narrow column of an official head the name is in capitals, its lines of one length."""
    layout = clerk.layout
    if layout.header is Header.PLAIN:
        return name
    column = layout.width_mm * layout.left_share
    return balanced(name.upper(), int(column / layout.body_name_pt / MM_PER_PT_OF_CAPITALS))


def balanced(name: str, longest: int) -> str:
    """Return a name in as few lines as it needs, of about equal length."""
    return "\n".join(_lines(name, -(-len(name) // longest)))


def _lines(name: str, count: int) -> Iterator[str]:
    lines: list[str] = []
    for word in name.split():
        full = not lines or len(" ".join(lines)) + len(word) / 2 >= len(lines) * len(name) / count
        if full:
            lines.append(word)
        else:
            lines[-1] += f" {word}"
    yield from lines


def _authority(header: Header) -> tuple[str, str]:
    if header is Header.STATE:
        return STATE, MOTTO
    return (PARTY, "") if header is Header.PARTY else ("", "")


def _number_line(clerk: Clerk, issue: Issue) -> str:
    header = clerk.layout.header
    number = paper_number(issue.number, issue.symbol, header)
    if header is Header.PLAIN:
        return clerk.words("No. {number}", number=number)
    return f"Số {number}" if header is Header.PARTY else f"Số: {number}"


def _translation_note(clerk: Clerk, issue: Issue) -> str:
    chosen = clerk.paper_layout
    if clerk.language == "vi" or chosen is PaperLayout.INTERNATIONAL:
        return ""
    header = Header.PARTY if chosen is PaperLayout.VN_PARTY else Header.STATE
    return clerk.words(
        "Translation, for information. The paper in force is the Vietnamese one, No. {number} of "
        "{date}.",
        number=paper_number(issue.number, issue.symbol, header),
        date=date_in_words(clerk.local(issue.at), clerk.language),
    )
