"""What the checks find in a plan of the room; found once for each plan."""

from functools import lru_cache

from opsroom.plans.maps import network_at, roads_named
from opsroom.plans.models import Document
from sansang.checks import Finding, run_checks
from sansang.event import EventPlan


class _Checked:
    """A plan and its map, found by their digests among those that were checked."""

    def __init__(self, sha256: str, plan: EventPlan, map_sha256: str) -> None:
        self.sha256, self.plan, self.map_sha256 = sha256, plan, map_sha256

    def __hash__(self) -> int:
        return hash((self.sha256, self.map_sha256))

    def __eq__(self, other: object) -> bool:
        same = isinstance(other, _Checked) and hash(self) == hash(other)
        return (
            same
            and self.map_sha256 == other.map_sha256
            and (self.plan is other.plan or self.plan == other.plan)
        )


@lru_cache(maxsize=16)
def _found(checked: _Checked) -> tuple[Finding, ...]:
    return run_checks(checked.plan, network_at(checked.map_sha256))


def findings_of(paper: Document) -> tuple[Finding, ...]:
    """Return what the checks find in a draft or a version."""
    kept = roads_named(paper.event_id, paper.plan).map
    return _found(_Checked(paper.sha256, paper.plan, kept.sha256 if kept else ""))
