"""Compiled functions: machine code, kept on disk, that lets other threads run.

What is kept on disk is made anew when the file of the function changes, not when that of a
function inside it does: whoever changes one of those removes ``__pycache__``.
"""

from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar, cast

from numba import njit

P = ParamSpec("P")
R = TypeVar("R")


def compiled(function: Callable[P, R]) -> Callable[P, R]:
    """Return the function compiled; callers see the same signature."""
    made: Callable[P, R] = cast("Any", njit)(cache=True, nogil=True)(function)
    return made


def inner(function: Callable[P, R]) -> Callable[P, R]:
    """Return the function compiled as a part of others: Python itself can't call it."""
    made: Callable[P, R] = cast("Any", njit)(nogil=True, no_cpython_wrapper=True)(function)
    return made
