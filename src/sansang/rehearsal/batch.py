"""Chunks of days: drawn, played and summed up by compiled code, without a lock."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from sansang.rehearsal.chance import Chance, chance_of
from sansang.rehearsal.compiled import own
from sansang.rehearsal.draw import Drawn, workspace
from sansang.rehearsal.engine.kernel import Workspace, workspace_for
from sansang.rehearsal.engine.layout import Room
from sansang.rehearsal.engine.packed import Packed, pack
from sansang.rehearsal.frame import Framed, frame_of
from sansang.rehearsal.loop import play_days
from sansang.rehearsal.scenario import Ints, Scenario
from sansang.rehearsal.sums import Fold, new_fold

FEWEST, MOST, CHUNKS = 5, 500, 40
"""Days of a chunk, at least and at most, and chunks of a stretch of days between: enough for
workers and for batches, and not more in memory the more days there are."""


@dataclass(frozen=True, kw_only=True)
class Chunk:
    """So many days of a seed from ``first`` on; ``drill``: only what drills say counts; ``rows``:
    each incident is wanted too.
    """

    seed: int
    first: int
    days: int
    drill: bool = False
    rows: bool = False


def chunks(
    seed: int, first: int, end: int, *, drill: bool = False, rows: bool = False
) -> list[Chunk]:
    """Return the chunks of days from ``first`` to before ``end``: they hang on nothing else, so
    that sums come out the same on any number of workers.
    """
    size = max(FEWEST, min(MOST, -(-(end - first) // CHUNKS)))
    return [
        Chunk(seed=seed, first=day, days=min(size, end - day), drill=drill, rows=rows)
        for day in range(first, end, size)
    ]


class Prepared(NamedTuple):
    """A scenario made ready to be played by compiled code, wherever that runs."""

    chance: Chance
    packed: Packed
    framed: Framed


def prepare(scenario: Scenario, tried: int | None = None) -> Prepared:
    """Return a scenario made ready; ``tried`` is the plan whose drills count."""
    return Prepared(
        chance=chance_of(scenario), packed=pack(scenario), framed=frame_of(scenario, tried)
    )


def _owned(prepared: Prepared) -> Prepared:
    """What has come from another computer can't be written to."""
    framed = prepared.framed
    return Prepared(
        chance=own(prepared.chance),
        packed=own(prepared.packed),
        framed=replace(framed, frame=own(framed.frame)),
    )


def play_chunk(prepared: Prepared, chunk: Chunk, stop: Ints | None = None) -> Fold:
    """Return the sums of a chunk of days; those that were played, where ``stop`` (1) is set."""
    scale, prepared = 1, _owned(prepared)
    stop = np.zeros(1, np.int64) if stop is None else stop
    while True:
        drawn = workspace(prepared.chance, scale)
        work = _workspace(prepared.packed, drawn, scale)
        rows = len(drawn.at_ms) * chunk.days if chunk.rows else 0
        fold = new_fold(prepared.framed.frame, len(prepared.packed.post_place), chunk.days, rows)
        days = np.array([chunk.seed, chunk.first, chunk.days, 0], np.int64)
        if play_days(
            prepared.chance, prepared.framed.frame, days, chunk.drill, drawn, work, fold, stop
        ):
            return fold._replace(incidents=fold.incidents[: fold.days[3]])
        scale *= 2


def play_chunks(pairs: Sequence[tuple[Prepared, Chunk]]) -> list[Fold]:
    """Return the sums of each chunk of days of the scenario beside it."""
    return [play_chunk(prepared, chunk) for prepared, chunk in pairs]


def _workspace(packed: Packed, drawn: Drawn, scale: int) -> Workspace:
    usual = Room(incidents=len(drawn.at_ms), requests=len(drawn.need))
    room = usual._replace(activations=scale * usual.activations, late=scale * usual.late)
    return workspace_for(packed, room)
