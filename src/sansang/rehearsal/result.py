"""The answer of a rehearsal (``sansang/rehearsal/1``), in numbers with their intervals."""

from enum import StrEnum
from typing import Literal

from sansang.event.fields import Moment, Record
from sansang.eventfile.answers import Answer
from sansang.travel import By


class Estimate(Record):
    """A mean over days and its 95 % interval."""

    value: float
    low: float
    high: float


class Response(Record):
    """How soon the first team was there, for one group of incidents.

    The group is named by the fields that are set: none of them is all incidents. ``incidents``
    are counted over all days. Minutes. ``within`` is the share of incidents with a target that
    were reached within it; ``p50`` and ``p90`` count those never reached as later than all others
    and are None where they are among them; ``unreached`` are those that nobody reached.
    """

    site: str | None = None
    sector: str | None = None
    incident_type: str | None = None
    priority: int | None = None
    hour: int | None = None
    target_min: float | None = None
    incidents: int
    unreached: int
    unreachable: int
    mean: Estimate | None
    p50: Estimate | None
    p90: Estimate | None
    within: Estimate | None


class Histogram(Record):
    """How many responses fell in each step of ``step_s`` seconds, the last one open above."""

    incident_type: str | None = None
    priority: int | None = None
    step_s: int
    counts: tuple[int, ...]
    unreached: int


class PostShort(Record):
    """The share of its manned time in which a post was under its minimum because teams had left."""

    post: str
    share: Estimate
    minutes_per_day: Estimate


class TeamLoad(Record):
    """The share of its time on duty in which a team was at work, and minutes over the end."""

    team: str
    busy: Estimate
    overrun_min: Estimate


class Queue(Record):
    """Requests for a team that had to wait because nobody able was free."""

    mean_length: Estimate
    longest: int
    mean_wait_min: Estimate


class MissingForce(Record):
    """A force that was not there in time for an action: how often, why, and how late if it came.

    ``why`` is a code of `sansang.rehearsal.day.Why` in lower case; ``held_by`` names the incident
    type or the contingency plan that held it most often.
    """

    team: str
    why: str
    times: int
    late_min: float | None = None
    held_by: str | None = None


class ActionResult(Record):
    """An action of a contingency plan: ``number`` counts from 1 as the plan lists them."""

    number: int
    due: int
    on_time: int
    median_min: float | None = None
    missing: tuple[MissingForce, ...] = ()


class PlanResult(Record):
    """How a contingency plan did. It failed when one of its actions was not done in time.

    ``drills`` are the activations that were put in to try it; ``activated`` counts those too.
    ``not_rehearsed`` are the numbers of its actions that no force of the plan carries out.
    ``failed_day`` is the number of a day on which it failed.
    """

    contingency_plan: str
    activated: int
    drills: int
    on_time: int
    failed: int
    refused: int
    share_on_time: Estimate | None
    actions: tuple[ActionResult, ...] = ()
    not_rehearsed: tuple[int, ...] = ()
    failed_day: int | None = None


class MendKind(StrEnum):
    """What would mend a contingency plan."""

    REPLACE = "replace"
    """Name ``team`` instead of ``instead_of``, which others need at the same time."""
    ADD = "add"
    """Name ``team`` too, or whoever stands at ``post``."""
    MOVE = "move"
    """Let whoever stands at ``post`` wait at ``site``."""


class Mend(Record):
    """A change of one record, and the share of drills on time with it; found by rehearsing it."""

    contingency_plan: str
    kind: MendKind
    team: str | None = None
    instead_of: str | None = None
    post: str | None = None
    site: str | None = None
    before: Estimate
    after: Estimate
    gain: Estimate


class Difference(Record):
    """Another plan or deployment minus this one, on the same days; paired interval of 95 %.

    ``measure`` is ``within`` (share), ``mean_min``, ``short_min`` or ``plan_on_time``; ``about``
    is the id of an incident type, a post or a contingency plan, None for all.
    """

    measure: str
    about: str | None = None
    before: float
    after: float
    difference: Estimate


class TeamValue(Record):
    """What one more team at a place would change, or the loss of one (``lost``)."""

    team: str
    site: str | None = None
    lost: bool
    within: Estimate
    mean_min: Estimate


class NotableDay(Record):
    """A day that is worth reading, by its number, and why: the worst, or late in priority 1."""

    number: int
    late: int
    worst_min: float | None
    incident_type: str | None = None
    site: str | None = None
    at: Moment | None = None
    why: str = ""


class Stream(Record):
    """How many incidents of a type are expected at a site, and whether that is a guess."""

    incident_type: str
    site: str
    expected: float
    guess: bool
    source: str = ""


class LeftOut(Record):
    """Something of the plan that can't be rehearsed, and the record it is about.

    ``code`` is one of those of `sansang.rehearsal.left_out`.
    """

    code: str
    record: str


class Rehearsal(Answer):
    """How the event went on thousands of rehearsed days.

    ``plan_sha256`` and ``deployment_sha256`` are the digests of what was rehearsed; ``stress`` is
    the pack, if any. ``days_all_in_target`` is the share of days on which every incident of
    priority 1 was reached within its target.
    """

    format: Literal["sansang/rehearsal/1"] = "sansang/rehearsal/1"
    plan_sha256: str
    deployment_sha256: str
    seed: int
    days: int
    drills_per_plan: int
    stress: str = ""
    travel: By
    policy: str
    streams: tuple[Stream, ...]
    left_out: tuple[LeftOut, ...] = ()
    days_all_in_target: Estimate | None
    responses: tuple[Response, ...]
    histograms: tuple[Histogram, ...]
    posts: tuple[PostShort, ...]
    teams: tuple[TeamLoad, ...]
    queue: Queue
    plans: tuple[PlanResult, ...]
    mends: tuple[Mend, ...] = ()
    differences: tuple[Difference, ...] = ()
    values: tuple[TeamValue, ...] = ()
    notable: tuple[NotableDay, ...] = ()
    seconds: float
