"""Pasted minutes as a page shows them: what was read, what was decided, what is not handled."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from opsroom.directives.line import not_handled, offered
from opsroom.directives.models import Directive, PastedMinutes
from opsroom.people.models import Agency
from opsroom.reviews.access import plan_of
from opsroom.reviews.models import Review
from sansang.readiness.minutes import Minutes, NotHandled, Proposal, draft_directives

MOST = 100_000
"""How many characters of minutes are taken at once; a conclusion has a few thousand."""


@dataclass(frozen=True, kw_only=True)
class Taken:
    """A sentence that orders something, and what was decided of it."""

    key: str
    number: int
    proposal: Proposal
    sentence: str
    directive: Directive | None
    rejected: bool

    @property
    def undecided(self) -> bool:
        """Whether somebody has to decide yet."""
        return self.directive is None and not self.rejected


@dataclass(frozen=True, kw_only=True)
class Declined:
    """A sentence that is not handled here, with what can be ordered instead."""

    number: int
    sentence: str
    message: str
    offers: list[str]


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A stretch of the text: ``kind`` is ``taken``, ``declined`` or empty."""

    text: str
    kind: str = ""
    number: int = 0


@dataclass(frozen=True, kw_only=True)
class Reading:
    """Everything that was read out of pasted minutes."""

    taken: list[Taken]
    declined: list[Declined]
    pieces: list[Piece]


def read(pasted: PastedMinutes, review: Review) -> Reading:
    """Read the pasted minutes of a review again; the rules are quick, so nothing is kept."""
    plan = plan_of(review.version)
    found = draft_directives(pasted.text, plan=plan, held_on=review.held_on, zone=plan.zone)
    drafted = {one.key: one for one in review.directives.all() if one.key}
    return Reading(
        taken=list(_taken(found, pasted, drafted)),
        declined=[_declined(one, pasted.text, n) for n, one in enumerate(found.not_handled, 1)],
        pieces=list(_pieces(found, pasted.text)),
    )


def key_of(sentence: str) -> str:
    """Return what a sentence is known by, so that taking it twice drafts one directive."""
    return f"minutes:{hashlib.sha256(' '.join(sentence.split()).encode()).hexdigest()[:48]}"


def first_values(proposal: Proposal, known: Mapping[str, Agency]) -> dict[str, object]:
    """Return what a form proposes: agencies that the room knows, and the moment."""
    lead = proposal.lead.agency if proposal.lead else None
    partners = [known[p.agency].pk for p in proposal.partners if p.agency in known]
    return {
        "task": proposal.task,
        "lead": known[lead].pk if lead in known else None,
        "partners": partners,
        "place": proposal.place,
        "due": proposal.due,
        "done_when": proposal.done_when,
    }


def agencies_of(review: Review) -> list[Agency]:
    """Return the agencies of the plan that a review looks at, as the room knows them."""
    keys = [one.id for one in plan_of(review.version).agencies]
    return list(Agency.objects.filter(key__in=keys))


def _taken(
    found: Minutes, pasted: PastedMinutes, drafted: Mapping[str, Directive]
) -> Iterator[Taken]:
    seen: set[str] = set()
    for proposal in found.proposals:
        sentence = proposal.span.of(pasted.text)
        key = key_of(sentence)
        if key in seen:
            continue
        seen.add(key)
        yield Taken(
            key=key,
            number=len(seen),
            proposal=proposal,
            sentence=sentence,
            directive=drafted.get(key),
            rejected=key in pasted.rejected,
        )


def _declined(one: NotHandled, text: str, number: int) -> Declined:
    return Declined(
        number=number,
        sentence=one.span.of(text),
        message=not_handled(one.category),
        offers=offered(one.category),
    )


def _pieces(found: Minutes, text: str) -> Iterator[Piece]:
    """Cut the text where sentences that were taken or declined begin and end."""
    numbers: dict[str, int] = {}
    for one in found.proposals:
        numbers.setdefault(key_of(one.span.of(text)), len(numbers) + 1)
    marked = [(one.span, "taken", numbers[key_of(one.span.of(text))]) for one in found.proposals]
    marked += [(one.span, "declined", n) for n, one in enumerate(found.not_handled, 1)]
    at = 0
    for span, kind, number in sorted(marked, key=lambda mark: mark[0].start):
        start = max(at, span.start)
        if start > at:
            yield Piece(text=text[at:start])
        if span.end > start:
            yield Piece(text=text[start : span.end], kind=kind, number=number)
            at = span.end
    if at < len(text):
        yield Piece(text=text[at:])
