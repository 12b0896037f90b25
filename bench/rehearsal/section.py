"""The sections of the rehearsal in the table of the bench, and what they need."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from bench.data import folder
from bench.rehearsal import calls, days, utrecht, worth
from bench.rows import Row

Section = Callable[[], tuple[list[Row], dict[str, Any]]]


def sections() -> Iterator[tuple[str, Section]]:
    """Yield what can be measured here, by its title; data that may not be ours are lent."""
    yield calls.NEAREST, calls.measured_nearest
    yield calls.LIFE, calls.measured_life
    yield days.TITLE, days.measured
    yield worth.TITLE, worth.measured
    if data := folder(utrecht.FOLDER):
        yield utrecht.TITLE, partial(utrecht.measured, data)
