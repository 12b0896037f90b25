"""What came out of a deployment, as the records of the plan and as a dossier."""

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
    return dossier_html(dossier_content(plan, run_checks(plan), answer, language))


def dossier_name(job: Job) -> str:
    """Return what the file of a dossier is called."""
    return f"{job.event.key}-{job.plan_sha256[:8]}-dossier.html"
