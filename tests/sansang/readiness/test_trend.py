"""What changed from one review to the next."""

import pytest
from hypothesis import given
from tests.sansang.readiness.reviews import NOW, criterion, plan, report, review, reviews

from sansang.event.organisation import WorkGroup
from sansang.readiness import Change, State, readiness_of, trend

PLAN = plan()
HOSE, LAMP = criterion("hose"), criterion("lamp")
BED = criterion("bed", WorkGroup.MEDICAL)


def of(*items, **states):
    return readiness_of(review(*items, reports=(report("fire", **states),)), PLAN, NOW)


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        (State.NOT_READY, State.PARTLY, Change.BETTER),
        (State.PARTLY, State.READY, Change.BETTER),
        (State.READY, State.NOT_READY, Change.WORSE),
        (State.PARTLY, State.PARTLY, Change.SAME),
        (State.NOT_APPLICABLE, State.READY, Change.NEW),
        (State.READY, State.NOT_APPLICABLE, Change.GONE),
    ],
)
def test_a_criterion_is_better_worse_the_same_new_or_gone(before, after, change):
    found = trend(of(HOSE, hose=before), of(HOSE, hose=after)).criteria[0]
    assert found.change is change
    assert (found.before, found.after) == (before, after)


def test_to_learn_that_something_is_not_ready_does_not_make_it_worse():
    assert trend(of(HOSE), of(HOSE, hose=State.NOT_READY)).criteria[0].change is Change.SAME


def test_work_groups_come_and_go_with_their_criteria():
    changed = trend(of(HOSE, hose=State.READY), of(BED, bed=State.READY))
    assert {one.work_group: one.change for one in changed.work_groups} == {
        WorkGroup.FIRE_RESCUE: Change.GONE,
        WorkGroup.MEDICAL: Change.NEW,
    }


def test_a_work_group_moves_by_verdict_and_then_by_share():
    half = of(HOSE, LAMP, hose=State.READY)
    whole = of(HOSE, LAMP, hose=State.READY, lamp=State.READY)
    assert trend(half, whole).work_groups[0].change is Change.BETTER
    assert trend(whole, half).whole is Change.WORSE
    assert trend(of(HOSE, LAMP), half).agencies[0].change is Change.BETTER


OPPOSITE = {
    Change.BETTER: Change.WORSE,
    Change.WORSE: Change.BETTER,
    Change.NEW: Change.GONE,
    Change.GONE: Change.NEW,
    Change.SAME: Change.SAME,
}


@given(reviews(), reviews())
def test_seen_from_the_other_side_a_trend_is_its_opposite(one, other):
    first, second = readiness_of(one, PLAN, NOW), readiness_of(other, PLAN, NOW)
    there, back = trend(first, second), trend(second, first)
    assert there.whole is OPPOSITE[back.whole]
    forward = {change.criterion: change.change for change in there.criteria}
    assert forward == {change.criterion: OPPOSITE[change.change] for change in back.criteria}


@given(reviews())
def test_nothing_changes_from_a_review_to_itself(any_review):
    readiness = readiness_of(any_review, PLAN, NOW)
    same = trend(readiness, readiness)
    changes = (*same.criteria, *same.work_groups, *same.agencies)
    assert {one.change for one in changes} <= {Change.SAME}
    assert same.whole is Change.SAME
