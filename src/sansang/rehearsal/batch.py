"""Chunks of days: drawn, played and summed up by compiled code, without a lock."""

from dataclasses import dataclass

import numpy as np

from sansang.rehearsal.chance import Chance, chance_of
from sansang.rehearsal.day import Played
from sansang.rehearsal.frame import Framed, frame_of
from sansang.rehearsal.scenario import Ints, Scenario
from sansang.rehearsal.sums import Fold, Outcome

FEWEST, MOST_CHUNKS = 5, 40
"""Days of a chunk, and chunks of a stretch of days: enough for workers and for batches."""


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
    size = max(FEWEST, -(-(end - first) // MOST_CHUNKS))
    return [
        Chunk(seed=seed, first=day, days=min(size, end - day), drill=drill, rows=rows)
        for day in range(first, end, size)
    ]


@dataclass(frozen=True, kw_only=True)
class Prepared:
    """A scenario made ready to be played by compiled code, wherever that runs."""

    scenario: Scenario
    chance: Chance
    framed: Framed
    posts: int


def prepare(scenario: Scenario, tried: int | None = None) -> Prepared:
    """Return a scenario made ready; ``tried`` is the plan whose drills count."""
    return Prepared(
        scenario=scenario,
        chance=chance_of(scenario),
        framed=frame_of(scenario, tried),
        posts=len(scenario.forces.posts),
    )


def play_chunk(prepared: Prepared, chunk: Chunk, stop: Ints | None = None) -> Fold:
    """Return the sums of a chunk of days; those that were played, where ``stop`` (1) is set."""
    scale = 1
    stop = np.zeros(1, np.int64) if stop is None else stop
    while (fold := _play(prepared, chunk, stop, scale)) is None:
        scale *= 2
    return fold


def _play(prepared: Prepared, chunk: Chunk, stop: Ints, scale: int) -> Fold | None:
    """Return the sums, or None where a day has no room in the workspace."""
    from sansang.rehearsal.draw import FULL, _day, draw, workspace
    from sansang.rehearsal.fold import fold_day, fold_drill
    from sansang.rehearsal.plain import play
    from sansang.rehearsal.sums import new_fold

    frame = prepared.framed.frame
    drawn = workspace(prepared.chance, scale)
    rows = len(drawn.at_ms) * chunk.days if chunk.rows else 0
    fold = new_fold(frame, prepared.posts, chunk.days, rows)
    for number in range(chunk.first, chunk.first + chunk.days):
        if stop[0]:
            break
        if draw(prepared.chance, chunk.seed, number, drawn) == FULL:
            return None
        outcome = outcome_of(play(prepared.scenario, _day(drawn, number)))
        (fold_drill if chunk.drill else fold_day)(frame, drawn, outcome, number, fold)
    return fold._replace(incidents=fold.incidents[: fold.days[3]])


def outcome_of(played: Played) -> Outcome:
    """Return a played day as the sums read it."""
    return Outcome(
        state=played.state,
        dispatched_ms=played.dispatched_ms,
        first_ms=played.first_ms,
        closed_ms=played.closed_ms,
        first_team=played.first_team,
        plan=played.plan,
        activated_ms=played.activated_ms,
        refused=played.refused,
        cause=played.cause,
        action_of_at=played.action_of_at,
        done_ms=played.done_ms,
        late_activation=played.late_activation,
        late_action=played.late_action,
        late_team=played.late_team,
        late_why=played.late_why,
        late_by_ms=played.late_by_ms,
        short_ms=played.short_ms,
        busy_ms=played.busy_ms,
        overrun_ms=played.overrun_ms,
        counts=np.array(
            [
                len(played.plan),
                len(played.late_team),
                played.waiting_ms,
                played.longest_line,
                played.waiting_ms,
            ],
            np.int64,
        ),
    )
