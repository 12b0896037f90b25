"""Who leads and who works along, as the sentence says it."""

import re
from dataclasses import dataclass

from sansang.readiness.minutes.agencies import Directory
from sansang.readiness.minutes.cues_vi import ACTIONS, ADVERBS, MODALS
from sansang.readiness.minutes.records import Party

_STOP = (
    rf"(?=[,:;.]|\s+(?:{ACTIONS}|{MODALS}|{ADVERBS}|chủ trì|phối hợp|đã|đang|sẽ|không|hiện|theo dõi"
    r"|và\s|kết luận|đề nghị|yêu cầu|kiến nghị|được|để|trước|chậm nhất|tại)(?!\w)|$)"
)
_BODY_VI = re.compile(
    rf"(?!(?:{ACTIONS})(?!\w))"
    r"(?:(?:các|toàn thể|toàn bộ|mọi|tất cả|những)\s+)?(?:sở|ban (?:quản lý|chỉ huy|tổ chức"
    r"|chỉ đạo)|ban|phòng|công an|ca|bộ|ubnd|ủy ban"
    r"|văn phòng|trung tâm|công ty|đoàn|hội|viễn thông|bệnh viện|chi cục|cục|ngành|lực lượng|đơn vị"
    r"|cơ quan|tổ|đội|tiểu ban|thủ trưởng|trường|đài|báo|trưởng|phó|chủ tịch|giám đốc|cơ sở"
    r"|địa phương"
    rf"|thành viên|khách sạn|chỉ huy|bđbp|bch|tỉnh|cán bộ"
    rf"|sỹ quan)(?!\w)(?:\s+[^\s,;:.]+){{0,9}}?{_STOP}"
)
_AND_OTHERS = re.compile(
    r"(?:các )?(?:cơ quan|đơn vị), (?:cơ quan|đơn vị|địa phương)[^,;:.]{0,30}?" + _STOP
)
_BODY_EN = re.compile(
    r"(?:(?:the|all|each|every|any)\s+)?(?:[a-z&'’-]+\s+){0,4}?(?:agenc(?:y|ies)|departments?"
    r"|divisions?|authorit(?:y|ies)|police|service|guard|command|committee|board|company|union|unit"
    r"|units|office|venue|hotels?|hospital|stewards?|officers?|wards?|teams?|forces?|organisers?"
    r"|management|volunteers?)(?!\w)(?:\s+(?:authorities|police|board|division"
    r"|command))?(?:\s+of\s+(?:the\s+)?[a-z]+(?:\s+centre)?)?"
)
_AND = re.compile(r"\s*(?:,\s*(?:và|cùng|and)?|và|cùng|and|&)\s+")
_WITH_VI = re.compile(
    r"(?:phối hợp(?:\s+chặt chẽ)?(?:\s+(?:với|cùng))?|cùng(?:\s+với)?|với sự tham gia của)\s+"
)
_WITH_EN = re.compile(
    r"(?:together with|in (?:close )?(?:coordination|cooperation|consultation) with|jointly with"
    r"|along with|supported by|with (?:the )?support (?:of|from)|with the help of)\s+"
)
_LEADS = re.compile(
    r"\s*(?:làm\s+)?(?:chủ trì|đầu mối|chịu trách nhiệm chính)\s*[,:]?\s*(?:và\s+)?"
)
_LEADING = re.compile(r"(?:giao nhiệm vụ cho|cho|tới|đối với|to|for)\s+")
_ALONG = re.compile(r"\s*phối hợp(?!\w)(?!\s+(?:với|cùng|chặt))\s*,?\s*")


@dataclass(frozen=True)
class Named:
    """Those named at one place of a sentence, and where their list ends."""

    parties: tuple[Party, ...]
    end: int


@dataclass(frozen=True)
class Roles:
    """Who leads, who works along, and where the words on what to do begin."""

    lead: Party | None
    partners: tuple[Party, ...]
    end: int


def named_at(low: str, cased: str, place: int, directory: Directory, language: str) -> Named:
    """Return those named one after the other from this place on."""
    parties: list[Party] = []
    body = _BODY_VI if language == "vi" else _BODY_EN
    end = place
    while len(parties) < 20:
        known = directory.at(low, place)
        other = None if known else (_AND_OTHERS.match(low, place) or body.match(low, place))
        if not known and not other:
            break
        end = known[1] if known else other.end()  # type: ignore[union-attr]
        parties.append(Party(words=_words(cased[place:end]), agency=known[0] if known else None))
        follows = _AND.match(low, end)
        if not follows:
            break
        place = follows.end()
    return Named(tuple(parties), end)


def _words(cased: str) -> str:
    words = " ".join(cased.split())
    return re.sub(r"^(?:the|The|lực lượng|lãnh đạo)\s+(?=\S)", "", words) or words


def roles_at(low: str, cased: str, place: int, directory: Directory, language: str) -> Roles:
    """Return who leads and who works along, where those ordered are named at this place."""
    start = _LEADING.match(low, place)
    first = named_at(low, cased, start.end() if start else place, directory, language)
    if not first.parties:
        return Roles(None, _partners(low, cased, place, directory, language)[0], place)
    lead, partners, end = first.parties[0], list(first.parties[1:]), first.end
    leads = _LEADS.match(low, end)
    if leads:
        end = leads.end()
        along = named_at(low, cased, end, directory, language)
        helps = _ALONG.match(low, along.end) if along.parties else None
        if helps:
            partners += along.parties
            end = helps.end()
    more, after = _partners(low, cased, end, directory, language)
    contiguous = after and not low[end : after[0]].strip(" ,")
    return Roles(lead, (*partners, *more), after[1] if after and contiguous else end)


def _partners(
    low: str, cased: str, place: int, directory: Directory, language: str
) -> tuple[tuple[Party, ...], tuple[int, int] | None]:
    pattern = _WITH_VI if language == "vi" else _WITH_EN
    for found in pattern.finditer(low, place):
        named = named_at(low, cased, found.end(), directory, language)
        if named.parties:
            return named.parties, (found.start(), named.end)
    return (), None
