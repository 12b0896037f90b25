"""A plan is rehearsed and answered for, from its records to the intervals."""

import pytest
from tests.sansang.rehearsal.leaning import contingency, leaning_deployment, leaning_plan

from sansang.eventfile import plan_sha256
from sansang.rehearsal.rehearse import FEWEST_DRILLS, rehearse
from sansang.rehearsal.result import Rehearsal
from sansang.travel import Travel

MENDED = [contingency("fire", "crew-1"), contingency("many-hurt", "crew-2")]


def variant(**tables):
    plan = leaning_plan(**tables)
    return plan, leaning_deployment(plan), Travel(plan)


@pytest.fixture(scope="module")
def told():
    return []


@pytest.fixture(scope="module")
def answer(told):
    return rehearse(
        *variant(),
        days=60,
        other=variant(contingency_plans=MENDED),
        workers=2,
        progress=lambda done, total: told.append((done, total)),
    )


def test_the_answer_names_what_was_rehearsed(answer):
    plan = leaning_plan()
    assert (answer.event, answer.plan_sha256) == (plan.event.id, plan_sha256(plan))
    assert (answer.days, answer.seed, answer.drills_per_plan) == (60, 1, FEWEST_DRILLS)
    assert Rehearsal.model_validate_json(answer.model_dump_json()) == answer


def test_a_reserve_promised_to_two_plans_is_named_with_the_plan_that_held_it(answer):
    hurt = next(one for one in answer.plans if one.contingency_plan == "many-hurt")
    assert hurt.drills == FEWEST_DRILLS
    assert 0 < hurt.on_time < hurt.activated
    (missing, *_) = hurt.actions[0].missing
    assert (missing.team, missing.why, missing.held_by) == ("crew-1", "other_plan", "fire")


def test_the_mended_plan_is_better_on_the_same_days(answer):
    gain = next(
        one.difference
        for one in answer.differences
        if (one.measure, one.about) == ("plan_on_time", "many-hurt")
    )
    assert gain.low > 0.3


def test_every_estimate_lies_in_its_interval(answer):
    found = [
        estimate
        for one in answer.responses
        for estimate in (one.mean, one.p50, one.p90, one.within)
        if estimate
    ]
    found += [one.share for one in answer.posts] + [one.busy for one in answer.teams]
    assert found
    assert all(one.low <= one.value <= one.high for one in found)


def test_progress_is_told_to_the_end(answer, told):
    assert told == sorted(told)
    done, total = told[-1]
    assert done == total == 60 + 2 * FEWEST_DRILLS
    assert answer.days == 60


def test_the_same_seed_answers_the_same_on_another_number_of_workers():
    one, other = (
        rehearse(*variant(), days=30, workers=workers, values=False).model_copy(
            update={"seconds": 0.0}
        )
        for workers in (1, 4)
    )
    assert one == other
