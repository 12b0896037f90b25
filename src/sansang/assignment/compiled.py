"""Compiled functions: machine code, kept on disk, that lets other threads run."""

from collections.abc import Callable
from typing import ParamSpec, TypeVar, cast

from numba import njit

P = ParamSpec("P")
R = TypeVar("R")


def compiled(function: Callable[P, R]) -> Callable[P, R]:
    """Return the function compiled; callers see the same signature."""
    return cast("Callable[P, R]", njit(cache=True, nogil=True)(function))
