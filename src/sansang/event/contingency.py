"""What is done when something happens: contingency plans and their actions."""

from typing import Annotated

from pydantic import Field

from sansang.event.fields import (
    CommandId,
    ContingencyId,
    Id,
    Line,
    Name,
    NoticeId,
    OwnerId,
    PostId,
    Record,
    SiteId,
    TeamId,
    Text,
)


class Action(Record):
    """One step of a contingency plan; steps are taken in their order.

    ``within_min`` is the time limit from the trigger, in minutes.
    """

    text: Name
    owner: OwnerId | None = None
    within_min: Annotated[int, Field(ge=0, le=10_080)] | None = None


class ContingencyPlan(Record):
    """A fallback (phương án): who decides on which trigger, and what then happens.

    Two plans can happen together unless one names the other in ``never_with``.
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
    actions: tuple[Action, ...] = ()
