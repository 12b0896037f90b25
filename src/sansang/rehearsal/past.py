"""Incidents that really happened, from a file that a control room can write out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from math import isfinite, nan
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np

from sansang.eventfile.csvtext import csv_rows
from sansang.eventfile.draft import Draft
from sansang.faults import CannotRun, Fault, shown
from sansang.rehearsal.scenario import Floats, Ints, Scenario
from sansang.roads.geometry import distances_m

Point = tuple[float, float]

FARTHEST_M = 20_000.0
"""An incident that is farther from every place of the plan is none of the event's."""
_REQUIRED = ("at", "type")
_TIMES = ("departed", "on_scene", "closed")
_LIMITS = {"lat": 90.0, "lon": 180.0}


@dataclass(frozen=True, kw_only=True, eq=False)
class Past:
    """Incidents (n) in the order of their file, types and places by their number in a scenario.

    ``at`` are local times of the event. ``mobilise_s`` from the report until the first team left,
    ``scene_s`` from its arrival until the scene was left, NaN where the file does not say.
    """

    at: tuple[datetime, ...]
    type: Ints
    place: Ints
    mobilise_s: Floats
    scene_s: Floats


@dataclass(frozen=True, kw_only=True)
class _Row:
    at: datetime
    type: int
    place: int
    mobilise_s: float
    scene_s: float


def read_past(file: Path, scenario: Scenario, positions: Mapping[str, Point]) -> Past:
    """Return the incidents of a CSV file.

    Columns: ``at``, ``type`` (id of an incident type), ``site`` or ``lat`` and ``lon`` (the
    nearest place of ``positions``, which are latitude and longitude); if known ``departed``,
    ``on_scene``, ``closed``. Times are local times of the event unless they have an offset.
    Raises CannotRun with every line that can't be used; of what is wrong in the same way several
    times, with the first.
    """
    table = _Table(file=file, scenario=scenario, positions=positions)
    rows = [row for line in table.lines() if (row := table.row(*line))]
    if not rows and not table.draft.faults:
        table.draft.fault("no_incidents", str(file))
    if table.draft.faults:
        raise CannotRun(list(_once(table.draft.faults)))
    return Past(
        at=tuple(row.at for row in rows),
        type=np.array([row.type for row in rows], np.int64),
        place=np.array([row.place for row in rows], np.int64),
        mobilise_s=np.array([row.mobilise_s for row in rows]),
        scene_s=np.array([row.scene_s for row in rows]),
    )


def _once(faults: list[Fault]) -> Iterator[Fault]:
    """Yield faults without those that say the same of another line."""
    seen: set[tuple[str, str, str]] = set()
    for fault in faults:
        key = (fault.code, fault.field, fault.found)
        if key not in seen:
            seen.add(key)
            yield fault


class _Table:
    """A file that is being read, and what is wrong with it so far."""

    def __init__(self, *, file: Path, scenario: Scenario, positions: Mapping[str, Point]) -> None:
        self.file, self.draft = file, Draft()
        self.zone = ZoneInfo(scenario.time_zone)
        self.types = {name: number for number, name in enumerate(scenario.demand.types)}
        self.sites = {name: number for number, name in enumerate(scenario.ground.places)}
        known = [name for name in self.sites if name in positions]
        self.near = np.array([self.sites[name] for name in known], np.int64)
        self.lat, self.lon = np.array([positions[name] for name in known]).reshape(-1, 2).T

    def lines(self) -> Iterator[tuple[str, dict[str, str]]]:
        """Yield where each line stands, and its cells by their columns."""
        rows = csv_rows(self._bytes(), str(self.file), self.draft) or []
        if not rows:
            return
        header = [name.strip() for name in rows[0].cells]
        if not self._has_columns(header, f"{self.file} line {rows[0].number}"):
            return
        for row in rows[1:]:
            place = f"{self.file} line {row.number}"
            if len(row.cells) == len(header):
                yield place, dict(zip(header, map(str.strip, row.cells), strict=True))
            else:
                found, expected = len(row.cells), len(header)
                self.draft.fault("ragged_row", place, found=found, expected=expected)

    def _bytes(self) -> bytes:
        try:
            return self.file.read_bytes()
        except OSError as error:
            found = error.strerror or ""
            raise CannotRun([Fault(code="unreadable", place=str(self.file), found=found)]) from None

    def _has_columns(self, header: list[str], place: str) -> bool:
        before = len(self.draft.faults)
        for name in _REQUIRED:
            if name not in header:
                self.draft.fault("missing_column", place, field=name, expected=name)
        if "site" not in header and not _LIMITS.keys() <= set(header):
            self.draft.fault("missing_column", place, expected="site | lat,lon")
        for name in {name for name in header if header.count(name) > 1}:
            self.draft.fault("repeated_column", place, found=name)
        return len(self.draft.faults) == before

    def row(self, place: str, cells: dict[str, str]) -> _Row | None:
        """Return the incident of a line; None where something is wrong with it."""
        before = len(self.draft.faults)
        at = self._time(place, cells, "at", required=True)
        times = [self._time(place, cells, name) for name in _TIMES]
        kind = self._known(place, cells, "type", self.types, "incident_types")
        where = self._where(place, cells)
        self._in_order(place, cells, at, times)
        if len(self.draft.faults) > before or at is None:
            return None
        departed, on_scene, closed = times
        return _Row(
            at=at,
            type=kind,
            place=where,
            mobilise_s=_seconds(at, departed),
            scene_s=_seconds(on_scene, closed),
        )

    def _in_order(
        self,
        place: str,
        cells: dict[str, str],
        begin: datetime | None,
        times: list[datetime | None],
    ) -> None:
        for name, moment in zip(_TIMES, times, strict=True):
            if begin and moment and moment < begin:
                expected = begin.isoformat()
                self.draft.fault(
                    "end_before_start", place, field=name, found=cells[name], expected=expected
                )
            begin = moment or begin

    def _time(
        self, place: str, cells: dict[str, str], name: str, *, required: bool = False
    ) -> datetime | None:
        text = cells.get(name, "")
        if not text:
            if required:
                self.draft.fault("missing", place, field=name)
            return None
        try:
            moment = datetime.fromisoformat(text)
            if not 1 < moment.year < 9999:  # so that it has a local time in every zone
                raise ValueError
        except ValueError:
            self.draft.fault("moment", place, field=name, found=text)
            return None
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=self.zone)
        return moment.astimezone(self.zone)

    def _known(
        self, place: str, cells: dict[str, str], name: str, known: dict[str, int], table: str
    ) -> int:
        text = cells[name]
        if not text:
            self.draft.fault("missing", place, field=name)
        elif text not in known:
            self.draft.fault("unknown_id", place, field=name, found=text, expected=table)
        return known.get(text, 0)

    def _where(self, place: str, cells: dict[str, str]) -> int:
        if cells.get("site"):
            return self._known(place, cells, "site", self.sites, "sites")
        point = [self._degrees(place, cells, name) for name in _LIMITS]
        if not all(map(isfinite, point)):
            return 0
        lat, lon = np.full(len(self.lat), point[0]), np.full(len(self.lon), point[1])
        metres = distances_m(self.lat, self.lon, lat, lon)
        if not metres.size or metres.min() > FARTHEST_M:
            found = f"{point[0]:.5f}, {point[1]:.5f}"
            self.draft.fault("far_from_places", place, found=found, expected=f"{FARTHEST_M:.0f}")
            return 0
        return int(self.near[metres.argmin()])

    def _degrees(self, place: str, cells: dict[str, str], name: str) -> float:
        text, limit = cells.get(name, ""), _LIMITS[name]
        if not text:
            self.draft.fault("missing", place, field=name)
            return nan
        try:
            degrees = float(text)
        except ValueError:
            degrees = nan
        if not isfinite(degrees):
            self.draft.fault("number", place, field=name, found=shown(text))
            return nan
        if abs(degrees) > limit:
            code, bound = ("number_at_most", limit) if degrees > 0 else ("number_at_least", -limit)
            self.draft.fault(code, place, field=name, found=text, expected=f"{bound:.0f}")
            return nan
        return degrees


def _seconds(begin: datetime | None, end: datetime | None) -> float:
    return (end - begin).total_seconds() if begin and end else nan
