"""How a contingency plan is tried: alone, and together with those that count on its forces."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from sansang.rehearsal.candidates import forces_of_plans
from sansang.rehearsal.scenario import Scenario


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
