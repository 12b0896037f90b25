"""The nearest of twenty teams in Cimba: its C engine, the model compiled from Python.

Calls come from a process, the end of work is an event of the team. Moments are floating-point
milliseconds.
"""

from time import perf_counter

import cimba as cb
import numpy as np

from bench.rehearsal.town import PLACES, TEAMS, Case


class Team(cb.Model):
    """A team, and what it does when its work ends."""

    number: int = 0
    town: cb.Ref["Town"]

    @cb.event
    def ends(self):
        town = self.town
        if town.waiting > town.served:
            call = town.line[town.served % town.room]
            town.served += 1
            town.send(call, self.number)
        else:
            town.free[self.number] = True


class Town(cb.Model):
    teams: list[Team]
    calls: int = 0
    room: int = 0
    waiting: int = 0
    served: int = 0
    goal: cb.Array[int]
    work: cb.Array[float]
    gap: cb.Array[float]
    came: cb.Array[float]
    line: cb.Array[int]
    order: cb.Array[int]
    ways: cb.Array[float]
    free: cb.Array[bool]
    response: float = 0.0
    mean_response: cb.Output[float]

    @cb.function
    def send(self, call: int, team: int) -> None:
        goal = self.goal[call]
        way = self.ways[(PLACES + team) * (PLACES + TEAMS) + goal]
        self.response += cb.now() + way - self.came[call]
        cb.schedule(self.teams[team].ends, way + self.work[call])

    @cb.process
    def arrivals(self):
        for call in range(self.calls):
            cb.hold(self.gap[call])
            first = self.goal[call] * TEAMS
            chosen = -1
            for rank in range(TEAMS):
                team = self.order[first + rank]
                if self.free[team]:
                    chosen = team
                    break
            if chosen < 0:
                self.line[self.waiting % self.room] = call
                self.waiting += 1
            else:
                self.free[chosen] = False
                self.send(call, chosen)

    @cb.on_end
    def measure(self):
        self.mean_response = self.response / self.calls


def nearest(case: Case) -> tuple[float, float]:
    """Return the seconds that a run took, compiled before, and the mean response in seconds."""
    day, ways = case.day, case.scenario.ground.travel_ms[0, 0]
    order = np.argsort(ways[PLACES:, :PLACES].T, axis=1, kind="stable")
    town = Town()
    town.calls, town.room = case.calls, case.calls
    town.goal, town.work = (
        cb.Array(day.place.tolist()),
        cb.Array(day.scene_ms.astype(float).tolist()),
    )
    town.gap = cb.Array(np.diff(day.at_ms, prepend=0).astype(float).tolist())
    town.came = cb.Array(day.at_ms.astype(float).tolist())
    town.line, town.order = cb.Array(case.calls), cb.Array(order.ravel().tolist())
    town.ways = cb.Array(ways.ravel().astype(float).tolist())
    town.free = cb.Array([True] * TEAMS)
    teams = [Team() for _ in range(TEAMS)]
    for number, team in enumerate(teams):
        team.number, team.town = number, town
    town.teams = teams
    experiment = cb.Experiment(town)
    begun = perf_counter()
    results = experiment.run()
    seconds = perf_counter() - begun
    return seconds, float(results[town].mean_response.values.ravel()[0]) / 1000
