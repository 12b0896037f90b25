"""The same days in SimPy: as lean as it allows, the calls given, times whole milliseconds."""

from collections import deque
from collections.abc import Generator
from typing import Any

import simpy

from bench.rehearsal.town import MOVE_UP_MS, PLACES, RESERVES, TEAMS, Case

Steps = Generator[simpy.Event, Any, None]


def nearest(case: Case) -> list[int]:
    """Return when each call was reached. A call is one event: the end of its work."""
    at, place, scene = (list(map(int, x)) for x in _drawn(case))
    ways: list[list[int]] = case.scenario.ground.travel_ms[0, 0].tolist()
    order = [sorted(range(TEAMS), key=lambda t: ways[PLACES + t][j]) for j in range(PLACES)]
    free, line, env = [True] * TEAMS, deque[int](), simpy.Environment()
    first, timeout = [0] * len(at), env.timeout

    def ends(event: simpy.Event) -> None:
        team = event.value
        if line:
            call = line.popleft()
            way = ways[PLACES + team][place[call]]
            first[call] = env.now + way
            timeout(way + scene[call], team).callbacks.append(ends)
        else:
            free[team] = True

    def arrivals() -> Steps:
        before = 0
        for call, moment in enumerate(at):
            yield timeout(moment - before)
            before, goal = moment, place[call]
            for team in order[goal]:
                if free[team]:
                    free[team], way = False, ways[PLACES + team][goal]
                    first[call] = moment + way
                    timeout(way + scene[call], team).callbacks.append(ends)
                    break
            else:
                line.append(call)

    env.process(arrivals())
    env.run()
    return first


class Team:
    """Where a team is or is going, and whether it is free; ``trip`` numbers its journeys."""

    __slots__ = ("at", "free", "goal", "home", "left", "post", "ready", "trip", "way")

    def __init__(self, home: int) -> None:
        self.home = self.post = self.at = self.goal = home
        self.free = self.ready = True
        self.trip = self.left = self.way = 0


class Life:
    """A day with the whole life of each call: a process for a call, one for a way back."""

    def __init__(self, case: Case) -> None:
        day, scenario = case.day, case.scenario
        self.at, self.place, self.scene = (list(map(int, x)) for x in _drawn(case))
        self.transported: list[bool] = day.transported.tolist()
        self.ways: list[list[int]] = scenario.ground.travel_ms[0, 0].tolist()
        self.mobilise = int(scenario.demand.mobilise_ms[0])
        self.clear = int(scenario.demand.clear_ms[0])
        hospitals = scenario.ground.hospitals.tolist()
        self.hospital = [min(hospitals, key=row.__getitem__) for row in self.ways]
        self.env = simpy.Environment()
        self.teams = [Team(PLACES + team) for team in range(TEAMS)]
        self.reserves = self.teams[TEAMS - RESERVES :]
        self.short = dict.fromkeys(range(PLACES, PLACES + TEAMS - RESERVES), 0)
        self.here = [1] * (PLACES + TEAMS)
        self.coming = [0] * (PLACES + TEAMS)
        self.line: deque[int] = deque()
        self.first = [0] * len(self.at)

    def play(self) -> list[int]:
        """Return when each call was reached."""
        self.env.process(self.arrivals())
        self.env.run()
        return self.first

    def arrivals(self) -> Steps:
        before, env = 0, self.env
        for call, moment in enumerate(self.at):
            yield env.timeout(moment - before)
            before = moment
            team = self.nearest(self.place[call])
            if team is None:
                self.line.append(call)
            else:
                env.process(self.life(call, team))

    def nearest(self, goal: int) -> Team | None:
        best, soonest = None, 0
        for team in self.teams:
            if team.free:
                way = self.ways[self.where(team)][goal]
                if team.ready:
                    way += self.mobilise
                if best is None or way < soonest:
                    best, soonest = team, way
        return best

    def where(self, team: Team) -> int:
        """Return where it set out in the first half of a way, where it goes from the half on."""
        if team.ready:
            return team.at
        return team.at if 2 * (self.env.now - team.left) < team.way else team.goal

    def life(self, call: int, team: Team) -> Steps:
        timeout, ways = self.env.timeout, self.ways
        while True:
            goal, origin = self.place[call], self.where(team)
            if team.ready:
                self.leaves(team)
                yield timeout(self.mobilise)
            elif team.free:
                self.calls_off(team)
            team.free = team.ready = False
            yield timeout(ways[origin][goal])
            self.first[call] = self.env.now
            yield timeout(self.scene[call])
            team.at = team.goal = goal
            if self.transported[call]:
                team.at = team.goal = self.hospital[goal]
                yield timeout(ways[goal][team.at])
            yield timeout(self.clear)
            if not self.line:
                break
            call, team.way, team.left = self.line.popleft(), 0, self.env.now
        self.sets_out(team, team.home)

    def sets_out(self, team: Team, goal: int) -> None:
        team.free, team.post, team.goal = True, goal, goal
        team.left, team.way = self.env.now, self.ways[team.at][goal]
        team.trip += 1
        self.coming[goal] += 1
        arrives = self.env.timeout(team.way, (team, team.trip))
        arrives.callbacks.append(self.back)

    def back(self, event: simpy.Event) -> None:
        team, trip = event.value
        if trip != team.trip:
            return
        team.at, team.ready = team.goal, True
        self.coming[team.goal] -= 1
        self.here[team.goal] += 1
        if team.goal in self.short:
            self.short[team.goal] += 1

    def calls_off(self, team: Team) -> None:
        team.trip += 1
        self.coming[team.goal] -= 1

    def leaves(self, team: Team) -> None:
        """A post that is empty now calls a reserve if it stays so."""
        post, team.free, team.ready = team.at, False, False
        self.here[post] -= 1
        if post in self.short and not self.here[post]:
            self.short[post] += 1
            self.ask(post)

    def ask(self, post: int) -> None:
        after = self.env.timeout(MOVE_UP_MS, (post, self.short[post]))
        after.callbacks.append(self.still_short)

    def still_short(self, event: simpy.Event) -> None:
        post, since = event.value
        if since != self.short[post]:
            return
        if not self.coming[post]:
            ready = [team for team in self.reserves if team.ready and team.at == team.home]
            if ready:
                team = min(ready, key=lambda one: self.ways[one.at][post])
                self.here[team.at] -= 1
                team.ready = False
                self.sets_out(team, post)
        self.ask(post)


def whole_life(case: Case) -> list[int]:
    """Return when each call was reached, where calls have their whole life."""
    return Life(case).play()


def _drawn(case: Case) -> tuple[Any, Any, Any]:
    day = case.day
    return day.at_ms, day.place, day.scene_ms
