"""A draft or a version: its tables, its findings, and the files it can be taken away as."""

from collections import Counter

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header

from opsroom.people.access import needs
from opsroom.people.roles import Action
from opsroom.plans import access
from opsroom.plans.findings import findings_of
from opsroom.plans.forms import DeploymentForm, MapForm, ReasonForm, SummaryForm, TitleForm
from opsroom.plans.handing_out import FORMS, folder
from opsroom.plans.maps import held_file, roads_named
from opsroom.plans.models import Draft, Event, Version
from opsroom.plans.records.lists import listed, tables_of_plan, top_table
from opsroom.wording import language_of_page, words_of_page
from sansang.eventfile.labels import table_label
from sansang.report.content.findings import findings_part
from sansang.report.content.voice import Voice

_ON_A_PAGE = 200


def shown(request: HttpRequest, event: Event, paper: Draft | Version) -> dict[str, object]:
    """Return what every page of a draft or a version knows."""
    draft = isinstance(paper, Draft)
    return {
        "event": event,
        "paper": paper,
        "draft": paper if draft else None,
        "version": None if draft else paper,
        "shelf": access.DRAFTS if draft else access.VERSIONS,
        "number": paper.pk if draft else paper.number,
        "edits": draft and request.user.may(Action.PLAN_EDIT),
    }


@needs(Action.PLAN_VIEW)
def paper(request: HttpRequest, event: str, shelf: str, number: int) -> HttpResponse:
    """Show a draft or a version: its tables, what can be done with it, what was decided."""
    of = access.event_of(event)
    found = access.plan_paper(request.user, of, shelf, number)
    own = isinstance(found, Draft) and found.agency_id == request.user.agency_id
    what = findings_of(found)
    counts = Counter(finding.severity.value for finding in what)
    context = shown(request, of, found) | {
        "plan": found.plan,
        "tables": tables_of_plan(found.plan, what, words_of_page()),
        "counts": counts,
        "jobs": access.jobs_for(request.user, of).filter(plan_sha256=found.sha256)[:5],
        "own": own,
        "title_form": TitleForm(),
        "summary_form": SummaryForm(),
        "reason_form": ReasonForm(),
        "deployment_form": DeploymentForm(),
        "roads": roads_named(of.pk, found.plan),
        "map_form": MapForm(),
        "approved": access.approved(of),
    }
    return render(request, "plans/paper.html", context)


@needs(Action.PLAN_VIEW)
def table(request: HttpRequest, event: str, shelf: str, number: int, table: str) -> HttpResponse:
    """List the records of a table, those in which a text occurs."""
    of = access.event_of(event)
    found = access.plan_paper(request.user, of, shelf, number)
    if top_table(table) is None:
        raise Http404
    sought = request.GET.get("q", "").strip()
    records = listed(found.plan, table, sought, findings_of(found), words_of_page())
    context = shown(request, of, found) | {
        "table": table,
        "label": words_of_page()(table_label(table)),
        "list": records,
        "page": Paginator(records.records, _ON_A_PAGE).get_page(request.GET.get("page")),
        "q": sought,
        "saved": request.GET.get("saved", ""),
    }
    return render(request, "plans/table.html", context)


@needs(Action.PLAN_VIEW)
def findings(request: HttpRequest, event: str, shelf: str, number: int) -> HttpResponse:
    """Show what the checks find, the gravest first."""
    of = access.event_of(event)
    found = access.plan_paper(request.user, of, shelf, number)
    part = findings_part(Voice(found.plan, language_of_page()), findings_of(found))
    return render(request, "plans/findings.html", shown(request, of, found) | {"part": part})


@needs(Action.PLAN_VIEW)
def export(request: HttpRequest, event: str, shelf: str, number: int, form: str) -> HttpResponse:
    """Hand out the plan as a workbook, a plan.json or a folder in a .zip."""
    of = access.event_of(event)
    found = access.plan_paper(request.user, of, shelf, number)
    if form not in FORMS:
        raise Http404
    write, kind = FORMS[form]
    plan, roads = found.plan, held_file(of.pk, found.plan) if form == "zip" else None
    mark = f"v{number}" if shelf == access.VERSIONS else f"draft-{number}"
    written = folder(plan, roads) if roads else write(plan)
    response = HttpResponse(written, content_type=kind)
    name = content_disposition_header(as_attachment=True, filename=f"{of.key}-{mark}.{form}")
    response["Content-Disposition"] = name
    return response
