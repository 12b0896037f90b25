"""Deployments: asked for, watched, cancelled, read, and taken away as a dossier."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from opsroom.people.access import needs
from opsroom.people.roles import Action
from opsroom.plans import access, actions, jobs
from opsroom.plans.answers import answered, dossier_name, dossier_of
from opsroom.plans.forms import DeploymentForm
from opsroom.plans.models import Job
from opsroom.plans.rosters import rosters
from opsroom.wording import language_of_page
from sansang.deployment import Level
from sansang.event import EventPlan
from sansang.report.content.quality import level_amount, level_name, quality_part
from sansang.report.content.unmet import unmet_part
from sansang.report.content.voice import Voice

STOPPED = 286
"""The status with which htmx stops to ask again."""


@needs(Action.PLAN_DEPLOY)
@require_POST
def deploy(request: HttpRequest, event: str, shelf: str, number: int) -> HttpResponse:
    """Ask for the deployment of a draft or a version."""
    paper = access.plan_paper(request.user, access.event_of(event), shelf, number)
    form = DeploymentForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("The time limit is a number of seconds from 5 to 1800."))
        return redirect("plans:paper", event, shelf, number)
    asked = jobs.ask(
        paper,
        time_limit_s=form.cleaned_data["time_limit_s"],
        account=request.user,
        now=timezone.now(),
    )
    return redirect("plans:job", event, asked.pk)


@needs(Action.PLAN_VIEW)
def job(request: HttpRequest, event: str, pk: int) -> HttpResponse:
    """Show how far a deployment is, and what came out of it."""
    of = access.event_of(event)
    found = access.job_for(request.user, of, pk)
    open_still = found.state in jobs.OPEN
    context: dict[str, Any] = {"event": of, "job": found, "open": open_still}
    if request.htmx and open_still:
        return render(request, "plans/progress.html", context | _progress(found))
    if request.htmx:
        return HttpResponse(status=STOPPED, headers={"HX-Refresh": "true"})
    context |= _result(found) if found.state == Job.State.DONE else _progress(found)
    return render(request, "plans/job.html", context)


@needs(Action.PLAN_DEPLOY)
@require_POST
def cancel(request: HttpRequest, event: str, pk: int) -> HttpResponse:
    """Stop a deployment that waits or runs."""
    found = access.job_for(request.user, access.event_of(event), pk)
    actions.cancel(found, now=timezone.now())
    return redirect("plans:job", event, pk)


@needs(Action.PLAN_VIEW)
def dossier(request: HttpRequest, event: str, pk: int) -> HttpResponse:
    """Hand out the dossier of a deployment as one HTML file."""
    found = access.done_job(request.user, access.event_of(event), pk)
    text = dossier_of(found, language_of_page())
    response = HttpResponse(text, content_type="text/html; charset=utf-8")
    name = content_disposition_header(as_attachment=True, filename=dossier_name(found))
    response["Content-Disposition"] = name
    return response


@needs(Action.PLAN_VIEW)
def answer(request: HttpRequest, event: str, pk: int) -> HttpResponse:
    """Hand out the answer as a deployment.json."""
    response = JsonResponse(access.done_job(request.user, access.event_of(event), pk).answer)
    name = content_disposition_header(as_attachment=True, filename="deployment.json")
    response["Content-Disposition"] = name
    return response


def _progress(job: Job) -> dict[str, Any]:
    """The levels that the search has reached so far."""
    voice = Voice(EventPlan.model_validate(job.document), language_of_page())
    levels = [Level.model_validate(level) for level in job.progress]
    told = [
        (level_name(voice, one.name), level_amount(voice, one.name, one.objective))
        for one in levels
    ]
    return {"levels": told}


def _result(job: Job) -> dict[str, Any]:
    """How good the answer is, what it cannot meet and why, and where each team stands."""
    plan, found = answered(job)
    voice = Voice(plan, language_of_page())
    return {
        "parts": (quality_part(voice, found), unmet_part(voice, found)),
        "teams": rosters(voice, found),
    }
