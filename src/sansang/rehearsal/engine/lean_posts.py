"""The short way through a day on which posts have minimums and reserves move up.

Between reports, teams clear and are back at their posts, and posts that stay short call reserves,
all in the order in which the long way takes these steps.
"""

from typing import Any

from sansang.rehearsal.compiled import inlined, inner
from sansang.rehearsal.engine import codes
from sansang.rehearsal.engine import memory as at
from sansang.rehearsal.engine.begin import CHANGES
from sansang.rehearsal.engine.lean import (
    CLASS,
    CLEARS,
    GOAL,
    HOME,
    IS_READY,
    OWN_POST,
    SET_OUT,
    STANDS_AT,
    THERE_MS,
    WAY,
    begin_teams,
    first,
    go,
    lean,
    whereabouts,
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
from sansang.rehearsal.engine.memory import Memory, post_of, serves, team_of, way_ms
from sansang.rehearsal.engine.moves import mark, share
from sansang.rehearsal.engine.outcome import Outcome
from sansang.rehearsal.engine.posts import call_again, look_at_posts
from sansang.rehearsal.engine.rules import goes_before, may_move_up
from sansang.rehearsal.engine.tree import (
    KIND_MASK,
    MOMENT_SHIFT,
    NUMBER_BITS,
    NUMBER_MASK,
    empty,
    key_of,
    next_key,
    put,
    put_fixed,
)
from sansang.rehearsal.scenario import NEVER, NONE


@inner
def play_posts(m: Memory, given: Any, out: Outcome) -> None:  # noqa: C901, PLR0912, PLR0915
    """Play a day.

    It is not cut into functions: drawn day and outcome are two hundred numbers to hand over.
    """
    _begin(m)
    i, report = 0, _report_key(m, given, 0)
    while True:
        key = min(next_key(m), report)
        if key == NEVER:
            break
        now, kind = key >> MOMENT_SHIFT, (key >> NUMBER_BITS) & KIND_MASK
        number, t, call, way = key & NUMBER_MASK, NONE, i, 0
        m[at.NOW] = now
        if kind == codes.REPORTED:
            t, way, _ = first(m, given.need[i], given.place[i], now)
            if t == NONE:
                leave_open(out, i)
                wait(m, given, i)
            i += 1
            report = _report_key(m, given, i)
        elif kind == codes.DUTY_BEGINS:
            _change_minimum(m)
        elif kind == codes.MOVED_UP:
            _call_reserves(m, number)
        elif kind == codes.BACK:
            _stand(m, number)
        else:
            _clear(m, number)
            if m[at.LINE_LENGTH] > 0:
                call = take_from_line(m, given, number, now)
                if call != NONE:
                    t, way = number, _way_from_here(m, number, given.place[call])
        if t != NONE:
            rolls, need, place = _take_off(m, t), given.need[call], given.place[call]
            scene_ms, transported = given.scene_ms[call], given.transported[call]
            there, left = go(m, t, need, place, now, way, rolls, scene_ms, transported)
            write_call(out, m[at.END], call, t, now, there, left)
            put(m, t, m[lean(m, t) + CLEARS])
        if m[at.DIRTY_POSTS] > 0:
            look_at_posts(m)
    for later in range(i, given.made[0]):
        leave_open(out, later)
    end_line(m, given)
    write_day(m, out)
    _write_posts(m, out)


@inner
def _begin(m: Memory) -> None:
    begin_teams(m)
    begin_line(m)
    empty(m)
    m[at.NOW], m[at.DIRTY_POSTS], m[at.NEXT_CHANGE], m[at.READY_RESERVES] = 0, 0, 0, 0
    m[at.AWAY_UNTIL] = NEVER
    for q in range(m[at.POST_COUNT]):
        post = post_of(m, q)
        m[post + at.LEAST], m[post + at.STRENGTH], m[post + at.DIRTY] = 0, 0, 0
        m[post + at.SHORT_SINCE], m[post + at.SHORT_MS], m[post + at.COMING] = NEVER, 0, 0
    for t in range(m[at.TEAM_COUNT]):
        _strengthen(m, t, 1)
    _put_next_minimum(m)


@inlined
def _report_key(m: Memory, given: Any, i: int) -> int:
    if i == given.made[0]:
        return NEVER
    return key_of(m, given.at_ms[i], codes.REPORTED, 0)


@inner
def _put_next_minimum(m: Memory) -> None:
    """Let the next minimum of a post come; duties begin before the day and end after it."""
    key = NEVER
    while m[at.NEXT_CHANGE] < m[at.CHANGE_COUNT] and key == NEVER:
        change = m[at.CHANGES] + m[at.NEXT_CHANGE] * at.A_CHANGE
        if m[change + at.CHANGE_NUMBER] >= m[at.TEAM_COUNT]:
            ms = max(m[change + at.CHANGE_MS], 0)
            key = key_of(m, ms, codes.DUTY_BEGINS, m[change + at.CHANGE_NUMBER])
            if key == NEVER:
                break
        m[at.NEXT_CHANGE] += 1
    put_fixed(m, CHANGES, key)


@inner
def _change_minimum(m: Memory) -> None:
    change = m[at.CHANGES] + (m[at.NEXT_CHANGE] - 1) * at.A_CHANGE
    q = m[change + at.CHANGE_NUMBER] - m[at.TEAM_COUNT]
    m[post_of(m, q) + at.LEAST] = m[m[at.LEASTS] + m[change + at.CHANGE_OF]]
    mark(m, q)
    _put_next_minimum(m)


@inner
def _clear(m: Memory, t: int) -> None:
    """Let a team that has cleared go home (10)."""
    team = lean(m, t)
    m[team + GOAL], m[team + STANDS_AT] = m[team + HOME], m[team + OWN_POST]
    if m[team + SET_OUT] == m[team + HOME]:
        put(m, t, NEVER)
        m[team + IS_READY] = 1
        _strengthen(m, t, 1)
    else:
        put(m, t, key_of(m, m[team + THERE_MS], codes.BACK, t))
        m[post_of(m, m[team + STANDS_AT]) + at.COMING] += _share(m, t)


@inlined
def _take_off(m: Memory, t: int) -> bool:
    """Take a team off its post or its way; tell whether it is on the road."""
    team = lean(m, t)
    if not m[team + IS_READY]:
        m[post_of(m, m[team + STANDS_AT]) + at.COMING] -= _share(m, t)
        return True
    _strengthen(m, t, -1)
    m[team + IS_READY] = 0
    return False


@inlined
def _way_from_here(m: Memory, t: int, place: int) -> int:
    team = lean(m, t)
    return way_ms(m, m[team + CLASS], place, whereabouts(m, team, m[at.NOW]))


@inner
def _stand(m: Memory, t: int) -> None:
    """Let a team stand at the post that it has come to; nobody waits whom it could meet."""
    team = lean(m, t)
    put(m, t, NEVER)
    m[post_of(m, m[team + STANDS_AT]) + at.COMING] -= _share(m, t)
    m[team + IS_READY] = 1
    _strengthen(m, t, 1)


@inlined
def _share(m: Memory, t: int) -> int:
    return share(m, team_of(m, t), post_of(m, m[lean(m, t) + STANDS_AT]))


@inlined
def _strengthen(m: Memory, t: int, sign: int) -> None:
    """Add a team to its post, or take it away."""
    q = m[lean(m, t) + STANDS_AT]
    post = post_of(m, q)
    m[post + at.STRENGTH] += sign * _share(m, t)
    m[at.READY_RESERVES] += sign * m[post + at.RESERVE]
    mark(m, q)


@inner
def _call_reserves(m: Memory, q: int) -> None:
    """Call reserves until those there and on the way reach the minimum (12)."""
    post = post_of(m, q)
    call_again(m, q)
    while m[post + at.STRENGTH] + m[post + at.COMING] < m[post + at.LEAST]:
        t = _first_reserve(m, q) if m[at.READY_RESERVES] > 0 else NONE
        if t == NONE:
            return
        team, place = lean(m, t), m[post + at.POST_PLACE]
        _strengthen(m, t, -1)
        m[team + SET_OUT], m[team + GOAL], m[team + IS_READY] = m[team + GOAL], place, 0
        m[team + WAY] = way_ms(m, m[team + CLASS], place, m[team + SET_OUT])
        m[team + THERE_MS], m[team + STANDS_AT] = m[at.NOW] + m[team + WAY], q
        m[post + at.COMING] += _share(m, t)
        put(m, t, key_of(m, m[team + THERE_MS], codes.BACK, t))


@inner
def _first_reserve(m: Memory, q: int) -> int:
    place = m[post_of(m, q) + at.POST_PLACE]
    best, best_ms = NONE, 0
    for t in range(m[at.TEAM_COUNT]):
        team = lean(m, t)
        if not m[team + IS_READY] or not m[post_of(m, m[team + STANDS_AT]) + at.RESERVE]:
            continue
        fits = m[m[at.FITS] + q * m[at.TEAM_COUNT] + t] != 0
        if not may_move_up(codes.READY, False, False, True, fits, serves(m, t, place)):
            continue
        there = m[at.NOW] + way_ms(m, m[team + CLASS], place, m[team + GOAL])
        if best == NONE or goes_before(there, False, t, best_ms, False, best):
            best, best_ms = t, there
    return best


@inlined
def _write_posts(m: Memory, out: Outcome) -> None:
    for q in range(m[at.POST_COUNT]):
        post = post_of(m, q)
        since = m[post + at.SHORT_SINCE]
        out.short_ms[q] = m[post + at.SHORT_MS] + (0 if since == NEVER else m[at.END] - since)
