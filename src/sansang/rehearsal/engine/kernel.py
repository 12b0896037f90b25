"""The loop that plays a day: the least step of the tree, what it brings about, and the next."""

from collections.abc import Callable
from typing import Any, Final, NamedTuple

from sansang.rehearsal.compiled import compiled, inlined, inner
from sansang.rehearsal.engine import begin, codes, forces, plans, posts, sending, teams
from sansang.rehearsal.engine import memory as at
from sansang.rehearsal.engine.layout import Room, done_room, memory_for
from sansang.rehearsal.engine.lean_calls import play_calls
from sansang.rehearsal.engine.lean_posts import play_posts
from sansang.rehearsal.engine.memory import Memory, incident_of, post_of, team_of
from sansang.rehearsal.engine.moves import mark, tell
from sansang.rehearsal.engine.outcome import Outcome, new_outcome
from sansang.rehearsal.engine.packed import Packed
from sansang.rehearsal.engine.pointer import memory_at
from sansang.rehearsal.engine.ready import LONG, POSTS
from sansang.rehearsal.engine.stamp import STAMP
from sansang.rehearsal.engine.tree import (
    KIND_MASK,
    MOMENT_SHIFT,
    NUMBER_BITS,
    NUMBER_MASK,
    key_of,
    next_key,
    put_fixed,
)
from sansang.rehearsal.scenario import NEVER, NONE, Ints

PLAYED: Final = 0
FULL: Final = -1
"""An array of the workspace was too short: play the day again in a larger one."""


class Workspace(NamedTuple):
    """All that playing a day needs and makes; it serves for one day after the other."""

    memory: Ints
    out: Outcome


def workspace_for(packed: Packed, room: Room) -> Workspace:
    """Return a workspace for days of a scenario."""
    out = new_outcome(
        room.incidents,
        room.activations,
        room.late,
        len(packed.headcount),
        len(packed.post_place),
        done_room(packed, room),
    )
    return Workspace(memory=memory_for(packed, room), out=out)


@inlined
def _pass_time(m: Memory, ms: int) -> None:
    m[at.WAITED_MS] += (ms - m[at.NOW]) * m[at.LINE_LENGTH]
    m[at.NOW] = ms


@inner
def _call(m: Memory, j: int) -> None:
    """Let an inject call for a plan, or a drill for all its plans at once (13)."""
    if j == m[at.CALL_COUNT]:
        put_fixed(m, begin.DRILL, NEVER)
        for drill in range(m[at.DRILL_COUNT]):
            plans.call(m, m[m[at.DRILLS] + drill], NONE)
    else:
        m[at.NEXT_CALL] = j + 1
        put_fixed(m, begin.CALLS, begin.call_key(m))
        plans.call(m, m[m[at.CALLS] + j * at.A_CALL + at.CALL_PLAN], NONE)


@inner
def _report(m: Memory) -> None:
    """Serve the requests of an incident in their order, then look for triggers (5, 13)."""
    i = m[at.NEXT_INCIDENT]
    m[at.NEXT_INCIDENT] = i + 1
    put_fixed(m, begin.INCIDENTS, begin.incident_key(m))
    incident = incident_of(m, i)
    tell(m, codes.REPORTED, i, NONE, m[incident + at.AT_PLACE], codes.NOTHING)
    for r in range(m[incident + at.FIRST_REQUEST], m[incident + at.AFTER_REQUESTS]):
        sending.serve(m, r)
    sending.update(m, i)
    if m[at.TRIGGER_COUNT] > 0:
        plans.look_for_triggers(m, i)


@inner
def _change(m: Memory) -> None:
    """Let a duty end or begin, or a minimum change."""
    change = m[at.CHANGES] + m[at.NEXT_CHANGE] * at.A_CHANGE
    m[at.NEXT_CHANGE] += 1
    put_fixed(m, begin.CHANGES, begin.change_key(m))
    number, of = m[change + at.CHANGE_NUMBER], m[change + at.CHANGE_OF]
    if number >= m[at.TEAM_COUNT]:
        q = number - m[at.TEAM_COUNT]
        m[post_of(m, q) + at.LEAST] = m[m[at.LEASTS] + of]
        mark(m, q)
        m[at.STIRRED] = at.EVERYBODY
    elif m[change + at.CHANGE_KIND] == codes.DUTY_ENDS:
        teams.duty_ends(m, number)
    else:
        teams.duty_begins(m, number, of)


@inner
def _fall_silent(m: Memory, kind: int) -> None:
    """Let an agency lose its radio, or have it again (4)."""
    begins, agency, key = kind == codes.SILENCE_BEGINS, m[at.SILENT_AGENCY], NEVER
    if begins:
        key = key_of(m, m[at.NOW] + m[at.SILENT_MS], codes.SILENCE_ENDS, agency)
    put_fixed(m, begin.SILENCE, key)
    for t in range(m[at.TEAM_COUNT]):
        team = team_of(m, t)
        m[team + at.IS_SILENT] = begins and m[team + at.AGENCY] == agency
    m[at.STIRRED] = at.NOBODY if begins else at.EVERYBODY
    tell(m, kind, NONE, NONE, agency, codes.NOTHING)


def _play_day_of(  # noqa: C901, PLR0915
    stamp: int,
) -> Callable[[Any, Workspace, bool], int]:
    """Return the function as the sources with a stamp make it."""

    @compiled
    def play_day(drawn: Any, work: Workspace, record: bool) -> int:  # noqa: C901, PLR0912, PLR0915
        """Play a drawn day, its outcome into ``work.out``; return PLAYED or FULL.

        ``drawn`` has the fields of `Given`. Nothing is allocated. The loop is not cut into
        functions: all code below a function is optimised again with each function above it.
        """
        m = memory_at(work.memory)
        m[at.MADE_BY] = stamp
        if drawn.made[0] > m[at.INCIDENT_ROOM] or drawn.made[1] > m[at.REQUEST_ROOM]:
            return FULL
        way, one_each = m[at.WAY_THROUGH], drawn.made[0] == drawn.made[1]
        if way != LONG and one_each and not record and not drawn.absent.any():
            if way == POSTS:
                play_posts(m, drawn, work.out)
                return PLAYED
            if play_calls(m, drawn, work.out):
                return PLAYED
        begin.begin(m, drawn, record)
        while True:
            key = next_key(m)
            if key == NEVER or m[at.IS_FULL]:
                break
            _pass_time(m, key >> MOMENT_SHIFT)
            kind, number = (key >> NUMBER_BITS) & KIND_MASK, key & NUMBER_MASK
            if kind == codes.REPORTED:
                _report(m)
            elif kind == codes.MOBILISED:
                teams.mobilised(m, number)
            elif kind == codes.ARRIVED:
                teams.arrived(m, number)
            elif kind == codes.LEFT_SCENE:
                teams.left_scene(m, number)
            elif kind == codes.CLEARED:
                teams.cleared(m, number)
            elif kind == codes.BACK:
                teams.back(m, number)
            elif kind == codes.AT_HOSPITAL:
                teams.at_hospital(m, number)
            elif kind in (codes.DUTY_ENDS, codes.DUTY_BEGINS):
                _change(m)
            elif kind == codes.EPOCH:
                teams.closures_change(m, number)
            elif kind in (codes.SILENCE_BEGINS, codes.SILENCE_ENDS):
                _fall_silent(m, kind)
            elif kind == codes.FORCE_ARRIVED:
                forces.arrive(m, number)
            elif kind == codes.RELEASED:
                plans.release(m, number)
            elif kind == codes.MOVED_UP:
                posts.call_reserves(m, number)
            elif number < m[at.PLAN_COUNT]:
                plans.activate(m, number)
            else:
                _call(m, number - m[at.PLAN_COUNT])
            stirred = m[at.STIRRED]
            if stirred != at.NOBODY:
                if m[at.LINE_LENGTH] > 0:
                    sending.go_through_the_line(m, stirred)
                m[at.STIRRED] = at.NOBODY
            if m[at.DIRTY_POSTS] > 0:
                posts.look_at_posts(m)
            m[at.LONGEST_LINE] = max(m[at.LONGEST_LINE], m[at.LINE_LENGTH])
        _pass_time(m, m[at.END])
        begin.end(m, work.out)
        return FULL if m[at.IS_FULL] else PLAYED

    return play_day


play_day = _play_day_of(STAMP)
