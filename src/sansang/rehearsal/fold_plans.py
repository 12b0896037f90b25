"""What a played day says about contingency plans, added to the sums."""

from numba import njit

from sansang.rehearsal.draw import Drawn
from sansang.rehearsal.frame import MINUTE_MS, Frame
from sansang.rehearsal.scenario import NEVER, NONE
from sansang.rehearsal.sums import (
    ACTION_MINUTES,
    ACTIVATED,
    DRILLS,
    FAILED,
    FAILED_DAY,
    ON_TIME,
    REFUSED,
    Fold,
    Outcome,
    add_products,
)


@njit(cache=True, nogil=True)
def fold_plans(
    frame: Frame, drawn: Drawn, outcome: Outcome, number: int, fold: Fold, only_drills: bool
) -> None:
    """Add the activations of a day, or only those that were drills."""
    fold.plans_today[:] = 0
    for m in range(outcome.counts[0]):
        drill = _is_drill(frame, drawn, outcome, m)
        if drill or not only_drills:
            _fold_activation(frame, outcome, m, number, fold)
            fold.plans[outcome.plan[m], DRILLS] += drill and not outcome.refused[m]
    for c in range(len(fold.plans)):
        add_products(fold.plan_moments[c], 0, fold.plans_today[c, 0], fold.plans_today[c, 1])
    for row in range(outcome.counts[1]):
        pair = frame.pair_of[outcome.late_action[row], outcome.late_team[row]]
        counts = _is_drill(frame, drawn, outcome, outcome.late_activation[row]) or not only_drills
        if counts and pair != NONE:
            sums = fold.missing[pair, outcome.late_why[row]]
            sums[0] += 1
            if outcome.late_by_ms[row] != NEVER:
                sums[1] += 1
                sums[2] += outcome.late_by_ms[row]


@njit(cache=True, nogil=True)
def _is_drill(frame: Frame, drawn: Drawn, outcome: Outcome, m: int) -> bool:
    if drawn.made[3] == NEVER or outcome.cause[m] != NONE or not frame.drilled[outcome.plan[m]]:
        return False
    return bool(outcome.activated_ms[m] == drawn.made[3] + frame.decide_ms)


@njit(cache=True, nogil=True)
def _fold_activation(frame: Frame, outcome: Outcome, m: int, number: int, fold: Fold) -> None:
    c = outcome.plan[m]
    if outcome.refused[m]:
        fold.plans[c, REFUSED] += 1
        return
    fold.plans[c, ACTIVATED] += 1
    late, cut = _fold_actions(frame, outcome, m, fold)
    if late > 0:
        fold.plans[c, FAILED] += 1
        fold.plans[c, FAILED_DAY] = min(fold.plans[c, FAILED_DAY], number)
    elif cut == 0:
        fold.plans[c, ON_TIME] += 1
    if late > 0 or cut == 0:
        fold.plans_today[c, 0] += 1
        fold.plans_today[c, 1] += late == 0


@njit(cache=True, nogil=True)
def _fold_actions(frame: Frame, outcome: Outcome, m: int, fold: Fold) -> tuple[int, int]:
    """Count the actions of an activation; return how many were late, and how many the end cut
    off before their limit.
    """
    late, cut = 0, 0
    c = outcome.plan[m]
    started = outcome.activated_ms[m]
    for a in range(frame.action_at[c], frame.action_at[c + 1]):
        done = outcome.done_ms[outcome.action_of_at[m] + a - frame.action_at[c]]
        limit = frame.action_ms[a]
        if done == NEVER and limit != NONE and started + limit > frame.end_ms:
            cut += 1
            continue
        on_time = done != NEVER if limit == NONE else done <= started + limit
        late += limit != NONE and not on_time
        fold.actions[a, 0] += 1
        fold.actions[a, 1] += on_time
        step = ACTION_MINUTES - 1
        if done != NEVER:
            step = min((done - started) // MINUTE_MS, ACTION_MINUTES - 2)
        fold.action_minutes[a, step] += 1
    return late, cut
