"""The nearest of twenty teams in Ciw: one node, its servers sorted by their way to the caller."""

from itertools import pairwise
from typing import Any

import ciw

from bench.rehearsal.town import PLACES, TEAMS, Case


def nearest(case: Case) -> list[int]:
    """Return when each call was reached."""
    at, place, scene = (
        list(map(int, x)) for x in (case.day.at_ms, case.day.place, case.day.scene_ms)
    )
    ways: list[list[int]] = case.scenario.ground.travel_ms[0, 0].tolist()
    to_place = [[ways[PLACES + t][j] for t in range(TEAMS)] for j in range(PLACES)]
    first = [0] * len(at)

    class Work(ciw.dists.Distribution):  # type: ignore[misc]
        """The way of the team that was chosen, and the work there."""

        def sample(self, t: float | None = None, ind: Any = None) -> int:
            call = ind.id_number - 1
            way = to_place[place[call]][ind.server.id_number - 1]
            first[call] = t + way
            return way + scene[call]

    def way(server: Any, ind: Any) -> int:
        return to_place[place[ind.id_number - 1]][server.id_number - 1]

    gaps = [at[0], *(b - a for a, b in pairwise(at))]
    network = ciw.create_network(
        arrival_distributions=[ciw.dists.Sequential([*gaps, float("inf")])],
        service_distributions=[Work()],
        number_of_servers=[TEAMS],
        server_priority_functions=[way],
    )
    simulation = ciw.Simulation(network)
    simulation.simulate_until_max_customers(len(at), method="Finish")
    return first
