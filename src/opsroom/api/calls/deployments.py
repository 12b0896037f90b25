"""Deployments: asked for, watched, cancelled, and their answers."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router, Status
from ninja.pagination import paginate

from opsroom.api.auth import needs
from opsroom.api.calls.papers import PAPER, paper_of
from opsroom.api.pages import Pages
from opsroom.api.schemas.deployments import DeploymentIn, DeploymentOut
from opsroom.api.schemas.papers import Shelf
from opsroom.api.schemas.refused import REFUSED, TOO_MUCH, a_file
from opsroom.people.roles import Action
from opsroom.plans import access as plans
from opsroom.plans import actions, jobs
from opsroom.plans.answers import dossier_of
from opsroom.plans.models import Job
from opsroom.wording import language_of_page

router = Router(tags=["deployments"])
DEPLOYMENT = "/events/{event}/deployments/{deployment}"


@router.post(f"{PAPER}/deployments", response={201: DeploymentOut, **REFUSED})
@needs(Action.PLAN_DEPLOY)
def deploy(
    request: HttpRequest, event: str, shelf: Shelf, number: int, body: DeploymentIn
) -> Status[Any]:
    """Ask for the deployment of a draft or a version; one that waits for it already is told."""
    paper, account = paper_of(request, event, shelf, number), request.user
    limit = body.time_limit_s
    return Status(201, jobs.ask(paper, time_limit_s=limit, account=account, now=timezone.now()))


@router.get("/events/{event}/deployments", response={200: list[DeploymentOut], **REFUSED})
@needs(Action.PLAN_VIEW)
@paginate(Pages)
def deployments(request: HttpRequest, event: str) -> QuerySet[Job]:
    """The deployments that the caller may see, the newest first."""
    return plans.jobs_for(request.user, plans.event_of(event))


@router.get(DEPLOYMENT, response={200: DeploymentOut, **REFUSED})
@needs(Action.PLAN_VIEW)
def one_deployment(request: HttpRequest, event: str, deployment: int) -> Job:
    """How far a deployment is."""
    return plans.job_for(request.user, plans.event_of(event), min(deployment, TOO_MUCH))


@router.post(f"{DEPLOYMENT}/cancel", response={200: DeploymentOut, **REFUSED})
@needs(Action.PLAN_DEPLOY)
def cancel(request: HttpRequest, event: str, deployment: int) -> Job:
    """Ask a deployment to stop; one that only waits stops at once."""
    of = plans.event_of(event)
    found = plans.job_for(request.user, of, min(deployment, TOO_MUCH))
    actions.cancel(found, now=timezone.now())
    return plans.job_for(request.user, of, found.pk)


@router.get(f"{DEPLOYMENT}/answer", response={200: dict[str, Any], **REFUSED})
@needs(Action.PLAN_VIEW)
def answer(request: HttpRequest, event: str, deployment: int) -> dict[str, Any]:
    """The answer as deployment.json, once there is one."""
    return _done(request, event, deployment).answer


@router.get(
    f"{DEPLOYMENT}/dossier", response={200: None, **REFUSED}, openapi_extra=a_file("text/html")
)
@needs(Action.PLAN_VIEW)
def dossier(request: HttpRequest, event: str, deployment: int) -> HttpResponse:
    """The dossier of a deployment as one HTML file, once there is an answer."""
    text = dossier_of(_done(request, event, deployment), language_of_page())
    return HttpResponse(text, content_type="text/html; charset=utf-8")


def _done(request: HttpRequest, event: str, deployment: int) -> Job:
    return plans.done_job(request.user, plans.event_of(event), min(deployment, TOO_MUCH))
