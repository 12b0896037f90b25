"""The memory as a day begins, and what is written down when it is over."""

from sansang.rehearsal.compiled import inlined, inner
from sansang.rehearsal.engine import codes, plans
from sansang.rehearsal.engine import memory as at
from sansang.rehearsal.engine.given import Given
from sansang.rehearsal.engine.memory import Memory, duty_of, incident_of, plan_of, post_of, team_of
from sansang.rehearsal.engine.moves import settle
from sansang.rehearsal.engine.outcome import Outcome
from sansang.rehearsal.engine.tree import empty, key_of, put_fixed
from sansang.rehearsal.scenario import NEVER, NONE

CHANGES, EPOCHS, SILENCE, INCIDENTS, CALLS, DRILL = range(6)
"""The fixed lists of steps."""


@inner
def begin(m: Memory, given: Given, record: bool) -> None:
    """Bring the memory to the beginning of a day."""
    m[at.NOW], m[at.EPOCH_NOW], m[at.RECORDS_STEPS] = 0, 0, record
    m[at.STIRRED] = at.NOBODY
    for number in (at.LINE_LENGTH, at.DIRTY_POSTS, at.NEXT_CHANGE, at.NEXT_CALL):
        m[number] = 0
    for number in (at.NEXT_INCIDENT, at.IS_FULL, at.STEPS_MADE, at.ACTIVATIONS_MADE, at.DONE_MADE):
        m[number] = 0
    for number in (at.LATE_MADE, at.WAITED_MS, at.LONGEST_LINE, at.PASSES):
        m[number] = 0
    for n in range(m[at.NEED_COUNT]):
        m[m[at.NEEDS] + n * at.A_NEED + at.NOBODY_IN_PASS] = 0
    _begin_forces(m)
    _begin_incidents(m, given)
    for d in range(len(given.absent)):
        m[duty_of(m, d) + at.IS_ABSENT] = given.absent[d]
    _begin_steps(m, given)


@inner
def _begin_forces(m: Memory) -> None:
    for t in range(m[at.TEAM_COUNT]):
        team = team_of(m, t)
        m[team + at.PHASE], m[team + at.ON], m[team + at.IS_SILENT] = codes.OFF_DUTY, 0, 0
        m[team + at.BOUND], m[team + at.PLACE], m[team + at.GOAL] = NONE, NONE, NONE
        m[team + at.POST], m[team + at.DUTY], m[team + at.WAY] = NONE, NONE, 0
        m[team + at.INCIDENT], m[team + at.REQUEST], m[team + at.DUE] = NONE, NONE, NEVER
        m[team + at.SINCE], m[team + at.BUSY_MS], m[team + at.OVERRUN_MS] = 0, 0, 0
    for q in range(m[at.POST_COUNT]):
        post = post_of(m, q)
        m[post + at.LEAST], m[post + at.STRENGTH], m[post + at.DIRTY] = 0, 0, 0
        m[post + at.SHORT_SINCE], m[post + at.SHORT_MS] = NEVER, 0
    for c in range(m[at.PLAN_COUNT]):
        m[plan_of(m, c) + at.PLAN_DUE], m[plan_of(m, c) + at.ACTIVE] = NEVER, 0


@inner
def _begin_incidents(m: Memory, given: Given) -> None:
    m[at.INCIDENT_COUNT] = given.made[0]
    for i in range(given.made[0]):
        one, first, after = incident_of(m, i), given.request_at[i], given.request_at[i + 1]
        kind = given.type[i]
        m[one + at.PRIORITY] = m[m[at.PRIORITIES] + kind]
        m[one + at.AT_PLACE], m[one + at.TYPE] = given.place[i], kind
        m[one + at.ASKED], m[one + at.STATE] = after - first, codes.REPORTED_STATE
        m[one + at.IN_LINE], m[one + at.SENT], m[one + at.CAME], m[one + at.AT_WORK] = 0, 0, 0, 0
        m[one + at.DISPATCHED_MS], m[one + at.FIRST_MS] = NEVER, NEVER
        m[one + at.COMPLETE_MS], m[one + at.CLOSED_MS] = NEVER, NEVER
        m[one + at.FIRST_TEAM] = NONE
        m[one + at.FIRST_REQUEST], m[one + at.AFTER_REQUESTS] = first, after
        m[m[at.REPORTS_MS] + i] = given.at_ms[i]
        m[m[at.TYPES] + i], m[m[at.PLACES] + i] = kind, given.place[i]
        for r in range(first, after):
            request = m[at.REQUESTS] + r * at.A_REQUEST
            m[request + at.OF_INCIDENT], m[request + at.NEED] = i, given.need[r]
            m[request + at.SCENE_MS] = given.scene_ms[r]
            m[request + at.TRANSPORTED] = given.transported[r]


@inner
def _begin_steps(m: Memory, given: Given) -> None:
    empty(m)
    put_fixed(m, CHANGES, change_key(m))
    put_fixed(m, EPOCHS, epoch_key(m, 1))
    put_fixed(m, INCIDENTS, incident_key(m))
    put_fixed(m, CALLS, call_key(m))
    if m[at.SILENT_AGENCY] != NONE:
        key = key_of(m, given.made[2], codes.SILENCE_BEGINS, m[at.SILENT_AGENCY])
        put_fixed(m, SILENCE, key)
    number = m[at.PLAN_COUNT] + m[at.CALL_COUNT]
    put_fixed(m, DRILL, key_of(m, given.made[3], codes.ACTIVATED, number))


@inlined
def incident_key(m: Memory) -> int:
    """Return the next report as a step."""
    i = m[at.NEXT_INCIDENT]
    if i == m[at.INCIDENT_COUNT]:
        return NEVER
    return key_of(m, m[m[at.REPORTS_MS] + i], codes.REPORTED, 0)


@inner
def change_key(m: Memory) -> int:
    """Return the next change of duties and minimums as a step."""
    j = m[at.NEXT_CHANGE]
    if j == m[at.CHANGE_COUNT]:
        return NEVER
    change = m[at.CHANGES] + j * at.A_CHANGE
    ms = max(m[change + at.CHANGE_MS], 0)
    return key_of(m, ms, m[change + at.CHANGE_KIND], m[change + at.CHANGE_NUMBER])


@inner
def epoch_key(m: Memory, epoch: int) -> int:
    """Return the next change of closures as a step."""
    if epoch >= m[at.EPOCH_COUNT]:
        return NEVER
    return key_of(m, m[m[at.EPOCHS] + epoch], codes.EPOCH, epoch)


@inner
def call_key(m: Memory) -> int:
    """Return the next inject that calls for a plan as a step."""
    j = m[at.NEXT_CALL]
    if j == m[at.CALL_COUNT]:
        return NEVER
    ms = m[m[at.CALLS] + j * at.A_CALL + at.CALL_MS]
    return key_of(m, ms, codes.ACTIVATED, m[at.PLAN_COUNT] + j)


@inner
def end(m: Memory, out: Outcome) -> None:
    """Leave open what is not closed (17), and write down what the day was."""
    for c in range(m[at.PLAN_COUNT]):
        if m[plan_of(m, c) + at.ACTIVE]:
            plans.sum_up(m, c)
    for i in range(m[at.INCIDENT_COUNT]):
        one = incident_of(m, i)
        ended = m[one + at.STATE] in (codes.CLOSED_STATE, codes.UNREACHABLE_STATE)
        out.state[i] = m[one + at.STATE] if ended else codes.OPEN
        out.dispatched_ms[i], out.first_ms[i] = m[one + at.DISPATCHED_MS], m[one + at.FIRST_MS]
        out.complete_ms[i], out.closed_ms[i] = m[one + at.COMPLETE_MS], m[one + at.CLOSED_MS]
        out.first_team[i] = m[one + at.FIRST_TEAM]
    for t in range(m[at.TEAM_COUNT]):
        team = team_of(m, t)
        settle(m, team)
        out.busy_ms[t], out.overrun_ms[t] = m[team + at.BUSY_MS], m[team + at.OVERRUN_MS]
    for q in range(m[at.POST_COUNT]):
        post = post_of(m, q)
        since = m[post + at.SHORT_SINCE]
        out.short_ms[q] = m[post + at.SHORT_MS] + (0 if since == NEVER else m[at.NOW] - since)
    _end_plans(m, out)
    out.counts[0], out.counts[1] = m[at.ACTIVATIONS_MADE], m[at.LATE_MADE]
    out.counts[2], out.counts[3] = m[at.WAITED_MS], m[at.LONGEST_LINE]


@inner
def _end_plans(m: Memory, out: Outcome) -> None:
    made = m[at.ACTIVATIONS_MADE]
    for j in range(made):
        row = m[at.ACTIVATIONS] + j * at.AN_ACTIVATION
        out.plan[j], out.activated_ms[j] = m[row + at.OF_PLAN], m[row + at.ACTIVATED_MS]
        out.refused[j], out.cause[j] = m[row + at.REFUSED_IT] != 0, m[row + at.ACTIVATED_BY]
        out.action_of_at[j] = m[row + at.FIRST_DONE]
    out.action_of_at[made] = m[at.DONE_MADE]
    for j in range(m[at.DONE_MADE]):
        out.done_ms[j] = m[m[at.DONES] + j]
    for j in range(m[at.LATE_MADE]):
        row = m[at.LATES] + j * at.A_LATE
        out.late_activation[j], out.late_action[j] = m[row], m[row + 1]
        out.late_team[j], out.late_why[j] = m[row + 2], m[row + 3]
        out.late_held[j], out.late_by_ms[j] = m[row + 4], m[row + 5]
