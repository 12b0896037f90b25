"""Contingency plans: when they are called for, activated and over (13, 15, 16)."""

from sansang.rehearsal.compiled import inner
from sansang.rehearsal.engine import codes
from sansang.rehearsal.engine import memory as at
from sansang.rehearsal.engine.forces import (
    come_afterwards,
    is_force,
    is_there,
    leave,
    let_down,
    order,
)
from sansang.rehearsal.engine.memory import Memory, force_of, plan_of, team_of
from sansang.rehearsal.engine.moves import go_home, tell, where
from sansang.rehearsal.engine.pointer import section
from sansang.rehearsal.engine.rules import is_reached
from sansang.rehearsal.engine.tree import key_of, put
from sansang.rehearsal.scenario import NEVER, NONE

__all__ = [
    "activate",
    "call",
    "come_afterwards",
    "is_there",
    "leave",
    "let_down",
    "look_for_triggers",
    "release",
    "sum_up",
]


@inner
def look_for_triggers(m: Memory, newest: int) -> None:
    """Call for the plans that an incident triggers (13)."""
    kind = m[m[at.TYPES] + newest]
    of_type = m[at.TRIGGERS_AT] + kind
    for j in range(m[of_type], m[of_type + 1]):
        trigger = m[at.TRIGGERS] + j * at.A_TRIGGER
        plan = plan_of(m, m[trigger + at.TRIGGER_PLAN])
        if m[plan + at.PLAN_DUE] == NEVER and _is_reached(m, newest, plan, trigger):
            call(m, m[trigger + at.TRIGGER_PLAN], newest)


@inner
def _is_reached(m: Memory, newest: int, plan: int, trigger: int) -> bool:
    return is_reached(
        section(m, m[at.REPORTS_MS]),
        section(m, m[at.TYPES]),
        section(m, m[at.PLACES]),
        newest,
        m[plan + at.PLAN_PLACE],
        m[trigger + at.TRIGGER_INCIDENTS],
        m[trigger + at.TRIGGER_MS],
    )


@inner
def call(m: Memory, c: int, cause: int) -> None:
    """Call for a plan, unless it has been called for already (13)."""
    plan = plan_of(m, c)
    if m[plan + at.PLAN_DUE] == NEVER:
        m[plan + at.CAUSE] = cause
        _wait_until(m, c, m[at.NOW] + m[at.DECIDE_MS], codes.ACTIVATED)


@inner
def _wait_until(m: Memory, c: int, ms: int, kind: int) -> None:
    m[plan_of(m, c) + at.PLAN_DUE] = ms
    put(m, m[at.TEAM_COUNT] + c, key_of(m, ms, kind, c))


@inner
def activate(m: Memory, c: int) -> None:
    """Order the forces in the order of their numbers (14), or refuse the plan (13)."""
    plan, refused = plan_of(m, c), _is_forbidden(m, c)
    actions = 0 if refused else m[plan + at.AFTER_ACTIONS] - m[plan + at.FIRST_ACTION]
    if not _write_activation(m, c, refused, actions):
        return
    if refused:
        _wait_until(m, c, NEVER, codes.ACTIVATED)
        tell(m, codes.REFUSED, m[plan + at.CAUSE], NONE, c, codes.FORBIDDEN)
        return
    for a in range(m[plan + at.FIRST_ACTION], m[plan + at.AFTER_ACTIONS]):
        m[m[at.ACTIONS] + a * at.AN_ACTION + at.ACTION_COUNT] = 0
    m[plan + at.ACTIVE] = 1
    _wait_until(m, c, m[at.NOW] + m[plan + at.BOUND_MS], codes.RELEASED)
    tell(m, codes.ACTIVATED, m[plan + at.CAUSE], NONE, c, codes.NOTHING)
    for t in range(m[at.TEAM_COUNT]):
        force = force_of(m, c, t)
        m[force + at.THERE_MS], m[force + at.REASON] = NEVER, NONE
        if is_force(m, c, t):
            order(m, c, t)


@inner
def _is_forbidden(m: Memory, c: int) -> bool:
    plans = m[at.PLAN_COUNT]
    for other in range(plans):
        if m[plan_of(m, other) + at.ACTIVE] and m[m[at.NEVER_WITH] + c * plans + other]:
            return True
    return False


@inner
def _write_activation(m: Memory, c: int, refused: bool, actions: int) -> bool:
    number, done = m[at.ACTIVATIONS_MADE], m[at.DONE_MADE]
    if number == m[at.ACTIVATION_ROOM] or done + actions > m[at.DONE_ROOM]:
        m[at.IS_FULL] = 1
        return False
    plan = plan_of(m, c)
    row = m[at.ACTIVATIONS] + number * at.AN_ACTIVATION
    m[row + at.OF_PLAN], m[row + at.ACTIVATED_MS] = c, m[at.NOW]
    m[row + at.REFUSED_IT], m[row + at.ACTIVATED_BY] = refused, m[plan + at.CAUSE]
    m[row + at.FIRST_DONE], m[plan + at.ACTIVATION] = done, number
    for j in range(done, done + actions):
        m[m[at.DONES] + j] = NEVER
    m[at.ACTIVATIONS_MADE], m[at.DONE_MADE] = number + 1, done + actions
    return True


@inner
def release(m: Memory, c: int) -> None:
    """Let the forces of a plan go; they are free where they are (16)."""
    tell(m, codes.RELEASED, NONE, NONE, c, codes.NOTHING)
    sum_up(m, c)
    m[plan_of(m, c) + at.ACTIVE], m[at.STIRRED] = 0, at.EVERYBODY
    _wait_until(m, c, NEVER, codes.RELEASED)
    for t in range(m[at.TEAM_COUNT]):
        team = team_of(m, t)
        if m[team + at.BOUND] == c:
            m[team + at.BOUND] = NONE
            if _serves_the_plan(m, team):
                m[team + at.PLACE] = where(m, team)
                go_home(m, t)
                tell(m, codes.CLEARED, NONE, t, m[team + at.PLACE], codes.NOTHING)


@inner
def _serves_the_plan(m: Memory, team: int) -> bool:
    phase = m[team + at.PHASE]
    if phase == codes.OFF_DUTY:
        return m[team + at.DUE] != NEVER
    held = phase in (codes.MOBILISING, codes.UNDER_WAY, codes.AT_SCENE)
    return held and m[team + at.INCIDENT] == NONE


@inner
def sum_up(m: Memory, c: int) -> None:
    """Write down who was missing at the limits of the actions that are late (15)."""
    plan = plan_of(m, c)
    row = m[at.ACTIVATIONS] + m[plan + at.ACTIVATION] * at.AN_ACTIVATION
    for a in range(m[plan + at.FIRST_ACTION], m[plan + at.AFTER_ACTIONS]):
        limit_ms = m[m[at.ACTIONS] + a * at.AN_ACTION + at.ACTION_MS]
        limit = m[row + at.ACTIVATED_MS] + limit_ms
        done = m[m[at.DONES] + m[row + at.FIRST_DONE] + a - m[plan + at.FIRST_ACTION]]
        if limit_ms == NONE or limit >= m[at.END] or done <= limit:
            continue
        for t in range(m[at.TEAM_COUNT]):
            force = force_of(m, c, t)
            able = m[m[at.ACTION_ABLE] + a * m[at.TEAM_COUNT] + t]
            if able and m[force + at.REASON] != NONE and m[force + at.THERE_MS] > limit:
                _write_late(m, c, a, t, limit)


@inner
def _write_late(m: Memory, c: int, a: int, t: int, limit: int) -> None:
    if m[at.LATE_MADE] == m[at.LATE_ROOM]:
        m[at.IS_FULL] = 1
        return
    row, force = m[at.LATES] + m[at.LATE_MADE] * at.A_LATE, force_of(m, c, t)
    m[at.LATE_MADE] += 1
    there = m[force + at.THERE_MS]
    m[row], m[row + 1], m[row + 2] = m[plan_of(m, c) + at.ACTIVATION], a, t
    m[row + 3], m[row + 4] = m[force + at.REASON], m[force + at.HOLDER]
    m[row + 5] = NEVER if there == NEVER else there - limit
