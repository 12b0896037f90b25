"""The question of all models: sites where one may wait, places with demand, times between them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Longs = NDArray[np.int64]
Ints = NDArray[np.int32]
Bools = NDArray[np.bool_]


@dataclass(frozen=True, kw_only=True, eq=False)
class Problem:
    """Sites (M), places (N), the way from each site to each place, and what each place asks for.

    ``travel`` (M, N) is a time or a distance in any one unit, infinite where there is no way;
    ``demand`` (N) is how often, or how many, in any one unit. Raises ValueError for shapes that
    do not fit and for numbers that are negative or none.
    """

    sites: tuple[str, ...]
    places: tuple[str, ...]
    travel: Floats
    demand: Floats

    def __post_init__(self) -> None:
        shape = len(self.sites), len(self.places)
        if self.travel.shape != shape:
            raise ValueError(f"travel has the shape {self.travel.shape}, expected {shape}")
        if self.demand.shape != shape[1:]:
            raise ValueError(f"demand has the shape {self.demand.shape}, expected {shape[1:]}")
        if not min(shape):
            raise ValueError("a problem needs a site and a place")
        if np.isnan(self.travel).any() or (self.travel < 0).any():
            raise ValueError("travel must be numbers of at least 0")
        if not np.isfinite(self.demand).all() or (self.demand < 0).any():
            raise ValueError("demand must be finite numbers of at least 0")


def stacked(problems: tuple[Problem, ...]) -> Problem:
    """Return several times of day as one problem: one choice of sites for all of them.

    All have the same sites. A place counts once for each time of day, with its travel and
    demand of that time, so that the value is the sum over the times (for p-centre: the worst).
    """
    first = problems[0]
    if any(one.sites != first.sites for one in problems):
        raise ValueError("the times of day must have the same sites")
    return Problem(
        sites=first.sites,
        places=tuple(place for one in problems for place in one.places),
        travel=np.concatenate([one.travel for one in problems], axis=1),
        demand=np.concatenate([one.demand for one in problems]),
    )
