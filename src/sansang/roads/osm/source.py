"""The roads, turn restrictions and barriers of a map file, as pyosmium passes them on.

pyosmium reads, filters and places the nodes on its own threads, and writes what remains as OPL
(osmcode.org/opl-file-format), one line for each road: a call into Python for each road and node
would take several times as long.
"""

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from sansang.faults import CannotRun, Fault

SUFFIXES: Final = (".pbf", ".osm", ".osm.gz", ".osm.bz2")
"""The ends of the names of map files."""
_OPL = "opl,locations_on_ways=true,add_metadata=false"


@dataclass(frozen=True, kw_only=True)
class Source:
    """The lines of the roads, those of the turn restrictions, and those of the barriers."""

    ways: list[bytes]
    relations: list[bytes]
    barriers: list[bytes]


def read_source(path: Path) -> Source:
    """Return the roads of a map file. Raises CannotRun where it can't be read as one."""
    _require_map(path)
    with TemporaryDirectory(prefix="sansang-") as folder:
        opl = Path(folder) / "roads.opl"
        try:
            _extract(path, opl)
        except (RuntimeError, ValueError) as error:
            raise _refusal("broken_map", path, str(error)) from None
        lines = opl.read_bytes().split(b"\n")
    return Source(
        ways=[line for line in lines if line[:1] == b"w"],
        relations=[line for line in lines if line[:1] == b"r"],
        barriers=[line for line in lines if line[:1] == b"n"],
    )


def _require_map(path: Path) -> None:
    if path.is_dir():
        raise _refusal("not_a_file", path)
    if not path.exists():
        raise _refusal("no_map", path)
    if not path.name.lower().endswith(SUFFIXES):
        raise _refusal("kind_of_map", path, path.name)
    try:
        with path.open("rb") as opened:
            empty = not opened.read(1)
    except OSError as error:
        raise _refusal("unreadable", path, error.strerror or str(error)) from None
    if empty:
        raise _refusal("empty_file", path)


def _refusal(code: str, path: Path, found: str = "") -> CannotRun:
    return CannotRun([Fault(code=code, place=str(path), found=found)])


def _extract(path: Path, opl: Path) -> None:
    import osmium

    places = osmium.NodeLocationsForWays(osmium.index.create_map("flex_mem"))
    places.ignore_errors()  # roads at the edge of an extract lack nodes
    barriers = osmium.filter.KeyFilter("barrier")
    barriers.enable_for(osmium.osm.NODE)
    roads = osmium.filter.KeyFilter("highway")
    roads.enable_for(osmium.osm.WAY)
    turns = osmium.filter.TagFilter(("type", "restriction"))
    turns.enable_for(osmium.osm.RELATION)
    with osmium.SimpleWriter(osmium.io.File(str(opl), _OPL)) as writer:
        osmium.apply(str(path), places, barriers, roads, turns, writer)
