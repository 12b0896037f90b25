"""Notices to the public, in every language that they are written in."""

from collections.abc import Iterator

from sansang.event import Notice
from sansang.report.content.document import Block, Part, folded
from sansang.report.content.texts import Cell, Column, Paragraph, Table, Tone, ungrouped
from sansang.report.content.voice import Voice
from sansang.wording import N_


def notices_part(voice: Voice) -> Part:
    """Return each notice with its owner, its audience and its texts."""
    return Part(anchor="notices", title=voice.words(N_("Notices")), blocks=tuple(_blocks(voice)))


def _blocks(voice: Voice) -> Iterator[Block]:
    if not voice.plan.notices:
        yield Paragraph(text=voice.words(N_("The plan holds no notices.")))
    for notice in voice.plan.notices:
        yield folded(_table(voice, notice))


def _table(voice: Voice, notice: Notice) -> Table:
    return Table(
        caption=voice.text(notice.title),
        columns=(
            Column(heading=voice.words(N_("Item")), share=1),
            Column(heading=voice.words(N_("Content")), share=6),
        ),
        groups=ungrouped(_rows(voice, notice)),
    )


def _rows(voice: Voice, notice: Notice) -> Iterator[tuple[Cell, ...]]:
    yield _item(voice, N_("Issued"), _issued(voice, notice))
    yield _item(voice, N_("Owner"), voice.owner(notice.owner))
    yield _item(voice, N_("Audience"), voice.text(notice.audience))
    yield _item(voice, N_("Channels"), voice.text(notice.channels))
    if notice.supersedes:
        yield _item(voice, N_("Supersedes"), voice.name("notices", notice.supersedes))
    for text in notice.texts:
        language = Cell(text=_LANGUAGES.get(text.language.split("-")[0], text.language))
        yield language, Cell(text=f"{text.title}\n{text.body}", language=text.language)
    if not notice.texts:
        missing = Cell(text=voice.words(N_("no text yet")), tone=Tone.CAUTION)
        yield Cell(text=voice.words(N_("Text"))), missing


def _item(voice: Voice, label: str, value: str) -> tuple[Cell, ...]:
    return Cell(text=voice.words(label)), Cell(text=value)


def _issued(voice: Voice, notice: Notice) -> str:
    if notice.issue_at:
        return voice.moment(notice.issue_at)
    return voice.words(N_("when a contingency plan says so"))


_LANGUAGES = {
    "vi": "Tiếng Việt",
    "en": "English",
    "fr": "Français",
    "zh": "中文",
}
"""Each language in its own words."""
