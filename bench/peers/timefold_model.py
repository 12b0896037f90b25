"""The plan in Timefold: each duty that a team can work is given a way through posts, or none.

A way holds only posts that the team fits, so that skills, agencies and jurisdictions hold by
themselves. The other rules are constraint streams.
"""

from dataclasses import dataclass, field
from typing import Annotated

from timefold.solver.domain import (
    PlanningEntityCollectionProperty,
    PlanningId,
    PlanningScore,
    PlanningVariable,
    ValueRangeProvider,
    planning_entity,
    planning_solution,
)
from timefold.solver.score import (
    BendableScore,
    BiConstraintStream,
    Constraint,
    ConstraintCollectors,
    ConstraintFactory,
    Joiners,
    constraint_provider,
)

from bench.peers.case import DAY

DESIRED, RESERVE = 5, 6  # after the minimum of each of the five priorities
SOFT_LEVELS = 7
HARD = BendableScore.of_hard(1, SOFT_LEVELS, 0, 1)


@dataclass(eq=False)
class Ask:
    """What a post asks for in a step of the grid; ``level`` is where its minimum counts."""

    level: int
    minimum: int
    desired: int


@dataclass(eq=False)
class Gift:
    """The strength that a way gives to an ask."""

    ask: Ask
    strength: int


@dataclass(eq=False)
class Way:
    """The post of each part of a duty."""

    posts: list[str]
    gifts: list[Gift]


@planning_entity
@dataclass
class Turn:
    """A duty that a team can work; it does when it has a way."""

    id: Annotated[int, PlanningId]
    team: str
    task_force: str
    leads: bool
    start: int
    end: int
    rest: int
    per_24h: int
    in_all: int
    step: int
    ways: Annotated[list[Way], ValueRangeProvider]
    way: Annotated[Way | None, PlanningVariable(allows_unassigned=True)] = field(default=None)


@planning_solution
@dataclass
class Roster:
    """All turns of all teams."""

    turns: Annotated[list[Turn], PlanningEntityCollectionProperty]
    score: Annotated[
        BendableScore | None,
        PlanningScore(bendable_hard_levels_size=1, bendable_soft_levels_size=SOFT_LEVELS),
    ] = field(default=None)


def overlap(start: int, end: int, turn: Turn) -> int:
    return max(0, min(end, turn.end) - max(start, turn.start))


def steps(turn: Turn) -> list[int]:
    return list(range(turn.start, turn.end, turn.step))


@constraint_provider
def rules(factory: ConstraintFactory) -> list[Constraint]:
    return [
        rest(factory),
        hours_24h_from_start(factory),
        hours_24h_to_end(factory),
        hours_in_all(factory),
        led(factory),
        *strength(factory),
    ]


def rest(factory: ConstraintFactory) -> Constraint:
    return (
        factory.for_each_unique_pair(
            Turn,
            Joiners.equal(lambda turn: turn.team),
            Joiners.overlapping(lambda turn: turn.start, lambda turn: turn.end + turn.rest),
        )
        .penalize(HARD)
        .as_constraint("rest")
    )


def hours_24h_from_start(factory: ConstraintFactory) -> Constraint:
    return (
        factory.for_each(Turn)
        .join(Turn, Joiners.equal(lambda turn: turn.team))
        .group_by(
            lambda first, other: first,
            ConstraintCollectors.sum(
                lambda first, other: overlap(first.start, first.start + DAY, other)
            ),
        )
        .filter(lambda first, worked: worked > first.per_24h)
        .penalize(HARD)
        .as_constraint("hours in 24 h from a start")
    )


def hours_24h_to_end(factory: ConstraintFactory) -> Constraint:
    return (
        factory.for_each(Turn)
        .join(Turn, Joiners.equal(lambda turn: turn.team))
        .group_by(
            lambda last, other: last,
            ConstraintCollectors.sum(lambda last, other: overlap(last.end - DAY, last.end, other)),
        )
        .filter(lambda last, worked: worked > last.per_24h)
        .penalize(HARD)
        .as_constraint("hours in 24 h to an end")
    )


def hours_in_all(factory: ConstraintFactory) -> Constraint:
    return (
        factory.for_each(Turn)
        .group_by(
            lambda turn: turn.team,
            lambda turn: turn.in_all,
            ConstraintCollectors.sum(lambda turn: turn.end - turn.start),
        )
        .filter(lambda team, in_all, worked: worked > in_all)
        .penalize(HARD)
        .as_constraint("hours in all")
    )


def led(factory: ConstraintFactory) -> Constraint:
    """Each step of a turn of those who may not lead is within a turn of one that may."""
    return (
        factory.for_each(Turn)
        .filter(lambda turn: turn.task_force != "" and not turn.leads)
        .map(lambda turn: turn.task_force, steps)
        .flatten_last(lambda times: times)
        .if_not_exists(
            factory.for_each(Turn).filter(lambda turn: turn.leads),
            Joiners.equal(lambda force, at: force, lambda lead: lead.task_force),
            Joiners.greater_than_or_equal(lambda force, at: at, lambda lead: lead.start),
            Joiners.less_than(lambda force, at: at, lambda lead: lead.end),
        )
        .penalize(HARD)
        .as_constraint("led")
    )


def strength(factory: ConstraintFactory) -> list[Constraint]:
    """What is given counts up to what is asked: the more of it, the less is missing."""
    given = (
        factory.for_each(Turn)
        .flatten_last(lambda turn: turn.way.gifts)
        .group_by(lambda gift: gift.ask, ConstraintCollectors.sum(lambda gift: gift.strength))
    )
    desired = given.reward(
        BendableScore.of_soft(1, SOFT_LEVELS, DESIRED, 1),
        lambda ask, strength: min(strength, ask.desired),
    ).as_constraint("desired")
    return [desired, *(minimum(given, level) for level in (*range(DESIRED), RESERVE))]


def minimum(given: BiConstraintStream[Ask, int], level: int) -> Constraint:
    return (
        given.filter(lambda ask, strength: ask.level == level)
        .reward(
            BendableScore.of_soft(1, SOFT_LEVELS, level, 1),
            lambda ask, strength: min(strength, ask.minimum),
        )
        .as_constraint(f"minimum {level}")
    )
