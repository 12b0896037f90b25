"""Networks, demand and nodes in the TNTP form of the literature on traffic assignment.

Transportation Networks for Research Core Team, Transportation Networks for Research,
https://github.com/bstabler/TransportationNetworks: ``<NAME> value`` lines up to
``<END OF METADATA>``, then a row for each link, or the trips of one origin after another.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sansang.faults import CannotRun, Fault, shown

Ints = NDArray[np.int32]
Floats = NDArray[np.float64]

_HEADER = re.compile(r"<([^>]+)>\s*(.*)")
_TRIP = re.compile(r"\s*(\S+?)\s*:\s*([^\s;:]+)\s*(?:;|$)")
_END = "END OF METADATA"
_COLUMNS = ("capacity", "length", "free_flow_time", "b", "power", "speed", "toll")
_REQUIRED = 7
"""Columns that a link needs: up to the power; speed and toll may be left out."""
_LARGEST = 50_000_000
"""Nodes and links: more is no number of them."""


@dataclass(frozen=True, kw_only=True, eq=False)
class TntpNetwork:
    """A network as its file has it, nodes numbered from 0; units are those of the file."""

    zones: int
    nodes: int
    first_thru_node: int
    """Nodes under this one are zones through which nobody drives."""
    tail: Ints
    head: Ints
    capacity: Floats
    length: Floats
    free_flow_time: Floats
    b: Floats
    power: Floats
    toll: Floats


@dataclass(frozen=True, kw_only=True, eq=False)
class TntpTrips:
    """Demand as its file has it: vehicles from zone to zone, numbered from 0."""

    zones: int
    origin: Ints
    destination: Ints
    vehicles: Floats


@dataclass(frozen=True, kw_only=True)
class _Text:
    """The lines of a file behind its header, with their numbers from 1."""

    file: Path
    header: Mapping[str, tuple[int, str]]
    lines: tuple[tuple[int, str], ...]

    def fault(self, code: str, line: int = 0, **more: str) -> CannotRun:
        place = f"{self.file} line {line}" if line else str(self.file)
        return CannotRun([Fault(code=code, place=place, **more)])

    def count(self, name: str, *, default: int | None = None) -> int:
        """Return a whole number from the header. Raises CannotRun where it isn't one."""
        if name not in self.header:
            if default is not None:
                return default
            raise self.fault("tntp_header", expected=f"<{name}>")
        line, value = self.header[name]
        if not re.fullmatch(r"\d{1,9}", value, re.ASCII) or not 0 < int(value) <= _LARGEST:
            raise self.fault("whole_at_least", line, field=name, found=shown(value), expected="1")
        return int(value)

    def node(self, line: int, field: str, text: str, last: int, code: str = "tntp_node") -> int:
        """Return a node or zone, from 0. Raises CannotRun where it is not among the first."""
        if not re.fullmatch(r"\d{1,9}", text, re.ASCII) or not 1 <= int(text) <= last:
            raise self.fault(code, line, field=field, found=shown(text), expected=str(last))
        return int(text) - 1

    def amount(self, line: int, field: str, text: str) -> float:
        """Return a number that is not negative. Raises CannotRun where it isn't one."""
        try:
            value = float(text)
        except ValueError:
            value = np.nan
        if not np.isfinite(value):
            raise self.fault("number", line, field=field, found=shown(text))
        if value < 0:
            raise self.fault("number_at_least", line, field=field, found=shown(text), expected="0")
        return value


def read_tntp_network(file: Path) -> TntpNetwork:
    """Return the network of a file. Raises CannotRun, with the line, where it is not TNTP."""
    text = _opened(file)
    zones, nodes = text.count("NUMBER OF ZONES"), text.count("NUMBER OF NODES")
    links, first_thru = text.count("NUMBER OF LINKS"), text.count("FIRST THRU NODE", default=1)
    if zones > nodes:
        line, value = text.header["NUMBER OF ZONES"]
        raise text.fault("tntp_zones", line, found=value, expected=str(nodes))
    rows = [_link(text, line, row, nodes) for line, row in text.lines]
    if len(rows) != links:
        line = text.header["NUMBER OF LINKS"][0]
        raise text.fault("tntp_links", line, found=str(links), expected=str(len(rows)))
    ends = np.array([(tail, head) for tail, head, _ in rows], np.int32).reshape(-1, 2)
    columns = np.array([amounts for _, _, amounts in rows]).reshape(-1, len(_COLUMNS)).T
    named = dict(zip(_COLUMNS, columns, strict=True))
    named.pop("speed")
    return TntpNetwork(
        zones=zones,
        nodes=nodes,
        first_thru_node=first_thru - 1,
        tail=ends[:, 0].copy(),
        head=ends[:, 1].copy(),
        **named,
    )


def read_tntp_trips(file: Path, *, zones: int | None = None) -> TntpTrips:
    """Return the demand of a file; ``zones`` is how many the network has.

    Raises CannotRun, with the line, where it is not TNTP or names a zone that is not there.
    """
    text = _opened(file)
    last = text.count("NUMBER OF ZONES") if zones is None else zones
    trips = list(_trips(text, last))
    pairs = np.array([(a, b) for a, b, _ in trips], np.int32).reshape(-1, 2)
    return TntpTrips(
        zones=last,
        origin=pairs[:, 0].copy(),
        destination=pairs[:, 1].copy(),
        vehicles=np.array([vehicles for _, _, vehicles in trips], np.float64),
    )


def read_tntp_nodes(file: Path, *, nodes: int) -> Floats:
    """Return (N, 2) x and y of the nodes of a node file, NaN where it has none.

    Raises CannotRun, with the line, where it is no such file.
    """
    text = _Text(file=file, header={}, lines=tuple(_rows(_lines(file))))
    places = np.full((nodes, 2), np.nan)
    for line, row in text.lines:
        words = row.split()
        if words[0].lower() == "node":
            continue
        if len(words) < 3:
            raise text.fault("tntp_columns", line, found=shown(row), expected="3")
        at = text.node(line, "node", words[0], nodes)
        for column in (0, 1):
            places[at, column] = _coordinate(text, line, words[column + 1])
    return places


def _coordinate(text: _Text, line: int, word: str) -> float:
    try:
        return float(word)
    except ValueError:
        raise text.fault("number", line, found=shown(word)) from None


def _opened(file: Path) -> _Text:
    lines = _lines(file)
    header: dict[str, tuple[int, str]] = {}
    for at, line in enumerate(lines):
        found = _HEADER.match(line.strip())
        if found:
            name = " ".join(found[1].upper().split())
            if name == _END:
                return _Text(file=file, header=header, lines=tuple(_rows(lines, at + 1)))
            header.setdefault(name, (at + 1, found[2].split("~")[0].strip()))
        elif line.strip() and not line.lstrip().startswith("~"):
            break
    raise CannotRun([Fault(code="tntp_header", place=str(file), expected=f"<{_END}>")])


def _lines(file: Path) -> list[str]:
    try:
        return file.read_bytes().decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        fault = Fault(code="encoding", place=str(file), expected="UTF-8")
    except OSError as error:
        fault = Fault(code="unreadable", place=str(file), found=error.strerror or "")
    raise CannotRun([fault]) from None


def _rows(lines: list[str], first: int = 0) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(lines[first:], start=first + 1):
        row = line.split("~")[0].strip()
        if row:
            yield number, row


def _link(text: _Text, line: int, row: str, nodes: int) -> tuple[int, int, list[float]]:
    words = row.replace(";", " ").split()
    if len(words) < _REQUIRED:
        raise text.fault("tntp_columns", line, found=shown(row), expected=str(_REQUIRED))
    tail = text.node(line, "init_node", words[0], nodes)
    head = text.node(line, "term_node", words[1], nodes)
    given = dict(zip(_COLUMNS, words[2:], strict=False))
    amounts = [text.amount(line, name, given.get(name, "0")) for name in _COLUMNS]
    capacity, _, time, b, power, *_ = amounts
    if capacity == 0 and time > 0 and b > 0 and power > 0:
        raise text.fault("number_more_than", line, field="capacity", found=words[2], expected="0")
    return tail, head, amounts


def _trips(text: _Text, zones: int) -> Iterator[tuple[int, int, float]]:
    origin = -1
    for line, row in text.lines:
        words = row.split()
        if words[0].lower() == "origin":
            name = words[1] if len(words) == 2 else ""
            origin = text.node(line, "origin", name, zones, "tntp_zone")
            continue
        if origin < 0:
            raise text.fault("tntp_origin", line, found=shown(row))
        at = 0
        while row[at:].strip(" \t;"):
            trip = _TRIP.match(row, at)
            if trip is None:
                raise text.fault("tntp_trip", line, found=shown(row[at:].strip()))
            at = trip.end()
            to = text.node(line, "destination", trip[1], zones, "tntp_zone")
            yield origin, to, text.amount(line, "vehicles", trip[2])
