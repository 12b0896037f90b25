"""Where reserves of a plan may wait: ways of the rehearsal, demand of its incidents."""

from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from sansang.event import EventPlan
from sansang.eventfile import read_plan
from sansang.faults import CannotRun
from sansang.location import PMedian, Status, solve
from sansang.rehearsal.clock import clock_of
from sansang.rehearsal.demand import streams_of
from sansang.rehearsal.ground import drivers_of
from sansang.rehearsal.sites import site_problem, site_problems
from sansang.travel import Travel


@pytest.fixture(scope="module")
def plan() -> EventPlan:
    return read_plan(Path("examples/lang-son-congress"))


@pytest.fixture(scope="module")
def times(plan):
    return site_problems(plan, Travel(plan), drivers_of(plan)[0], hours=2)


def test_the_times_of_day_follow_each_other_and_share_all_that_is_expected(plan, times):
    clock = clock_of(plan)
    assert (times[0].start, times[-1].end) == (clock.start, clock.end)
    assert all(one.end == two.start for one, two in pairwise(times))
    assert all(timedelta() < one.end - one.start <= timedelta(hours=2) for one in times)
    expected = sum(stream.expected for stream in streams_of(plan, clock))
    assert sum(one.problem.demand.sum() for one in times) == pytest.approx(expected)


def test_sites_have_a_position_and_ways_are_minutes(plan, times):
    problem = times[0].problem
    assert set(problem.sites) == {site.id for site in plan.sites if site.position}
    for row, site in enumerate(problem.sites):
        if site in problem.places:
            assert problem.travel[row, problem.places.index(site)] == 0
    assert 1 < np.median(problem.travel[np.isfinite(problem.travel)]) < 120


def test_reserves_that_stay_have_one_problem_of_all_times(plan, times):
    whole = site_problem(plan, Travel(plan), drivers_of(plan)[0], hours=2)
    assert whole.travel.shape[1] == sum(one.problem.travel.shape[1] for one in times)
    answer = solve(whole, PMedian(facilities=2))
    assert answer.status is Status.OPTIMAL


def test_only_sites_that_are_named_and_incidents_that_are_urgent_count(plan, times):
    travel, driver = Travel(plan), drivers_of(plan)[0]
    some = times[0].problem.sites[:2]
    urgent = site_problems(plan, travel, driver, hours=2, sites=some, until_priority=1)
    assert urgent[0].problem.sites == some
    every = sum(one.problem.demand.sum() for one in times)
    assert 0 < sum(one.problem.demand.sum() for one in urgent) < every


def test_a_site_that_is_not_in_the_plan_is_named(plan):
    with pytest.raises(CannotRun) as refused:
        site_problems(plan, Travel(plan), drivers_of(plan)[0], sites=["nowhere"])
    assert refused.value.faults[0].found == "nowhere"
