"""One day of the rehearsal: what chance brings, and what then happens."""

from dataclasses import dataclass
from enum import IntEnum

from sansang.rehearsal.scenario import Bools, Ints


@dataclass(frozen=True, kw_only=True)
class Day:
    """Everything that chance decides on day ``number``: playing it decides nothing more.

    Incidents (n) in the order of time, those of one moment in that of stream, then inject.
    ``stream`` is NONE for an inject. Each has its requests, one for each team that it asks for:
    ``request_at`` (n + 1), ``need``, ``scene_ms``, ``transported``. ``absent`` (duties): who does
    not appear on a duty. ``silent_from_ms``, ``drill_ms``: NEVER where there is none.
    """

    number: int
    at_ms: Ints
    type: Ints
    place: Ints
    stream: Ints
    inject: Ints
    request_at: Ints
    need: Ints
    scene_ms: Ints
    transported: Bools
    absent: Bools
    silent_from_ms: int
    drill_ms: int


class Why(IntEnum):
    """Why a force of a contingency plan was not there in time, or a step was taken."""

    NONE = 0
    CLOSEST = 1
    """The able team that is there first."""
    ONLY = 2
    """Nobody else able was free."""
    PREEMPTED = 3
    """Called away from an incident of lower priority."""
    COVER = 4
    """Others were nearer, but their posts would have been left under their minimum."""
    BORDER = 5
    """Others were nearer, but serve another jurisdiction."""
    ORDERED = 6
    """A contingency plan names it, or it stands at a post that does."""
    OFF_DUTY = 7
    ABSENT = 8
    """Did not appear on duty."""
    SILENT = 9
    """Without radio."""
    BUSY = 10
    """At an incident."""
    OTHER_PLAN = 11
    """Bound by another contingency plan."""
    TOO_FAR = 12
    """Came, but after the time limit."""
    NO_WAY = 13
    FORBIDDEN = 14
    """A plan that must not happen together with this one was active."""
    NOBODY_FREE = 15
    SHORT_POST = 16
    """A post was short for long enough."""
    SHIFT = 17
    TURNED_BACK = 18
    """A closure that began on the way left no way on."""


class Kind(IntEnum):
    """What a step of the day is, in the order in which steps of one moment are taken."""

    DUTY_ENDS = 0
    DUTY_BEGINS = 1
    EPOCH = 2
    """Closures begin or end."""
    SILENCE_BEGINS = 3
    SILENCE_ENDS = 4
    CLEARED = 5
    """A team is free again and sets out for its post; or, bound, for its contingency plan."""
    RELEASED = 6
    """A contingency plan ends and lets its forces go."""
    BACK = 7
    """A team is at its post, or at the one that it covers."""
    AT_HOSPITAL = 8
    LEFT_SCENE = 9
    ARRIVED = 10
    MOBILISED = 11
    REPORTED = 12
    ACTIVATED = 13
    MOVED_UP = 14
    """A reserve sets out to cover a post."""
    ASSIGNED = 15
    WAITING = 16
    UNREACHABLE = 17
    CLOSED = 18
    FORCE_ARRIVED = 19
    """A force of a contingency plan is where the plan wants it."""
    REFUSED = 20
    """A contingency plan was called for and not activated."""


@dataclass(frozen=True, kw_only=True)
class Played:
    """What happened on a day.

    Of each incident (n): ``state`` (`sansang.incident.State`), ``dispatched_ms`` (the first time
    somebody was sent), ``first_ms``, ``complete_ms``, ``closed_ms`` (NEVER), ``first_team``
    (NONE). Of each activation (m): ``plan``, ``activated_ms``, ``refused`` (by ``never_with``),
    ``cause`` (incident, or NONE for inject and drill); of each action of each activation
    ``done_ms`` (NEVER), in the order of the plan's actions, ``action_of_at`` (m + 1), a refused
    one has none.

    An action whose limit lies within the day and that was not done by then is late, and who was
    missing is told in the order of activation, action and team: ``late_activation``,
    ``late_action`` (a of the scenario), ``late_team``, ``late_why`` (`Why`), ``late_held`` (for
    BUSY the type of the incident, for OTHER_PLAN the plan, else NONE), ``late_by_ms`` (NEVER: did
    not come).

    ``short_ms`` (Q) time under the minimum, ``busy_ms`` (T) work within duties, ``overrun_ms``
    (T) work outside them; ``waiting_ms`` the sum of waiting over requests, ``longest_line``.

    ``steps`` (k, 6) only where asked for: ms, `Kind`, incident, team, what, `Why`. What it is of
    is the post for DUTY_BEGINS, DUTY_ENDS, BACK and MOVED_UP, the epoch for EPOCH, the agency for
    silences, the plan for ACTIVATED, RELEASED, REFUSED and FORCE_ARRIVED, and for ASSIGNED (the
    force is ordered), WAITING (it does not come, or not yet) and MOBILISED without an incident;
    else a place.
    """

    state: Ints
    dispatched_ms: Ints
    first_ms: Ints
    complete_ms: Ints
    closed_ms: Ints
    first_team: Ints
    plan: Ints
    activated_ms: Ints
    refused: Bools
    cause: Ints
    action_of_at: Ints
    done_ms: Ints
    late_activation: Ints
    late_action: Ints
    late_team: Ints
    late_why: Ints
    late_held: Ints
    late_by_ms: Ints
    short_ms: Ints
    busy_ms: Ints
    overrun_ms: Ints
    waiting_ms: int
    longest_line: int
    steps: Ints
