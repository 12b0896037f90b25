"""The answer of the deployment, with its evidence (``sansang/deployment/1``)."""

from enum import StrEnum
from typing import Literal

from sansang.event.fields import Moment, Record
from sansang.event.reserves import ReservePlace
from sansang.eventfile.answers import Answer
from sansang.travel import By


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


class Rule(StrEnum):
    """What can keep a team from a post, in the order in which it is asked."""

    RESOURCE_TYPE = "resource_type"
    SKILL = "skill"
    AGENCY = "agency"
    JURISDICTION = "jurisdiction"
    AVAILABILITY = "availability"
    SHIFT = "shift"
    """No shift of its type reaches the time."""
    REST = "rest"
    HOURS_24H = "hours_24h"
    HOURS_TOTAL = "hours_total"
    LEAD = "lead"
    """Its task force would be without a lead on duty."""
    TRAVEL = "travel"
    NEEDED = "needed"
    """It stands where leaving would cost as much or more."""
    FREE = "free"
    """Nothing stops it: the search was ended before it could be placed."""


class Blocked(Record):
    """A rule and the teams that it keeps from a post in a time.

    ``rule`` is the first one that stops them, in the order in which `Rule` names them;
    ``teams`` names the nearest misses, the nearest first; ``count`` is how many there are in
    all and ``people`` their headcount. ``posts`` are those at which the ``needed`` stand.
    """

    rule: Rule
    count: int
    teams: tuple[str, ...]
    people: int
    posts: tuple[str, ...] = ()


class AddedShift(Record):
    """A shift that added teams would work at a post."""

    post: str
    start: Moment
    end: Moment
    teams: int


class Addition(Record):
    """The fewest teams of one kind which, added to this deployment, meet the needs of posts.

    The added teams have the headcount that teams of the kind usually have, are free the whole
    time, bring a lead of their own and keep the event's rules. ``kind`` says up to which
    strength the needs are met: ``desired`` holds what ``minimum`` asks too. ``agencies`` are
    those from which the posts take teams (none named: any).
    """

    kind: Shortfall = Shortfall.MINIMUM
    resource_type: str
    skills: tuple[str, ...]
    agencies: tuple[str, ...] = ()
    sector: str | None = None
    headcount: int
    teams: int
    posts: tuple[str, ...]
    shifts: tuple[AddedShift, ...]
    proven: bool


class Easing(Record):
    """What would let a team that has time stand at a post, from ``start`` to ``end``.

    ``rule`` is ``availability`` (extended by this time), ``skill`` (trained), ``agency`` or
    ``jurisdiction`` (permitted); ``shift`` names no team: a shift that reaches this time is
    wanted. Rest and hours protect people and are never eased.
    """

    rule: Rule
    team: str | None = None
    start: Moment
    end: Moment


class Remedy(Record):
    """Two ways to meet a post: teams that are added, or rules that are eased for teams it has.

    Both are as few as can be; ``easings`` is empty where easing alone does not meet the post.
    """

    post: str
    kind: Shortfall
    addition: Addition | None = None
    easings: tuple[Easing, ...] = ()


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
    there, in each part of the plan that is solved apart: where those are proven themselves,
    nothing better exists.
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


class Deployment(Answer):
    """Who stands where and when, what is not met and why, and how good it is proven to be.

    ``plan_sha256`` is the digest of the plan that it answers. ``reproducible`` is False when
    the time limit, and not the work limit, ended the search. ``travel`` says where travel times
    come from. ``reserves`` are the reserve posts that wait elsewhere than the plan's file says:
    the plan that is answered is the one with them there. ``seconds`` is wall time.
    """

    format: Literal["sansang/deployment/1"] = "sansang/deployment/1"
    plan_sha256: str
    seed: int
    status: Status
    reproducible: bool = True
    travel: By = By.STRAIGHT_LINE
    levels: tuple[Level, ...]
    assignments: tuple[Assignment, ...]
    unmet: tuple[Unmet, ...]
    additions: tuple[Addition, ...] = ()
    remedies: tuple[Remedy, ...] = ()
    moves: tuple[Move, ...] | None = None
    reserves: tuple[ReservePlace, ...] = ()
    seconds: float
