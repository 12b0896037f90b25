"""The states of an incident and of a team on a call: one table, for rehearsal and room alike.

Numbers, so that a compiled loop can hold them; each with its working meaning.
"""

from enum import IntEnum


class State(IntEnum):
    """Where an incident stands."""

    REPORTED = 0
    """Known to the controller, nobody is sent yet."""
    WAITING = 1
    """Nobody able is free: it stands in the line of its priority."""
    DISPATCHED = 2
    """The first team is told to go."""
    ON_SCENE = 3
    """The first team has arrived; what is counted as the response ends here."""
    COMPLETE = 4
    """Every team that it asks for has arrived."""
    CLOSED = 5
    """The last team has left the scene, or it asked for nobody."""
    UNREACHABLE = 6
    """No able team has a way to it. It is told of, never waited for in silence."""
    OPEN = 7
    """Not closed when the rehearsed time ended."""


class Phase(IntEnum):
    """What a team does."""

    OFF_DUTY = 0
    """Not on duty or out of service: it can't be sent."""
    READY = 1
    """At its post, at its place of waiting, free to be sent."""
    MOBILISING = 2
    """Told to go, to an incident or for a contingency plan, not yet under way."""
    UNDER_WAY = 3
    """On its way to an incident or to the site of a contingency plan."""
    AT_SCENE = 4
    """At work where it happened, or where a contingency plan wants it."""
    TO_HOSPITAL = 5
    """On its way with a patient."""
    CLEARING = 6
    """Handing over or making ready; not free."""
    RETURNING = 7
    """On its way back to its post; free to be sent."""
    MOVING_UP = 8
    """On its way to cover a post that is short; free to be sent."""


_FOLLOWS = {
    State.REPORTED: {
        State.WAITING,
        State.DISPATCHED,
        State.UNREACHABLE,
        State.CLOSED,  # it asks for nobody
        State.OPEN,
    },
    State.WAITING: {State.DISPATCHED, State.UNREACHABLE, State.OPEN},
    State.DISPATCHED: {State.ON_SCENE, State.WAITING, State.UNREACHABLE, State.OPEN},
    State.ON_SCENE: {State.COMPLETE, State.CLOSED, State.OPEN},
    State.COMPLETE: {State.CLOSED, State.OPEN},
    State.CLOSED: set(),
    State.UNREACHABLE: set(),
    State.OPEN: set(),
}


def follows(before: State, after: State) -> bool:
    """Tell whether an incident may come from one state directly into another."""
    return after in _FOLLOWS[before]
