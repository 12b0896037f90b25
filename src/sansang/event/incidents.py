"""What may happen, how often, who has to come and by when; and what is put into a rehearsal."""

from typing import Annotated

from pydantic import Field

from sansang.event.fields import (
    ContingencyId,
    Id,
    IncidentTypeId,
    Level,
    Line,
    Minutes,
    Moment,
    Name,
    Positive,
    Record,
    ResourceTypeId,
    SiteId,
    SkillId,
    Text,
    Whole,
)
from sansang.event.organisation import AgencyKind, WorkGroup

Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
Rate = Annotated[float, Field(ge=0, le=100_000, allow_inf_nan=False)]


class IncidentNeed(Record):
    """Who has to come to an incident: ``teams`` teams of one of ``resource_types`` (none named:
    any) that have all ``skills`` and belong to an agency of one of ``agency_kinds`` (none: any).

    Times in minutes: ``mobilise_min`` from the call until they leave; ``scene_min`` the mean at
    work, with a coefficient of variation of ``scene_spread`` (lognormal; 0: always the same).
    ``transport_share`` of the incidents end in a hospital, where handing over takes
    ``clear_min``; elsewhere ``clear_min`` is the time to make ready again.
    """

    resource_types: tuple[ResourceTypeId, ...] = ()
    skills: tuple[SkillId, ...] = ()
    agency_kinds: tuple[AgencyKind, ...] = ()
    teams: Positive = 1
    mobilise_min: Minutes = 1
    scene_min: Annotated[Minutes, Field(gt=0)] = 20
    scene_spread: Annotated[float, Field(ge=0, le=5, allow_inf_nan=False)] = 0.7
    transport_share: Share = 0
    clear_min: Minutes = 0


class IncidentType(Record):
    """A kind of incident (loại sự việc): how urgent, how soon somebody has to be there, how often.

    ``priority`` 1 is the most urgent. ``target_min`` is the time from the report until the first
    team is there. ``per_1000`` is how many are expected for each 1,000 attendances (who is there
    on two days counts twice, as published rates count), ``source`` where that is from: left out,
    only ``incident_rates`` and injects bring this type. No need named: one team of an agency of
    the group of work.
    """

    id: Id
    name: Name
    work_group: WorkGroup
    priority: Level = 3
    target_min: Annotated[Minutes, Field(gt=0)] | None = None
    per_1000: Rate | None = None
    source: Line = ""
    needs: tuple[IncidentNeed, ...] = ()


class IncidentRate(Record):
    """How many incidents of a type the planner expects at a site in each hour of a time."""

    id: Id
    site: SiteId
    incident_type: IncidentTypeId
    start: Moment
    end: Moment
    per_hour: Rate


class Inject(Record):
    """Something that is put into every rehearsed day: ``count`` incidents at a moment, a
    contingency plan that is activated, or both. No site named: that of the contingency plan.
    """

    id: Id
    name: Name
    at: Moment
    site: SiteId | None = None
    incident_type: IncidentTypeId | None = None
    count: Whole = 1
    contingency_plan: ContingencyId | None = None
    note: Text = ""


class DispatchRules(Record):
    """How teams are sent (event-wide). Each is a rule of `sansang.dispatch`.

    ``preemption``: a team may be called away from an incident of lower priority while it is not
    yet there. ``keep_cover``: a post is not left under its minimum, save for incidents of
    priority ``cover_until_priority`` or more urgent ones. ``agency_borders``: teams serve only
    the sectors of their jurisdiction. ``move_up``: a reserve moves to a post that is short for
    ``move_up_after_min``. ``recall``: a team that a contingency plan names, but that is off duty,
    comes, ready at its base after ``recall_min``; ``turnout_min`` is the time until a force on
    duty leaves its post for a contingency plan.
    ``decide_min``: from the trigger until the plan is activated. ``out_of_service_share``: share
    of duties on which a team fails to appear.
    """

    preemption: bool = True
    keep_cover: bool = True
    cover_until_priority: Level = 1
    agency_borders: bool = True
    move_up: bool = True
    move_up_after_min: Minutes = 10
    recall: bool = True
    recall_min: Minutes = 60
    turnout_min: Minutes = 1
    decide_min: Minutes = 1
    out_of_service_share: Share = 0
