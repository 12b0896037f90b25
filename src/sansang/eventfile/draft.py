"""A plan as it was read, not yet judged: its values, where they stand, what is wrong so far."""

from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import ValidationError

from sansang.event import EventPlan
from sansang.event.fields import find_zone
from sansang.eventfile.origin import Origins, Path
from sansang.eventfile.reasons import plan_faults
from sansang.faults import EventFileError, Fault, shown


@dataclass
class Draft:
    """What readers fill. ``broken`` holds the tables of which rows could not be read."""

    values: dict[str, Any] = field(default_factory=dict)
    origins: Origins = field(default_factory=Origins)
    faults: list[Fault] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)

    def fault(
        self, code: str, place: str, *, field: str = "", found: Any = "", expected: Any = ""
    ) -> None:
        """Note a fault."""
        self.faults.append(
            Fault(
                code=code,
                place=shown(place, 300),
                field=shown(field),
                found=shown(found),
                expected=str(expected),
            )
        )

    def plan(self) -> EventPlan:
        """Return the plan. Raises EventFileError with every fault of its files."""
        try:
            plan = EventPlan.model_validate(self.values, context={"zone": self._zone()})
        except ValidationError as error:
            self.faults += self._news(error)
        if self.faults:
            raise EventFileError(self.faults)
        return plan

    def _news(self, error: ValidationError) -> list[Fault]:
        """The faults that don't merely follow from those found before."""
        if not self.broken:
            return list(plan_faults(error, self.origins))
        details = error.errors(include_url=False)
        if any(detail["loc"] == () for detail in details):
            return []  # records seem unknown because their rows could not be read
        known = {(fault.place, fault.field) for fault in self.faults}
        return [
            fault
            for detail, fault in zip(details, plan_faults(error, self.origins), strict=True)
            if detail["loc"][0] not in self.broken and (fault.place, fault.field) not in known
        ]

    def _zone(self) -> ZoneInfo:
        """The zone of the event; another where it is not known, which is a fault of its own."""
        event = self.values.get("event")
        name = event.get("time_zone") if isinstance(event, dict) else None
        return (find_zone(name.strip()) if isinstance(name, str) else None) or ZoneInfo("UTC")


def table_at(values: dict[str, Any], path: Path) -> list[Any]:
    """Return the list of records at a path, made where there is none yet."""
    inner: Any = values
    for step in path[:-1]:
        inner = inner[step]
    records: list[Any] = inner.setdefault(path[-1], [])
    return records
