"""Sending teams: who is asked, who waits, who is called away (5 to 8)."""

from sansang.rehearsal.compiled import inlined, inner
from sansang.rehearsal.engine import codes
from sansang.rehearsal.engine import memory as at
from sansang.rehearsal.engine.choice import choose
from sansang.rehearsal.engine.memory import (
    Memory,
    incident_of,
    need_of,
    request_of,
    serves,
    team_of,
    way_ms,
)
from sansang.rehearsal.engine.moves import become, set_out, tell, wait_until, where
from sansang.rehearsal.engine.rules import is_looked_at, on_the_road, standing, stands_before
from sansang.rehearsal.scenario import NO_WAY, NONE


@inner
def become_state(m: Memory, i: int, state: int) -> None:
    """Let an incident come into a state and note when."""
    incident = incident_of(m, i)
    if state == m[incident + at.STATE]:
        return
    m[incident + at.STATE] = state
    if state == codes.COMPLETE:
        m[incident + at.COMPLETE_MS] = m[at.NOW]
    if state == codes.CLOSED_STATE:
        m[incident + at.CLOSED_MS] = m[at.NOW]
        tell(m, codes.CLOSED, i, NONE, m[incident + at.AT_PLACE], codes.NOTHING)


@inner
def update(m: Memory, i: int) -> None:
    """Bring the state of an incident to what its requests say (9)."""
    one = incident_of(m, i)
    state = standing(
        m[one + at.ASKED],
        m[one + at.IN_LINE],
        m[one + at.SENT],
        m[one + at.CAME],
        m[one + at.AT_WORK],
    )
    become_state(m, i, state)


@inner
def send(m: Memory, t: int, r: int, why: int) -> None:
    """Tell a team to go: at once if it is on the road, else after mobilising (5, 8)."""
    request, team = request_of(m, r), team_of(m, t)
    i = m[request + at.OF_INCIDENT]
    incident = incident_of(m, i)
    place = m[incident + at.AT_PLACE]
    rolling = on_the_road(m[team + at.PHASE])
    m[team + at.PLACE] = where(m, team)
    m[team + at.INCIDENT], m[team + at.REQUEST] = i, r
    m[incident + at.SENT] += 1
    m[incident + at.DISPATCHED_MS] = min(m[incident + at.DISPATCHED_MS], m[at.NOW])
    tell(m, codes.ASSIGNED, i, t, place, why)
    if rolling:
        set_out(m, t, place, codes.UNDER_WAY, codes.ARRIVED)
    else:
        become(m, team, codes.MOBILISING)
        ready = m[at.NOW] + m[need_of(m, request) + at.MOBILISE_MS]
        wait_until(m, t, ready, codes.MOBILISED)
    m[team + at.POST] = NONE


@inner
def wait(m: Memory, r: int, team: int, why: int) -> None:
    """Put a request into the line (7)."""
    i = m[request_of(m, r) + at.OF_INCIDENT]
    incident, line = incident_of(m, i), m[at.LINE]
    m[incident + at.IN_LINE] += 1
    to = line + m[at.LINE_LENGTH]
    while to > line and stands_before(
        m[incident + at.PRIORITY], r, _priority_of(m, m[to - 1]), m[to - 1]
    ):
        m[to] = m[to - 1]
        to -= 1
    m[to] = r
    m[at.LINE_LENGTH] += 1
    tell(m, codes.WAITING, i, team, m[incident + at.AT_PLACE], why)


@inlined
def _priority_of(m: Memory, r: int) -> int:
    return m[incident_of(m, m[request_of(m, r) + at.OF_INCIDENT]) + at.PRIORITY]


@inner
def call_away(m: Memory, t: int, why: int) -> None:
    """Let a team leave its incident, whose request goes back to the line."""
    team = team_of(m, t)
    i, r = m[team + at.INCIDENT], m[team + at.REQUEST]
    m[team + at.PLACE] = where(m, team)
    m[team + at.INCIDENT], m[team + at.REQUEST] = NONE, NONE
    m[incident_of(m, i) + at.SENT] -= 1
    wait(m, r, t, why)
    update(m, i)
    m[at.STIRRED] = at.EVERYBODY


@inner
def serve(m: Memory, r: int) -> None:
    """Send somebody to a request that has just been reported, or let it wait (5, 6)."""
    best, away, why, _ = choose(m, r, m[at.PREEMPTION] != 0)
    if best != NONE:
        if away:
            call_away(m, best, codes.PREEMPTED)
        send(m, best, r, why)
    elif _is_unreachable(m, r):
        _give_up(m, r)
    else:
        wait(m, r, NONE, codes.NOBODY_FREE)


@inner
def go_through_the_line(m: Memory, t: int) -> None:
    """Serve from the front each request that now has a candidate, of those that team ``t`` can
    meet, or of EVERYBODY (7).

    Where nobody who is able to meet a need is free to go, nobody will be in this pass: it takes
    teams away, and those who stand further back are less urgent.
    """
    m[at.PASSES] += 1
    kept = m[at.LINE]
    for to in range(m[at.LINE], m[at.LINE] + m[at.LINE_LENGTH]):
        r = m[to]
        if t != at.EVERYBODY and not _can_meet(m, t, r):
            m[kept] = r
            kept += 1
            continue
        nobody = need_of(m, request_of(m, r)) + at.NOBODY_IN_PASS
        best, why = NONE, codes.NOTHING
        if m[nobody] != m[at.PASSES]:
            best, _, why, anybody = choose(m, r, False)
            if not anybody:
                m[nobody] = m[at.PASSES]
        if best != NONE:
            send(m, best, r, why)
        elif _is_unreachable(m, r):
            _give_up(m, r)
        else:
            m[kept] = r
            kept += 1
            continue
        i = m[request_of(m, r) + at.OF_INCIDENT]
        m[incident_of(m, i) + at.IN_LINE] -= 1
        update(m, i)
    m[at.LINE_LENGTH] = kept - m[at.LINE]


@inlined
def _can_meet(m: Memory, t: int, r: int) -> bool:
    request = request_of(m, r)
    able = m[m[at.ABLE] + m[request + at.NEED] * m[at.TEAM_COUNT] + t] != 0
    place = m[incident_of(m, m[request + at.OF_INCIDENT]) + at.AT_PLACE]
    return is_looked_at(able, serves(m, t, place))


@inner
def _is_unreachable(m: Memory, r: int) -> bool:
    """Tell whether teams are on duty that may go, and none of them has a way (6)."""
    request = request_of(m, r)
    need = need_of(m, request)
    place = m[incident_of(m, m[request + at.OF_INCIDENT]) + at.AT_PLACE]
    anybody = False
    for j in range(m[need + at.FIRST_ABLE], m[need + at.AFTER_ABLE]):
        t = m[m[at.ABLE_TEAMS] + j]
        team = team_of(m, t)
        if m[team + at.PHASE] == codes.OFF_DUTY or not serves(m, t, place):
            continue
        here = where(m, team)
        if here != NONE and way_ms(m, m[team + at.VEHICLE], place, here) != NO_WAY:
            return False
        anybody = True
    return anybody


@inner
def _give_up(m: Memory, r: int) -> None:
    i = m[request_of(m, r) + at.OF_INCIDENT]
    place = m[incident_of(m, i) + at.AT_PLACE]
    tell(m, codes.UNREACHABLE, i, NONE, place, codes.CUT_OFF)
