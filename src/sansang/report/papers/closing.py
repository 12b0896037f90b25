"""The end of a paper: its mark, signatory and recipients (Decree 30/2020/NĐ-CP, Appendix I)."""

from collections.abc import Iterable, Iterator

from sansang.event.setting import SigningMode
from sansang.report.papers.clerk import Clerk
from sansang.report.papers.layout import Header
from sansang.report.papers.office_paper import Closing, Paragraph, Style

_PARTY_MODES = {
    SigningMode.ON_BEHALF: "T/M",
    SigningMode.DEPUTY: "K/T",
    SigningMode.BY_ORDER: "T/L",
    SigningMode.AUTHORISED: "T/UQ",
}


def ending(clerk: Clerk, sentence: str) -> Paragraph:
    """Return the last sentence of the content, with the mark that ends it."""
    mark = clerk.layout.end_mark
    text = sentence.rstrip(".") + mark if mark else sentence
    return Paragraph(text=text, style=Style.END)


def closing(clerk: Clerk, receivers: Iterable[str]) -> Closing:
    """Return the signatory and the recipients: those whom the paper is for, then the plan's."""
    written = (clerk.said(line) for line in clerk.plan.event.paper.recipients)
    return closing_of(
        clerk,
        signatory=_signatory(clerk),
        receivers=(*receivers, *written),
        archive=clerk.plan.event.paper.archive_unit,
    )


def closing_of(
    clerk: Clerk,
    *,
    signatory: tuple[str, ...],
    receivers: Iterable[str],
    archive: str,
    beside: tuple[str, ...] = (),
) -> Closing:
    """Return the end of a paper that another than the plan's signatory signs."""
    listed = tuple(_recipients(receivers))
    if clerk.layout.header is Header.PLAIN:
        return Closing(
            signatory=signatory,
            recipients_title=clerk.words("Distribution:"),
            recipients=tuple(f"- {name}" for name in (*listed, *_plain_archive(clerk, archive))),
            beside=beside,
        )
    return Closing(
        signatory=tuple(line.upper() for line in signatory),
        recipients_title="Nơi nhận:",
        recipients=(*(f"- {name};" for name in listed), _archive(clerk, archive)),
        beside=tuple(line.upper() for line in beside),
    )


def _recipients(receivers: Iterable[str]) -> Iterator[str]:
    names = dict.fromkeys(_bare(name) for name in receivers)
    yield from (name for name in names if name and not name.lower().startswith("lưu"))


def _bare(line: str) -> str:
    return line.strip(" -;.")


def _archive(clerk: Clerk, archive: str) -> str:
    unit = _bare(archive)
    if clerk.layout.header is Header.PARTY:
        return f"- Lưu {unit or 'Văn phòng'}."
    return f"- Lưu: VT, {unit}." if unit else "- Lưu: VT."


def _plain_archive(clerk: Clerk, archive: str) -> tuple[str, ...]:
    unit = clerk.said(archive)
    return (clerk.words("File: {unit}", unit=unit),) if unit else ()


def _signatory(clerk: Clerk) -> tuple[str, ...]:
    paper = clerk.plan.event.paper
    mode, title = paper.signing_mode, clerk.said(paper.signatory)
    body = clerk.said(paper.signing_for or paper.issuing_body)
    if mode is SigningMode.OWN:
        return (title,) if title else ()
    if mode is SigningMode.ACTING:
        return (clerk.words("Acting {title}", title=title),)
    above = (
        f"{signing_mark(clerk, mode)} {body}"
        if clerk.language == "vi"
        else clerk.words("For {body}", body=body)
    )
    return (above, title) if title else (above,)


def signing_mark(clerk: Clerk, mode: SigningMode) -> str:
    """Return in whose name somebody signs: ``KT.``, or ``K/T`` on the Party's papers."""
    return _PARTY_MODES[mode] if clerk.layout.header is Header.PARTY else str(mode)
