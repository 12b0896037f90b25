"""What the checks find in a plan of the room; found once for each plan."""

from functools import lru_cache

from opsroom.plans.models import Document
from sansang.checks import Finding, run_checks
from sansang.event import EventPlan


class _Checked:
    """A plan, equal to every other of the same digest."""

    def __init__(self, sha256: str, plan: EventPlan) -> None:
        self.sha256, self.plan = sha256, plan

    def __hash__(self) -> int:
        return hash(self.sha256)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Checked) and self.sha256 == other.sha256


@lru_cache(maxsize=16)
def _found(checked: _Checked) -> tuple[Finding, ...]:
    return run_checks(checked.plan)


def findings_of(paper: Document) -> tuple[Finding, ...]:
    """Return what the checks find in a draft or a version."""
    return _found(_Checked(paper.sha256, paper.plan))
