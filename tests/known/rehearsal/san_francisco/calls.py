"""A real New Year's Eve: calls of the San Francisco Fire Department.

City and County of San Francisco, DataSF, Fire Department Calls for Service, 31 December 2016 to
4 January 2017: a row for each unit that was sent.
"""

import csv
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("America/Los_Angeles")
KINDS = {
    "ENGINE": "engine",
    "TRUCK": "truck",
    "MEDIC": "ambulance",
    "PRIVATE": "ambulance",
    "CHIEF": "chief",
    "RESCUE CAPTAIN": "rescue",
    "RESCUE SQUAD": "rescue",
}


@dataclass(frozen=True, kw_only=True)
class Sent:
    """A unit that was sent to a call; seconds from the report, None where it was not there."""

    unit: str
    kind: str
    dispatched_s: float
    there_s: float | None
    free_s: float | None


@dataclass(frozen=True, kw_only=True)
class Incident:
    at: datetime
    area: str
    lat: float
    lon: float
    priority: str
    sent: tuple[Sent, ...]

    @property
    def first_s(self) -> float | None:
        """The response: until the first unit was there."""
        there = [sent.there_s for sent in self.sent if sent.there_s is not None]
        return min(there) if there else None


def read_calls(file: Path) -> list[Incident]:
    """Return the calls of the file in the order of time, those without any known unit left out."""
    calls = defaultdict(list)
    with file.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            if row["unit_type"] in KINDS and row["station_area"]:
                calls[row["call_number"]].append(row)
    return sorted((_incident(rows) for rows in calls.values()), key=lambda one: one.at)


def _incident(rows: list[dict[str, str]]) -> Incident:
    first, at = rows[0], _time(rows[0]["received"])
    return Incident(
        at=at,
        area=first["station_area"],
        lat=float(first["lat"]),
        lon=float(first["lon"]),
        priority=first["priority"],
        sent=tuple(_sent(row, at) for row in rows),
    )


def _sent(row: dict[str, str], at: datetime) -> Sent:
    seconds = {
        name: (_time(row[name]) - at).total_seconds() if row[name] else None
        for name in ("dispatch", "on_scene", "available")
    }
    there, free = seconds["on_scene"], seconds["available"]
    return Sent(
        unit=row["unit_id"],
        kind=KINDS[row["unit_type"]],
        dispatched_s=seconds["dispatch"] or 0.0,
        there_s=there,
        free_s=free if free is None or there is None else max(free, there),
    )


def _time(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def before(calls: Iterable[Incident], day: date) -> list[Incident]:
    return [one for one in calls if one.at.date() < day]


def on(calls: Iterable[Incident], day: date) -> list[Incident]:
    return [one for one in calls if one.at.date() == day]
