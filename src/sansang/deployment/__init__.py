"""Who stands where, when: the deployment of the plan's teams to its posts."""

from sansang.deployment.deploy import deploy
from sansang.deployment.document import read_deployment, write_deployment
from sansang.deployment.result import Assignment, Deployment, Level, Status, Unmet
from sansang.deployment.verify import Violation, verify
from sansang.event.reserves import ReservePlace, with_reserves

__all__ = [
    "Assignment",
    "Deployment",
    "Level",
    "ReservePlace",
    "Status",
    "Unmet",
    "Violation",
    "deploy",
    "read_deployment",
    "verify",
    "with_reserves",
    "write_deployment",
]
