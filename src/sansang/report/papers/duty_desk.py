"""What lies before the clerk who writes the order sheets: the plan and who stands where when."""

from dataclasses import dataclass
from functools import cached_property

from sansang.deployment.distances import Distances
from sansang.deployment.result import Deployment
from sansang.report.papers.desk import Desk
from sansang.report.papers.roster import Roster


@dataclass(frozen=True, kw_only=True)
class DutyDesk(Desk):
    """A plan and its deployment, to be told in one language."""

    deployment: Deployment

    @cached_property
    def roster(self) -> Roster:
        """Who stands where and when."""
        return Roster(self.plan, self.deployment)

    @cached_property
    def distances(self) -> Distances:
        """Travel times of teams between sites."""
        return Distances(plan=self.plan, roads=self.roads)
