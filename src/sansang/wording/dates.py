"""Dates and times as each language writes them. Times are given in the event's zone."""

from datetime import datetime

_MONTHS = (
    "January February March April May June July August September October November December"
).split()
_DAYS_VI = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
_DAYS_EN = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def clock(at: datetime) -> str:
    """Return the time of day, ``07:30``."""
    return f"{at:%H:%M}"


def day(at: datetime, language: str) -> str:
    """Return the day, short: ``Thứ Sáu 27/11`` or ``Fri 27 Nov``."""
    if language == "vi":
        return f"{_DAYS_VI[at.weekday()]} {date_short(at, language)}"
    return f"{_DAYS_EN[at.weekday()]} {date_short(at, language)}"


def day_within(at: datetime, language: str) -> str:
    """Return the day as it stands within a sentence: ``thứ Sáu 27/11`` or ``Fri 27 Nov``.

    Decree 30/2020, Appendix II, V.8.c: thứ is small there, the syllable after it is not.
    """
    return day(at, language).replace("Thứ", "thứ", 1)


def date_short(at: datetime, language: str) -> str:
    """Return day and month: ``27/11`` or ``27 Nov``."""
    return f"{at:%d/%m}" if language == "vi" else f"{at.day} {_MONTHS[at.month - 1][:3]}"


def date_in_words(at: datetime, language: str) -> str:
    """Return the date of a paper: ``ngày 05 tháng 02 năm 2026`` or ``5 February 2026``.

    Decree 30/2020, Appendix I: days below 10 and months 1 and 2 take a leading zero.
    """
    if language == "vi":
        month = f"{at.month:02d}" if at.month < 3 else str(at.month)
        return f"ngày {at.day:02d} tháng {month} năm {at.year}"
    return f"{at.day} {_MONTHS[at.month - 1]} {at.year}"


def span(start: datetime, end: datetime, language: str) -> str:
    """Return a stretch of time, the day said once where both ends share it."""
    if start.date() == end.date():
        return f"{day(start, language)} {clock(start)}–{clock(end)}"
    return f"{day(start, language)} {clock(start)} – {day(end, language)} {clock(end)}"
