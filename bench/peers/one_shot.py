"""One CP-SAT model of the whole plan: a Boolean for every team × shift × part × post."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from ortools.sat.python import cp_model

from bench.peers.case import DAY, Case, Duty
from sansang.deployment.result import Assignment
from sansang.event import EventPlan, Team

WEIGHT = 100  # an hour of strength at one level is worth so many at the next

At = dict[str, cp_model.IntVar]
Terms = list[tuple[cp_model.LinearExprT, int]]


class OneShot:
    """``on`` says who works which duty, ``at`` at which post in each of its parts."""

    def __init__(self, plan: EventPlan) -> None:
        self.case = Case(plan)
        self.cp = cp_model.CpModel()
        self.on: dict[tuple[str, Duty], cp_model.IntVar] = {}
        self.at: dict[tuple[str, Duty], list[At]] = {}
        self._given: dict[tuple[str, int], Terms] = defaultdict(list)
        for team in plan.teams:
            for duty in self.case.duties(team):
                self._add_duty(team, duty)
            self._add_hours(team)
        self._add_leads()
        self.missing = self._missing()

    def _add_duty(self, team: Team, duty: Duty) -> None:
        posts = self.case.posts(team, duty)
        if not posts:
            return
        on = self.on[team.id, duty] = self._bool()
        parts = self.at[team.id, duty] = [
            {post.id: self._bool() for post in posts} for _ in range(duty.parts)
        ]
        for number, at in enumerate(parts):
            self.cp.add(sum(at.values()) == on)
            for post, variable in at.items():
                before = parts[number - 1] if number else {}
                self._add_presence(team, duty.part(number), post, variable, before)

    def _add_presence(
        self,
        team: Team,
        span: tuple[int, int],
        post: str,
        here: cp_model.IntVar,
        before: At,
    ) -> None:
        """A team that comes from another post is missing until it is there, within the part."""
        for origin, there in before.items():
            if self.case.lost(origin, post) >= span[1] - span[0]:
                self.cp.add(there + here <= 1)
        strength = self.case.given(team, post)
        for at in range(*span, self.case.step):
            self._given[post, at].append((here, strength))
            far = [v for p, v in before.items() if self.case.lost(p, post) > at - span[0]]
            if far:
                on_the_way = self._bool()
                self.cp.add(on_the_way >= here + sum(far) - 1)
                self._given[post, at].append((on_the_way, -strength))

    def _add_hours(self, team: Team) -> None:
        hours, on = self.case.hours(team), self._duties_of(team)
        for one, other in combinations(on, 2):
            if hours.exclude(one, other):
                self.cp.add(on[one] + on[other] <= 1)
        for begin in {duty.start for duty in on} | {duty.end - DAY for duty in on}:
            worked = sum(duty.within(begin, begin + DAY) * on[duty] for duty in on)
            self.cp.add(worked <= hours.per_24h)
        self.cp.add(sum((duty.end - duty.start) * on[duty] for duty in on) <= hours.in_all)

    def _duties_of(self, team: Team) -> dict[Duty, cp_model.IntVar]:
        return {duty: on for (name, duty), on in self.on.items() if name == team.id}

    def _add_leads(self) -> None:
        """A team of a task force works only while one that may lead it is on duty."""
        leading: dict[tuple[str | None, int], list[cp_model.IntVar]] = defaultdict(list)
        for team, at, on in self._hours_on_duty():
            if team.may_lead:
                leading[team.task_force, at].append(on)
        for team, at, on in self._hours_on_duty():
            if team.task_force and not team.may_lead:
                self.cp.add(on <= sum(leading[team.task_force, at]))

    def _hours_on_duty(self) -> Iterator[tuple[Team, int, cp_model.IntVar]]:
        for (team, duty), on in self.on.items():
            for at in range(duty.start, duty.end, self.case.step):
                yield self.case.plan.team(team), at, on

    def _missing(self) -> dict[str, cp_model.LinearExprT]:
        """What is missing at each level, in strength × steps of the grid."""
        missing: dict[str, list[cp_model.IntVar]] = {level: [] for level in self.case.levels}
        for ask in self.case.asks.values():
            given = sum(v * strength for v, strength in self._given[ask.post, ask.at])
            for level, wanted in self.case.wanted(ask).items():
                short = self.cp.new_int_var(0, wanted, "")
                self.cp.add(short >= wanted - given)
                missing[level].append(short)
        return {level: sum(short) for level, short in missing.items()}

    def _bool(self) -> cp_model.IntVar:
        return self.cp.new_bool_var("")

    def assignments(self, solver: cp_model.CpSolver) -> Iterator[Assignment]:
        """Yield who stands where in the solution that was found."""
        for (team, duty), on in self.on.items():
            if solver.boolean_value(on):
                parts = self.at[team, duty]
                posts = [next(p for p in at if solver.boolean_value(at[p])) for at in parts]
                yield from self.case.assignments(self.case.plan.team(team), duty, posts)


def deploy(plan: EventPlan, time_limit_s: float) -> list[Assignment]:
    """Return the answer with the least weighted sum of what is missing, found in the time."""
    model = OneShot(plan)
    weights = [WEIGHT**power for power in reversed(range(len(model.missing)))]
    levels = model.missing.values()
    model.cp.minimize(sum(w * level for w, level in zip(weights, levels, strict=True)))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 2
    solver.parameters.max_time_in_seconds = time_limit_s
    found = solver.solve(model.cp) in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    return list(model.assignments(solver)) if found else []
