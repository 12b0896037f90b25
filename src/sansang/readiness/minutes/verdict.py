"""Does a sentence order something: an order, no order, or no sign of either."""

import re
from dataclasses import dataclass
from enum import Enum

from sansang.readiness.minutes import cues_en as en
from sansang.readiness.minutes import cues_vi as vi
from sansang.readiness.minutes.agencies import Directory
from sansang.readiness.minutes.parties import named_at

_VIETNAMESE = re.compile(r"[à-ỹđă]|\b(?:giao|cho|trong|theo|ban|thi)\b")
_WORD = re.compile(r"[^\W\d_]+")
_QUOTED = re.compile(r"“[^”]{0,400}”|\"[^\"]{0,400}\"|«[^»]{0,400}»")


class Kind(Enum):
    """What a sentence does."""

    ORDER = "order"
    NO_ORDER = "no order"
    NO_SIGN = "no sign"


@dataclass(frozen=True)
class Verdict:
    """The kind, why, and where those ordered are named."""

    kind: Kind
    rule: str
    place: int = 0


def language_of(low: str) -> str:
    """Return ``vi`` or ``en``: English minutes may hold Vietnamese names of places."""
    words = _WORD.findall(low[:600])
    marked = sum(1 for word in words if _VIETNAMESE.search(word))
    return "vi" if marked * 10 > len(words) * 4 else "en"


def unquoted(low: str) -> str:
    """Blank out what somebody is quoted with; its length stays."""
    return _QUOTED.sub(lambda found: " " * len(found.group()), low)


def judge(low: str, directory: Directory, language: str) -> Verdict:
    """Return what a folded sentence does."""
    if low.rstrip().endswith("?"):
        return Verdict(Kind.NO_ORDER, "question")
    spoken = unquoted(low)
    return _vietnamese(spoken, directory) if language == "vi" else _english(spoken, directory)


def _vietnamese(low: str, directory: Directory) -> Verdict:
    for found in vi.PERFORMATIVE.finditer(low):
        before = low[: found.start("give")]
        if not vi.ALREADY.search(before[-80:]) and not vi.ASSESSMENT.fullmatch(before.strip()):
            return Verdict(Kind.ORDER, "vi.performative", found.end("give") + 1)
    start = _after(vi.OPENING_ADVERBIAL, low)
    for pattern, rule in ((vi.CONDITION, "condition"), (vi.IS_A, "definition")):
        if pattern.match(low, start) or (rule == "definition" and pattern.search(low, start)):
            return Verdict(Kind.NO_ORDER, f"vi.{rule}")
    if vi.PRAISE.match(low):
        return Verdict(Kind.NO_ORDER, "vi.praise")
    return _vietnamese_cue(low, start, directory)


def _vietnamese_cue(low: str, start: int, directory: Directory) -> Verdict:
    named = named_at(low, low, start, directory, "vi")
    if named.parties and vi.PREDICATE.match(low, named.end):
        return _unless_reported(low, named.end + 30, Verdict(Kind.ORDER, "vi.subject", start))
    if vi.IMPERATIVE.match(low, start):
        return _unless_reported(low, start + 25, Verdict(Kind.ORDER, "vi.imperative", start))
    if vi.ASSESSMENT.match(low):
        return Verdict(Kind.NO_ORDER, "vi.assessment")
    modal = vi.MODAL.search(low)
    if modal:
        return _unless_reported(low, modal.start(), Verdict(Kind.ORDER, "vi.modal", start))
    return _unless_reported(low, len(low), Verdict(Kind.NO_SIGN, "vi.no_sign", start))


def _unless_reported(low: str, end: int, verdict: Verdict) -> Verdict:
    """What is done, being done or foreseen is no order."""
    if vi.REPORT.search(low, 0, end):
        return Verdict(Kind.NO_ORDER, "vi.report")
    return verdict


def _english(low: str, directory: Directory) -> Verdict:
    for pattern, rule in ((en.DIRECTED, "en.directed"), (en.PERFORMATIVE_EN, "en.performative")):
        found = pattern.search(low)
        if found and not re.search(r"\b(?:previous|last week|last month|already)\b", low):
            return Verdict(Kind.ORDER, rule, found.end())
    start = _after(en.OPENING_EN, low)
    if en.CONDITION_EN.match(low, start):
        return Verdict(Kind.NO_ORDER, "en.condition")
    return _english_cue(low, start, directory)


def _english_cue(low: str, start: int, directory: Directory) -> Verdict:
    not_ordered = en.NOT_ORDERED.search(low, start)
    limit = not_ordered.start() if not_ordered else len(low)
    for pattern, rule in ((en.PASSIVE, "en.passive"), (en.MODAL_EN, "en.modal")):
        found = pattern.search(low, start, limit)
        if found and not _of_no_one(low, found):
            return Verdict(Kind.ORDER, rule, start)
    if en.IMPERATIVE_EN.match(low, start):
        return Verdict(Kind.ORDER, "en.imperative", start)
    named = named_at(low, low, start, directory, "en")
    if named.parties and (en.TO_DO.match(low, named.end) or en.COLON_DO.match(low, named.end)):
        return Verdict(Kind.ORDER, "en.subject", start)
    if not_ordered:
        return Verdict(Kind.NO_ORDER, "en.report")
    return Verdict(Kind.NO_SIGN, "en.no_sign", start)


def _of_no_one(low: str, found: re.Match[str]) -> bool:
    """«The plan is to …» says what is meant, and orders nobody."""
    subject = low[max(0, found.start() - 60) : found.start()]
    return bool(en.BE_TO.match(low, found.start()) and en.NO_ONE_ORDERED.search(subject))


def _after(opening: re.Pattern[str], low: str) -> int:
    found = opening.match(low)
    return found.end() if found else 0
