"""Orders that the line excludes, told from work that only sounds alike."""

import re
from dataclasses import dataclass

from sansang.readiness.minutes.line_words_en import EN
from sansang.readiness.minutes.line_words_vi import VI
from sansang.readiness.minutes.records import Category

_FORBIDS = re.compile(
    r"(?<!\w)(?P<no>không được|không|đừng|nghiêm cấm|cấm|chấm dứt|tránh|do not|don't|must not"
    r"|shall not|should not|may not|never|no|not|nobody|without|refrain from)(?!\w)(?P<between>[^.;:,!?]{0,40})$"
)
_UNDOES = re.compile(
    r"(?<!\w)(?:để|cho|lơ là|chủ quan|ngừng|dừng|ngơi|bỏ|sót|lọt|buông lỏng|quên|ngại|chậm|chỉ|những"
    r"|stop|fail|cease|neglect|forget|hesitate|only|lose|relax|delay)(?!\w)"
)

_CARE = re.compile(
    r"[^.;:,!?]{0,30}(?<!\w)(?:bị (?:ngộ độc|nạn|thương|ốm|ngã|ngất|lạc)|cần hỗ trợ|cần giúp|phải chờ|chờ lâu"
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

    Both languages are sought in every sentence: a sentence in one may quote the other.
    """
    for language, rules in (("vi", VI), ("en", EN)):
        for number, (category, pattern, spared) in enumerate(rules, 1):
            found = _first(low, pattern, spared)
            if found:
                return Excluded(category, f"line.{language}.{category}.{number}", *found)
    return None


def _first(
    low: str, sought: re.Pattern[str], spared: re.Pattern[str] | None
) -> tuple[int, int] | None:
    """What is spared is sought again from its second letter on: an order may begin within it."""
    found = sought.search(low)
    while found:
        harmless = spared and spared.search(found.group())
        if not (harmless or _CARE.match(low, found.end()) or _forbidden(low, found.start())):
            return found.span()
        found = sought.search(low, found.start() + 1)
    return None


def _forbidden(low: str, start: int) -> bool:
    """«Do not disperse …» is lawful; «do not stop watching …» is not."""
    found = _FORBIDS.search(low, max(0, start - 60), start)
    return found is not None and not _UNDOES.search(found["between"])
