"""What has to be manned: posts with their strength over time, and movements."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from sansang.event.fields import (
    AgencyId,
    ContingencyId,
    Id,
    Line,
    Moment,
    Name,
    PostId,
    Record,
    ResourceTypeId,
    SiteId,
    SkillId,
    TaskForceId,
    Text,
    Whole,
)


class StrengthUnit(StrEnum):
    """What the strength of a post counts."""

    PEOPLE = "people"
    TEAMS = "teams"


class Need(Record):
    """The strength of a post in a time: never under ``minimum``, ``desired`` if it can be."""

    start: Moment
    end: Moment
    minimum: Whole
    desired: Whole


class Post(Record):
    """A place to be manned (chốt).

    A team fits when it is of one of ``resource_types`` (none named: any), has all ``skills``,
    belongs to one of ``agencies`` (none named: any) and its jurisdiction holds the site's
    sector. ``priority`` 1 is filled first. A ``reserve`` post is where teams wait to be sent.
    """

    id: Id
    name: Name
    site: SiteId
    task_force: TaskForceId | None = None
    priority: Annotated[int, Field(ge=1, le=5)] = 3
    reserve: bool = False
    unit: StrengthUnit = StrengthUnit.PEOPLE
    resource_types: tuple[ResourceTypeId, ...] = ()
    skills: tuple[SkillId, ...] = ()
    agencies: tuple[AgencyId, ...] = ()
    orders: Text = ""
    needs: tuple[Need, ...] = ()


class RoutePoint(Record):
    """A site that a movement passes or stops at, and when."""

    site: SiteId
    at: Moment


class Movement(Record):
    """A movement of people under protection, such as a convoy of delegates."""

    id: Id
    name: Name
    people: Whole = 0
    vehicles: Whole = 0
    task_force: TaskForceId | None = None
    escort: PostId | None = None
    alternate_route: Line = ""
    contingency_plan: ContingencyId | None = None
    route: tuple[RoutePoint, ...] = ()
