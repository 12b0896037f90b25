"""What lies before the clerk who writes papers about a plan: its records, numbers, language."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from sansang.event import CommandPost, RadioChannel, Site, TaskForce
from sansang.report.papers.clerk import Clerk
from sansang.wording import clock, date_short, day_within


@dataclass(frozen=True, kw_only=True)
class Desk(Clerk):
    """A plan, to be told in one language."""

    @cached_property
    def numbers(self) -> dict[tuple[str, str], int]:
        """The number of every paper: task forces, then teams, in the order of the plan.

        One sequence for both, from ``paper.first_number``, so that one register holds them.
        """
        records = [("task_forces", force.id) for force in self.plan.task_forces]
        records += [("teams", team.id) for team in self.plan.teams]
        return {record: n for n, record in enumerate(records, self.plan.event.paper.first_number)}

    def hours(self, value: float) -> str:
        """Return hours, a quarter exactly, without zeros that say nothing."""
        digits = next(d for d in (0, 1, 2) if d == 2 or round(value, d) == round(value, 2))
        return self.wording.number(value, digits)

    def clocks(self, start: datetime, end: datetime) -> str:
        """Return two times of day, the second with its day where that is another one."""
        start, end = self.local(start), self.local(end)
        other = start.date() != end.date()
        later = f" ({date_short(end, self.language)})" if other else ""
        return f"{clock(start)}–{clock(end)}{later}"

    def within(self, start: datetime, end: datetime) -> str:
        """Return a stretch of time as it stands within a sentence."""
        start, end = self.local(start), self.local(end)
        known = {
            "start": clock(start),
            "end": clock(end),
            "day": day_within(start, self.language),
            "last": day_within(end, self.language),
        }
        if start.date() == end.date():
            return self.words("from {start} to {end} on {day}", **known)
        return self.words("from {start} on {day} to {end} on {last}", **known)

    def teams(self, ids: Iterable[str]) -> str:
        """Return the names of teams, nothing for none."""
        return ", ".join(self.said(self.plan.team(team).name) for team in ids)

    def command(self, command_id: str) -> CommandPost:
        """Return a post of command."""
        found = self.plan.find("commands", command_id)
        assert isinstance(found, CommandPost)
        return found

    def force(self, force_id: str) -> TaskForce:
        """Return a task force."""
        found = self.plan.find("task_forces", force_id)
        assert isinstance(found, TaskForce)
        return found

    def channel(self, channel_id: str | None) -> str:
        """Return a radio channel with its backup, nothing for none."""
        if channel_id is None:
            return ""
        found = self.plan.find("radio_channels", channel_id)
        assert isinstance(found, RadioChannel)
        if not found.backup:
            return self.said(found.name)
        return self.words(
            "{channel} (backup: {backup})",
            channel=self.said(found.name),
            backup=self.said(found.backup),
        )

    def place(self, site: Site) -> str:
        """Return a site with its address."""
        return ", ".join(filter(None, (self.said(site.name), self.said(site.address))))
