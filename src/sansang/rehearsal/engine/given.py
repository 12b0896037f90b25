"""A drawn day as compiled code takes it."""

from typing import NamedTuple

import numpy as np

from sansang.rehearsal.day import Day
from sansang.rehearsal.scenario import Bools, Ints


class Given(NamedTuple):
    """A drawn day, of which arrays may be longer than it is (`sansang.rehearsal.day.Day`).

    ``made`` (4): incidents, requests, ``silent_from_ms``, ``drill_ms``.
    """

    at_ms: Ints
    type: Ints
    place: Ints
    request_at: Ints
    need: Ints
    scene_ms: Ints
    transported: Bools
    absent: Bools
    made: Ints


def given_of(day: Day) -> Given:
    """Return a day as compiled code takes it."""
    made = [len(day.at_ms), len(day.need), day.silent_from_ms, day.drill_ms]
    return Given(
        at_ms=_own(day.at_ms),
        type=_own(day.type),
        place=_own(day.place),
        request_at=_own(day.request_at),
        need=_own(day.need),
        scene_ms=_own(day.scene_ms),
        transported=np.array(day.transported, np.bool_),
        absent=np.array(day.absent, np.bool_),
        made=np.array(made, np.int64),
    )


def _own(values: Ints) -> Ints:
    return np.array(values, np.int64, order="C")
