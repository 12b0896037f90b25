"""Compiles what is compiled at its first use, so that two processes of tests don't both do it.

Run as `python -m scripts.make_machine_code`, from the folder above.
"""

import numpy as np
from tests.sansang.assignment.towns import town
from tests.sansang.location.problems import chance_problem, models
from tests.sansang.rehearsal.scenarios import small_scenario

from sansang.assignment import equilibrium
from sansang.location import solve
from sansang.rehearsal.batch import Chunk, play_chunk, prepare
from sansang.rehearsal.draw import draw_day
from sansang.rehearsal.engine import play


def main() -> None:
    """Play a day, assign a small town before and after a closure, choose sites by each model."""
    scenario = small_scenario()
    play_chunk(prepare(scenario), Chunk(seed=1, first=0, days=1))
    play(scenario, draw_day(scenario, 1, 0))
    roads, trips = town(3, seed=1)
    before = equilibrium(roads, trips)
    equilibrium(roads.close(np.arange(roads.links) == 0), trips, warm=before)
    problem = chance_problem(1, 8, 9, whole=True, lost=0.0)
    for model in models(2, 3, 6, 0.3, 0.5):
        solve(problem, model, seed=1)


if __name__ == "__main__":
    main()
