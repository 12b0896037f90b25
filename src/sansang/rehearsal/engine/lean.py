"""The short way through a day on which nothing but calls and teams matters.

Where no closure begins or ends, every place can be reached, no post has a minimum, no plan and no
silence exists, nobody is called away, each incident asks for one team and all teams are on duty
all the time, what a team does after it was sent is known when it is sent: the next step is always
the next report, or the next team that has cleared while somebody waits. Where a team on its way
home is follows from the moment. The answers are those of the long way, which a test holds.
"""

from typing import Final

import numpy as np

from sansang.rehearsal.compiled import inner
from sansang.rehearsal.engine import codes
from sansang.rehearsal.engine import memory as at
from sansang.rehearsal.engine.memory import (
    Memory,
    incident_of,
    need_of,
    request_of,
    serves,
    team_of,
    way_ms,
)
from sansang.rehearsal.engine.moves import hospital_from
from sansang.rehearsal.engine.packed import Packed
from sansang.rehearsal.engine.rules import goes_before, past_half, stands_before, there_at
from sansang.rehearsal.scenario import NEVER, NONE, Ints

CLEARED_MS, CLEARED_AT, HOME_MS, WAY_HOME, HOME, CLASS, IS_OUT, RANK = range(8)
"""Of each team: when it has cleared and where, when it is home and by how long a way, its home and
vehicle, whether nobody has looked yet at its having cleared, and the `Kind` of the first step of
that moment that leads to it: among those that clear at one moment the least comes first."""
A_LEAN_TEAM: Final = 8


def is_lean(packed: Packed) -> bool:
    """Tell whether the short way gives the answers of the long one."""
    whole = (packed.duty_from <= 0) & (packed.duty_until >= packed.end_ms)
    return bool(
        len(packed.epoch_from) == 1
        and (packed.way_ms >= 0).all()
        and not packed.least.any()
        and len(packed.plan_place) == 0
        and packed.silent_agency == NONE
        and (not packed.preemption or len(np.unique(packed.priority)) == 1)
        and (np.diff(packed.duty_at) == 1).all()
        and whole.all()
    )


def preferences(packed: Packed) -> Ints:
    """Return for each need and place (N, P, 2 T + 1) how many teams are able and serve it, then
    each with its way there from home, in the order in which they would be there.
    """
    needs, teams, places = len(packed.mobilise_ms), len(packed.headcount), len(packed.way_ms[0, 0])
    home = packed.post_place[packed.duty_post]
    ways = packed.way_ms[0][packed.vehicle, :, home].T.reshape(places, teams)
    rows = np.zeros((needs, places, 2 * teams + 1), np.int64)
    for n in range(needs):
        able = packed.able_team[packed.able_at[n] : packed.able_at[n + 1]]
        for p in range(places):
            there = able[packed.may_serve[p, able]]
            there = there[np.argsort(ways[p, there], kind="stable")]
            rows[n, p, 0] = len(there)
            rows[n, p, 1 : 1 + 2 * len(there) : 2] = there
            rows[n, p, 2 : 2 + 2 * len(there) : 2] = ways[p, there]
    return rows


@inner
def play_lean(m: Memory) -> bool:
    """Play a day; tell whether it could be played so, else it is to be begun again."""
    for i in range(m[at.INCIDENT_COUNT]):
        if m[incident_of(m, i) + at.ASKED] != 1:
            return False
    _begin(m)
    for i in range(m[at.INCIDENT_COUNT]):
        now = m[m[at.REPORTS_MS] + i]
        if now >= m[at.END]:
            break
        if m[at.LINE_LENGTH] > 0 and not _serve_line(m, now):
            return False
        r = m[incident_of(m, i) + at.FIRST_REQUEST]
        t = _first(m, r, now)
        if t == NONE:
            _wait(m, r)
        elif not _send(m, t, r, now):
            return False
    if m[at.LINE_LENGTH] > 0 and not _serve_line(m, m[at.END] - 1):
        return False
    for j in range(m[at.LINE_LENGTH]):
        i = m[request_of(m, m[m[at.LINE] + j]) + at.OF_INCIDENT]
        m[at.WAITED_MS] += m[at.END] - m[m[at.REPORTS_MS] + i]
    m[at.NOW] = m[at.END]
    return True


@inner
def _lean(m: Memory, t: int) -> int:
    return m[at.LEAN_TEAMS] + t * A_LEAN_TEAM


@inner
def _begin(m: Memory) -> None:
    for t in range(m[at.TEAM_COUNT]):
        duty = m[at.DUTIES] + m[team_of(m, t) + at.FIRST_DUTY] * at.A_DUTY
        home = m[m[at.POSTS] + m[duty + at.DUTY_POST] * at.A_POST + at.POST_PLACE]
        team = _lean(m, t)
        m[team + CLEARED_MS], m[team + CLEARED_AT] = 0, home
        m[team + HOME_MS], m[team + WAY_HOME], m[team + HOME] = 0, 0, home
        m[team + CLASS], m[team + IS_OUT] = m[team_of(m, t) + at.VEHICLE], 0
        m[team + RANK] = 0


@inner
def _first(m: Memory, r: int, now: int) -> int:
    """Return the team that can be there first, NONE if all who are able are out (5).

    Teams stand in the order in which they are there from home: of those at home the first counts.
    """
    request = request_of(m, r)
    need, i = need_of(m, request), m[request + at.OF_INCIDENT]
    place, mobilise = m[incident_of(m, i) + at.AT_PLACE], m[need + at.MOBILISE_MS]
    rows = m[request + at.NEED] * m[at.PLACE_COUNT] + place
    row = m[at.PREFERENCES] + rows * (2 * m[at.TEAM_COUNT] + 1)
    best, best_ms, home_is_seen = NONE, 0, False
    for k in range(row + 1, row + 1 + 2 * m[row], 2):
        team = _lean(m, m[k])
        rolling = m[team + HOME_MS] > now
        if (home_is_seen and not rolling) or m[team + CLEARED_MS] > now:
            continue
        way = m[k + 1]
        if rolling:
            way = way_ms(m, m[team + CLASS], place, _where(m, team, now))
        else:
            home_is_seen = True
        there = there_at(now, mobilise, way, rolling)
        if best == NONE or goes_before(there, False, m[k], best_ms, False, best):
            best, best_ms = m[k], there
    return best


@inner
def _where(m: Memory, team: int, now: int) -> int:
    """Return where a team is that has cleared (3)."""
    rolling = m[team + HOME_MS] > now
    if rolling and not past_half(now, m[team + HOME_MS], m[team + WAY_HOME]):
        return m[team + CLEARED_AT]
    return m[team + HOME]


@inner
def _send(m: Memory, t: int, r: int, now: int) -> bool:
    """Send a team that has cleared before this moment or is home."""
    team = _lean(m, t)
    return _go(m, t, r, now, _where(m, team, now), m[team + HOME_MS] > now)


@inner
def _go(m: Memory, t: int, r: int, now: int, here: int, rolling: bool) -> bool:
    """Write down the whole call (8 to 10); tell whether it takes any time."""
    request, team = request_of(m, r), _lean(m, t)
    need, i = need_of(m, request), m[request + at.OF_INCIDENT]
    incident = incident_of(m, i)
    place, vehicle = m[incident + at.AT_PLACE], m[team + CLASS]
    way = way_ms(m, vehicle, place, here)
    there = there_at(now, m[need + at.MOBILISE_MS], way, rolling)
    left = there + m[request + at.SCENE_MS]
    to_hospital, cleared_at = 0, place
    if m[request + at.TRANSPORTED]:
        hospital = hospital_from(m, vehicle, place)
        if hospital != NONE:
            to_hospital, cleared_at = way_ms(m, vehicle, hospital, place), hospital
    cleared = left + to_hospital + m[need + at.CLEAR_MS]
    m[team + RANK] = _rank(m[need + at.CLEAR_MS], to_hospital, m[request + at.SCENE_MS], way)
    home = way_ms(m, vehicle, m[team + HOME], cleared_at)
    m[team + CLEARED_MS], m[team + CLEARED_AT], m[team + IS_OUT] = cleared, cleared_at, 1
    m[team + HOME_MS], m[team + WAY_HOME] = cleared + home, home
    end = m[at.END]
    m[team_of(m, t) + at.BUSY_MS] += min(cleared, end) - now
    m[incident + at.DISPATCHED_MS] = now
    if there < end:
        m[incident + at.FIRST_MS], m[incident + at.COMPLETE_MS] = there, there
        m[incident + at.FIRST_TEAM] = t
    if left < end:
        m[incident + at.CLOSED_MS], m[incident + at.STATE] = left, codes.CLOSED_STATE
    return cleared > now


@inner
def _rank(clear_ms: int, to_hospital_ms: int, scene_ms: int, way_ms: int) -> int:
    if clear_ms > 0:
        return codes.CLEARED
    if to_hospital_ms > 0:
        return codes.AT_HOSPITAL
    if scene_ms > 0:
        return codes.LEFT_SCENE
    return codes.ARRIVED if way_ms > 0 else codes.MOBILISED


@inner
def _wait(m: Memory, r: int) -> None:
    line, to = m[at.LINE], m[at.LINE] + m[at.LINE_LENGTH]
    while to > line and stands_before(_priority(m, r), r, _priority(m, m[to - 1]), m[to - 1]):
        m[to] = m[to - 1]
        to -= 1
    m[to] = r
    m[at.LINE_LENGTH] += 1
    m[at.LONGEST_LINE] = max(m[at.LONGEST_LINE], m[at.LINE_LENGTH])


@inner
def _priority(m: Memory, r: int) -> int:
    return m[incident_of(m, m[request_of(m, r) + at.OF_INCIDENT]) + at.PRIORITY]


@inner
def _serve_line(m: Memory, until: int) -> bool:
    """Let teams that clear until a moment take who waits (7)."""
    while m[at.LINE_LENGTH] > 0:
        t = _next_cleared(m)
        if t == NONE or m[_lean(m, t) + CLEARED_MS] > until:
            break
        m[_lean(m, t) + IS_OUT] = 0
        if not _take_from_line(m, t):
            return False
    return True


@inner
def _next_cleared(m: Memory) -> int:
    best, best_ms, best_rank = NONE, NEVER, 0
    for t in range(m[at.TEAM_COUNT]):
        team = _lean(m, t)
        ms, rank = m[team + CLEARED_MS], m[team + RANK]
        if m[team + IS_OUT] and (ms < best_ms or (ms == best_ms and rank < best_rank)):
            best, best_ms, best_rank = t, ms, rank
    return best


@inner
def _take_from_line(m: Memory, t: int) -> bool:
    team, line = _lean(m, t), m[at.LINE]
    now = m[team + CLEARED_MS]
    for to in range(line, line + m[at.LINE_LENGTH]):
        r = m[to]
        i = m[request_of(m, r) + at.OF_INCIDENT]
        need = m[request_of(m, r) + at.NEED]
        able = m[m[at.ABLE] + need * m[at.TEAM_COUNT] + t]
        if able and serves(m, t, m[incident_of(m, i) + at.AT_PLACE]):
            for after in range(to + 1, line + m[at.LINE_LENGTH]):
                m[after - 1] = m[after]
            m[at.LINE_LENGTH] -= 1
            m[at.WAITED_MS] += now - m[m[at.REPORTS_MS] + i]
            at_home = m[team + CLEARED_AT] == m[team + HOME]
            here = m[team + HOME] if m[team + WAY_HOME] == 0 else m[team + CLEARED_AT]
            return _go(m, t, r, now, here, not at_home)
    return True
