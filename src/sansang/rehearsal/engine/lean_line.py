"""The line in the short ways, and what they write down of a call; a call is its one request."""

from typing import Any

from sansang.rehearsal.compiled import inlined, inner
from sansang.rehearsal.engine import codes
from sansang.rehearsal.engine import memory as at
from sansang.rehearsal.engine.lean import BUSY_MS, lean
from sansang.rehearsal.engine.memory import Memory, serves
from sansang.rehearsal.engine.outcome import Outcome
from sansang.rehearsal.engine.rules import is_looked_at, stands_before
from sansang.rehearsal.scenario import NEVER, NONE


@inlined
def begin_line(m: Memory) -> None:
    """Let nobody wait."""
    m[at.LINE_LENGTH], m[at.LONGEST_LINE], m[at.WAITED_MS] = 0, 0, 0


@inner
def wait(m: Memory, given: Any, i: int) -> None:
    """Put a call into the line (7)."""
    line, to = m[at.LINE], m[at.LINE] + m[at.LINE_LENGTH]
    priority = m[m[at.PRIORITIES] + given.type[i]]
    while to > line:
        before = m[to - 1]
        if not stands_before(priority, i, m[m[at.PRIORITIES] + given.type[before]], before):
            break
        m[to] = before
        to -= 1
    m[to] = i
    m[at.LINE_LENGTH] += 1
    m[at.LONGEST_LINE] = max(m[at.LONGEST_LINE], m[at.LINE_LENGTH])


@inner
def take_from_line(m: Memory, given: Any, t: int, now: int) -> int:
    """Take out the first call that a team can meet (7), NONE where there is none."""
    line, after = m[at.LINE], m[at.LINE] + m[at.LINE_LENGTH]
    for to in range(line, after):
        i = m[to]
        able = m[m[at.ABLE] + given.need[i] * m[at.TEAM_COUNT] + t] != 0
        if is_looked_at(able, serves(m, t, given.place[i])):
            for behind in range(to + 1, after):
                m[behind - 1] = m[behind]
            m[at.LINE_LENGTH] -= 1
            m[at.WAITED_MS] += now - given.at_ms[i]
            return i
    return NONE


@inner
def end_line(m: Memory, given: Any) -> None:
    """Count how long those have waited who wait at the end."""
    for to in range(m[at.LINE], m[at.LINE] + m[at.LINE_LENGTH]):
        m[at.WAITED_MS] += m[at.END] - given.at_ms[m[to]]


@inlined
def leave_open(out: Outcome, i: int) -> None:
    """Write down a call to which nobody has been sent."""
    out.state[i], out.first_team[i] = codes.OPEN, NONE
    out.dispatched_ms[i], out.first_ms[i] = NEVER, NEVER
    out.complete_ms[i], out.closed_ms[i] = NEVER, NEVER


@inlined
def write_call(  # noqa: PLR0913, PLR0917 - all of a call
    out: Outcome, end: int, i: int, t: int, now: int, there: int, left: int
) -> None:
    """Write down a call to which a team was sent: what comes before the end (17)."""
    comes, closes = there < end, left < end
    out.dispatched_ms[i] = now
    out.first_ms[i] = out.complete_ms[i] = there if comes else NEVER
    out.first_team[i] = t if comes else NONE
    out.closed_ms[i] = left if closes else NEVER
    out.state[i] = codes.CLOSED_STATE if closes else codes.OPEN


@inlined
def write_day(m: Memory, out: Outcome) -> None:
    """Write down what the line was and how long teams worked; there was no contingency plan."""
    out.counts[0], out.counts[1], out.action_of_at[0] = 0, 0, 0
    out.counts[2], out.counts[3] = m[at.WAITED_MS], m[at.LONGEST_LINE]
    for t in range(m[at.TEAM_COUNT]):
        out.busy_ms[t], out.overrun_ms[t] = m[lean(m, t) + BUSY_MS], 0
