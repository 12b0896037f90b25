"""How a contingency plan is tried: alone, and together with those that count on its forces."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from sansang.rehearsal.candidates import forces_of_plans
from sansang.rehearsal.day import Day, Played
from sansang.rehearsal.scenario import NEVER, NONE, Scenario


def drill_sets(scenario: Scenario, plan: int) -> tuple[tuple[int, ...], ...]:
    """Return the sets of plans that are activated together to try one: it alone, and it with each
    other that counts on one of its forces, unless the two must not happen together.
    """
    forces = forces_of_plans(scenario)
    shared = (forces & forces[plan]).any(axis=1) & ~scenario.fallbacks.never_with[plan]
    return ((plan,), *((plan, int(other)) for other in np.flatnonzero(shared) if other != plan))


def with_drills(scenario: Scenario, drills: Sequence[int]) -> Scenario:
    """Return the scenario in which these plans are activated together once a day."""
    return replace(scenario, stress=replace(scenario.stress, drills=tuple(drills)))


def drilled_on_time(
    scenario: Scenario, plan: int, numbers: Sequence[int], day: Day, played: Played
) -> bool | None:
    """Tell whether a plan was on time in the drill of a day that has been played.

    ``numbers`` are the actions that count, as the plan numbers them. None where the drill did not
    activate it: it was active already, or refused, or the time was over.
    """
    at = _activation(scenario, plan, day, played)
    if at is None:
        return None
    fallbacks = scenario.fallbacks
    first, end = fallbacks.action_at[plan : plan + 2].tolist()
    done = played.done_ms[int(played.action_of_at[at]) :][: end - first]
    limit = fallbacks.action_ms[first:end]
    late = (done == NEVER) | (done - played.activated_ms[at] > limit)
    counts = np.isin(fallbacks.action_number[first:end], numbers) & (limit != NONE)
    return not bool((late & counts).any())


def _activation(scenario: Scenario, plan: int, day: Day, played: Played) -> int | None:
    """The number of the activation that the drill has brought about."""
    moment = day.drill_ms + scenario.rules.decide_ms
    drilled = (played.plan == plan) & (played.activated_ms == moment) & ~played.refused
    found = np.flatnonzero(drilled & (played.cause == NONE))
    return int(found[0]) if len(found) else None
