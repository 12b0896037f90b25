"""Move-up: reserves cover a post that has been short for some time."""

from sansang.incident.lifecycle import Phase

AGAIN_AT_LEAST_MS = 60_000
"""A post that stays short calls again after as long, but not more often than each minute."""


def may_move_up(
    phase: int, bound: bool, silent: bool, stands_in_reserve: bool, fits: bool, serves: bool
) -> bool:
    """A team moves up that is ready at a reserve post, fits the post and serves its sector."""
    callable_there = phase == Phase.READY and not bound and not silent
    return callable_there and stands_in_reserve and fits and serves


def calls_again_at(now_ms: int, after_ms: int) -> int:
    """Tell when a post that is still short calls for reserves again."""
    return now_ms + max(after_ms, AGAIN_AT_LEAST_MS)
