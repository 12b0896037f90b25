"""Why something is not ready, as sentences that name what they speak of."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from opsroom.wording import words_of_page
from sansang.readiness import Reason, ReasonCode, reason_sentence
from sansang.readiness import Review as ReviewRecord

MOST_LETTERS = 120


class Told(NamedTuple):
    """A reason as a sentence, and whether it keeps everything from being ready."""

    text: str
    blocks: bool


def told(reasons: Iterable[Reason], record: ReviewRecord) -> list[Told]:
    """Return reasons as sentences in the language of the page."""
    return teller(record)(reasons)


def teller(record: ReviewRecord) -> Callable[[Iterable[Reason]], list[Told]]:
    """Return what tells reasons of a review, which reads once what they can speak of."""
    say, names = words_of_page(), _names(record, words_of_page().language)

    def tell(reasons: Iterable[Reason]) -> list[Told]:
        return [Told(reason_sentence(one, say, _about(one, names)), one.blocks) for one in reasons]

    return tell


def _about(reason: Reason, names: dict[tuple[ReasonCode, str], str]) -> str:
    return names.get((reason.code, reason.about), "") if reason.about else ""


def _names(record: ReviewRecord, language: str) -> dict[tuple[ReasonCode, str], str]:
    names = {
        (ReasonCode.CRITICAL_CRITERION, one.id): _short(one.asks.in_language(language))
        for one in record.criteria.criteria
    }
    for finding in record.findings:
        names[ReasonCode.CRITICAL_FINDING, finding.id] = _short(finding.text)
    for directive in record.conclusion.directives if record.conclusion else ():
        name = f"{directive.number}: {_short(directive.task)}"
        names[ReasonCode.DIRECTIVE_OVERDUE, directive.id] = name
    return names


def _short(text: str) -> str:
    words = " ".join(text.split()).rstrip(".")
    quoted = words if len(words) <= MOST_LETTERS else f"{words[: MOST_LETTERS - 1].rstrip()}…"
    return f"“{quoted}”"
