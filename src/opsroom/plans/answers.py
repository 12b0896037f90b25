"""What came out of a deployment, as the records of the plan and as a dossier."""

from opsroom.plans.maps import network_at
from opsroom.plans.models import Job
from sansang.checks import run_checks
from sansang.deployment import Deployment
from sansang.event import EventPlan
from sansang.report import dossier_content, dossier_html


def answered(job: Job) -> tuple[EventPlan, Deployment]:
    """Return the plan as it was when it was asked for, and what was found for it."""
    return EventPlan.model_validate(job.document), Deployment.model_validate(job.answer)


def dossier_of(job: Job, language: str) -> str:
    """Return the dossier of a deployment as one HTML file."""
    plan, answer = answered(job)
    findings = run_checks(plan, network_at(job.map_sha256))
    return dossier_html(dossier_content(plan, findings, answer, language))


def dossier_name(job: Job) -> str:
    """Return what the file of a dossier is called."""
    return f"{job.event.key}-{job.plan_sha256[:8]}-dossier.html"
