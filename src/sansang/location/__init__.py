"""Where to wait: location models on a matrix of travel times, each with a proven bound."""

from sansang.location.models import (
    DoubleStandard,
    ExpectedCovering,
    MaximalCovering,
    Model,
    PCentre,
    PMedian,
)
from sansang.location.problem import Problem, stacked
from sansang.location.solution import Solution, Status
from sansang.location.solve import solve

__all__ = [
    "DoubleStandard",
    "ExpectedCovering",
    "MaximalCovering",
    "Model",
    "PCentre",
    "PMedian",
    "Problem",
    "Solution",
    "Status",
    "solve",
    "stacked",
]
