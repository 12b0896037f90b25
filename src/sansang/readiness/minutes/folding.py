"""Text as the rules read it: composed, in small letters, tone marks in one place."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sansang.readiness.minutes.records import Span

_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
_TONES = str.maketrans("àáảãạèéẻẽẹỳýỷỹỵ", "0123401234" + "01234")
_MOVED = {"o": "òóỏõọ", "u": "ùúủũụ"}
_NEW_STYLE = re.compile(r"o[àáảãạèéẻẽẹ](?!\w)|(?<!q)u[ỳýỷỹỵ](?!\w)")
_CLUSTER = re.compile(r"(?s).[\u0300-\u036f]*")


@dataclass(frozen=True)
class Folded:
    """A text made alike, and where each of its characters stood in the text as pasted."""

    text: str
    cased: str
    starts: Sequence[int]

    def span(self, start: int, end: int) -> Span:
        """Return the stretch of the pasted text; its end is past any mark that was composed."""
        return Span(self.starts[start], self.starts[end])


def fold(text: str) -> Folded:
    """Return the text as the rules read it, with the way back to each place."""
    pieces = list(_pieces(text))
    cased = "".join(piece for piece, _ in pieces)
    starts = [place for piece, place in pieces for _ in piece]
    return Folded(folded(cased), cased, [*starts, len(text)])


def _pieces(text: str) -> Iterator[tuple[str, int]]:
    for found in _CLUSTER.finditer(text):
        piece = found.group()
        if piece[0] not in _INVISIBLE:
            yield _plain(unicodedata.normalize("NFC", piece)), found.start()


def _plain(piece: str) -> str:
    """Any blank but the end of a line is a space."""
    return " " if piece.isspace() and piece != "\n" else piece


def folded(composed: str) -> str:
    """Return composed text in small letters with «uỷ» written «ủy»; its length does not change."""
    small = "".join(c.lower() if len(c.lower()) == 1 else c for c in composed)
    return _NEW_STYLE.sub(_old_style, small)


def _old_style(found: re.Match[str]) -> str:
    first, second = found.group()[0], found.group()[1]
    plain = unicodedata.normalize("NFD", second)[0]
    return _MOVED[first][int(second.translate(_TONES))] + plain


def name_folded(name: str) -> str:
    """Return a name of the plan as the rules read it."""
    return " ".join(fold(name).text.split())
