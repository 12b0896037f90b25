"""The sections of roads in the table of the bench, and what they need."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from bench.data import folder
from bench.roads import assignment, matrices, reading
from bench.rows import Row

Section = Callable[[], tuple[list[Row], dict[str, Any]]]


def sections() -> Iterator[tuple[str, Section]]:
    """Yield what can be measured here, by its title; networks that may not be ours are lent."""
    yield reading.TITLE, reading.measured
    yield matrices.TITLE, matrices.measured
    if data := folder(assignment.FOLDER):
        yield assignment.TITLE, partial(assignment.measured, data)
