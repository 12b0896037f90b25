"""What the engine writes about a day, for folding: as in `sansang.rehearsal.day.Played`."""

from typing import NamedTuple

import numpy as np

from sansang.rehearsal.scenario import Bools, Ints


class Outcome(NamedTuple):
    """A played day in arrays that may be longer than what was written.

    ``counts`` (4): activations, late forces, ``waiting_ms``, ``longest_line``. Late forces stand
    in the order in which their plans ended.
    """

    state: Ints
    dispatched_ms: Ints
    first_ms: Ints
    complete_ms: Ints
    closed_ms: Ints
    first_team: Ints
    plan: Ints
    activated_ms: Ints
    refused: Bools
    cause: Ints
    action_of_at: Ints
    done_ms: Ints
    late_activation: Ints
    late_action: Ints
    late_team: Ints
    late_why: Ints
    late_held: Ints
    late_by_ms: Ints
    short_ms: Ints
    busy_ms: Ints
    overrun_ms: Ints
    counts: Ints


def new_outcome(
    incidents: int, activations: int, late: int, teams: int, posts: int, actions: int
) -> Outcome:
    """Return room for a day."""

    def ints(length: int) -> Ints:
        return np.zeros(length, np.int64)

    return Outcome(
        state=ints(incidents),
        dispatched_ms=ints(incidents),
        first_ms=ints(incidents),
        complete_ms=ints(incidents),
        closed_ms=ints(incidents),
        first_team=ints(incidents),
        plan=ints(activations),
        activated_ms=ints(activations),
        refused=np.zeros(activations, np.bool_),
        cause=ints(activations),
        action_of_at=ints(activations + 1),
        done_ms=ints(actions),
        late_activation=ints(late),
        late_action=ints(late),
        late_team=ints(late),
        late_why=ints(late),
        late_held=ints(late),
        late_by_ms=ints(late),
        short_ms=ints(posts),
        busy_ms=ints(teams),
        overrun_ms=ints(teams),
        counts=ints(4),
    )
