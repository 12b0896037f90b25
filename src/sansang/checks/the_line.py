"""Orders that this planner does not handle, and the lawful work that it plans instead."""

import re
import unicodedata
from collections.abc import Iterator

from sansang.checks.finding import Severity
from sansang.checks.rule import Spot, rule
from sansang.checks.sources import COMMENT_37, THE_LINE
from sansang.checks.survey import Survey
from sansang.wording import N_

_OPINION = (
    "theo dõi dư luận",
    "giám sát dư luận",
    "nắm dư luận",
    "nắm tình hình dư luận",
    "theo dõi mạng xã hội",
    "giám sát mạng xã hội",
    "rà quét mạng xã hội",
    "giám sát không gian mạng",
    "monitor public opinion",
    "watch public opinion",
    "monitor social media",
    "watch social media",
    "social media monitoring",
    "opinion monitoring",
)
_PERSONS = (
    "theo dõi đối tượng",
    "quản lý đối tượng",
    "bám sát đối tượng",
    "danh sách đối tượng",
    "danh sách theo dõi",
    "danh sách đen",
    "theo dõi người nước ngoài",
    "quản lý người nước ngoài",
    "nhận diện khuôn mặt",
    "nhận dạng khuôn mặt",
    "watchlist",
    "watch list",
    "blacklist",
    "face recognition",
    "facial recognition",
    "follow foreigners",
    "monitor foreigners",
    "track individuals",
    "persons of interest",
)
_GATHERINGS = (
    "ngăn chặn khiếu kiện",
    "ngăn chặn người khiếu kiện",
    "ngăn khiếu kiện",
    "không để xảy ra khiếu kiện",
    "ngăn chặn tụ tập",
    "không để tụ tập",
    "giải tán đám đông",
    "giải tán người",
    "giải tán cuộc",
    "giải tán tụ tập",
    "giải tán biểu tình",
    "prevent petition",
    "stop petition",
    "prevent protest",
    "stop the protest",
    "prevent gathering",
    "disperse the",
    "disperse protest",
    "disperse people",
    "contain the protest",
    "kettle the",
)
_NEGATED = re.compile(r"(?:\b(?:không|đừng|cấm|never|not|no|don't)\b[^.;:,!?]{0,40})$")


def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(rf"(?<!\w){re.escape(phrase)}" for phrase in phrases))


@rule(
    "the_line.watching_opinion",
    Severity.ERROR,
    N_("“{name}”, field {field}: “{phrase}” is not handled here."),
    remedy=N_(
        "Remove it. What helps: notices that are true and early, and a place where people report "
        "hazards."
    ),
    source=THE_LINE,
)
def watching_opinion(survey: Survey) -> Iterator[Spot]:
    """Nobody is ordered to watch opinions, social media or beliefs."""
    return _ordered(survey, _pattern(_OPINION))


@rule(
    "the_line.watching_persons",
    Severity.ERROR,
    N_("“{name}”, field {field}: “{phrase}” is not handled here."),
    remedy=N_(
        "Remove it. What helps: posts by the risk of the place, and one access check for everyone."
    ),
    source=THE_LINE,
)
def watching_persons(survey: Survey) -> Iterator[Spot]:
    """Nobody is ordered to follow, list or identify persons."""
    return _ordered(survey, _pattern(_PERSONS))


@rule(
    "the_line.preventing_gatherings",
    Severity.ERROR,
    N_("“{name}”, field {field}: “{phrase}” is not handled here."),
    remedy=N_(
        "Remove it. What helps: a place in sight and sound, a liaison, a post that receives "
        "petitions with a receipt, an exit always open."
    ),
    source=COMMENT_37,
)
def preventing_gatherings(survey: Survey) -> Iterator[Spot]:
    """Nobody is ordered to prevent petitions or to prevent or break up gatherings."""
    return _ordered(survey, _pattern(_GATHERINGS))


def _ordered(survey: Survey, orders: re.Pattern[str]) -> Iterator[Spot]:
    """The texts with one of the phrases, unless the same clause forbids it."""
    for free in survey.texts:
        text = " ".join(unicodedata.normalize("NFC", free.text).casefold().split())
        for found in orders.finditer(text):
            if not _NEGATED.search(text[: found.start()]):
                data = {"name": free.record.name or free.record.id, "field": free.field}
                yield Spot(
                    record=free.record, field=free.field, data={**data, "phrase": found.group()}
                )
                break
