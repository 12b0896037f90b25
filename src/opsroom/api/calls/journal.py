"""The journals, as they can be read."""

from django.db.models import QuerySet
from django.http import HttpRequest
from ninja import Router
from ninja.pagination import LimitOffsetPagination, paginate

from opsroom.api.auth import needs
from opsroom.api.schemas.journal import EntryOut
from opsroom.api.schemas.refused import REFUSED
from opsroom.people.roles import Action
from opsroom.record import access as journals
from opsroom.record.models import Row

router = Router(tags=["journal"])


@router.get("/events/{event}/journal", response={200: list[EntryOut], **REFUSED})
@needs(Action.JOURNAL_VIEW)
@paginate(LimitOffsetPagination, page_size=100)
def journal(request: HttpRequest, event: str) -> QuerySet[Row]:
    """The entries of an event's journal in their order."""
    return journals.rows(journals.journal_of(event))
