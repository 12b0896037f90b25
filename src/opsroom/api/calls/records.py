"""The tables of a plan, and the records of a draft, which are changed one by one."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Path, Router, Status
from ninja.pagination import paginate

from opsroom.api.auth import needs
from opsroom.api.calls.papers import PAPER, findings_in, paper_of
from opsroom.api.kept import Line, differences_of, read_record
from opsroom.api.pages import Pages
from opsroom.api.refusals import record_faults
from opsroom.api.schemas.papers import DraftShelf, Shelf
from opsroom.api.schemas.records import (
    ChangedRecord,
    NewRecord,
    RecordAt,
    RecordLineOut,
    RecordOut,
    StaleRecord,
    TableOut,
)
from opsroom.api.schemas.refused import REFUSED
from opsroom.people.roles import Action
from opsroom.plans import actions
from opsroom.plans.findings import findings_of
from opsroom.plans.models import Draft, Version
from opsroom.plans.records import changes
from opsroom.plans.records.lists import TableLine, listed, tables_of_plan, top_table
from opsroom.plans.records.notes import of_record
from opsroom.wording import words_of_page
from sansang.event import EventPlan
from sansang.eventfile.tables import Table

router = Router(tags=["records"])
TABLE = f"{PAPER}/tables/{{table}}"
RECORD = f"{TABLE}/{{key}}"


@router.get(f"{PAPER}/tables", response={200: list[TableOut], **REFUSED})
@needs(Action.PLAN_VIEW)
def tables(request: HttpRequest, event: str, shelf: Shelf, number: int) -> list[TableLine]:
    """The tables of a draft or a version."""
    paper = paper_of(request, event, shelf, number)
    return tables_of_plan(paper.plan, findings_of(paper), words_of_page())


@router.get(TABLE, response={200: list[RecordLineOut], **REFUSED})
@needs(Action.PLAN_VIEW)
@paginate(Pages)
def records(
    request: HttpRequest, event: str, shelf: Shelf, number: int, table: str, q: str = ""
) -> list[Line]:
    """The records of a table in which a text occurs, whatever its case."""
    paper, of = paper_of(request, event, shelf, number), _table(table)
    found = listed(paper.plan, table, q.strip(), findings_of(paper), words_of_page())
    return [Line(line, paper.plan, of) for line in found.records]


@router.get(RECORD, response={200: RecordOut, **REFUSED})
@needs(Action.PLAN_VIEW)
def record(
    request: HttpRequest, event: str, shelf: Shelf, number: int, table: str, key: str
) -> dict[str, Any]:
    """A record of a draft or a version."""
    return _told(paper_of(request, event, shelf, number), _table(table), key)


@router.post(TABLE, response={201: RecordOut, **REFUSED})
@needs(Action.PLAN_EDIT)
def add(
    request: HttpRequest, event: str, shelf: DraftShelf, number: int, table: str, body: NewRecord
) -> Status[Any]:
    """Add a record to a draft; one that stands there just so is not added twice."""
    draft, of = paper_of(request, event, shelf, number), _list(table)
    with record_faults(of):
        _change(request, draft, lambda document: changes.add(document, of, body.record))
    key = changes.key_of(table, read_record(draft.plan, of, body.record))
    return Status(201, _told(paper_of(request, event, shelf, number), of, key))


@router.put(RECORD, response={200: RecordOut, 409: StaleRecord, **REFUSED})
@needs(Action.PLAN_EDIT)
def change(request: HttpRequest, at: Path[RecordAt], body: ChangedRecord) -> Any:
    """Change a record of a draft that is still as the caller has read it."""
    draft, of = _draft(request, at), _table(at.table)
    try:
        with record_faults(of):
            _change(request, draft, lambda d: changes.put(d, of, at.key, body.was, body.record))
    except changes.Gone:
        raise Http404 from None
    except changes.Conflict:
        return _stale(_draft(request, at), of, at.key, body)
    key = changes.key_of(at.table, read_record(draft.plan, of, body.record))
    return _told(_draft(request, at), of, key)


@router.delete(RECORD, response={204: None, 409: StaleRecord, **REFUSED})
@needs(Action.PLAN_EDIT)
def remove(request: HttpRequest, at: Path[RecordAt], was: str) -> Any:
    """Remove a record that is still as the caller has read it, and that no other record names."""
    draft, of = _draft(request, at), _list(at.table)
    try:
        with record_faults(of):
            _change(request, draft, lambda document: changes.remove(document, of, at.key, was))
    except changes.Gone:
        raise Http404 from None
    except changes.Conflict:
        now = _told(_draft(request, at), of, at.key)
        detail = _("Somebody else changed this record meanwhile. It was not removed.")
        return Status(409, {"detail": detail, "now": now, "differences": []})
    return Status(204, None)


def _draft(request: HttpRequest, at: RecordAt) -> Draft:
    return paper_of(request, at.event, at.shelf, at.number)


def _table(name: str) -> Table:
    """A table of the plan. Raises Http404 where there is none of this name."""
    table = top_table(name)
    if table is None:
        raise Http404
    return table


def _list(name: str) -> Table:
    """A table to which records are added. Raises Http404 for the event, which is one record."""
    if name == changes.EVENT:
        raise Http404
    return _table(name)


def _change(request: HttpRequest, draft: Draft, edit: Callable[[Any], EventPlan]) -> None:
    actions.change(draft, edit, account=request.user, now=timezone.now())


def _told(paper: Draft | Version, table: Table, key: str) -> dict[str, Any]:
    """What is told of a record. Raises Http404 where there is none of this name."""
    found = changes.find(paper.plan, table, key)
    if found is None:
        raise Http404
    about = (one for one in findings_of(paper) if of_record(one, table.name, key))
    return {
        "key": key,
        "sha256": changes.digest(found),
        "revision": paper.revision if isinstance(paper, Draft) else None,
        "record": found.model_dump(mode="json"),
        "findings": findings_in(paper.plan, about),
    }


def _stale(draft: Draft, table: Table, key: str, body: ChangedRecord) -> Status[Any]:
    """What is there now, field by field beside what was sent, if that makes a plan at all."""
    now = _told(draft, table, key)
    with record_faults(table):
        changes.put(draft.document, table, key, now["sha256"], body.record)
    detail = _("Somebody else changed this record meanwhile. It was not changed.")
    told = differences_of(
        draft.plan, table, base=body.base or {}, mine=body.record, now=now["record"]
    )
    return Status(409, {"detail": detail, "now": now, "differences": told})
