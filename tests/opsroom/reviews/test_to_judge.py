"""The record by which a review is judged says of the verdict what the whole record says."""

import pytest
from tests.journeys.furnished import Room
from tests.opsroom.conftest import NOW

from opsroom.reviews.access import plan_of
from opsroom.reviews.export import as_record
from opsroom.reviews.to_judge import record_to_judge
from sansang.readiness import readiness_of


@pytest.mark.django_db
def test_a_review_is_judged_the_same_without_what_no_verdict_rests_on(cast):
    room = Room(cast, NOW)
    for review in (room.concluded, room.inspected, room.prepared):
        plan = plan_of(review.version)
        whole = readiness_of(as_record(review), plan, NOW)
        assert readiness_of(record_to_judge(review), plan, NOW) == whole
    assert as_record(room.concluded).conclusion.directives
    assert as_record(room.inspected).findings
    assert as_record(room.inspected).inspection
