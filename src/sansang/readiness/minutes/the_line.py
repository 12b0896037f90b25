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
            for found in pattern.finditer(low):
                if spared and spared.search(found.group()):
                    continue
                if not _forbidden(low, found.start()):
                    rule = f"line.{language}.{category}.{number}"
                    return Excluded(category, rule, *found.span())
    return None


def _forbidden(low: str, start: int) -> bool:
    """«Do not disperse …» is lawful; «do not stop watching …» is not."""
    found = _FORBIDS.search(low, max(0, start - 60), start)
    return found is not None and not _UNDOES.search(found["between"])
