"""Compiled functions: machine code, kept on disk, that lets other threads run.

What is kept on disk is made anew when the file of the function changes, not when that of a
function inside it does: whoever changes a rule or an inner function removes ``__pycache__``.
"""

from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar, cast

from numba import njit

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
