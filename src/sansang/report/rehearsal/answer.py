"""What the dossier is told of a rehearsal, and how it speaks of it."""

from dataclasses import dataclass
from functools import cached_property

from sansang.event import EventPlan, IncidentType
from sansang.eventfile import plan_sha256
from sansang.rehearsal.replay import Replay
from sansang.rehearsal.result import Estimate, Rehearsal, Response
from sansang.rehearsal.standard import NAMES, types_of
from sansang.rehearsal.verdict import ENOUGH
from sansang.rehearsal.words import duration
from sansang.report.content.texts import Tone
from sansang.report.content.voice import Voice
from sansang.report.roads.ground import Sheet
from sansang.report.roads.traffic import RoadVoice
from sansang.wording import N_

_HOUR_S = 3600
MINUS = "\N{MINUS SIGN}"
GOOD_SHARE, FAIR_SHARE = ENOUGH, ENOUGH - 0.1
"""From which share within the target a place or a plan is held to do well, or fairly."""


@dataclass(frozen=True, kw_only=True)
class Rehearsed:
    """A rehearsal, and the day of it that is told as a story and shown as a moving map."""

    answer: Rehearsal
    worst: Replay | None = None

    def is_for(self, plan: EventPlan) -> bool:
        """Tell whether it was made for this version of the plan."""
        return self.answer.plan_sha256 == plan_sha256(plan)


@dataclass(frozen=True, kw_only=True)
class RehearsalVoice(Voice):
    """Speaks for a plan with its rehearsal; with ``road``, maps lie on its roads."""

    rehearsed: Rehearsed
    road: RoadVoice | None = None

    @property
    def answer(self) -> Rehearsal:
        """The rehearsal that is told."""
        return self.rehearsed.answer

    @cached_property
    def kinds(self) -> tuple[IncidentType, ...]:
        """The incident types that were rehearsed."""
        return types_of(self.plan)

    def name(self, table: str, record_id: str | None) -> str:
        """Return the name of a record, its id where the plan has none such."""
        if table == "incident_types" and record_id in NAMES:
            return self.words(NAMES[record_id])
        try:
            return super().name(table, record_id)
        except KeyError:
            return str(record_id)

    @property
    def sheet(self) -> Sheet | None:
        """The roads and their frame, None for a plan without roads."""
        return self.road.sheet if self.road else None

    @cached_property
    def by_type(self) -> dict[str, Response]:
        """The responses of each incident type, over all places and hours."""
        return {
            r.incident_type: r
            for r in self.answer.responses
            if r.incident_type is not None and _only(r, "incident_type")
        }

    @cached_property
    def by_site(self) -> dict[str, Response]:
        """The responses at each site, of all types and hours."""
        return {r.site: r for r in self.answer.responses if r.site is not None and _only(r, "site")}

    @cached_property
    def by_priority(self) -> dict[int, Response]:
        """The responses of each priority, over all places and hours."""
        return {
            r.priority: r
            for r in self.answer.responses
            if r.priority is not None and _only(r, "priority")
        }

    @cached_property
    def by_hour(self) -> dict[int, Response]:
        """The responses in each hour, of all types and places."""
        return {r.hour: r for r in self.answer.responses if r.hour is not None and _only(r, "hour")}

    @property
    def overall(self) -> Response | None:
        """The responses of all incidents."""
        return next((r for r in self.answer.responses if _only(r)), None)

    def minutes(self, value: float | None) -> str:
        """Return minutes to the tenth, a dash for none."""
        return "–" if value is None else self.words("{n} min", n=self.number(value, 1))

    def duration(self, ms: int) -> str:
        """Return a length of time to the second, from an hour on to the minute."""
        seconds = round(ms / 1000)
        if seconds < _HOUR_S:
            return duration(ms, self.wording)
        hours, minutes = divmod(round(seconds / 60), 60)
        return self.words(N_("{hours} h {minutes} min"), hours=hours, minutes=minutes)

    def share(self, value: float) -> str:
        """Return a share in percent, rounded down: 100 % is said of nothing less than all."""
        return self.percent(value, 1)

    def share_span(self, estimate: Estimate) -> str:
        """Return the interval of a share, ``96.1–98%``."""
        return f"{self._tenths(estimate.low * 100)}–{self._tenths(estimate.high * 100)}%"

    def minutes_span(self, estimate: Estimate) -> str:
        """Return the interval of minutes, ``7.9–8.5``."""
        return f"{self._tenths(estimate.low)}–{self._tenths(estimate.high)}"

    def _tenths(self, value: float) -> str:
        return self.number(value, 1)

    def signed_span(self, low: float, high: float, digits: int = 1) -> str:
        """Return the interval of a difference, ``+0.2 to +1.8``."""
        return self.words(
            N_("{low} to {high}"), low=self.signed(low, digits), high=self.signed(high, digits)
        )

    def signed(self, value: float, digits: int = 1) -> str:
        """Return a number with its sign, none for nothing."""
        amount = self.number(abs(value), digits)
        if not round(value, digits):
            return amount
        return f"{'+' if value > 0 else MINUS}{amount}"

    def type_name(self, type_id: str | None) -> str:
        """Return what an incident type is called."""
        return self.name("incident_types", type_id)

    def site_name(self, site_id: str) -> str:
        """Return a site with its number on the maps."""
        return f"{self.site_number(site_id)} · {self.name('sites', site_id)}"


def _only(response: Response, *fields: str) -> bool:
    """Whether a group of incidents is named by these fields and no others.

    An incident type has one priority, so a group by type may name that too.
    """
    named = {
        name
        for name in ("site", "sector", "incident_type", "priority", "hour")
        if getattr(response, name) is not None
    }
    if "incident_type" in fields:
        named.discard("priority")
    return named == set(fields)


def grade_of(share: float) -> Tone:
    """Return how a share within the target is judged."""
    if share >= GOOD_SHARE:
        return Tone.GOOD
    return Tone.CAUTION if share >= FAIR_SHARE else Tone.BAD
