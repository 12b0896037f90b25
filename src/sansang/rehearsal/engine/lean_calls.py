"""The short way through a day on which nothing but calls and teams matters.

The next step is always the next report, or the next team that has cleared while somebody waits.
"""

from typing import Any

from sansang.rehearsal.compiled import inlined, inner
from sansang.rehearsal.engine import memory as at
from sansang.rehearsal.engine.lean import (
    A_LEAN_TEAM,
    CLASS,
    CLEARED_MS,
    CLEARS,
    HOME,
    SET_OUT,
    WAY,
    begin_teams,
    first,
    go,
    lean,
)
from sansang.rehearsal.engine.lean_line import (
    begin_line,
    end_line,
    leave_open,
    take_from_line,
    wait,
    write_call,
    write_day,
)
from sansang.rehearsal.engine.memory import Memory, way_ms
from sansang.rehearsal.engine.outcome import Outcome
from sansang.rehearsal.engine.tree import MOMENT_SHIFT, NUMBER_MASK
from sansang.rehearsal.scenario import NEVER, NONE


@inner
def play_calls(m: Memory, given: Any, out: Outcome) -> bool:
    """Play a day; tell whether it could be played so: a call that takes no time is for others."""
    begin_teams(m)
    begin_line(m)
    m[at.AWAY_UNTIL] = 0
    end = m[at.END]
    at_ms, needs, places = given.at_ms, given.need, given.place
    scenes_ms, transported = given.scene_ms, given.transported
    for i in range(given.made[0]):
        now, need, place = at_ms[i], needs[i], places[i]
        if now >= end:
            leave_open(out, i)
            continue
        if m[at.LINE_LENGTH] > 0 and not _serve_line(m, given, out, now):
            return False
        t, way, rolls = first(m, need, place, now)
        if t == NONE:
            leave_open(out, i)
            wait(m, given, i)
            continue
        there, left = go(m, t, need, place, now, way, rolls, scenes_ms[i], transported[i])
        write_call(out, end, i, t, now, there, left)
        if m[lean(m, t) + CLEARED_MS] == now:
            return False
    if m[at.LINE_LENGTH] > 0 and not _serve_line(m, given, out, end - 1):
        return False
    end_line(m, given)
    write_day(m, out)
    for q in range(m[at.POST_COUNT]):
        out.short_ms[q] = 0
    return True


@inner
def _serve_line(m: Memory, given: Any, out: Outcome, until: int) -> bool:
    """Let teams that clear until a moment take who waits (7)."""
    while m[at.LINE_LENGTH] > 0:
        clears = _next_cleared(m)
        now, t = clears >> MOMENT_SHIFT, clears & NUMBER_MASK
        if clears == NEVER or now > until:
            break
        team = lean(m, t)
        m[team + CLEARS], set_out, home = NEVER, m[team + SET_OUT], m[team + HOME]
        i = take_from_line(m, given, t, now)
        if i == NONE:
            continue
        here = home if m[team + WAY] == 0 else set_out
        need, place, scene_ms = given.need[i], given.place[i], given.scene_ms[i]
        way, transported = way_ms(m, m[team + CLASS], place, here), given.transported[i]
        there, left = go(m, t, need, place, now, way, set_out != home, scene_ms, transported)
        write_call(out, m[at.END], i, t, now, there, left)
        if m[team + CLEARED_MS] == now:
            return False
    return True


@inlined
def _next_cleared(m: Memory) -> int:
    soonest, teams = NEVER, m[at.LEAN_TEAMS]
    for team in range(teams, teams + m[at.TEAM_COUNT] * A_LEAN_TEAM, A_LEAN_TEAM):
        soonest = min(soonest, m[team + CLEARS])
    return soonest
