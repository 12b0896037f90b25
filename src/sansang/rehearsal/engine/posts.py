"""Posts: how strong they are, and who moves up (11, 12)."""

from sansang.rehearsal.compiled import inlined, inner
from sansang.rehearsal.engine import codes
from sansang.rehearsal.engine import memory as at
from sansang.rehearsal.engine.memory import Memory, post_of, serves, team_of, way_ms
from sansang.rehearsal.engine.moves import set_out, share, tell
from sansang.rehearsal.engine.rules import calls_again_at, goes_before, may_move_up
from sansang.rehearsal.engine.tree import key_of, put
from sansang.rehearsal.scenario import NEVER, NO_WAY, NONE


@inner
def look_at_posts(m: Memory) -> None:
    """Note after each step which posts have become short, and which are no longer."""
    for j in range(m[at.DIRTY_POSTS]):
        q = m[m[at.DIRTY_LIST] + j]
        post = post_of(m, q)
        m[post + at.DIRTY] = 0
        short, was_short = m[post + at.STRENGTH] < m[post + at.LEAST], _is_short(m, post)
        if short and not was_short:
            m[post + at.SHORT_SINCE] = m[at.NOW]
            after = NEVER if m[post + at.RESERVE] else m[at.MOVE_UP_AFTER_MS]
            if after != NEVER:
                _call_at(m, q, m[at.NOW] + after)
        elif was_short and not short:
            m[post + at.SHORT_MS] += m[at.NOW] - m[post + at.SHORT_SINCE]
            m[post + at.SHORT_SINCE] = NEVER
            _call_at(m, q, NEVER)
    m[at.DIRTY_POSTS] = 0


@inlined
def _is_short(m: Memory, post: int) -> bool:
    return m[post + at.SHORT_SINCE] != NEVER


@inlined
def _call_at(m: Memory, q: int, ms: int) -> None:
    leaf = m[at.TEAM_COUNT] + m[at.PLAN_COUNT] + q
    put(m, leaf, key_of(m, ms, codes.MOVED_UP, q))


@inlined
def call_again(m: Memory, q: int) -> None:
    """Let a post that calls now call again, while it stays short."""
    _call_at(m, q, calls_again_at(m[at.NOW], m[at.MOVE_UP_AFTER_MS]))


@inner
def call_reserves(m: Memory, q: int) -> None:
    """Call reserves until those there and on the way reach the minimum (12)."""
    post = post_of(m, q)
    place = m[post + at.POST_PLACE]
    call_again(m, q)
    while _coming(m, q) < m[post + at.LEAST]:
        best = _first_reserve(m, q)
        if best == NONE:
            return
        set_out(m, best, place, codes.MOVING_UP, codes.BACK)
        m[team_of(m, best) + at.POST] = q
        tell(m, codes.MOVED_UP, NONE, best, q, codes.SHORT_POST)


@inner
def _coming(m: Memory, q: int) -> int:
    post = post_of(m, q)
    coming = m[post + at.STRENGTH]
    for t in range(m[at.TEAM_COUNT]):
        team = team_of(m, t)
        rolls = m[team + at.PHASE] in (codes.RETURNING, codes.MOVING_UP)
        if rolls and m[team + at.POST] == q and m[team + at.DUE] != NEVER:
            coming += share(m, team, post)
    return coming


@inner
def _first_reserve(m: Memory, q: int) -> int:
    place = m[post_of(m, q) + at.POST_PLACE]
    best, best_ms = NONE, 0
    for t in range(m[at.TEAM_COUNT]):
        team = team_of(m, t)
        if not _may_move_up(m, t, q, place):
            continue
        way = way_ms(m, m[team + at.VEHICLE], place, m[team + at.PLACE])
        there = m[at.NOW] + way
        if way != NO_WAY and (best == NONE or goes_before(there, False, t, best_ms, False, best)):
            best, best_ms = t, there
    return best


@inlined
def _may_move_up(m: Memory, t: int, q: int, place: int) -> bool:
    team = team_of(m, t)
    stands = m[team + at.POST]
    return may_move_up(
        m[team + at.PHASE],
        m[team + at.BOUND] != NONE,
        m[team + at.IS_SILENT] != 0,
        stands != NONE and m[post_of(m, stands) + at.RESERVE] != 0,
        m[m[at.FITS] + q * m[at.TEAM_COUNT] + t] != 0,
        serves(m, t, place),
    )
