"""The sums that stand for any number of days, in a size that does not grow with them.

For ratios of two sums over days (the share within the target is such a one) the sums of squares
and of products by day are kept too: incidents of one day are not independent, days are.
"""

from typing import NamedTuple, cast

import numpy as np
from numpy.typing import NDArray

from sansang.rehearsal.compiled import compiled, inner
from sansang.rehearsal.day import Why
from sansang.rehearsal.frame import Frame
from sansang.rehearsal.scenario import NEVER, NONE, Floats, Ints

COME, UNREACHED, UNREACHABLE, JUDGED, WITHIN, REACHED, RESPONSE_MS = range(7)
"""Columns of ``groups``: incidents; of them not reached, unreachable, with a target that is
judged, reached within it, reached at all; the sum of their responses."""
ACTIVATED, DRILLS, ON_TIME, FAILED, REFUSED, FAILED_DAY = range(6)
"""Columns of ``plans``; ``FAILED_DAY`` is the first day on which it failed, NEVER."""
ROW = 10
"""Columns of ``incidents``: day, moment, type, place, inject, state, dispatched, first there,
closed, first team; NEVER and NONE as in `sansang.rehearsal.day.Played`."""
NOTED = 12
"""Notable days that are kept."""
DAY, LATE_FIRST, LATE, WORST_MS, WORST_TYPE, WORST_PLACE, WORST_AT = range(7)
"""Columns of ``notable``: number of the day, late incidents of priority 1, of all priorities,
and the worst of the most urgent late ones: response (NEVER), type, place, moment."""
Row = tuple[int, int, int, int, int, int, int]
WHYS = len(Why)
ACTION_MINUTES = 242
"""Steps of a minute in which actions are done, those above 4 hours, and those never done."""

_FINE_MS, _FINE = 5_000, 240
_MIDDLE_MS, _MIDDLE = 15_000, 160
_COARSE_MS, _COARSE = 60_000, 180
STEPS = _FINE + _MIDDLE + _COARSE + 2
"""Steps of the responses: of 5 s to 20 min, of 15 s to 1 h, of 1 min to 4 h, above, and never."""


def step_edges_ms() -> Ints:
    """Return (STEPS) the lower ends of the steps of responses, the last one NEVER."""
    fine = np.arange(_FINE) * _FINE_MS
    middle = _FINE * _FINE_MS + np.arange(_MIDDLE) * _MIDDLE_MS
    coarse = middle[-1] + _MIDDLE_MS + np.arange(_COARSE + 1) * _COARSE_MS
    return np.concatenate([fine, middle, coarse, [NEVER]]).astype(np.int64)


class Fold(NamedTuple):
    """The sums of a number of days.

    ``days`` (4): days, those on which all of priority 1 was in target, the longest line, rows of
    ``incidents``.
    ``groups`` (G, 7) and of JUDGED, WITHIN, REACHED, RESPONSE_MS the ``moments`` (G, 6): ΣJ², ΣJW,
    ΣW², ΣR², ΣRM, ΣM². ``histogram`` (G, STEPS). ``posts`` (Q, 2): time short, its square.
    ``teams`` (T, 7): busy, on duty, their products as above, overrun, its square. ``queue`` (5):
    waiting, requests, their products. ``plans`` (C, 6), ``plan_moments``
    (C, 3) of judged activations and those on time. ``actions`` (A, 2): due, on time.
    ``action_minutes`` (A, ACTION_MINUTES). ``missing`` (pairs, WHYS, 3): times, of them came, how
    late in all; ``held`` (pairs, Y + C): by which type of incident or other plan. ``notable``
    (NOTED, 7). ``daily`` (days, K): by day JUDGED, WITHIN, REACHED,
    RESPONSE_MS of all and of each type, time short of each post, judged and on time of each plan.
    ``incidents`` (rows, ROW) only where asked for. ``today`` and ``plans_today`` are of the day
    that is being added.
    """

    days: Ints
    groups: Ints
    moments: Floats
    histogram: NDArray[np.int32]
    posts: Floats
    teams: Floats
    queue: Floats
    plans: Ints
    plan_moments: Floats
    actions: Ints
    action_minutes: NDArray[np.int32]
    missing: Ints
    held: Ints
    notable: Ints
    daily: Ints
    incidents: Ints
    today: Ints
    plans_today: Ints


def new_fold(frame: Frame, posts: int, days: int, rows: int = 0) -> Fold:
    """Return the sums of no day, with room for the daily figures of ``days`` and for ``rows``."""
    types = 1 + len(frame.priority)
    groups = int(max(frame.cell_groups.max(initial=0), frame.hour_group.max())) + 1
    teams, plans = len(frame.duty_at) - 1, len(frame.action_at) - 1
    actions = len(frame.action_ms)
    pairs = int(frame.pair_of.max(initial=NONE)) + 1
    fold = Fold(
        days=np.zeros(4, np.int64),
        groups=np.zeros((groups, 7), np.int64),
        moments=np.zeros((groups, 6)),
        histogram=np.zeros((groups, STEPS), np.int32),
        posts=np.zeros((posts, 2)),
        teams=np.zeros((teams, 7)),
        queue=np.zeros(5),
        plans=np.zeros((plans, 6), np.int64),
        plan_moments=np.zeros((plans, 3)),
        actions=np.zeros((actions, 2), np.int64),
        action_minutes=np.zeros((actions, ACTION_MINUTES), np.int32),
        missing=np.zeros((pairs, WHYS, 3), np.int64),
        held=np.zeros((pairs, types - 1 + plans), np.int64),
        notable=np.full((NOTED, 7), NONE, np.int64),
        daily=np.zeros((days, 4 * types + posts + 2 * plans), np.int64),
        incidents=np.empty((rows, ROW), np.int64),
        today=np.zeros((groups, 7), np.int64),
        plans_today=np.zeros((plans, 2), np.int64),
    )
    fold.plans[:, FAILED_DAY] = NEVER
    return fold


@compiled
def response_step(response_ms: int) -> int:
    """Return the step in which a response lies; NEVER is the last."""
    if response_ms == NEVER:
        return STEPS - 1
    if response_ms < _FINE * _FINE_MS:
        return response_ms // _FINE_MS
    rest = response_ms - _FINE * _FINE_MS
    if rest < _MIDDLE * _MIDDLE_MS:
        return _FINE + rest // _MIDDLE_MS
    rest -= _MIDDLE * _MIDDLE_MS
    return _FINE + _MIDDLE + min(rest // _COARSE_MS, _COARSE)


@inner
def add_products(sums: Floats, at: int, below: float, above: float) -> None:
    """Add the products of the two parts of a ratio, of a day, to their sums."""
    sums[at] += float(below) * float(below)
    sums[at + 1] += float(below) * float(above)
    sums[at + 2] += float(above) * float(above)


@compiled
def note(notable: Ints, row: Row) -> None:
    """Keep a day among the notable ones, if it is: the more late ones of priority 1, of all, the
    worse the worst, the lower the number, the more notable.
    """
    at = len(notable)
    while at > 0 and _more(row, notable[at - 1]):
        at -= 1
    if at == len(notable):
        return
    for column in range(7):
        for below in range(len(notable) - 1, at, -1):
            notable[below, column] = notable[below - 1, column]
        notable[at, column] = row[column]


@inner
def _more(row: Row, other: Ints) -> bool:
    if other[DAY] == NONE:
        return True
    for column in (LATE_FIRST, LATE, WORST_MS):
        if row[column] != other[column]:
            return bool(row[column] > other[column])
    return bool(row[DAY] < other[DAY])


def add(into: Fold, more: Fold) -> None:
    """Add the sums of later days to those of days before them; days and incidents themselves
    (``daily``, ``incidents``) are not kept.
    """
    failed = np.minimum(into.plans[:, FAILED_DAY], more.plans[:, FAILED_DAY])
    longest = max(into.days[2], more.days[2])
    for name in _ADDED:
        mine = getattr(into, name)
        mine += getattr(more, name)
    into.plans[:, FAILED_DAY] = failed
    into.days[2] = longest
    for row in more.notable:
        if row[DAY] != NONE:
            note(into.notable, cast("Row", tuple(row.tolist())))


_ADDED = (
    *("days", "groups", "moments", "histogram", "posts", "teams", "queue"),
    *("plans", "plan_moments", "actions", "action_minutes", "missing", "held"),
)
