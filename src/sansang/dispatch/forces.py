"""What each force of a contingency plan does when the plan is activated."""

from enum import IntEnum

from sansang.incident.lifecycle import Phase

MOST_URGENT = 1
"""Incidents of this priority keep their teams."""


class Order(IntEnum):
    """What a force does."""

    HELD = 0
    """Another contingency plan binds it: it does not come."""
    RECALLED = 1
    """It is off duty or absent and is called in."""
    AT_REST = 2
    """It is off duty or absent, and nobody is called in."""
    UNHEARD = 3
    """Without radio: it does not come."""
    THERE = 4
    """It is where the plan wants it."""
    ARRIVES = 5
    """It is there when it arrives at its incident."""
    CALLED_AWAY = 6
    """It leaves its incident to others."""
    AFTERWARDS = 7
    """It comes when it has cleared."""
    TURNS_OUT = 8
    """It leaves its post."""
    TURNS_ROUND = 9
    """It is on the road and goes there at once."""
    CUT_OFF = 10
    """It has no way there."""


def order_for_free(phase: int, has_site: bool, at_site: bool, has_way: bool) -> int:
    """Say what a free force does. Without a site it stays where it is and counts as there."""
    if not has_site or (at_site and phase == Phase.READY):
        return Order.THERE
    if not has_way:
        return Order.CUT_OFF
    return Order.TURNS_OUT if phase == Phase.READY else Order.TURNS_ROUND


def order_for_busy(
    phase: int, at_site: bool, has_way: bool, preemption: bool, priority: int, has_site: bool
) -> int:
    """Say what a force does that has an incident of ``priority``; ``at_site`` is the incident."""
    coming = phase in (Phase.MOBILISING, Phase.UNDER_WAY)
    if at_site and phase == Phase.AT_SCENE:
        return Order.THERE
    if at_site and coming:
        return Order.ARRIVES
    if coming and has_site and has_way and preemption and priority > MOST_URGENT:
        return Order.CALLED_AWAY
    return Order.AFTERWARDS


def order_for_absent(bound: bool, off_duty: bool, silent: bool, recalls: bool) -> int:
    """Say why a force does not come from where it stands, or RECALLED; THERE: it can."""
    if bound:
        return Order.HELD
    if off_duty:
        return Order.RECALLED if recalls else Order.AT_REST
    return Order.UNHEARD if silent else Order.THERE
