"""Pre-emption: a team is called away from a less urgent incident while it is not yet there."""

from sansang.incident.lifecycle import Phase


def may_be_called_away(
    preemption: bool, phase: int, bound: bool, silent: bool, from_priority: int, to_priority: int
) -> bool:
    """Tell whether a team that was sent to an incident may be called away to a more urgent one.

    Forces of a contingency plan are not, nor is a team without radio.
    """
    coming = phase in (Phase.MOBILISING, Phase.UNDER_WAY)
    return preemption and coming and not bound and not silent and from_priority > to_priority
