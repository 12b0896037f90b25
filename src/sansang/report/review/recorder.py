"""What lies before the one who writes the papers of a review: plan, review and language."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cached_property

from sansang.event.fields import Moment
from sansang.readiness import Criterion, DirectiveRecord, DirectiveStage, Evidence, Member, Review
from sansang.report.papers.clerk import Clerk
from sansang.report.papers.heading import Issue, Symbol, heading_of, symbol_of
from sansang.report.papers.office_paper import Heading
from sansang.report.review.kinds import SYMBOLS, TITLES, PaperKind
from sansang.wording import clock, date_in_words

_WORDS_OF_A_TITLE = 3
_NOT_GIVEN = (DirectiveStage.PROPOSED, DirectiveStage.WITHDRAWN)


@dataclass(frozen=True, kw_only=True)
class Recorder(Clerk):
    """A review and its plan, to be told in one language.

    ``registered`` is the number that the registry gave; without one the paper has room for it.
    ``at`` is the time of which a list of directives speaks; without one, that of the conclusion.
    """

    review: Review
    registered: int | None = None
    at: datetime | None = None

    @cached_property
    def criteria(self) -> dict[str, Criterion]:
        """The criteria of the review by their ids."""
        return {one.id: one for one in self.review.criteria.criteria}

    def asks(self, criterion_id: str) -> str:
        """Return what a criterion asks for, its id where the review has no such criterion."""
        found = self.criteria.get(criterion_id)
        return found.asks.in_language(self.language) if found else criterion_id

    def agency(self, agency_id: str | None) -> str:
        """Return the name of an agency, nothing for none."""
        return self.said(self._agencies.get(agency_id, agency_id)) if agency_id else ""

    @cached_property
    def _agencies(self) -> dict[str, str]:
        return {one.id: one.name for one in self.plan.agencies}

    def agencies(self, agency_ids: Iterable[str]) -> str:
        """Return the names of agencies as a sentence lists them."""
        names = [self.short(one) for one in agency_ids]
        if len(names) < 2 or any("," in name for name in names):
            return "; ".join(names)
        return self.words("{most} and {last}", most=", ".join(names[:-1]), last=names[-1])

    def above(self, agency_id: str) -> str:
        """Return the agency that the name of another ends with: «Phòng …, Công an tỉnh»."""
        _, mark, last = self._agencies.get(agency_id, "").rpartition(", ")
        return next((one for one, name in self._agencies.items() if mark and name == last), "")

    def short(self, agency_id: str | None) -> str:
        """Return the name of an agency without that of the one above it."""
        name = self.agency(agency_id)
        above = self.agency(self.above(agency_id)) if agency_id else ""
        return name.removesuffix(f", {above}") if above else name

    def site(self, site_id: str | None) -> str:
        """Return the name of a site, nothing for none."""
        names = {one.id: one.name for one in self.plan.sites}
        return self.said(names.get(site_id, site_id)) if site_id else ""

    def evidence(self, shown: Iterable[Evidence]) -> str:
        """Return what shows a state, a line each."""
        return "\n".join(
            f"{self.said(one.title)} ({one.link})" if one.link else self.said(one.title)
            for one in shown
        )

    def within(self, text: str) -> str:
        """Return a text as it stands within a sentence: no capital, no full stop, one line.

        The name of an agency, site or task force at its beginning keeps its capital.
        """
        line = " ".join(text.split()).rstrip(".")
        first = line.partition(" ")[0]
        if line.startswith(self._names) or first[1:] != first[1:].lower():
            return line
        return line[:1].lower() + line[1:]

    @cached_property
    def _names(self) -> tuple[str, ...]:
        tables = (self.plan.agencies, self.plan.sites, self.plan.task_forces, self.plan.commands)
        return tuple(self.said(one.name) for table in tables for one in table)

    def begun(self, text: str) -> str:
        """Return a text as it begins a sentence or a cell."""
        return text[:1].upper() + text[1:]

    def on(self, day: date) -> str:
        """Return a date in words."""
        return date_in_words(self.midnight(day), self.language)

    def midnight(self, day: date) -> datetime:
        """Return the first moment of a day of the event's zone."""
        return datetime.combine(day, time(), self.plan.zone)

    def time_on(self, at: Moment) -> str:
        """Return a time and its date as they stand within a sentence."""
        local = self.local(at)
        hour, minute = clock(local).split(":")
        date_ = date_in_words(local, self.language)
        return self.words("{hour}:{minute} on {date}", hour=hour, minute=minute, date=date_)

    def title(self) -> str:
        """Return the name of the review as it stands within a sentence."""
        return self.within(self.said(self.review.title))

    @property
    def chair(self) -> Member | None:
        """Who leads the delegation."""
        return next((one for one in self.review.delegation if one.chair), None)

    def member(self, member: Member) -> str:
        """Return a role of the delegation; a bare title is followed by its agency."""
        role, agency = self.said(member.role), self.agency(member.agency)
        bare = len(member.role.split()) <= _WORDS_OF_A_TITLE and agency not in role
        return f"{role}, {agency}" if agency and bare else role

    @cached_property
    def given(self) -> tuple[DirectiveRecord, ...]:
        """The directives that the chair gave, by number."""
        concluded = self.review.conclusion.directives if self.review.conclusion else ()
        found = (one for one in concluded if one.stage not in _NOT_GIVEN)
        return tuple(sorted(found, key=lambda one: one.number))

    def issue(self, kind: PaperKind, at: datetime) -> Issue:
        """Return how the body that holds the review issues a paper."""
        paper = self.plan.event.paper
        return Issue(
            parent_body=self.said(paper.parent_body),
            issuing_body=self.said(paper.issuing_body),
            number=self.registered,
            symbol=Symbol(paper_type=SYMBOLS[kind], body=symbol_of(paper).body),
            at=at,
            place=self.said(paper.place),
        )

    def heading(self, kind: PaperKind, issue: Issue, subject: str, *, note: str = "") -> Heading:
        """Return parts 1 to 5 of a paper of the review; ``note`` stands under its subject."""
        return heading_of(
            self,
            issue,
            title=self.words(TITLES[kind]),
            subject=subject,
            attached=note,
            boxes=(
                (self.words("Event"), self.said(self.plan.event.name)),
                (
                    self.words("Review"),
                    self.words(
                        "No. {number}, {date}",
                        number=self.review.number,
                        date=self.on(self.review.held_on),
                    ),
                ),
            ),
        )
