"""What has to be done and what may go wrong: tasks, hazards, directives."""

from enum import StrEnum

from sansang.event.fields import (
    ContingencyId,
    Id,
    Level,
    Line,
    Moment,
    Name,
    OwnerId,
    Record,
    SiteId,
    TaskId,
    Text,
)
from sansang.event.organisation import WorkGroup


class TaskState(StrEnum):
    """How far a task is: ``done`` counts only with evidence."""

    PLANNED = "planned"
    IN_PROGRESS = "in_progress"
    BLOCKED = "blocked"
    DONE = "done"


class Task(Record):
    """A piece of preparation. ``needed_by`` is when others rely on it being done."""

    id: Id
    title: Name
    work_group: WorkGroup
    owner: OwnerId | None = None
    partners: tuple[OwnerId, ...] = ()
    due: Moment | None = None
    needed_by: Moment | None = None
    depends_on: tuple[TaskId, ...] = ()
    state: TaskState = TaskState.PLANNED
    evidence: Text = ""


class Hazard(Record):
    """Something that may go wrong. Risk is likelihood × impact, each 1 to 5."""

    id: Id
    title: Name
    likelihood: Level
    impact: Level
    owner: OwnerId | None = None
    site: SiteId | None = None
    mitigation: Text = ""
    tasks: tuple[TaskId, ...] = ()
    contingency_plans: tuple[ContingencyId, ...] = ()


class DirectiveState(StrEnum):
    """The life of a directive until the chair closes it."""

    GIVEN = "given"
    ACKNOWLEDGED = "acknowledged"
    EVIDENCED = "evidenced"
    CLOSED = "closed"


class Directive(Record):
    """An order that concludes a review: who does what by when, and what counts as done."""

    id: Id
    text: Text
    lead: OwnerId | None = None
    partners: tuple[OwnerId, ...] = ()
    due: Moment | None = None
    tasks: tuple[TaskId, ...] = ()
    done_when: Text = ""
    state: DirectiveState = DirectiveState.GIVEN
    source: Line = ""
