"""Teams change their phase, set out, go home; posts become stronger and weaker with them."""

from sansang.rehearsal.compiled import inlined, inner
from sansang.rehearsal.engine import codes
from sansang.rehearsal.engine import memory as at
from sansang.rehearsal.engine.memory import (
    Memory,
    duty_of,
    nearest_hospital,
    post_of,
    team_of,
    way_ms,
)
from sansang.rehearsal.engine.rules import past_half
from sansang.rehearsal.engine.tree import key_of, put
from sansang.rehearsal.scenario import NEVER, NO_WAY, NONE


@inner
def write_step(m: Memory, kind: int, incident: int, team: int, what: int, why: int) -> None:
    """Write down a step."""
    row = m[at.STEPS_MADE]
    if row == m[at.STEP_ROOM]:
        m[at.IS_FULL] = 1
        return
    m[at.STEPS_MADE] = row + 1
    step = m[at.STEPS] + row * at.A_STEP
    m[step], m[step + 1], m[step + 2] = m[at.NOW], kind, incident
    m[step + 3], m[step + 4], m[step + 5] = team, what, why


@inlined
def tell(m: Memory, kind: int, incident: int, team: int, what: int, why: int) -> None:
    """Write down a step, where steps are wanted."""
    if m[at.RECORDS_STEPS]:
        write_step(m, kind, incident, team, what, why)


@inlined
def where(m: Memory, team: int) -> int:
    """Return the place at which a team counts as being now (3)."""
    phase, way = m[team + at.PHASE], m[team + at.WAY]
    rolls = phase in (codes.UNDER_WAY, codes.TO_HOSPITAL, codes.RETURNING, codes.MOVING_UP)
    if rolls and way != NO_WAY and past_half(m[at.NOW], m[team + at.DUE], way):
        return m[team + at.GOAL]
    return m[team + at.PLACE]


@inlined
def share(m: Memory, team: int, post: int) -> int:
    """Return what a team brings to the strength of a post (11)."""
    return 1 if m[post + at.BY_TEAM] else m[team + at.HEADCOUNT]


@inlined
def settle(m: Memory, team: int) -> None:
    """Bring the times at work up to date."""
    if codes.MOBILISING <= m[team + at.PHASE] <= codes.CLEARING:
        passed = m[at.NOW] - m[team + at.SINCE]
        if m[team + at.ON]:
            m[team + at.BUSY_MS] += passed
        else:
            m[team + at.OVERRUN_MS] += passed
    m[team + at.SINCE] = m[at.NOW]


@inlined
def mark(m: Memory, q: int) -> None:
    """Note that a post is to be looked at after the step."""
    post = post_of(m, q)
    if not m[post + at.DIRTY]:
        m[post + at.DIRTY] = 1
        m[m[at.DIRTY_LIST] + m[at.DIRTY_POSTS]] = q
        m[at.DIRTY_POSTS] += 1


@inlined
def comes_free(m: Memory, t: int) -> None:
    """Let the line be gone through after the step for the calls that a team can meet (7)."""
    m[at.STIRRED] = t if m[at.STIRRED] in (at.NOBODY, t) else at.EVERYBODY


@inner
def become(m: Memory, team: int, phase: int) -> None:
    """Let a team come into a phase; to be ready it has its post already."""
    settle(m, team)
    if m[team + at.PHASE] == codes.READY:
        post = post_of(m, m[team + at.POST])
        m[post + at.STRENGTH] -= share(m, team, post)
        mark(m, m[team + at.POST])
    m[team + at.PHASE] = phase
    if phase == codes.READY:
        post = post_of(m, m[team + at.POST])
        m[post + at.STRENGTH] += share(m, team, post)
        mark(m, m[team + at.POST])
        if m[at.KEEP_COVER] and share(m, team, post) > 0:
            m[at.STIRRED] = at.EVERYBODY  # another of its teams may go now (5)


@inner
def wait_until(m: Memory, t: int, ms: int, kind: int) -> None:
    """Let a team come to its next step."""
    m[team_of(m, t) + at.DUE] = ms
    put(m, t, key_of(m, ms, kind, t))


@inner
def set_out(m: Memory, t: int, goal: int, phase: int, kind: int) -> bool:
    """Let a team go from its place; tell whether there is a way."""
    team = team_of(m, t)
    way = way_ms(m, m[team + at.VEHICLE], goal, m[team + at.PLACE])
    m[team + at.GOAL], m[team + at.WAY] = goal, way
    if way == NO_WAY:
        return False
    become(m, team, phase)
    wait_until(m, t, m[at.NOW] + way, kind)
    return True


@inner
def go_home(m: Memory, t: int) -> None:
    """Set a team free where it is: off duty if its duty is over, else to its post (10)."""
    team = team_of(m, t)
    m[team + at.INCIDENT], m[team + at.REQUEST] = NONE, NONE
    if not m[team + at.ON]:
        become(m, team, codes.OFF_DUTY)
        m[team + at.POST] = NONE
        wait_until(m, t, NEVER, codes.BACK)
        return
    post = m[duty_of(m, m[team + at.DUTY]) + at.DUTY_POST]
    home = m[post_of(m, post) + at.POST_PLACE]
    m[team + at.POST] = post
    comes_free(m, t)
    if m[team + at.PLACE] in (NONE, home):
        m[team + at.PLACE] = home
        become(m, team, codes.READY)
        wait_until(m, t, NEVER, codes.BACK)
    elif not set_out(m, t, home, codes.RETURNING, codes.BACK):
        become(m, team, codes.RETURNING)
        wait_until(m, t, NEVER, codes.BACK)


@inner
def bring_to_hospital(m: Memory, t: int, clear_ms: int) -> None:
    """Bring a patient to the nearest hospital that can be reached; without one, clear here (9)."""
    team = team_of(m, t)
    hospital = nearest_hospital(m, m[team + at.VEHICLE], m[team + at.PLACE])
    if hospital == NONE:
        clear(m, t, clear_ms)
    else:
        set_out(m, t, hospital, codes.TO_HOSPITAL, codes.AT_HOSPITAL)


@inner
def clear(m: Memory, t: int, clear_ms: int) -> None:
    """Let a team hand over or make ready again."""
    become(m, team_of(m, t), codes.CLEARING)
    wait_until(m, t, m[at.NOW] + clear_ms, codes.CLEARED)
