"""The memory in which a day is played: one array of whole numbers, allocated once for many days.

A compiled function that takes a hundred arrays is slow to compile and slow to call, one that takes
a single array is neither. So the packed scenario and all that changes lie in one array ``m``:
first single numbers (``m[NOW]``), among them where each section begins (``m[TEAMS]``), then the
sections. Where a section has records, a record is the number of its first field:

    team = team_of(m, t)
    m[team + PHASE] = READY

Fields mean what they mean in `sansang.rehearsal.plain.board` and `.packed`.
"""

from typing import Final, Protocol

from sansang.rehearsal.compiled import inlined


class Memory(Protocol):
    """The array, as far as the type checker is concerned; compiled code holds its address only
    (`sansang.rehearsal.engine.pointer`).
    """

    def __getitem__(self, at: int, /) -> int: ...
    def __setitem__(self, at: int, value: int, /) -> None: ...


# The moment, how much of each section is used, what is still to be done after the step
NOW, END, EPOCH_NOW, STIRRED, LINE_LENGTH, DIRTY_POSTS, NEXT_CHANGE, NEXT_CALL = range(8)
NEXT_INCIDENT, RECORDS_STEPS, IS_FULL, STEPS_MADE, ACTIVATIONS_MADE, DONE_MADE, LATE_MADE = range(
    8, 15
)
WAITED_MS, LONGEST_LINE, PASSES = range(15, 18)
NOBODY, EVERYBODY = -1, -2
"""For whom the line is to be gone through after the step, where ``STIRRED`` is not a team."""
MADE_BY: Final = 83
"""The stamp of the sources that the machine code was made of."""
WAY_THROUGH, LEAN_TEAMS, ABLE, PREFERENCES, AWAY_UNTIL, READY_RESERVES = range(84, 90)
"""Which way through a day will do (`sansang.rehearsal.engine.lean`); of the short ones: teams, who
is able (N, T), who would be where first, until when anybody is away from home, how many stand
ready at reserve posts."""
# The rules
PREEMPTION, KEEP_COVER, COVER_UNTIL, MOVE_UP_AFTER_MS, RECALL_MS, TURNOUT_MS, DECIDE_MS = range(
    18, 25
)
SILENT_AGENCY, SILENT_MS = range(25, 27)
# How many there are
TEAM_COUNT, POST_COUNT, PLAN_COUNT, PLACE_COUNT, VEHICLE_COUNT, EPOCH_COUNT, CHANGE_COUNT = range(
    27, 34
)
CALL_COUNT, DRILL_COUNT, NEED_COUNT, TRIGGER_COUNT, INCIDENT_COUNT, LEAVES = range(34, 40)
# How many there is room for
INCIDENT_ROOM, REQUEST_ROOM, ACTIVATION_ROOM, DONE_ROOM, LATE_ROOM, STEP_ROOM = range(41, 47)
# Where the sections of the scenario begin
WAYS, HOSPITALS, MAY_SERVE, DUTIES, FITS, LEASTS, CHANGES, EPOCHS, NEEDS, ABLE_TEAMS = range(47, 57)
PRIORITIES, TRIGGERS_AT, TRIGGERS, CALLS, DRILLS, NAMED, FROM_POST, NEVER_WITH, ACTIONS = range(
    57, 66
)
ACTION_ABLE: Final = 66
# Where the sections of the day begin
TEAMS, POSTS, PLANS, FORCES, TREE, LINE, DIRTY_LIST, INCIDENTS, REQUESTS, REPORTS_MS = range(67, 77)
TYPES, PLACES, ACTIVATIONS, DONES, LATES, STEPS = range(77, 83)
HEADER: Final = 90
"""Where the single numbers end."""

# What is looked at for each team that could be sent lies in the first 64 bytes.
PHASE, BOUND, IS_SILENT, VEHICLE, PLACE, POST, WAY, DUE, GOAL, INCIDENT, REQUEST = range(11)
DUTY, ON, SINCE, BUSY_MS, OVERRUN_MS, AGENCY, HEADCOUNT, BASE, FIRST_DUTY, TEAM = range(11, 21)
LEAST, STRENGTH, SHORT_SINCE, SHORT_MS, DIRTY, POST_PLACE, BY_TEAM, RESERVE, COMING = range(9)
A_POST: Final = 9
PLAN_DUE, ACTIVE, ACTIVATION, CAUSE, PLAN_PLACE, BOUND_MS, FIRST_ACTION, AFTER_ACTIONS = range(8)
PLAN: Final = 8
PRIORITY, AT_PLACE, ASKED, STATE, IN_LINE, SENT, CAME, AT_WORK, DISPATCHED_MS, FIRST_MS = range(10)
COMPLETE_MS, CLOSED_MS, FIRST_TEAM, TYPE, FIRST_REQUEST, AFTER_REQUESTS, AN_INCIDENT = range(10, 17)
OF_INCIDENT, NEED, SCENE_MS, TRANSPORTED, A_REQUEST = range(5)
DUTY_FROM, DUTY_UNTIL, DUTY_POST, IS_ABSENT, A_DUTY = range(5)
FIRST_ABLE, AFTER_ABLE, MOBILISE_MS, CLEAR_MS, NOBODY_IN_PASS, A_NEED = range(6)
ACTION_MS, ACTION_TEAMS, ACTION_COUNT, AN_ACTION = range(4)
CHANGE_MS, CHANGE_KIND, CHANGE_NUMBER, CHANGE_OF, A_CHANGE = range(5)
TRIGGER_PLAN, TRIGGER_INCIDENTS, TRIGGER_MS, A_TRIGGER = range(4)
CALL_MS, CALL_PLAN, A_CALL = range(3)
THERE_MS, REASON, HOLDER, A_FORCE = range(4)
OF_PLAN, ACTIVATED_MS, REFUSED_IT, ACTIVATED_BY, FIRST_DONE, AN_ACTIVATION = range(6)
A_LATE: Final = 6
"""Activation, action, team, why, held by, how late."""
A_STEP: Final = 6
FIXED: Final = 6
"""Sources of steps beside teams, plans and posts: changes, epochs, silence, incidents, calls and
drill, each in a list that is known when the day begins."""


@inlined
def team_of(m: Memory, t: int) -> int:
    """Return where a team's record is."""
    return m[TEAMS] + t * TEAM


@inlined
def post_of(m: Memory, q: int) -> int:
    """Return where a post's record is."""
    return m[POSTS] + q * A_POST


@inlined
def plan_of(m: Memory, c: int) -> int:
    """Return where a contingency plan's record is."""
    return m[PLANS] + c * PLAN


@inlined
def incident_of(m: Memory, i: int) -> int:
    """Return where an incident's record is."""
    return m[INCIDENTS] + i * AN_INCIDENT


@inlined
def request_of(m: Memory, r: int) -> int:
    """Return where a request's record is."""
    return m[REQUESTS] + r * A_REQUEST


@inlined
def need_of(m: Memory, request: int) -> int:
    """Return where the record of a request's need is; ``request`` is a record."""
    return m[NEEDS] + m[request + NEED] * A_NEED


@inlined
def duty_of(m: Memory, d: int) -> int:
    """Return where a duty's record is."""
    return m[DUTIES] + d * A_DUTY


@inlined
def force_of(m: Memory, c: int, t: int) -> int:
    """Return where the record of a force of a contingency plan is."""
    return m[FORCES] + (c * m[TEAM_COUNT] + t) * A_FORCE


@inlined
def way_ms(m: Memory, vehicle: int, goal: int, start: int) -> int:
    """Return how long a way takes with the closures in force, NO_WAY where there is none."""
    row = (m[EPOCH_NOW] * m[VEHICLE_COUNT] + vehicle) * m[PLACE_COUNT] + goal
    return m[m[WAYS] + row * m[PLACE_COUNT] + start]


@inlined
def nearest_hospital(m: Memory, vehicle: int, start: int) -> int:
    """Return the nearest hospital with the closures in force, NONE without a way (9)."""
    row = (m[EPOCH_NOW] * m[VEHICLE_COUNT] + vehicle) * m[PLACE_COUNT]
    return m[m[HOSPITALS] + row + start]


@inlined
def serves(m: Memory, t: int, place: int) -> bool:
    """Tell whether a team may be sent to a place."""
    return m[m[MAY_SERVE] + place * m[TEAM_COUNT] + t] != 0
