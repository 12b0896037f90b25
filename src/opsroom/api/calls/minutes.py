"""Pasted minutes: read into proposals, of which a person decides one by one."""

from typing import Any

from django.http import Http404, HttpRequest
from django.utils import timezone
from ninja import Router, Status

from opsroom.api.auth import needs
from opsroom.api.calls.conclusion import CONCLUSION
from opsroom.api.calls.drafted import drafts, open_review
from opsroom.api.refusals import taken
from opsroom.api.review_forms import taken_order
from opsroom.api.schemas.minutes import AcceptIn, MinutesIn, ReadingOut
from opsroom.api.schemas.orders import OrderIn, OrderOut
from opsroom.api.schemas.refused import REFUSED, SETTLED
from opsroom.directives import access, drafting
from opsroom.directives.forms import MinutesForm
from opsroom.directives.minutes import Taken, agencies_of, read
from opsroom.directives.models import PastedMinutes
from opsroom.people.roles import Action
from opsroom.reviews.models import Review
from opsroom.wording import words_of_page
from sansang.readiness.minutes import Proposal, why

router = Router(tags=["conclusion"])
MINUTES = f"{CONCLUSION}/minutes"
PROPOSAL = f"{MINUTES}/{{key}}"


@router.get(MINUTES, response={200: ReadingOut, **REFUSED})
@needs(Action.CONCLUDE)
def minutes(request: HttpRequest, event: str, number: int) -> dict[str, Any]:
    """What was read out of the minutes of a review: proposals, and what is not handled here."""
    return _reading(open_review(event, number))


@router.put(MINUTES, response={200: ReadingOut, **SETTLED, **REFUSED})
@needs(Action.CONCLUDE)
def paste(request: HttpRequest, event: str, number: int, body: MinutesIn) -> dict[str, Any]:
    """Take minutes in the place of earlier ones; what was rejected of those stays rejected."""
    review, said = open_review(event, number), taken(MinutesForm(body.dict()))
    with drafts():
        drafting.paste(review, said["text"], now=timezone.now())
    return _reading(review)


@router.post(f"{PROPOSAL}/accept", response={201: OrderOut, **SETTLED, **REFUSED})
@needs(Action.CONCLUDE)
def accept(request: HttpRequest, event: str, number: int, key: str, body: AcceptIn) -> Status[Any]:
    """Draft a directive of a proposal, as it was read or changed; twice it is drafted once."""
    review, proposal = _proposal(event, number, key)
    order = taken_order(body.order or _as_read(proposal.proposal, review), review)
    with drafts():
        made = drafting.draft(review, order, key=proposal.key, source=proposal.sentence)
    return Status(201, access.proposed_of(review, made.number))


@router.post(f"{PROPOSAL}/reject", response={200: ReadingOut, **SETTLED, **REFUSED})
@needs(Action.CONCLUDE)
def reject(request: HttpRequest, event: str, number: int, key: str) -> dict[str, Any]:
    """Note that a proposal shall not become a directive."""
    review, proposal = _proposal(event, number, key)
    with drafts():
        drafting.reject(review, [proposal.key])
    return _reading(review)


def _pasted(review: Review) -> PastedMinutes:
    if (pasted := PastedMinutes.objects.filter(review=review).first()) is None:
        raise Http404
    return pasted


def _proposal(event: str, number: int, key: str) -> tuple[Review, Taken]:
    review = open_review(event, number)
    reading = read(_pasted(review), review)
    found = next((one for one in reading.taken if one.key == key), None)
    if found is None:
        raise Http404
    return review, found


def _as_read(proposal: Proposal, review: Review) -> OrderIn:
    """The order as the minutes give it, with the agencies that the room knows."""
    known = {one.key for one in agencies_of(review)}
    lead = proposal.lead.agency if proposal.lead else None
    return OrderIn(
        task=proposal.task,
        lead=lead if lead in known else None,
        partners=[one.agency for one in proposal.partners if one.agency in known],
        place=proposal.place,
        due=proposal.due,
        done_when=proposal.done_when,
    )


def _reading(review: Review) -> dict[str, Any]:
    pasted = _pasted(review)
    reading = read(pasted, review)
    return {
        "text": pasted.text,
        "proposals": [_told(one) for one in reading.taken],
        "not_handled": reading.declined,
    }


def _told(taken_one: Taken) -> dict[str, Any]:
    proposal, say = taken_one.proposal, words_of_page()
    names = ("task", "lead", "partners", "place", "due", "due_words", "done_when", "names_person")
    return {name: getattr(proposal, name) for name in names} | {
        "key": taken_one.key,
        "number": taken_one.number,
        "sentence": taken_one.sentence,
        "reasons": list(dict.fromkeys(say(why(rule)) for rule in proposal.rules)),
        "rejected": taken_one.rejected,
        "drafted": taken_one.directive.number if taken_one.directive else None,
    }
