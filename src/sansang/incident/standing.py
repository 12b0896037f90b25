"""Where an incident stands: what its requests for teams say about it."""

from sansang.incident.lifecycle import State


def standing(asked: int, waiting: int, sent: int, arrived: int, at_scene: int) -> int:
    """Return the `State` of an incident by its requests.

    It ``asked`` for so many teams. ``waiting`` requests are in the line, ``sent`` have a team that
    is not there yet, ``arrived`` had one there, ``at_scene`` have one there now. Requests without
    a way count nowhere: an incident all of whose requests are such is unreachable.
    """
    if asked == 0 or (arrived > 0 and waiting + sent + at_scene == 0):
        return State.CLOSED
    if arrived > 0:
        return State.ON_SCENE if waiting + sent > 0 else State.COMPLETE
    if sent > 0:
        return State.DISPATCHED
    return State.WAITING if waiting > 0 else State.UNREACHABLE
