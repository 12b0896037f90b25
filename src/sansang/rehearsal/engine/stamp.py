"""What the compiled engine is made of: when to make its machine code on disk anew."""

from pathlib import Path
from typing import Final
from zlib import crc32

from sansang import dispatch, incident
from sansang.rehearsal import compiled


def _sources() -> bytes:
    rooms = (
        Path(__file__).parent,
        *(Path(str(room.__file__)).parent for room in (dispatch, incident)),
    )
    files = (file for room in rooms for file in sorted(room.glob("*.py")))
    return b"".join(file.read_bytes() for file in (Path(compiled.__file__), *files))


STAMP: Final = crc32(_sources())
"""A number that changes with the rules and the engine.

Numba makes a function on disk anew when its own file changes, not when a function inside it does.
It keeps apart, though, what encloses different numbers: see `sansang.rehearsal.engine.kernel`.
"""
