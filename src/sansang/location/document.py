"""An answer as a document: ``solution.json``."""

from dataclasses import asdict
from typing import Any, Final

from sansang.location.models import Model
from sansang.location.problem import Problem
from sansang.location.solution import Solution

FORMAT: Final = "sansang/location/1"


def document_of(problem: Problem, model: Model, solution: Solution) -> dict[str, Any]:
    """Return what an answer says; sites and places by their ids, a site once per facility."""
    return {
        "format": FORMAT,
        "model": solution.model,
        "asked": {name: value for name, value in asdict(model).items() if value is not None},
        "status": str(solution.status),
        "value": solution.value,
        "bound": solution.bound,
        "gap": solution.gap,
        "sites": [problem.sites[site] for site in solution.sites],
        "cut_off": [problem.places[place] for place in solution.cut_off],
        "demand": float(problem.demand.sum()),
        "seconds": round(solution.seconds, 3),
    }
