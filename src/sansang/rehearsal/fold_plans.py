"""What a played day says about contingency plans, added to the sums."""

from sansang.rehearsal.compiled import inner
from sansang.rehearsal.day import Why
from sansang.rehearsal.draw import Drawn
from sansang.rehearsal.engine.outcome import Outcome
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
    add_products,
)

_BUSY, _OTHER_PLAN = int(Why.BUSY), int(Why.OTHER_PLAN)


@inner
def fold_plans(  # noqa: C901, PLR0912, PLR0915 - as in `sansang.rehearsal.fold`
    frame: Frame, drawn: Drawn, outcome: Outcome, number: int, fold: Fold, only_drills: bool
) -> None:
    """Add the activations of a day, or only those that were drills.

    An action that the end cut off before its limit says nothing, neither good nor bad.
    """
    fold.plans_today[:] = 0
    drill_ms = drawn.made[3]
    types = len(frame.priority)
    for m in range(outcome.counts[0]):
        c, started = outcome.plan[m], outcome.activated_ms[m]
        drill = drill_ms != NEVER and outcome.cause[m] == NONE and frame.drilled[c]
        drill = drill and started == drill_ms + frame.decide_ms
        if only_drills and not drill:
            continue
        if outcome.refused[m]:
            fold.plans[c, REFUSED] += 1
            continue
        fold.plans[c, ACTIVATED] += 1
        fold.plans[c, DRILLS] += drill
        late, cut = 0, 0
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
        if late > 0:
            fold.plans[c, FAILED] += 1
            fold.plans[c, FAILED_DAY] = min(fold.plans[c, FAILED_DAY], number)
        elif cut == 0:
            fold.plans[c, ON_TIME] += 1
        if late > 0 or cut == 0:
            fold.plans_today[c, 0] += 1
            fold.plans_today[c, 1] += late == 0
        for late_row in range(outcome.counts[1]):
            if outcome.late_activation[late_row] != m:
                continue
            pair = frame.pair_of[outcome.late_action[late_row], outcome.late_team[late_row]]
            if pair != NONE:
                why, by_ms = outcome.late_why[late_row], outcome.late_by_ms[late_row]
                fold.missing[pair, why, 0] += 1
                fold.missing[pair, why, 1] += by_ms != NEVER
                fold.missing[pair, why, 2] += 0 if by_ms == NEVER else by_ms
                held = outcome.late_held[late_row] + (types if why == _OTHER_PLAN else 0)
                if why in (_BUSY, _OTHER_PLAN):
                    fold.held[pair, held] += 1
    for c in range(len(fold.plans)):
        add_products(fold.plan_moments[c], 0, fold.plans_today[c, 0], fold.plans_today[c, 1])
