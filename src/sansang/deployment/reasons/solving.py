"""How the small problems behind the reasons are solved: alone, and the same each time."""

from ortools.sat.python import cp_model

WORK_LIMIT = 0.5  # in the solver's own measure of work: seconds would not repeat


def minimise(
    cp: cp_model.CpModel, objective: cp_model.LinearExprT, *, work: float = WORK_LIMIT
) -> tuple[cp_model.CpSolver, int]:
    """Return the solver with what it found, and its status."""
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.catch_sigint_signal = False
    solver.parameters.max_deterministic_time = work
    cp.minimize(objective)
    return solver, int(solver.solve(cp))


def is_answer(status: int) -> bool:
    """Tell whether something was found that keeps every rule."""
    return status in (int(cp_model.OPTIMAL), int(cp_model.FEASIBLE))
