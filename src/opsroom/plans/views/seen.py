"""A record of a draft or a version, to be read and not changed."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from opsroom.people.access import needs
from opsroom.people.roles import Action
from opsroom.plans import access
from opsroom.plans.findings import findings_of
from opsroom.plans.records import changes
from opsroom.plans.records.inputs import RecordForm
from opsroom.plans.records.lists import top_table
from opsroom.plans.records.notes import finding_notes
from opsroom.plans.records.texts import texts_of
from opsroom.plans.views.papers import shown
from opsroom.wording import words_of_page
from sansang.eventfile.labels import record_label


@needs(Action.PLAN_VIEW)
def record(
    request: HttpRequest, event: str, shelf: str, number: int, table: str, key: str
) -> HttpResponse:
    """Show every field of a record, and what the checks find about it."""
    of = access.event_of(event)
    paper = access.plan_paper(request.user, of, shelf, number)
    found = top_table(table)
    kept = changes.find(paper.plan, found, key) if found else None
    if found is None or kept is None:
        raise Http404
    wording, plan = words_of_page(), paper.plan
    notes = finding_notes(findings_of(paper), found, key, wording, plan)
    texts = texts_of(kept, found, plan.zone)
    context = shown(request, of, paper) | {
        "table": table,
        "key": key,
        "label": wording(record_label(found.model)),
        "form": RecordForm(plan, found, texts, wording, findings=notes),
    }
    return render(request, "plans/seen.html", context)
