"""A day played by the compiled engine, for callers that want it whole."""

import numpy as np

from sansang.rehearsal.day import Day, Played
from sansang.rehearsal.engine import memory as at
from sansang.rehearsal.engine.given import given_of
from sansang.rehearsal.engine.kernel import FULL, Workspace, play_day, workspace_for
from sansang.rehearsal.engine.layout import Room
from sansang.rehearsal.engine.packed import Packed, pack
from sansang.rehearsal.scenario import Scenario


def play(scenario: Scenario, day: Day, *, steps: bool = False) -> Played:
    """Play a day and return what happened, as `sansang.rehearsal.plain.play` does."""
    return play_packed(pack(scenario), day, steps=steps)


def play_packed(packed: Packed, day: Day, *, steps: bool = False) -> Played:
    """Play a day of a scenario that is packed already."""
    given, room = given_of(day), _room_for(packed, day, steps=steps)
    while play_day(given, work := workspace_for(packed, room), steps) == FULL:
        room = room._replace(
            activations=4 * room.activations, late=4 * room.late, steps=4 * room.steps
        )
    return _played(work, len(day.at_ms))


def _room_for(packed: Packed, day: Day, *, steps: bool) -> Room:
    some = 64 * (len(day.need) + len(packed.change_ms) + 8)
    return Room(incidents=len(day.at_ms), requests=len(day.need), steps=some if steps else 0)


def _played(work: Workspace, incidents: int) -> Played:
    """Take a day out of the workspace; late forces by activation, action and team."""
    out, m = work.out, work.memory
    activations, late, waiting, longest = (int(count) for count in out.counts)
    rows = np.lexsort((out.late_team[:late], out.late_action[:late], out.late_activation[:late]))
    steps = m[m[at.STEPS] : m[at.STEPS] + m[at.STEPS_MADE] * at.A_STEP]
    return Played(
        state=out.state[:incidents],
        dispatched_ms=out.dispatched_ms[:incidents],
        first_ms=out.first_ms[:incidents],
        complete_ms=out.complete_ms[:incidents],
        closed_ms=out.closed_ms[:incidents],
        first_team=out.first_team[:incidents],
        plan=out.plan[:activations],
        activated_ms=out.activated_ms[:activations],
        refused=out.refused[:activations],
        cause=out.cause[:activations],
        action_of_at=out.action_of_at[: activations + 1],
        done_ms=out.done_ms[: out.action_of_at[activations]],
        late_activation=out.late_activation[rows],
        late_action=out.late_action[rows],
        late_team=out.late_team[rows],
        late_why=out.late_why[rows],
        late_held=out.late_held[rows],
        late_by_ms=out.late_by_ms[rows],
        short_ms=out.short_ms,
        busy_ms=out.busy_ms,
        overrun_ms=out.overrun_ms,
        waiting_ms=waiting,
        longest_line=longest,
        steps=steps.reshape(-1, at.A_STEP).copy(),
    )
