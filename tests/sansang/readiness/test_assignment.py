"""Who answers which criteria."""

from tests.sansang.readiness.reviews import criteria, criterion, plan, review

from sansang.event.organisation import WorkGroup
from sansang.readiness import Assigned, assigned, assigned_in

HOSE = criterion("hose")
BED = criterion("bed", WorkGroup.MEDICAL)
CROSSING = criterion("crossing", WorkGroup.TRAFFIC)


def test_an_agency_answers_for_the_task_forces_that_it_leads_or_joins():
    asked = assigned(plan(), criteria(HOSE, BED, CROSSING))
    assert asked == {"fire": ("hose", "bed"), "health": ("bed",)}


def test_a_review_that_assigns_criteria_replaces_the_rule():
    own = review(HOSE, BED, assigned=(Assigned(agency="police", criteria=("bed", "gone")),))
    assert assigned_in(own, plan()) == {"police": ("bed",)}


def test_an_agency_named_twice_answers_for_both():
    twice = (
        Assigned(agency="fire", criteria=("bed",)),
        Assigned(agency="fire", criteria=("hose",)),
    )
    assert assigned_in(review(HOSE, BED, assigned=twice), plan()) == {"fire": ("hose", "bed")}
