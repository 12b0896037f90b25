"""Compiled functions of a rehearsal: machine code that lets other threads run.

None makes the entry for callers in C, which nobody needs and which takes as long to compile as
the function itself where it takes dozens of arrays. A division by zero gives infinity, as in NumPy.

None but those `allocating` may make an array: all arrays are the caller's, who holds them. So
nothing is counted, which array is held by whom; counting took three quarters of a call's time.

What is kept on disk is made anew when the file of the function changes, not when that of a
function inside it does; `sansang.rehearsal.loop` has a stamp of all it is made of.
"""

from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar, cast

import numpy as np
from numba import njit

P = ParamSpec("P")
R = TypeVar("R")
T = TypeVar("T")


def compiled(function: Callable[P, R]) -> Callable[P, R]:
    """Return the function compiled, to be called from Python; callers see the same signature."""
    made: Callable[P, R] = cast("Any", njit)(**_WHOLE, _nrt=False)(function)
    return made


def allocating(function: Callable[P, R]) -> Callable[P, R]:
    """Return the function compiled, to be called from Python or others; it may make arrays."""
    made: Callable[P, R] = cast("Any", njit)(**_WHOLE, _nrt=True)(function)
    return made


def inner(function: Callable[P, R]) -> Callable[P, R]:
    """Return the function compiled as a part of others: Python itself can't call it.

    Without the wrappers for other callers it is compiled in half the time.
    """
    made: Callable[P, R] = cast("Any", njit)(**_PART)(function)
    return made


def inlined(function: Callable[P, R]) -> Callable[P, R]:
    """Return the function compiled into each place that calls it: for what each step needs."""
    made: Callable[P, R] = cast("Any", njit)(**_PART, forceinline=True)(function)
    return made


_ALL = {"nogil": True, "no_cfunc_wrapper": True, "error_model": "numpy"}
_WHOLE = {**_ALL, "cache": True}
_PART = {**_ALL, "no_cpython_wrapper": True, "_nrt": False}


def own(arrays: T) -> T:
    """Return a named tuple with arrays that can be written to: those of a scenario can't, nor
    those that have come from another computer, and for each such difference compiled code would
    be made anew.
    """
    made = [
        np.require(one, requirements=("C", "A", "W")) if isinstance(one, np.ndarray) else one
        for one in cast("tuple[Any, ...]", arrays)
    ]
    return cast("Any", type(arrays))(*made)  # type: ignore[no-any-return]
