"""What each force of a contingency plan does, from the order to being there (14)."""

from sansang.rehearsal.compiled import inner
from sansang.rehearsal.engine import codes
from sansang.rehearsal.engine import memory as at
from sansang.rehearsal.engine.memory import (
    Memory,
    duty_of,
    force_of,
    incident_of,
    plan_of,
    team_of,
    way_ms,
)
from sansang.rehearsal.engine.moves import become, go_home, set_out, tell, wait_until, where
from sansang.rehearsal.engine.rules import (
    is_free,
    order_for_absent,
    order_for_busy,
    order_for_free,
)
from sansang.rehearsal.engine.sending import call_away
from sansang.rehearsal.scenario import NEVER, NO_WAY, NONE


@inner
def is_force(m: Memory, c: int, t: int) -> bool:
    """Tell whether the plan names a team, or one of its posts that it is on duty at."""
    team = team_of(m, t)
    if m[m[at.NAMED] + c * m[at.TEAM_COUNT] + t]:
        return True
    if not m[team + at.ON]:
        return False
    post = m[duty_of(m, m[team + at.DUTY]) + at.DUTY_POST]
    return m[m[at.FROM_POST] + c * m[at.POST_COUNT] + post] != 0


@inner
def order(m: Memory, c: int, t: int) -> None:
    """Tell a force what to do, and keep why it would be late."""
    what = _order_for(m, c, t)
    why, held = _why(m, t, what)
    force = force_of(m, c, t)
    m[force + at.REASON], m[force + at.HOLDER] = why, held
    if what in (codes.ARRIVES, codes.CALLED_AWAY, codes.TURNS_OUT, codes.TURNS_ROUND):
        tell(m, codes.ASSIGNED, NONE, t, c, codes.ORDERED)
    elif what != codes.THERE:
        tell(m, codes.WAITING, NONE, t, c, why)
    if what not in (codes.HELD, codes.AT_REST, codes.UNHEARD, codes.NO_WAY_THERE):
        m[team_of(m, t) + at.BOUND] = c
        _begin(m, t, what)


@inner
def _order_for(m: Memory, c: int, t: int) -> int:
    team, site = team_of(m, t), m[plan_of(m, c) + at.PLAN_PLACE]
    phase, silent = m[team + at.PHASE], m[team + at.IS_SILENT] != 0
    bound, off_duty = m[team + at.BOUND] != NONE, m[team + at.PHASE] == codes.OFF_DUTY
    absent = order_for_absent(bound, off_duty, silent, m[at.RECALL_MS] != NEVER)
    if absent != codes.THERE:
        return absent
    here, has_way = where(m, team), False
    if NONE not in (site, here):
        has_way = way_ms(m, m[team + at.VEHICLE], site, here) != NO_WAY
    if is_free(phase, False, False):
        return order_for_free(phase, site != NONE, here == site, has_way)
    incident = incident_of(m, m[team + at.INCIDENT])
    at_site, priority = m[incident + at.AT_PLACE] == site, m[incident + at.PRIORITY]
    return order_for_busy(phase, at_site, has_way, m[at.PREEMPTION] != 0, priority, site != NONE)


@inner
def _why(m: Memory, t: int, what: int) -> tuple[int, int]:
    team = team_of(m, t)
    if what == codes.HELD:
        return codes.OTHER_PLAN, m[team + at.BOUND]
    if what == codes.AFTERWARDS:
        return codes.BUSY, m[incident_of(m, m[team + at.INCIDENT]) + at.TYPE]
    if what in (codes.RECALLED, codes.AT_REST):
        return (codes.OFF if m[team + at.DUTY] == NONE else codes.ABSENT), NONE
    if what == codes.UNHEARD:
        return codes.SILENT, NONE
    return (codes.CUT_OFF if what == codes.NO_WAY_THERE else codes.TOO_FAR), NONE


@inner
def _begin(m: Memory, t: int, what: int) -> None:
    team = team_of(m, t)
    if what == codes.THERE:
        is_there(m, t)
    elif what == codes.RECALLED:
        m[team + at.PLACE] = NONE
        wait_until(m, t, m[at.NOW] + m[at.RECALL_MS], codes.MOBILISED)
    elif what == codes.CALLED_AWAY:
        rolling = m[team + at.PHASE] == codes.UNDER_WAY
        call_away(m, t, codes.ORDERED)
        _set_out_or_turn_out(m, t, rolling)
    elif what in (codes.TURNS_OUT, codes.TURNS_ROUND):
        _set_out_or_turn_out(m, t, what == codes.TURNS_ROUND)


@inner
def _set_out_or_turn_out(m: Memory, t: int, rolling: bool) -> None:
    team = team_of(m, t)
    m[team + at.PLACE] = where(m, team)
    if rolling:
        _set_out(m, t)
    else:
        become(m, team, codes.MOBILISING)
        wait_until(m, t, m[at.NOW] + m[at.TURNOUT_MS], codes.MOBILISED)
    m[team + at.POST] = NONE


@inner
def _set_out(m: Memory, t: int) -> bool:
    site = m[plan_of(m, m[team_of(m, t) + at.BOUND]) + at.PLAN_PLACE]
    return set_out(m, t, site, codes.UNDER_WAY, codes.FORCE_ARRIVED)


@inner
def leave(m: Memory, t: int) -> None:
    """Let a force go that has turned out, or that was called in and is ready at its base."""
    team = team_of(m, t)
    c = m[team + at.BOUND]
    site = m[plan_of(m, c) + at.PLAN_PLACE]
    tell(m, codes.MOBILISED, NONE, t, c, codes.NOTHING)
    if m[team + at.PHASE] == codes.OFF_DUTY:
        base = m[team + at.BASE]
        m[team + at.PLACE] = base
        if NONE in (site, base):
            m[team + at.GOAL] = base if site == NONE else site
            arrive(m, t)
            return
    if not _set_out(m, t):
        let_down(m, t)


@inner
def arrive(m: Memory, t: int) -> None:
    """Let a force be where its plan wants it."""
    team = team_of(m, t)
    m[team + at.PLACE] = m[team + at.GOAL]
    become(m, team, codes.AT_SCENE)
    wait_until(m, t, NEVER, codes.FORCE_ARRIVED)
    is_there(m, t)


@inner
def come_afterwards(m: Memory, t: int) -> None:
    """Let a force come that has cleared its incident."""
    team = team_of(m, t)
    site = m[plan_of(m, m[team + at.BOUND]) + at.PLAN_PLACE]
    if site == NONE:
        is_there(m, t)
        go_home(m, t)
    elif m[team + at.PLACE] == site:
        m[team + at.GOAL] = site
        arrive(m, t)
    elif not _set_out(m, t):
        let_down(m, t)


@inner
def let_down(m: Memory, t: int) -> None:
    """Free a force that has no way to its plan."""
    team = team_of(m, t)
    force = force_of(m, m[team + at.BOUND], t)
    m[team + at.PLACE] = where(m, team)
    m[force + at.REASON], m[force + at.HOLDER] = codes.CUT_OFF, NONE
    m[team + at.BOUND] = NONE
    go_home(m, t)
    tell(m, codes.CLEARED, NONE, t, m[team + at.PLACE], codes.TURNED_BACK)


@inner
def is_there(m: Memory, t: int) -> None:
    """Count a force once, and note the actions that are done with it (15)."""
    c = m[team_of(m, t) + at.BOUND]
    plan, force = plan_of(m, c), force_of(m, c, t)
    if m[force + at.THERE_MS] != NEVER:
        return
    m[force + at.THERE_MS] = m[at.NOW]
    tell(m, codes.FORCE_ARRIVED, NONE, t, c, codes.NOTHING)
    row = m[at.ACTIVATIONS] + m[plan + at.ACTIVATION] * at.AN_ACTIVATION
    for a in range(m[plan + at.FIRST_ACTION], m[plan + at.AFTER_ACTIONS]):
        if m[m[at.ACTION_ABLE] + a * m[at.TEAM_COUNT] + t]:
            action = m[at.ACTIONS] + a * at.AN_ACTION
            m[action + at.ACTION_COUNT] += 1
            if m[action + at.ACTION_COUNT] == m[action + at.ACTION_TEAMS]:
                done = m[row + at.FIRST_DONE] + a - m[plan + at.FIRST_ACTION]
                m[m[at.DONES] + done] = m[at.NOW]
