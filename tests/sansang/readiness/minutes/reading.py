"""Minutes of a review held on 22 November 2026, a Sunday, read with the example's plan."""

from datetime import date
from functools import cache
from pathlib import Path

from sansang.event import EventPlan
from sansang.eventfile import read_plan
from sansang.readiness.minutes import Minutes, Proposal, draft_directives

EXAMPLE = Path(__file__).parents[4] / "examples" / "lang-son-congress"
HELD_ON = date(2026, 11, 22)


@cache
def plan() -> EventPlan:
    return read_plan(EXAMPLE)


def read(text: str) -> Minutes:
    return draft_directives(text, plan=plan(), held_on=HELD_ON, zone=plan().zone)


def only(text: str) -> Proposal:
    (proposal,) = read(text).proposals
    return proposal


def due(text: str) -> str | None:
    moment = only(text).due
    return f"{moment:%Y-%m-%dT%H:%M}" if moment else None


def lead(proposal: Proposal) -> str | None:
    party = proposal.lead
    return (party.agency or party.words) if party else None


def partners(proposal: Proposal) -> list[str]:
    return [party.agency or party.words for party in proposal.partners]
