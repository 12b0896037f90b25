"""What is left of a day when it is over."""

from collections.abc import Iterable, Iterator

import numpy as np

from sansang.rehearsal.day import Played
from sansang.rehearsal.plain.board import Activation, Board
from sansang.rehearsal.scenario import NEVER, NONE, Ints


def answer(board: Board) -> Played:
    """Return what happened on the day."""
    incidents, activations = board.incidents, board.activations
    late = list(_late(board))
    steps: Ints = np.array(board.steps, dtype=np.int64).reshape(-1, 6)
    return Played(
        state=_ints(i.state for i in incidents),
        dispatched_ms=_ints(i.dispatched_ms for i in incidents),
        first_ms=_ints(i.first_ms for i in incidents),
        complete_ms=_ints(i.complete_ms for i in incidents),
        closed_ms=_ints(i.closed_ms for i in incidents),
        first_team=_ints(i.first_team for i in incidents),
        plan=_ints(a.plan for a in activations),
        activated_ms=_ints(a.at_ms for a in activations),
        refused=np.array([a.refused for a in activations], dtype=np.bool_),
        cause=_ints(a.cause for a in activations),
        action_of_at=np.cumsum(_ints([0, *(len(a.done_ms) for a in activations)])),
        done_ms=_ints(done for a in activations for done in a.done_ms),
        late_activation=_ints(row[0] for row in late),
        late_action=_ints(row[1] for row in late),
        late_team=_ints(row[2] for row in late),
        late_why=_ints(row[3] for row in late),
        late_held=_ints(row[4] for row in late),
        late_by_ms=_ints(row[5] for row in late),
        short_ms=_ints(q.short_ms for q in board.posts),
        busy_ms=_ints(t.busy_ms for t in board.teams),
        overrun_ms=_ints(t.overrun_ms for t in board.teams),
        waiting_ms=board.waiting_ms,
        longest_line=board.longest_line,
        steps=steps,
    )


def _late(board: Board) -> Iterator[tuple[int, int, int, int, int, int]]:
    """Every force that was not there at the limit of a late action, and why (15)."""
    plans = board.scenario.fallbacks
    for activation in board.activations:
        for j, done in enumerate(activation.done_ms):
            a = int(plans.action_at[activation.plan]) + j
            limit = activation.at_ms + int(plans.action_ms[a])
            if plans.action_ms[a] != NONE and limit < board.scenario.end_ms and done > limit:
                yield from _missing(board, activation, a, limit)


def _missing(
    board: Board, activation: Activation, action: int, limit: int
) -> Iterator[tuple[int, int, int, int, int, int]]:
    able = board.scenario.fallbacks.action_able[action]
    for team, (why, held) in activation.why.items():
        there = activation.there_ms.get(team, NEVER)
        if able[team] and there > limit:
            by = NEVER if there == NEVER else there - limit
            yield activation.number, action, team, why, held, by


def _ints(values: Iterable[int]) -> Ints:
    return np.fromiter((int(value) for value in values), dtype=np.int64)
