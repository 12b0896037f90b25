"""Played days folded into sums: incidents, posts, teams and the line."""

from sansang.incident import State
from sansang.rehearsal.compiled import compiled, inner
from sansang.rehearsal.draw import Drawn
from sansang.rehearsal.engine.outcome import Outcome
from sansang.rehearsal.fold_plans import fold_plans
from sansang.rehearsal.frame import MINUTE_MS, NO_TARGET_MS, Frame
from sansang.rehearsal.scenario import NEVER, NONE, Ints
from sansang.rehearsal.sums import (
    COME,
    JUDGED,
    REACHED,
    RESPONSE_MS,
    UNREACHABLE,
    UNREACHED,
    WITHIN,
    Fold,
    add_products,
    note,
    response_step,
)

_UNREACHABLE = int(State.UNREACHABLE)


@compiled
def fold_day(frame: Frame, drawn: Drawn, outcome: Outcome, number: int, fold: Fold) -> None:
    """Add a day that was played to the sums."""
    fold.today[:] = 0
    _fold_incidents(frame, drawn, outcome, number, fold)
    _fold_groups(fold)
    _fold_forces(frame, drawn, outcome, fold)
    fold_plans(frame, drawn, outcome, number, fold, False)
    _note_daily(outcome, fold, fold.daily[fold.days[0]])
    if len(fold.incidents) > 0:
        _note_incidents(drawn, outcome, number, fold)
    fold.days[0] += 1
    fold.days[2] = max(fold.days[2], outcome.counts[3])


@compiled
def fold_drill(frame: Frame, drawn: Drawn, outcome: Outcome, number: int, fold: Fold) -> None:
    """Add what a day says about its drills, and nothing else: a drill disturbs the day."""
    fold.today[:] = 0
    fold_plans(frame, drawn, outcome, number, fold, True)
    _note_daily(outcome, fold, fold.daily[fold.days[0]])
    fold.days[0] += 1


@inner
def _fold_incidents(  # noqa: C901, PLR0912, PLR0915 - calls would hand over hundreds of numbers
    frame: Frame, drawn: Drawn, outcome: Outcome, number: int, fold: Fold
) -> None:
    """Count each incident in its groups, and keep the day if it is notable.

    What the end cut off before its target was over says nothing, neither good nor bad.
    """
    late_first, late = 0, 0
    worst, worst_priority, worst_ms = NONE, NEVER, NONE
    per_cell = frame.cell_groups.shape[2]
    for i in range(drawn.made[0]):
        kind, at = drawn.type[i], drawn.at_ms[i]
        target = frame.target_ms[kind]
        unreachable = outcome.state[i] == _UNREACHABLE
        last = at + (NO_TARGET_MS if target == NONE else target)
        response = NONE
        if outcome.first_ms[i] != NEVER:
            response = outcome.first_ms[i] - at
        elif unreachable or last <= frame.end_ms:
            response = NEVER
        if drawn.request_at[i + 1] == drawn.request_at[i]:
            response = NONE
        step = response_step(response)
        for g in range(per_cell + 1):
            group = frame.hour_group[at // MINUTE_MS]
            if g < per_cell:
                group = frame.cell_groups[kind, drawn.place[i], g]
            if group == NONE:
                continue
            fold.today[group, COME] += 1
            if response == NONE:
                continue
            fold.histogram[group, step] += 1
            if response == NEVER:
                fold.today[group, UNREACHED] += 1
                fold.today[group, UNREACHABLE] += unreachable
            else:
                fold.today[group, REACHED] += 1
                fold.today[group, RESPONSE_MS] += response
            if target != NONE:
                fold.today[group, JUDGED] += 1
                fold.today[group, WITHIN] += response <= target
        if target != NONE and response > target:
            priority = frame.priority[kind]
            late += 1
            late_first += priority == 1
            if priority < worst_priority or (priority == worst_priority and response > worst_ms):
                worst, worst_priority, worst_ms = i, priority, response
    fold.days[1] += late_first == 0
    if late > 0:
        kind, place, at = drawn.type[worst], drawn.place[worst], drawn.at_ms[worst]
        note(fold.notable, (number, late_first, late, worst_ms, kind, place, at))


@inner
def _fold_groups(fold: Fold) -> None:
    for group in range(len(fold.groups)):
        today = fold.today[group]
        if today[COME] == 0:
            continue
        for column in range(7):
            fold.groups[group, column] += today[column]
        add_products(fold.moments[group], 0, today[JUDGED], today[WITHIN])
        add_products(fold.moments[group], 3, today[REACHED], today[RESPONSE_MS])


@inner
def _fold_forces(frame: Frame, drawn: Drawn, outcome: Outcome, fold: Fold) -> None:
    for q in range(len(fold.posts)):
        short = float(outcome.short_ms[q])
        fold.posts[q, 0] += short
        fold.posts[q, 1] += short * short
    for t in range(len(fold.teams)):
        duty = 0
        for d in range(frame.duty_at[t], frame.duty_at[t + 1]):
            if not drawn.absent[d]:
                duty += frame.duty_ms[d]
        sums = fold.teams[t]
        busy, overrun = float(outcome.busy_ms[t]), float(outcome.overrun_ms[t])
        sums[0] += busy
        sums[1] += duty
        add_products(sums, 2, duty, busy)
        sums[5] += overrun
        sums[6] += overrun * overrun
    waiting, requests = float(outcome.counts[2]), float(drawn.made[1])
    fold.queue[0] += waiting
    fold.queue[1] += requests
    add_products(fold.queue, 2, requests, waiting)


@inner
def _note_daily(outcome: Outcome, fold: Fold, row: Ints) -> None:
    posts, plans = len(fold.posts), len(fold.plans)
    types = (len(row) - posts - 2 * plans) // 4  # with the group of all, before them
    for y in range(types):
        for column in range(4):
            row[4 * y + column] = fold.today[y, JUDGED + column]
    at = 4 * types
    for q in range(posts):
        row[at + q] = outcome.short_ms[q]
    for c in range(plans):
        row[at + posts + 2 * c] = fold.plans_today[c, 0]
        row[at + posts + 2 * c + 1] = fold.plans_today[c, 1]


@inner
def _note_incidents(drawn: Drawn, outcome: Outcome, number: int, fold: Fold) -> None:
    for i in range(drawn.made[0]):
        row = fold.incidents[fold.days[3]]
        row[0] = number
        row[1] = drawn.at_ms[i]
        row[2] = drawn.type[i]
        row[3] = drawn.place[i]
        row[4] = drawn.inject[i]
        row[5] = outcome.state[i]
        row[6] = outcome.dispatched_ms[i]
        row[7] = outcome.first_ms[i]
        row[8] = outcome.closed_ms[i]
        row[9] = outcome.first_team[i]
        fold.days[3] += 1
