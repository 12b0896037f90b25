"""A deployment by Timefold."""

from collections.abc import Iterator
from itertools import product

from timefold.solver import SolverFactory
from timefold.solver.config import (
    Duration,
    ScoreDirectorFactoryConfig,
    SolverConfig,
    TerminationConfig,
)

from bench.peers import case
from bench.peers.case import Case, Duty
from bench.peers.timefold_model import RESERVE, Ask, Gift, Roster, Turn, Way, rules
from sansang.deployment.result import Assignment
from sansang.event import EventPlan, Team


class Desk:
    """Turns of teams, and what they come to as assignments."""

    def __init__(self, plan: EventPlan) -> None:
        self.case = Case(plan)
        self.asks = {key: self._ask(ask) for key, ask in self.case.asks.items()}
        self.duties: dict[int, tuple[Team, Duty]] = {}

    def _ask(self, ask: case.Ask) -> Ask:
        post = self.case.plan.post(ask.post)
        if post.reserve:
            return Ask(level=RESERVE, minimum=ask.minimum, desired=0)
        return Ask(level=post.priority - 1, minimum=ask.minimum, desired=ask.desired)

    def roster(self) -> Roster:
        """Return every turn that a team can work."""
        turns: list[Turn] = []
        for team in self.case.plan.teams:
            for duty in self.case.duties(team):
                posts = [post.id for post in self.case.posts(team, duty)]
                if posts:
                    self.duties[len(turns)] = team, duty
                    turns.append(self._turn(len(turns), team, duty, posts))
        return Roster(turns)

    def _turn(self, number: int, team: Team, duty: Duty, posts: list[str]) -> Turn:
        hours = self.case.hours(team)
        return Turn(
            id=number,
            team=team.id,
            task_force=team.task_force or "",
            leads=team.may_lead,
            start=duty.start,
            end=duty.end,
            step=self.case.step,
            rest=hours.rest,
            per_24h=hours.per_24h,
            in_all=hours.in_all,
            ways=[self._way(team, duty, way) for way in product(posts, repeat=duty.parts)],
        )

    def _way(self, team: Team, duty: Duty, posts: tuple[str, ...]) -> Way:
        gifts = [
            Gift(ask=self.asks[stand.post, at], strength=self.case.given(team, stand.post))
            for stand in self.case.stands(duty, posts)
            for at in range(stand.start, stand.end, self.case.step)
            if (stand.post, at) in self.asks
        ]
        return Way(posts=list(posts), gifts=gifts)

    def assignments(self, roster: Roster) -> Iterator[Assignment]:
        """Yield who stands where in a roster."""
        for turn in roster.turns:
            if turn.way is not None:
                yield from self.case.assignments(*self.duties[turn.id], turn.way.posts)


def deploy(plan: EventPlan, time_limit_s: float) -> list[Assignment]:
    """Return the best answer that Timefold's default search finds in the time."""
    desk = Desk(plan)
    solver = SolverFactory.create(
        SolverConfig(
            solution_class=Roster,
            entity_class_list=[Turn],
            score_director_factory_config=ScoreDirectorFactoryConfig(
                constraint_provider_function=rules
            ),
            termination_config=TerminationConfig(
                spent_limit=Duration(milliseconds=round(time_limit_s * 1000))
            ),
        )
    ).build_solver()
    return list(desk.assignments(solver.solve(desk.roster())))
