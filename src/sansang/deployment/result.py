"""The answer of the deployment, with its evidence (``sansang/deployment/1``)."""

from enum import StrEnum
from typing import Literal

from sansang.event.fields import Moment, Record


class Status(StrEnum):
    """``optimal``: proven best. ``feasible``: every hard rule is kept, better may exist."""

    OPTIMAL = "optimal"
    FEASIBLE = "feasible"


class Shortfall(StrEnum):
    """Which strength of a post is not met."""

    MINIMUM = "minimum"
    DESIRED = "desired"
    RESERVE = "reserve"


class Assignment(Record):
    """A team stands at a post without a break."""

    team: str
    post: str
    start: Moment
    end: Moment


class Blocked(Record):
    """A rule and the teams that it keeps from a post in a time.

    ``rule`` is one of the hard rules (``skill``, ``availability``, ``rest`` …) or ``needed``:
    the team stands where leaving would cost as much or more. ``people`` is their headcount.
    """

    rule: str
    teams: tuple[str, ...]
    people: int


class AddedShift(Record):
    """A shift that added teams would work at a post."""

    post: str
    start: Moment
    end: Moment
    teams: int


class Addition(Record):
    """The fewest teams of one kind which, added to this deployment, meet the needs of posts.

    The added teams have the headcount that teams of the kind usually have, are free the whole
    time and keep the event's rules.
    """

    resource_type: str
    skills: tuple[str, ...]
    headcount: int
    teams: int
    posts: tuple[str, ...]
    shifts: tuple[AddedShift, ...]
    proven: bool


class Unmet(Record):
    """A post under strength in a time, and because of which rules."""

    post: str
    start: Moment
    end: Moment
    kind: Shortfall
    required: int
    given: int
    because: tuple[Blocked, ...] = ()


class Level(Record):
    """One objective in its order. ``gap`` is (objective − bound) ÷ max(1, objective).

    ``bound`` is proven for deployments that do no worse in the levels before than was reached
    there: where those are proven themselves, nothing better exists.
    """

    name: str
    objective: int
    bound: int
    gap: float
    status: Status


class Move(Record):
    """What changes for a team against the deployment before."""

    team: str
    removed: tuple[Assignment, ...] = ()
    added: tuple[Assignment, ...] = ()


class Deployment(Record):
    """Who stands where and when, what is not met and why, and how good it is proven to be.

    ``plan_sha256`` is the digest of the plan that it answers. ``reproducible`` is False when
    the time limit, and not the work limit, ended the search. ``travel`` says where travel times
    come from. ``seconds`` is wall time.
    """

    format: Literal["sansang/deployment/1"] = "sansang/deployment/1"
    event: str
    plan_sha256: str
    seed: int
    status: Status
    reproducible: bool = True
    travel: Literal["straight_line"] = "straight_line"
    levels: tuple[Level, ...]
    assignments: tuple[Assignment, ...]
    unmet: tuple[Unmet, ...]
    additions: tuple[Addition, ...] = ()
    moves: tuple[Move, ...] | None = None
    seconds: float
