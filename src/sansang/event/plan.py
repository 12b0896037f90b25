"""`EventPlan`: the one document that files, workbook, forms and database read and write."""

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Any, Literal, Self
from zoneinfo import ZoneInfo

from pydantic import Field, model_validator

from sansang.event.contingency import ContingencyPlan
from sansang.event.duty import Movement, Post
from sansang.event.fields import Record
from sansang.event.ground import Sector, Site
from sansang.event.incidents import IncidentRate, IncidentType, Inject
from sansang.event.integrity import PlanIntegrityError, integrity_faults
from sansang.event.organisation import (
    Agency,
    CommandPost,
    RadioChannel,
    ResourceType,
    Skill,
    TaskForce,
    Team,
)
from sansang.event.public import Gathering, Notice
from sansang.event.setting import Event, OperationalPeriod, Phase, ShiftPattern, Translation
from sansang.event.traffic import (
    BusLine,
    Closure,
    DiversionMeasure,
    TrafficCount,
    TrafficDemand,
    TrafficZone,
    TravelMode,
)
from sansang.event.work import Directive, Hazard, Task

FORMAT: Literal["sansang/plan/1"] = "sansang/plan/1"


class EventPlan(Record):
    """The plan of one event, frozen. Its ids are known, its times ordered, its order free of
    cycles: what remains to be judged is whether it is safe.
    """

    format: Literal["sansang/plan/1"] = FORMAT
    event: Event
    phases: tuple[Phase, ...] = ()
    operational_periods: tuple[OperationalPeriod, ...] = ()
    shift_patterns: tuple[ShiftPattern, ...] = ()
    sectors: tuple[Sector, ...] = ()
    agencies: tuple[Agency, ...] = ()
    radio_channels: tuple[RadioChannel, ...] = ()
    sites: tuple[Site, ...] = ()
    commands: tuple[CommandPost, ...] = ()
    task_forces: tuple[TaskForce, ...] = ()
    resource_types: tuple[ResourceType, ...] = ()
    skills: tuple[Skill, ...] = ()
    teams: tuple[Team, ...] = ()
    posts: tuple[Post, ...] = ()
    movements: tuple[Movement, ...] = ()
    closures: tuple[Closure, ...] = ()
    traffic_zones: tuple[TrafficZone, ...] = ()
    traffic_demands: tuple[TrafficDemand, ...] = ()
    travel_modes: tuple[TravelMode, ...] = ()
    traffic_counts: tuple[TrafficCount, ...] = ()
    diversion_measures: tuple[DiversionMeasure, ...] = ()
    bus_lines: tuple[BusLine, ...] = ()
    tasks: tuple[Task, ...] = ()
    hazards: tuple[Hazard, ...] = ()
    incident_types: tuple[IncidentType, ...] = ()
    incident_rates: tuple[IncidentRate, ...] = ()
    injects: tuple[Inject, ...] = ()
    contingency_plans: tuple[ContingencyPlan, ...] = ()
    gatherings: tuple[Gathering, ...] = ()
    notices: tuple[Notice, ...] = ()
    directives: tuple[Directive, ...] = ()
    translations: Annotated[tuple[Translation, ...], Field(repr=False)] = ()

    @model_validator(mode="after")
    def _whole(self) -> Self:
        faults = integrity_faults(self)
        if faults:
            raise PlanIntegrityError(faults)
        return self

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Return a copy which looks up its own records, not those of this plan."""
        copy = super().model_copy(update=update, deep=deep)
        for name in ("zone", "_records", "_translations"):
            copy.__dict__.pop(name, None)
        return copy

    @cached_property
    def zone(self) -> ZoneInfo:
        """The time zone in which the event's times are written."""
        return ZoneInfo(self.event.time_zone)

    @cached_property
    def _records(self) -> dict[str, dict[str, Record]]:
        tables = {name: getattr(self, name) for name in type(self).model_fields}
        return {
            name: {record.id: record for record in table}
            for name, table in tables.items()
            if isinstance(table, tuple) and name != "translations"
        }

    def find(self, table: str, record_id: str) -> Record:
        """Return the record with this id in a table. Raises KeyError where there is none."""
        return self._records[table][record_id]

    def site(self, site_id: str) -> Site:
        """Return the site with this id. Raises KeyError where there is none."""
        return self._records["sites"][site_id]  # type: ignore[return-value]

    def team(self, team_id: str) -> Team:
        """Return the team with this id. Raises KeyError where there is none."""
        return self._records["teams"][team_id]  # type: ignore[return-value]

    def post(self, post_id: str) -> Post:
        """Return the post with this id. Raises KeyError where there is none."""
        return self._records["posts"][post_id]  # type: ignore[return-value]

    def agency(self, agency_id: str) -> Agency:
        """Return the agency with this id. Raises KeyError where there is none."""
        return self._records["agencies"][agency_id]  # type: ignore[return-value]

    def owner_name(self, owner_id: str) -> str:
        """Return the name of an agency, post of command or task force."""
        for table in ("agencies", "commands", "task_forces"):
            if owner_id in self._records[table]:
                return str(getattr(self._records[table][owner_id], "name", owner_id))
        raise KeyError(owner_id)

    @cached_property
    def _translations(self) -> dict[tuple[str, str], str]:
        return {(t.language, t.text): t.translation for t in self.translations}

    def say(self, text: str, language: str) -> str:
        """Return a text of the plan in a language, or as it stands where no translation is."""
        return self._translations.get((language, text), text)
