"""Where the parts of a plan stand in its files, so that a fault names its place."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from sansang.eventfile.tables import Steps

Path = tuple[str | int, ...]


class Spot(Protocol):
    """Where a record stands."""

    def at(self, rest: Path) -> tuple[str, str]:
        """Return the place and the name of a field of the record."""


def _names(rest: Path) -> Steps:
    return tuple(step for step in rest if isinstance(step, str))


@dataclass(frozen=True)
class LineSpot:
    """A line of a CSV file."""

    file: str
    line: int

    def at(self, rest: Path) -> tuple[str, str]:
        """Return the line, the same for each field."""
        return f"{self.file} line {self.line}", ".".join(_names(rest))


@dataclass(frozen=True)
class PlaceSpot:
    """A point of `places.geojson`."""

    place: str

    def at(self, rest: Path) -> tuple[str, str]:
        """Return the point, the same for each field."""
        return self.place, ".".join(_names(rest))


@dataclass(frozen=True)
class CellSpot:
    """A row of a sheet; ``columns`` gives letter and name by the way to a value."""

    sheet: str
    row: int
    columns: Mapping[Steps, tuple[str, str]]

    def at(self, rest: Path) -> tuple[str, str]:
        """Return the cell, or the row where the record has no such column."""
        names = _names(rest)
        letter, name = self.columns.get(names, ("", ".".join(names)))
        return f"{self.sheet}!{letter}{self.row}", name


@dataclass(frozen=True)
class KeySpot:
    """A record whose fields stand one below the other: `event.yaml`, the sheet of the event."""

    file: str
    start: str
    places: Mapping[Steps, str]

    def at(self, rest: Path) -> tuple[str, str]:
        """Return the place of the field, of what it stands in, or of the record."""
        names = _names(rest)
        above = (self.places.get(names[:n]) for n in range(len(names), 0, -1))
        place = next((found for found in above if found), self.start)
        return f"{self.file}{place}", ".".join(names)


@dataclass(frozen=True)
class StepSpot:
    """A document of nested records, whose places are the steps that lead to them."""

    file: str

    def at(self, rest: Path) -> tuple[str, str]:
        """Return the steps to the record, and the field in it."""
        whole = _without_items(rest)
        steps = "".join(f"[{s}]" if isinstance(s, int) else f".{s}" for s in whole[:-1])
        return f"{self.file} {steps.lstrip('.')}".strip(), str(whole[-1]) if whole else ""


def _without_items(path: Path) -> Path:
    """The way to a field: the number of an item in a list of ids is left off."""
    return path[:-1] if len(path) > 2 and isinstance(path[-1], int) else path


@dataclass
class Origins:
    """The spot of each record that has one, by its path in the plan."""

    spots: dict[Path, Spot] = field(default_factory=dict)

    def at(self, path: Path) -> tuple[str, str]:
        """Return the place and the field to which a path of the plan leads."""
        for length in range(len(path), -1, -1):
            spot = self.spots.get(path[:length])
            if spot is not None:
                return spot.at(path[length:])
        return "", ".".join(_names(path))
