"""How long a venue takes to empty, by the hydraulic method."""

from sansang.egress.emptying import (
    Emptying,
    Outcome,
    SiteEmptying,
    emptying,
    site_emptying,
    worst_loss,
)
from sansang.egress.hydraulic import Course, OutOfRange
from sansang.egress.people import expected_in, outdoors, people_in

__all__ = [
    "Course",
    "Emptying",
    "OutOfRange",
    "Outcome",
    "SiteEmptying",
    "emptying",
    "expected_in",
    "outdoors",
    "people_in",
    "site_emptying",
    "worst_loss",
]
