"""Compiled functions: machine code, kept on disk, that lets other threads run."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, ParamSpec, TypeVar, cast
from zlib import crc32

from numba import njit

from sansang import dispatch, incident

P = ParamSpec("P")
R = TypeVar("R")


def compiled(function: Callable[P, R]) -> Callable[P, R]:
    """Return the function compiled, to be called from Python and kept on disk."""
    made: Callable[P, R] = cast("Any", njit)(cache=True, nogil=True)(function)
    return made


def inner(function: Callable[P, R]) -> Callable[P, R]:
    """Return the function compiled as a part of others: nothing else can call it.

    Without the wrappers for other callers it is compiled in half the time.
    """
    made: Callable[P, R] = cast("Any", njit)(**_PART)(function)
    return made


def inlined(function: Callable[P, R]) -> Callable[P, R]:
    """Return the function compiled into each place that calls it: for what each step needs."""
    made: Callable[P, R] = cast("Any", njit)(**_PART, forceinline=True)(function)
    return made


_PART = {"nogil": True, "no_cpython_wrapper": True, "no_cfunc_wrapper": True}


def _sources() -> bytes:
    rooms = (
        Path(__file__).parent,
        *(Path(str(room.__file__)).parent for room in (dispatch, incident)),
    )
    return b"".join(file.read_bytes() for room in rooms for file in sorted(room.glob("*.py")))


STAMP: Final = crc32(_sources())
"""A number that changes with the rules and the engine.

Numba makes a function on disk anew when its own file changes, not when a function inside it does.
It keeps apart, though, what encloses different numbers: see `sansang.rehearsal.engine.kernel`.
"""
