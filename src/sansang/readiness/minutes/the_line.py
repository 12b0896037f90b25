"""Orders that the line excludes, told from work that only sounds alike."""

import re
from dataclasses import dataclass

from sansang.readiness.minutes.line_topics import KNOWN_WORK, TOPICS
from sansang.readiness.minutes.line_words_en import EN
from sansang.readiness.minutes.line_words_vi import VI
from sansang.readiness.minutes.records import Category

_FORBIDS = re.compile(
    r"(?<!\w)(?P<no>không được|không|đừng|nghiêm cấm|cấm|chấm dứt|tránh|do not|don't|must not"
    r"|shall not|should not|may not|never|no|not|nobody|without"
    r"|refrain from)(?!\w)(?P<between>[^.;:,!?]{0,40})$"
)
_UNDOES = re.compile(
    r"(?<!\w)(?:để|cho|lơ là|chủ quan|ngừng|dừng|ngơi|bỏ|sót|lọt|buông lỏng|quên|ngại|chậm"
    r"|chỉ|những"
    r"|stop|fail|cease|neglect|forget|hesitate|only|lose|relax|delay)(?!\w)"
)

_CARE = re.compile(
    r"[^.;:,!?]{0,30}(?<!\w)(?:bị (?:ngộ độc|nạn|thương|ốm|ngã|ngất|lạc)|cần hỗ trợ|cần giúp"
    r"|phải chờ|chờ lâu"
    r"|need(?:s|ing)? (?:help|first aid|care)|injured|hurt|ill|wait(?:ing)?)(?!\w)"
)
"""What follows the persons when the order is to care for them."""


@dataclass(frozen=True)
class Excluded:
    """What of the line a sentence crosses, by which rule and in which words."""

    category: Category
    rule: str
    start: int
    end: int


def excluded(low: str) -> Excluded | None:
    """Return the first order of a folded sentence that the line excludes, None where none is.

    Both languages are sought in every sentence: a sentence in one may quote the other. Of a
    topic beside the line, only work that is known to be lawful is let through.
    """
    lawful = KNOWN_WORK.search(low) is not None
    for language, rules in (("vi", VI), ("en", EN)):
        for number, (category, pattern, spared) in enumerate(rules, 1):
            crossing, harmless = _first(low, pattern, spared)
            lawful = lawful or harmless
            if crossing:
                return Excluded(category, f"line.{language}.{category}.{number}", *crossing)
    return None if lawful else _beside_the_line(low)


def _beside_the_line(low: str) -> Excluded | None:
    for category, topic in TOPICS:
        found = topic.search(low)
        if found:
            return Excluded(category, f"line.topic.{category}", *found.span())
    return None


def _first(
    low: str, sought: re.Pattern[str], spared: re.Pattern[str] | None
) -> tuple[tuple[int, int] | None, bool]:
    """Return the first crossing, and whether something was cared for or forbidden before it.

    What is spared is sought again from its second letter on: an order may begin within it.
    """
    found, harmless = sought.search(low), False
    while found:
        lawful = _CARE.match(low, found.end()) or _forbidden(low, found.start())
        if not lawful and not (spared and spared.search(found.group())):
            return found.span(), harmless
        harmless = harmless or bool(lawful)
        found = sought.search(low, found.start() + 1)
    return None, harmless


def _forbidden(low: str, start: int) -> bool:
    """«Do not disperse …» is lawful; «do not stop watching …» is not."""
    found = _FORBIDS.search(low, max(0, start - 60), start)
    return found is not None and not _UNDOES.search(found["between"])
