"""What teams come to: duties, the call from the first word to being free again (1, 2, 8 to 10)."""

from sansang.rehearsal.compiled import inlined, inner
from sansang.rehearsal.engine import codes, plans
from sansang.rehearsal.engine import memory as at
from sansang.rehearsal.engine.begin import EPOCHS, epoch_key
from sansang.rehearsal.engine.memory import (
    Memory,
    duty_of,
    incident_of,
    need_of,
    plan_of,
    post_of,
    request_of,
    team_of,
    way_ms,
)
from sansang.rehearsal.engine.moves import (
    become,
    bring_to_hospital,
    clear,
    comes_free,
    go_home,
    set_out,
    settle,
    tell,
    wait_until,
    where,
)
from sansang.rehearsal.engine.rules import there_by_new_way
from sansang.rehearsal.engine.sending import become_state, call_away, update
from sansang.rehearsal.engine.tree import put_fixed
from sansang.rehearsal.scenario import NEVER, NO_WAY, NONE


@inner
def duty_ends(m: Memory, t: int) -> None:
    """Let a team go off duty, unless it is at work (2)."""
    team = team_of(m, t)
    if m[team + at.ON]:
        post = m[duty_of(m, m[team + at.DUTY]) + at.DUTY_POST]
        tell(m, codes.DUTY_ENDS, NONE, t, post, codes.NOTHING)
    settle(m, team)
    m[team + at.DUTY], m[team + at.ON] = NONE, 0
    if m[team + at.PHASE] in (codes.READY, codes.RETURNING, codes.MOVING_UP):
        m[team + at.PLACE] = where(m, team)
        go_home(m, t)


@inner
def duty_begins(m: Memory, t: int, d: int) -> None:
    """Let a team stand at its post, come from the duty before, or finish its work first (1)."""
    team, duty = team_of(m, t), duty_of(m, d)
    post = m[duty + at.DUTY_POST]
    settle(m, team)
    m[team + at.DUTY], m[team + at.ON] = d, 1 - m[duty + at.IS_ABSENT]
    if not m[team + at.ON]:
        tell(m, codes.DUTY_BEGINS, NONE, t, post, codes.ABSENT)
        return
    before = duty - at.A_DUTY
    follows_on = (
        d > m[team + at.FIRST_DUTY]
        and m[before + at.DUTY_UNTIL] == m[duty + at.DUTY_FROM]
        and not m[before + at.IS_ABSENT]
    )
    tell(m, codes.DUTY_BEGINS, NONE, t, post, codes.SHIFT if follows_on else codes.NOTHING)
    comes_free(m, t)
    if m[team + at.PHASE] == codes.OFF_DUTY and m[team + at.DUE] == NEVER:
        if not follows_on:
            m[team + at.PLACE] = m[post_of(m, post) + at.POST_PLACE]
        go_home(m, t)


@inner
def closures_change(m: Memory, epoch: int) -> None:
    """Change the ways of all who are on the road; who has none any more turns back (8)."""
    m[at.EPOCH_NOW], m[at.STIRRED] = epoch, at.EVERYBODY
    put_fixed(m, EPOCHS, epoch_key(m, epoch + 1))
    tell(m, codes.EPOCH, NONE, NONE, epoch, codes.NOTHING)
    for t in range(m[at.TEAM_COUNT]):
        phase = m[team_of(m, t) + at.PHASE]
        if phase in (codes.UNDER_WAY, codes.TO_HOSPITAL, codes.RETURNING, codes.MOVING_UP):
            _change_way(m, t)


@inner
def _change_way(m: Memory, t: int) -> None:
    team = team_of(m, t)
    old = m[team + at.WAY]
    way = way_ms(m, m[team + at.VEHICLE], m[team + at.GOAL], m[team + at.PLACE])
    if old != NO_WAY and way == NO_WAY:
        _has_no_way_on(m, t)
    elif old != NO_WAY:
        there = there_by_new_way(m[at.NOW], m[team + at.DUE], old, way)
        m[team + at.WAY] = way
        wait_until(m, t, there, _kind_of_end(m, team))
    elif way != NO_WAY:
        m[team + at.WAY] = way
        wait_until(m, t, m[at.NOW] + way, codes.BACK)


@inner
def _kind_of_end(m: Memory, team: int) -> int:
    if m[team + at.PHASE] == codes.UNDER_WAY:
        return codes.FORCE_ARRIVED if m[team + at.INCIDENT] == NONE else codes.ARRIVED
    return codes.AT_HOSPITAL if m[team + at.PHASE] == codes.TO_HOSPITAL else codes.BACK


@inner
def _has_no_way_on(m: Memory, t: int) -> None:
    team = team_of(m, t)
    if m[team + at.PHASE] == codes.UNDER_WAY:
        turn_back(m, t)
        return
    m[team + at.PLACE] = where(m, team)
    if m[team + at.PHASE] == codes.TO_HOSPITAL:
        bring_to_hospital(m, t, _clear_ms(m, team))
    else:
        go_home(m, t)


@inner
def turn_back(m: Memory, t: int) -> None:
    """Free a team that has no way on; its incident waits for another (8)."""
    team = team_of(m, t)
    if m[team + at.INCIDENT] == NONE:
        plans.let_down(m, t)
        return
    call_away(m, t, codes.TURNED_BACK)
    if m[team + at.BOUND] != NONE:
        plans.let_down(m, t)
    else:
        go_home(m, t)


@inner
def mobilised(m: Memory, t: int) -> None:
    """Let a team leave, that has made ready."""
    team = team_of(m, t)
    i = m[team + at.INCIDENT]
    if i == NONE:
        plans.leave(m, t)
        return
    place = m[incident_of(m, i) + at.AT_PLACE]
    tell(m, codes.MOBILISED, i, t, place, codes.NOTHING)
    if not set_out(m, t, place, codes.UNDER_WAY, codes.ARRIVED):
        turn_back(m, t)


@inner
def arrived(m: Memory, t: int) -> None:
    """Let a team be at work at its incident."""
    team = team_of(m, t)
    i, bound = m[team + at.INCIDENT], m[team + at.BOUND]
    incident, place = incident_of(m, i), m[team + at.GOAL]
    m[team + at.PLACE] = place
    become(m, team, codes.AT_SCENE)
    scene_ms = m[request_of(m, m[team + at.REQUEST]) + at.SCENE_MS]
    wait_until(m, t, m[at.NOW] + scene_ms, codes.LEFT_SCENE)
    m[incident + at.SENT] -= 1
    m[incident + at.CAME] += 1
    m[incident + at.AT_WORK] += 1
    tell(m, codes.ARRIVED, i, t, place, codes.NOTHING)
    if m[incident + at.CAME] == 1:
        m[incident + at.FIRST_MS], m[incident + at.FIRST_TEAM] = m[at.NOW], t
        become_state(m, i, codes.ON_SCENE)
    update(m, i)
    if bound != NONE and m[plan_of(m, bound) + at.PLAN_PLACE] == place:
        plans.is_there(m, t)


@inner
def left_scene(m: Memory, t: int) -> None:
    """Let a team bring a patient to a hospital, or clear where it is."""
    team = team_of(m, t)
    i = m[team + at.INCIDENT]
    m[incident_of(m, i) + at.AT_WORK] -= 1
    tell(m, codes.LEFT_SCENE, i, t, m[team + at.PLACE], codes.NOTHING)
    update(m, i)
    if m[request_of(m, m[team + at.REQUEST]) + at.TRANSPORTED]:
        bring_to_hospital(m, t, _clear_ms(m, team))
    else:
        clear(m, t, _clear_ms(m, team))


@inlined
def _clear_ms(m: Memory, team: int) -> int:
    return m[need_of(m, request_of(m, m[team + at.REQUEST])) + at.CLEAR_MS]


@inner
def at_hospital(m: Memory, t: int) -> None:
    """Let a team hand over."""
    team = team_of(m, t)
    place = m[team + at.GOAL]
    m[team + at.PLACE] = place
    tell(m, codes.AT_HOSPITAL, m[team + at.INCIDENT], t, place, codes.NOTHING)
    clear(m, t, _clear_ms(m, team))


@inner
def cleared(m: Memory, t: int) -> None:
    """Let a team go home, or where its contingency plan wants it."""
    team = team_of(m, t)
    tell(m, codes.CLEARED, NONE, t, m[team + at.PLACE], codes.NOTHING)
    m[team + at.INCIDENT], m[team + at.REQUEST] = NONE, NONE
    if m[team + at.BOUND] == NONE:
        go_home(m, t)
    else:
        plans.come_afterwards(m, t)


@inner
def back(m: Memory, t: int) -> None:
    """Let a team be ready at the post that it comes to."""
    team = team_of(m, t)
    moved_up = m[team + at.PHASE] == codes.MOVING_UP
    m[team + at.PLACE] = m[team + at.GOAL]
    become(m, team, codes.READY)
    wait_until(m, t, NEVER, codes.BACK)
    why = codes.SHORT_POST if moved_up else codes.NOTHING
    tell(m, codes.BACK, NONE, t, m[team + at.POST], why)
    comes_free(m, t)
