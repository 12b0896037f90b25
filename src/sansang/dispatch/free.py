"""Who is free to be sent, and who is on the road already."""

from sansang.incident.lifecycle import Phase


def is_free(phase: int, bound: bool, silent: bool) -> bool:
    """A team is free at its post and on the way to one, if no contingency plan binds it and it
    can be told by radio.
    """
    idle = phase in (Phase.READY, Phase.RETURNING, Phase.MOVING_UP)
    return idle and not bound and not silent


def on_the_road(phase: int) -> bool:
    """A team that is under way already need not make ready again."""
    return phase in (Phase.UNDER_WAY, Phase.RETURNING, Phase.MOVING_UP)
