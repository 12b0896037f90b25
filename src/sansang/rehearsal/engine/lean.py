"""What the two short ways through a day share: who goes, and the whole call at once.

Where no closure begins or ends, every place can be reached, no plan and no silence exists, nobody
is called away, each incident asks for one team and all teams are on duty all the time, the whole
call is known when a team is sent. Then a call is one step, not six: where its team is on the way
home follows from the moment. `lean_calls` is for days on which no post has a minimum, `lean_posts`
for the others. The answers are those of the long way, which tests hold.
"""

from typing import Final

from sansang.rehearsal.compiled import inlined
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
from sansang.rehearsal.engine.rules import goes_before, past_half, there_at
from sansang.rehearsal.engine.tree import key_of
from sansang.rehearsal.scenario import NEVER, NONE

CLEARED_MS, CLEARS, SET_OUT, THERE_MS, WAY, HOME, CLASS, BUSY_MS = range(8)
"""Of each team: when it has cleared, and this as a step, NEVER where it was looked at since; from
where, when and how long it goes to its goal; its home and vehicle; its time at work."""
GOAL, IS_READY, STANDS_AT, OWN_POST = range(8, 12)
"""Where it goes to and stands then: home, or the post that it moves up to. Whether it stands at a
post, and at which or on its way to which; the post of its duty."""
A_LEAN_TEAM: Final = 16


@inlined
def lean(m: Memory, t: int) -> int:
    """Return where a team's record for the short ways is."""
    return m[at.LEAN_TEAMS] + t * A_LEAN_TEAM


@inlined
def begin_teams(m: Memory) -> None:
    """Let all teams stand at their posts."""
    for t in range(m[at.TEAM_COUNT]):
        q = m[duty_of(m, m[team_of(m, t) + at.FIRST_DUTY]) + at.DUTY_POST]
        team, home = lean(m, t), m[post_of(m, q) + at.POST_PLACE]
        m[team + CLEARED_MS], m[team + THERE_MS], m[team + WAY], m[team + BUSY_MS] = 0, 0, 0, 0
        m[team + SET_OUT], m[team + GOAL], m[team + HOME] = home, home, home
        m[team + CLASS], m[team + CLEARS] = m[team_of(m, t) + at.VEHICLE], NEVER
        m[team + IS_READY] = 1
        m[team + STANDS_AT], m[team + OWN_POST] = q, q


@inlined
def first(m: Memory, need: int, place: int, now: int) -> tuple[int, int, bool]:
    """Return the team that can be there first (5), how long its way is and whether it is on the
    road already; NONE if all who are able are out.

    Teams stand in the order in which they are there from home: where nobody who is free is
    anywhere else, the first one is the answer.
    """
    row = m[at.PREFERENCES] + (need * m[at.PLACE_COUNT] + place) * (2 * m[at.TEAM_COUNT] + 1)
    after = row + 1 + 2 * m[row]
    if m[at.AWAY_UNTIL] > now:
        return _first_of_all(m, need, place, now, row + 1, after)
    teams = m[at.LEAN_TEAMS]  # read once: the compiler can't know that it never changes
    for k in range(row + 1, after, 2):
        if m[teams + m[k] * A_LEAN_TEAM + CLEARED_MS] <= now:
            return m[k], m[k + 1], False
    return NONE, 0, False


@inlined
def _first_of_all(
    m: Memory, need: int, place: int, now: int, row: int, after: int
) -> tuple[int, int, bool]:
    """Look at all who are free: of those at home only the first counts."""
    mobilise = m[m[at.NEEDS] + need * at.A_NEED + at.MOBILISE_MS]
    best, best_ms, best_way, best_rolls, home_is_seen = NONE, 0, 0, False, False
    teams = m[at.LEAN_TEAMS]
    for k in range(row, after, 2):
        t = m[k]
        team = teams + t * A_LEAN_TEAM
        if m[team + CLEARED_MS] > now:
            continue
        rolls, way = m[team + THERE_MS] > now, m[k + 1]
        if rolls or m[team + GOAL] != m[team + HOME]:
            way = way_ms(m, m[team + CLASS], place, whereabouts(m, team, now))
        elif home_is_seen:
            continue
        else:
            home_is_seen = True
        there = there_at(now, mobilise, way, rolls)
        if best == NONE or goes_before(there, False, t, best_ms, False, best):
            best, best_ms, best_way, best_rolls = t, there, way, rolls
    return best, best_way, best_rolls


@inlined
def whereabouts(m: Memory, team: int, now: int) -> int:
    """Return where a team is that has cleared (3)."""
    rolls = m[team + THERE_MS] > now
    if rolls and not past_half(now, m[team + THERE_MS], m[team + WAY]):
        return m[team + SET_OUT]
    return m[team + GOAL]


@inlined
def go(  # noqa: PLR0913, PLR0917 - plain numbers, so that nothing is handed over by tuple
    m: Memory,
    t: int,
    need: int,
    place: int,
    now: int,
    way: int,
    rolls: bool,
    scene_ms: int,
    transported: bool,
) -> tuple[int, int]:
    """Write down the whole call of a team (8 to 10) that is told to go now; return when it is
    there and when it has left the scene.
    """
    team = lean(m, t)
    needs, vehicle = m[at.NEEDS] + need * at.A_NEED, m[team + CLASS]
    there = there_at(now, m[needs + at.MOBILISE_MS], way, rolls)
    left, to_hospital, cleared_at = there + scene_ms, 0, place
    if transported:
        hospital = nearest_hospital(m, vehicle, place)
        if hospital != NONE:
            to_hospital, cleared_at = way_ms(m, vehicle, hospital, place), hospital
    cleared = left + to_hospital + m[needs + at.CLEAR_MS]
    home = way_ms(m, vehicle, m[team + HOME], cleared_at)
    step = _first_step(m[needs + at.CLEAR_MS], to_hospital, scene_ms, way)
    m[team + CLEARED_MS], m[team + CLEARS] = cleared, key_of(m, cleared, step, t)
    m[team + SET_OUT], m[team + THERE_MS], m[team + WAY] = cleared_at, cleared + home, home
    m[team + BUSY_MS] += min(cleared, m[at.END]) - now
    if home > 0:
        m[at.AWAY_UNTIL] = max(m[at.AWAY_UNTIL], cleared + home)
    return there, left


@inlined
def _first_step(clear_ms: int, to_hospital_ms: int, scene_ms: int, way: int) -> int:
    """Return the `Kind` of the first step of the moment of clearing that leads to it: among teams
    that clear at one moment the least comes first.
    """
    if clear_ms > 0:
        return codes.CLEARED
    if to_hospital_ms > 0:
        return codes.AT_HOSPITAL
    if scene_ms > 0:
        return codes.LEFT_SCENE
    return codes.ARRIVED if way > 0 else codes.MOBILISED
