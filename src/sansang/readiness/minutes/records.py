"""What is read out of minutes: proposed directives, and orders that are not handled here."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sansang.readiness.review import DirectiveRecord


@dataclass(frozen=True)
class Span:
    """A stretch of the text as it was pasted: ``text[start:end]``."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words of the stretch."""
        return text[self.start : self.end]


@dataclass(frozen=True, kw_only=True)
class Party:
    """Who is named: the words of the minutes, and the plan's agency where they mean one."""

    words: str
    agency: str | None = None


class Category(StrEnum):
    """What the line excludes: to watch opinions or persons, to identify, to hinder."""

    WATCHING_OPINION = "watching_opinion"
    WATCHING_PERSONS = "watching_persons"
    IDENTIFYING_PEOPLE = "identifying_people"
    HINDERING_GATHERINGS = "hindering_gatherings"


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """A sentence that orders something. A person accepts, edits or rejects it.

    ``rules`` say why it was taken. ``due_words`` are kept where no moment follows from them.
    ``names_person`` warns that a person is named, which a directive must not do.
    """

    span: Span
    language: str
    task: str
    lead: Party | None = None
    partners: tuple[Party, ...] = ()
    sites: tuple[str, ...] = ()
    place: str = ""
    due: datetime | None = None
    due_words: str = ""
    done_when: str = ""
    names_person: bool = False
    rules: tuple[str, ...] = ()

    def directive(self, directive_id: str, number: int) -> DirectiveRecord:
        """Return the proposal as a directive of a review, with the agencies the plan knows."""
        lead = self.lead.agency if self.lead else None
        partners = (party.agency for party in self.partners)
        return DirectiveRecord(
            id=directive_id,
            number=number,
            task=self.task,
            lead=lead,
            partners=tuple(agency for agency in partners if agency),
            place=self.place,
            due=self.due,
            done_when=self.done_when,
        )


@dataclass(frozen=True, kw_only=True)
class NotHandled:
    """A sentence that orders what the line excludes: it becomes no directive.

    ``phrase`` is where it says so; `counterparts` says what lawful work can be ordered instead.
    """

    span: Span
    language: str
    category: Category
    phrase: Span
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Minutes:
    """Everything that was read out of one text, in the order of the text.

    ``read`` is how many characters were read: a text longer than the limit is read in part.
    """

    proposals: tuple[Proposal, ...]
    not_handled: tuple[NotHandled, ...]
    read: int
