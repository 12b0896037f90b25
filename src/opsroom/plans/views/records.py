"""Editing the records of a draft: one form for every table of the plan."""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from opsroom.people.access import needs
from opsroom.people.roles import Action
from opsroom.plans import access, actions
from opsroom.plans.findings import findings_of
from opsroom.plans.models import Draft, Event
from opsroom.plans.records import changes, merging
from opsroom.plans.records.inputs import Notes, RecordForm
from opsroom.plans.records.lists import top_table
from opsroom.plans.records.notes import fault_notes, finding_notes
from opsroom.plans.records.texts import Texts, posted_texts, read_texts, texts_of, values_of
from opsroom.plans.views.papers import shown
from opsroom.wording import words_of_page
from sansang.event import EventPlan
from sansang.eventfile import describe_fault
from sansang.eventfile.labels import record_label
from sansang.eventfile.tables import Table
from sansang.faults import EventFileError


class Place(NamedTuple):
    """Where a record stands that is edited; the key is empty for a new one."""

    event: Event
    draft: Draft
    table: Table
    key: str = ""


@needs(Action.PLAN_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def record(request: HttpRequest, event: str, number: int, table: str, key: str) -> HttpResponse:
    """Show a record in its form, and keep what is sent unless somebody else changed it."""
    place = _place(request, event, number, table, key)
    if request.method == "POST":
        return _save(request, place)
    now = changes.find(place.draft.plan, place.table, key)
    if now is None:
        raise Http404
    texts = texts_of(now, place.table, place.draft.plan.zone)
    return _form(request, place, texts, was=changes.digest(now), base=texts)


@needs(Action.PLAN_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, event: str, number: int, table: str) -> HttpResponse:
    """Show the form of a new record, and add it."""
    place = _place(request, event, number, table)
    if place.table.name == changes.EVENT:
        raise Http404
    if request.method != "POST":
        return _form(request, place, Texts())
    texts = posted_texts(request.POST, place.table)
    if "more" in request.POST:
        return _form(request, place, texts)
    values = values_of(texts, place.table)
    return _kept(request, place, texts, lambda doc: changes.add(doc, place.table, values))


@needs(Action.PLAN_EDIT)
@require_POST
def remove(request: HttpRequest, event: str, number: int, table: str, key: str) -> HttpResponse:
    """Remove a record that is still as it was seen, and that no other record names."""
    place = _place(request, event, number, table, key)
    if place.table.name == changes.EVENT:
        raise Http404
    was = request.POST.get("was", "")
    try:
        _change(request, place, lambda doc: changes.remove(doc, place.table, key, was))
    except changes.Gone:
        return _back(place)
    except changes.Conflict:
        text = _("Somebody else changed this record meanwhile. It was not removed.")
        messages.error(request, text)
    except EventFileError as error:
        messages.error(request, _("It was not removed: other records name it."))
        for fault in error.faults[:10]:
            messages.error(request, describe_fault(fault, words_of_page()))
    else:
        messages.success(request, _("The record is removed."))
        return _back(place)
    return redirect("plans:record", event, number, table, key)


def _place(request: HttpRequest, event: str, number: int, table: str, key: str = "") -> Place:
    of = access.event_of(event)
    draft = access.draft_for(request.user, of, number)
    found = top_table(table)
    if found is None:
        raise Http404
    return Place(of, draft, found, key)


def _save(request: HttpRequest, place: Place) -> HttpResponse:
    """Keep what was sent; where somebody else was quicker, let the person choose."""
    post, table = request.POST, place.table
    texts = posted_texts(post, table)
    if "theirs" in post:
        mine, theirs = read_texts(post.get("mine", ""), table), read_texts(post["theirs"], table)
        texts = merging.merged(post, table, mine, theirs)
    was, base = post.get("was", ""), read_texts(post.get("base", ""), table)
    if "more" in post:
        return _form(request, place, texts, was=was, base=base)
    values = values_of(texts, table)
    try:
        return _kept(
            request,
            place,
            texts,
            lambda doc: changes.put(doc, table, place.key, was, values),
            was=was,
            base=base,
        )
    except changes.Gone:
        text = _("Somebody else removed this record meanwhile. Saving adds it again.")
        messages.warning(request, text)
        return _form(request, place._replace(key=""), texts, status=409)
    except changes.Conflict:
        return _choice(request, place, texts, base)


def _kept(
    request: HttpRequest,
    place: Place,
    texts: Texts,
    edit: Callable[[Any], EventPlan],
    was: str = "",
    base: Texts | None = None,
) -> HttpResponse:
    """Keep a change and go back to the list; or show the form with the faults in their places."""
    try:
        _change(request, place, edit)
    except EventFileError as error:
        notes = fault_notes(error.faults, place.table, words_of_page())
        return _form(request, place, texts, was=was, base=base, faults=notes, status=422)
    messages.success(request, _("The record is saved."))
    return _back(place, saved=request.path)


def _change(request: HttpRequest, place: Place, edit: Callable[[Any], EventPlan]) -> None:
    actions.change(place.draft, edit, account=request.user, now=timezone.now())


def _back(place: Place, saved: str = "") -> HttpResponse:
    args = (place.event.key, access.DRAFTS, place.draft.pk, place.table.name)
    address = reverse("plans:table", args=args)
    return redirect(f"{address}?{urlencode({'saved': saved})}" if saved else address)


def _form(  # noqa: PLR0913 (each is a part of what is shown)
    request: HttpRequest,
    place: Place,
    texts: Texts,
    *,
    was: str = "",
    base: Texts | None = None,
    faults: Notes | None = None,
    status: int = 200,
) -> HttpResponse:
    wording, plan = words_of_page(), place.draft.plan
    found = findings_of(place.draft) if place.key else ()
    form = RecordForm(
        plan,
        place.table,
        texts,
        wording,
        faults or {},
        finding_notes(found, place.table, place.key, wording, plan),
        request.POST.get("more", ""),
    )
    context = shown(request, place.event, place.draft) | {
        "table": place.table.name,
        "key": place.key,
        "label": wording(record_label(place.table.model)),
        "form": form,
        "was": was,
        "base": (base or Texts()).text(),
        "fault_count": sum(map(len, (faults or {}).values())),
    }
    return render(request, "plans/record.html", context, status=status)


def _choice(request: HttpRequest, place: Place, mine: Texts, base: Texts) -> HttpResponse:
    """Show mine beside theirs, field by field."""
    draft = access.draft_for(request.user, place.event, place.draft.pk)
    now = changes.find(draft.plan, place.table, place.key)
    if now is None:
        return _form(request, place._replace(key=""), mine, status=409)
    theirs = texts_of(now, place.table, draft.plan.zone)
    context = shown(request, place.event, draft) | {
        "table": place.table.name,
        "key": place.key,
        "label": words_of_page()(record_label(place.table.model)),
        "differences": merging.differences(
            place.table, base=base, mine=mine, theirs=theirs, wording=words_of_page()
        ),
        "mine": mine.text(),
        "theirs": theirs.text(),
        "was": changes.digest(now),
        "base": theirs.text(),
    }
    return render(request, "plans/choice.html", context, status=409)
