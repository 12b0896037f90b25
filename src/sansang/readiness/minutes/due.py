"""By when: the moment that a sentence of minutes sets.

Before a day ends with the day before it; by, on or within a day ends with that day at 23:59. A
stretch of hours counts from the end of the day of the review, for its hour is not known.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sansang.event import EventPlan

_VI_DAYS = ("hai", "ba", "tư", "năm", "sáu", "bảy")
_EN_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    "january february march april may june july august september october november december"
).split()
_MONTH = "|".join(f"{name}|{name[:3]}" for name in _MONTHS)

_CLOCK = (
    r"(?:(?P<hour>\d{1,2})\s?(?:h|g|giờ|:)\s?(?P<minute>\d{2})?(?:\s?phút)?(?!\d)\s?"
    r"(?P<half>am\b|pm\b)?|(?P<hour12>\d{1,2})\s?(?P<half12>am|pm)\b|(?P<noon>noon|12 giờ trưa))"
)
_PART = r"(?P<part>sáng|trưa|chiều|tối|(?:the )?morning(?: of)?|(?:the )?afternoon(?: of)?)"
_DAY = (
    r"(?:(?P<d>\d{1,2})[/.-](?P<m>\d{1,2})(?:[/.-](?P<y>\d{4}))?(?!\d)"
    r"|(?P<dw>\d{1,2})\s+tháng\s+(?P<mw>\d{1,2})(?:\s+năm\s+(?P<yw>\d{4}))?"
    rf"|(?P<de>\d{{1,2}})(?:st|nd|rd"
    rf"|th)?\s+(?:of\s+)?(?P<me>{_MONTH})\b\.?(?:,?\s+(?P<ye>\d{{4}}))?"
    rf"|(?P<mu>{_MONTH})\.?\s+(?P<du>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s+(?P<yu>\d{{4}}))?"
    r"|(?P<iso>\d{4}-\d{2}-\d{2})|t\s?[-–−]\s?(?P<t>\d{1,2})\b"
    r"|(?P<word>hôm nay|ngày mai|ngày kia|ngày mốt|mai\b|today|tomorrow|the day after tomorrow)"
    r"|thứ\s+(?P<vi>hai|ba|tư|năm|sáu|bảy)|(?P<sunday>chủ nhật)"
    rf"|(?P<en>{'|'.join(_EN_DAYS)}))(?P<next>\s+(?:tuần sau|tuần tới|next week))?"
)
_WHEN = (
    rf"(?:(?:{_CLOCK})?\s*,?\s*(?:on\s+|ngày\s+|của\s+)?(?:{_PART}\s+)?(?:on\s+)?(?:the\s+)?"
    rf"(?:ngày\s+)?{_DAY})"
)
_BEFORE = r"(?P<before>trước|before|ahead of)"
_BY = (
    r"(?:(?:xong|hoàn thành|hoàn tất)\s+(?:xong\s+)?(?:vào|trong|ngày)?|chậm nhất|muộn nhất"
    r"|không muộn hơn"
    r"|không quá|thời hạn|hạn|trong ngày|trong|vào lúc|vào"
    r"|no later than|not later than|at the latest|by|due(?: on)?|on|within)"
)
_FILL = r"(?:\s+(?:là|đến|vào|lúc|hết|cuối|ngày|the end of|close of business on|end of))*"
_DUE = re.compile(rf"\b(?:{_BEFORE}|{_BY}){_FILL}\s+{_WHEN}")
_BARE_DAY = re.compile(r"\b(?P<word>hôm nay|ngay trong ngày|today|tomorrow)(?=[\s,;.]*$)")
_WITHIN = re.compile(
    r"\b(?:trong vòng|trong thời hạn|trong thời gian|trong|within)\s+(?P<count>\d{1,3})\s*"
    r"(?P<unit>giờ|ngày|hours?|days?)\b(?!\s+(?:kể từ khi|từ khi|sau khi|after|of|from))"
)
_OPENING = re.compile(r"\b(?:trước (?:giờ |khi )?khai mạc|before the (?:opening|event))\b")
_VAGUE = re.compile(
    rf"\b(?:trước|chậm nhất|muộn nhất|before|by|no later than)\s+(?:lúc\s+)?{_CLOCK}"
)
_AGAIN = re.compile(r"\b(?:hằng ngày|hàng ngày|mỗi ngày|định kỳ|every day|daily|each day)\b")
_PAST = re.compile(r"\b(?:từ|from|since|số\s+\d+/[\w/-]+)\s*$")
_PARTS = {"sáng": (0, 12), "trưa": (11, 13), "chiều": (12, 18), "tối": (18, 22)}
_ENGLISH_PARTS = {"morning": (0, 12), "afternoon": (12, 18)}


@dataclass(frozen=True)
class Due:
    """When it is due and where the sentence says so; ``at`` is None where no moment follows."""

    at: datetime | None
    start: int
    end: int


@dataclass(frozen=True)
class Calendar:
    """The days that words of a sentence can refer to."""

    held_on: date
    zone: ZoneInfo
    opening: datetime | None = None

    @classmethod
    def of(cls, plan: EventPlan | None, held_on: date, zone: ZoneInfo) -> "Calendar":
        """Return the calendar of a review; T-2 needs the plan's event."""
        return cls(held_on, zone, plan.event.start.astimezone(zone) if plan else None)

    def at(self, day: date, clock: time) -> datetime:
        """Return the moment, with the fixed offset that the zone has then."""
        local = datetime.combine(day, clock, self.zone)
        offset = local.utcoffset()
        if offset is None or offset % timedelta(minutes=1):
            raise ValueError("no whole offset")
        return datetime.fromisoformat(local.isoformat(timespec="minutes"))


def find_due(sentence: str, calendar: Calendar) -> Due | None:
    """Return the first time limit of a folded sentence, None where it sets none."""
    for found in _DUE.finditer(sentence):
        if not _PAST.search(sentence, max(0, found.start() - 20), found.start()):
            return Due(_guarded(found, calendar, _moment), *found.span())
    for pattern, reads in ((_WITHIN, _stretch), (_OPENING, _opening), (_BARE_DAY, _moment)):
        other = pattern.search(sentence)
        if other:
            return Due(_guarded(other, calendar, reads), *other.span())
    vague = _VAGUE.search(sentence)
    return Due(None, *vague.span()) if vague and not _AGAIN.search(sentence) else None


def _guarded(
    found: re.Match[str],
    calendar: Calendar,
    reads: Callable[[re.Match[str], Calendar], datetime | None],
) -> datetime | None:
    """A day that no calendar has, such as 31/02, leaves the words without a moment."""
    try:
        moment = reads(found, calendar)
    except (ValueError, OverflowError):
        return None
    return moment if moment and 1 < moment.year < 9999 else None


def _opening(_: re.Match[str], calendar: Calendar) -> datetime | None:
    return calendar.opening and calendar.at(calendar.opening.date(), calendar.opening.time())


def _stretch(found: re.Match[str], calendar: Calendar) -> datetime:
    count = int(found["count"])
    days = count // 24 if found["unit"][0] in "gh" else count
    return calendar.at(calendar.held_on + timedelta(days=days), time(23, 59))


def _moment(found: re.Match[str], calendar: Calendar) -> datetime | None:
    parts = found.groupdict()
    day = _day(parts, calendar)
    if day is None:
        return None
    clock, before = _clock(parts), bool(parts.get("before"))
    if clock:
        return calendar.at(day, clock)
    if before and not parts.get("part"):
        return calendar.at(day - timedelta(days=1), time(23, 59))
    return calendar.at(day, time(23, 59))


def _clock(parts: dict[str, str | None]) -> time | None:
    if parts.get("noon"):
        return time(12)
    hour, half = parts.get("hour") or parts.get("hour12"), parts.get("half") or parts.get("half12")
    if hour is None:
        return _part_of_day(parts)
    count = int(hour) % 24
    if half:
        count = count % 12 + (12 if half == "pm" else 0)
    elif (parts.get("part") in ("chiều", "tối")) and count < 12:
        count += 12
    return time(count, int(parts.get("minute") or 0))


def _part_of_day(parts: dict[str, str | None]) -> time | None:
    """Before the afternoon ends when it begins; in the afternoon ends with it."""
    part = (parts.get("part") or "").removeprefix("the ").removesuffix(" of")
    hours = _PARTS.get(part) or _ENGLISH_PARTS.get(part)
    if hours is None or (parts.get("before") and hours[0] == 0):
        return None
    return time(hours[0] if parts.get("before") else hours[1])


def _day(parts: dict[str, str | None], calendar: Calendar) -> date | None:
    if parts.get("iso"):
        return date.fromisoformat(parts["iso"] or "")
    if parts.get("t"):
        opening = calendar.opening
        return opening and opening.date() - timedelta(days=int(parts["t"] or 0))
    return _spoken(parts, calendar) or _weekday(parts, calendar) or _dated(parts, calendar)


def _spoken(parts: dict[str, str | None], calendar: Calendar) -> date | None:
    word = parts.get("word")
    if not word:
        return None
    later = {"hôm nay": 0, "ngay trong ngày": 0, "today": 0, "ngày mai": 1, "mai": 1, "tomorrow": 1}
    return calendar.held_on + timedelta(days=later.get(word, 2))


def _weekday(parts: dict[str, str | None], calendar: Calendar) -> date | None:
    """The next day of that name after the review, or the one of the week after this."""
    if parts.get("vi"):
        wanted = _VI_DAYS.index(parts["vi"] or "")
    elif parts.get("en"):
        wanted = _EN_DAYS.index(parts["en"] or "")
    elif parts.get("sunday"):
        wanted = 6
    else:
        return None
    today = calendar.held_on
    if parts.get("next"):
        return today + timedelta(days=7 - today.weekday() + wanted)
    return today + timedelta(days=(wanted - today.weekday() - 1) % 7 + 1)


def _dated(parts: dict[str, str | None], calendar: Calendar) -> date | None:
    day = next((parts[k] for k in ("d", "dw", "de", "du") if parts.get(k)), None)
    month = next((parts[k] for k in ("m", "mw") if parts.get(k)), None)
    name = parts.get("me") or parts.get("mu")
    if name:
        month = str(next(i for i, m in enumerate(_MONTHS, 1) if m.startswith(name[:3])))
    if day is None or month is None:
        return None
    year = next((parts[k] for k in ("y", "yw", "ye", "yu") if parts.get(k)), None)
    if year:
        return date(int(year), int(month), int(day))
    near = date(calendar.held_on.year, int(month), int(day))
    past = near < calendar.held_on - timedelta(days=180)
    return near.replace(year=near.year + 1) if past else near
