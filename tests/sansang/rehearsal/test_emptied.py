"""Emptying the site of a contingency plan bounds how long its forces are bound."""

import pytest
from tests.sansang.checks.plans import but

from sansang.egress import Outcome
from sansang.rehearsal.emptied import bound_min, emptying_of, with_emptying
from sansang.rehearsal.result import PlanResult


def fire(site="hall", **fields):
    plan = but("contingency_plans", "fire", site=site, **fields)
    return plan, next(one for one in plan.contingency_plans if one.id == "fire")


def test_forces_are_bound_as_planned_where_that_is_longer():
    assert bound_min(*fire(duration_min=30)) == 30


def test_forces_are_bound_until_the_place_can_be_empty():
    """400 people, 600 m², two of three doors of 2.4 m left: 400 ÷ (1.3 × 4.2) = 73 s, and a walk
    of 34.6 m at 1.15 m/s: 30 s.
    """
    assert bound_min(*fire(duration_min=1)) == pytest.approx(103 / 60, abs=0.02)


def test_a_place_without_exits_says_nothing():
    assert emptying_of(*fire(site="hotel")) is None
    assert emptying_of(*fire(site=None)) is None
    assert bound_min(*fire(site="hotel", duration_min=1)) == 1


def test_the_result_of_a_plan_tells_how_long_its_place_takes_to_empty():
    plan, _ = fire()
    counts = dict.fromkeys(("activated", "drills", "on_time", "failed", "refused"), 0)
    result = PlanResult(contingency_plan="fire", share_on_time=None, **counts)
    (told,) = with_emptying(plan, [result])
    assert told.emptying is not None
    assert told.emptying.all_exits.outcome == Outcome.EMPTIES
    assert told.emptying.exit_lost is not None
    assert told.emptying.exit_lost.minutes > told.emptying.all_exits.minutes
