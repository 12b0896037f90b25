"""What is done when something happens: contingency plans and their actions."""

from typing import Annotated

from pydantic import Field

from sansang.event.fields import (
    CommandId,
    ContingencyId,
    Id,
    IncidentTypeId,
    Line,
    Minutes,
    Name,
    NoticeId,
    OwnerId,
    Positive,
    PostId,
    Record,
    ResourceTypeId,
    SiteId,
    TeamId,
    Text,
)


class Action(Record):
    """One step of a contingency plan; steps are taken in their order.

    ``within_min`` is the time limit from the trigger, in minutes. ``teams_needed`` of the plan's
    forces that belong to ``owner`` and are of one of ``resource_types`` (none named: any) have
    to be there by then; where no force of the plan is, the action is one of command and is not
    rehearsed.
    """

    text: Name
    owner: OwnerId | None = None
    within_min: Annotated[int, Field(ge=0, le=10_080)] | None = None
    resource_types: tuple[ResourceTypeId, ...] = ()
    teams_needed: Positive = 1


class Trigger(Record):
    """What activates a contingency plan in the rehearsal, beside the words of its trigger:
    ``count`` incidents of a type within ``within_min`` at the plan's site (no site: anywhere).
    """

    incident_type: IncidentTypeId
    count: Positive = 1
    within_min: Annotated[Minutes, Field(gt=0)] = 60


class ContingencyPlan(Record):
    """A fallback (phương án): who decides on which trigger, and what then happens.

    Two plans can happen together unless one names the other in ``never_with``. Its forces are
    ``teams`` and whoever stands at ``posts``; they are bound for ``duration_min``.
    """

    id: Id
    name: Name
    trigger: Text = ""
    decided_by: CommandId | None = None
    site: SiteId | None = None
    teams: tuple[TeamId, ...] = ()
    posts: tuple[PostId, ...] = ()
    notices: tuple[NoticeId, ...] = ()
    stand_down: Text = ""
    never_with: tuple[ContingencyId, ...] = ()
    exercised: Line = ""
    duration_min: Annotated[Minutes, Field(gt=0)] = 60
    actions: tuple[Action, ...] = ()
    triggers: tuple[Trigger, ...] = ()
