"""Speaks for one plan in one language: its names, its times, its numbers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from sansang.event import EventPlan
from sansang.roads import RoadNetwork
from sansang.travel import Travel
from sansang.wording import N_, Wording, clock, date_in_words, day, span, wording

_DASH = "–"


@dataclass(frozen=True)
class Voice:
    """A plan and a language. Times are said in the event's zone.

    ``roads`` is the network of the plan, where it is at hand.
    """

    plan: EventPlan
    language: str
    roads: RoadNetwork | None = None

    @cached_property
    def travel(self) -> Travel:
        """Travel times of the plan."""
        return Travel(self.plan, self.roads)

    @cached_property
    def wording(self) -> Wording:
        """The catalogue of the language."""
        return wording(self.language)

    def words(self, message: str, **data: object) -> str:
        """Return a message with its blanks filled."""
        return self.wording.say(message, data) if data else self.wording(message)

    def count(self, number: int, one: str, many: str) -> str:
        """Return a number with what it counts; ``n`` is the blank of both messages."""
        return self.words(one if number == 1 else many, n=self.number(number))

    def number(self, value: float, digits: int = 0) -> str:
        """Return a number, without decimals that say nothing."""
        whole = round(value, digits) == round(value)
        return self.wording.number(value, 0 if whole else digits)

    def percent(self, part: float, whole: float) -> str:
        """Return a part of a whole, rounded down: 100 % is said of nothing less than all."""
        if not whole:
            return _DASH
        return f"{self.number(int(1000 * part / whole + 1e-9) / 10, 1)}%"

    def text(self, text: str) -> str:
        """Return a text of the plan in this language, a dash where there is none."""
        return self.plan.say(text, self.language) if text else _DASH

    def listed(self, texts: Iterable[str]) -> str:
        """Return texts of the plan in a row, a dash where there are none."""
        return ", ".join(self.text(text) for text in texts) or _DASH

    def local(self, at: datetime) -> datetime:
        """Return an instant as the clock of the event shows it."""
        return at.astimezone(self.plan.zone)

    def moment(self, at: datetime | None) -> str:
        """Return a day and time of day, a dash for none."""
        if at is None:
            return _DASH
        local = self.local(at)
        return f"{day(local, self.language)} {clock(local)}"

    def day(self, at: datetime) -> str:
        """Return the day of an instant, short."""
        return day(self.local(at), self.language)

    def date(self, at: datetime) -> str:
        """Return the date of an instant in words, the year with it."""
        return date_in_words(self.local(at), self.language)

    def span(self, start: datetime, end: datetime) -> str:
        """Return a stretch of time."""
        return span(self.local(start), self.local(end), self.language)

    def owner(self, owner_id: str | None) -> str:
        """Return the name of who answers for a thing, a dash for nobody."""
        return self.text(self.plan.owner_name(owner_id)) if owner_id else _DASH

    def owners(self, owner_ids: Iterable[str]) -> str:
        """Return the names of some who answer for a thing."""
        return self.listed(self.plan.owner_name(owner_id) for owner_id in owner_ids)

    def name(self, table: str, record_id: str | None) -> str:
        """Return the name or title of a record, a dash for none."""
        if record_id is None:
            return _DASH
        record = self.plan.find(table, record_id)
        return self.text(getattr(record, "name", "") or getattr(record, "title", ""))

    def names(self, table: str, record_ids: Iterable[str]) -> str:
        """Return the names of some records of one table."""
        return ", ".join(self.name(table, record_id) for record_id in record_ids) or _DASH

    @cached_property
    def _post_numbers(self) -> dict[str, str]:
        digits = len(str(len(self.plan.posts)))
        return {
            post.id: self.words(N_("P{number}"), number=f"{at:0{max(2, digits)}d}")
            for at, post in enumerate(self.plan.posts, 1)
        }

    def post_number(self, post_id: str) -> str:
        """Return the short mark of a post, the same in every part of the dossier."""
        return self._post_numbers[post_id]

    def post(self, post_id: str | None) -> str:
        """Return a post with its mark, a dash for none."""
        if post_id is None:
            return _DASH
        return f"{self.post_number(post_id)} {self.name('posts', post_id)}"

    @cached_property
    def _site_numbers(self) -> dict[str, str]:
        return {site.id: str(at) for at, site in enumerate(self.plan.sites, 1)}

    def site_number(self, site_id: str) -> str:
        """Return the number of a site on the map."""
        return self._site_numbers[site_id]

    @cached_property
    def _hazard_numbers(self) -> dict[str, str]:
        return {hazard.id: str(at) for at, hazard in enumerate(self.plan.hazards, 1)}

    def hazard_number(self, hazard_id: str) -> str:
        """Return the number of a hazard in matrix and register."""
        return self._hazard_numbers[hazard_id]

    @cached_property
    def _colours(self) -> dict[str | None, int]:
        return {sector.id: at for at, sector in enumerate(self.plan.sectors, 1)}

    def colour(self, sector_id: str | None) -> int:
        """Return the number of a sector's colour: 1 to 8, then again; 0 for no sector."""
        number = self._colours.get(sector_id, 0)
        return (number - 1) % 8 + 1 if number else 0
