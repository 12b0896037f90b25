"""Which team goes to a request: one loop over those who are able (5)."""

from sansang.rehearsal.compiled import inlined, inner
from sansang.rehearsal.engine import codes
from sansang.rehearsal.engine import memory as at
from sansang.rehearsal.engine.memory import (
    Memory,
    incident_of,
    need_of,
    post_of,
    request_of,
    serves,
    team_of,
    way_ms,
)
from sansang.rehearsal.engine.moves import share, where
from sansang.rehearsal.engine.rules import (
    goes_before,
    is_free,
    may_be_called_away,
    must_stay,
    on_the_road,
    there_at,
)
from sansang.rehearsal.scenario import NO_WAY, NONE


@inner
def choose(  # noqa: C901, PLR0912 - one loop over teams, for speed
    m: Memory, r: int, preemption: bool
) -> tuple[int, bool, int, bool]:
    """Return the team that can be there first (NONE), whether it is called away, why it goes,
    and whether anybody able is free to go.
    """
    request = request_of(m, r)
    need, incident = need_of(m, request), incident_of(m, m[request + at.OF_INCIDENT])
    place, priority = m[incident + at.AT_PLACE], m[incident + at.PRIORITY]
    best, best_ms, best_away, found, anybody = NONE, 0, False, 0, False
    covering, covering_ms, foreign, foreign_ms = NONE, 0, NONE, 0
    for j in range(m[need + at.FIRST_ABLE], m[need + at.AFTER_ABLE]):
        t = m[m[at.ABLE_TEAMS] + j]
        team = team_of(m, t)
        free = _is_free(m, team)
        stays = free and _must_stay(m, team, priority)
        anybody |= free and not stays
        if not free and not (preemption and _may_leave(m, team, priority)):
            continue
        own = serves(m, t, place)
        if not own and not (m[at.RECORDS_STEPS] and free):
            continue  # a team of others matters for the reason only
        way = way_ms(m, m[team + at.VEHICLE], place, where(m, team))
        if way == NO_WAY:
            continue
        rolling = on_the_road(m[team + at.PHASE])
        there = there_at(m[at.NOW], m[need + at.MOBILISE_MS], way, rolling)
        if not own:
            if foreign == NONE or goes_before(there, False, t, foreign_ms, False, foreign):
                foreign, foreign_ms = t, there
        elif stays:
            if covering == NONE or goes_before(there, False, t, covering_ms, False, covering):
                covering, covering_ms = t, there
        else:
            found += 1
            if best == NONE or goes_before(there, not free, t, best_ms, best_away, best):
                best, best_ms, best_away = t, there, not free
    why = codes.CLOSEST if found > 1 else codes.ONLY
    if best_away:
        why = codes.PREEMPTED
    elif covering != NONE and goes_before(covering_ms, False, covering, best_ms, False, best):
        why = codes.COVER
    elif foreign != NONE and goes_before(foreign_ms, False, foreign, best_ms, False, best):
        why = codes.BORDER
    return best, best_away, why, anybody


@inlined
def _is_free(m: Memory, team: int) -> bool:
    bound, silent = m[team + at.BOUND] != NONE, m[team + at.IS_SILENT] != 0
    return is_free(m[team + at.PHASE], bound, silent)


@inlined
def _may_leave(m: Memory, team: int, priority: int) -> bool:
    if m[team + at.INCIDENT] == NONE:
        return False
    return may_be_called_away(
        m[at.PREEMPTION] != 0,
        m[team + at.PHASE],
        m[team + at.BOUND] != NONE,
        m[team + at.IS_SILENT] != 0,
        m[incident_of(m, m[team + at.INCIDENT]) + at.PRIORITY],
        priority,
    )


@inlined
def _must_stay(m: Memory, team: int, priority: int) -> bool:
    if m[team + at.PHASE] != codes.READY:
        return False
    post = post_of(m, m[team + at.POST])
    return must_stay(
        m[at.KEEP_COVER] != 0,
        priority,
        m[at.COVER_UNTIL],
        m[post + at.STRENGTH],
        share(m, team, post),
        m[post + at.LEAST],
    )
