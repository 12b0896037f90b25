"""The best that a plan allows, level by level, from a model that shares nothing with ours.

The model is that of the peer `bench.peers.one_shot`: it reads the plan by itself.
"""

from bench.peers.one_shot import OneShot
from ortools.sat.python import cp_model

from sansang.event import EventPlan


def optimum(plan: EventPlan) -> dict[str, int]:
    """Return what must be missing at each level, in strength × minutes, proven.

    Each level is made as small as can be, and held there before the next one counts.
    """
    model, found = OneShot(plan), {}
    for level, missing in model.missing.items():
        model.cp.minimize(missing)
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.linearization_level = 2
        assert solver.solve(model.cp) == cp_model.OPTIMAL
        least = round(solver.objective_value)
        model.cp.add(missing <= least)
        found[level] = least * model.case.step
    return found
