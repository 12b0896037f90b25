"""Events, the drafts of their plan, and the versions that were proposed and approved."""

from django.db import models

from opsroom.people.models import Account, Agency
from sansang.event import EventPlan


class Event(models.Model):
    """A public event; ``key`` is its id in the plan."""

    key = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=300)

    class Meta:
        """Events are listed by name."""

        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class Document(models.Model):
    """A plan as one JSON document: ``EventPlan`` is the only model of it."""

    document = models.JSONField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        """It is a part of drafts and versions."""

        abstract = True

    @property
    def plan(self) -> EventPlan:
        """The plan."""
        return EventPlan.model_validate(self.document)


class Version(Document):
    """A version that was proposed; approved it is frozen, and a later one supersedes it."""

    class State(models.TextChoices):
        """What became of it."""

        PROPOSED = "proposed"
        APPROVED = "approved"
        DECLINED = "declined"
        SUPERSEDED = "superseded"

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=12, choices=State.choices, default=State.PROPOSED)
    summary = models.TextField(blank=True)
    proposed_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="proposed")
    proposed_at = models.DateTimeField()
    decided_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, related_name="decided", null=True, blank=True
    )
    decided_as = models.CharField(max_length=20, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Versions of an event are numbered; one is approved at a time."""

        ordering = ("event", "-number")
        constraints = (
            models.UniqueConstraint(fields=("event", "number"), name="one_version_of_a_number"),
            models.UniqueConstraint(
                fields=("event",),
                condition=models.Q(state="approved"),
                name="one_approved_version",
            ),
        )


class Draft(Document):
    """A plan that is being written; its agency sees it, and others once it is shared."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="drafts")
    title = models.CharField(max_length=200)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="drafts")
    shared = models.BooleanField(default=False)
    based_on = models.ForeignKey(Version, on_delete=models.PROTECT, null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)
    changed_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True)
    changed_at = models.DateTimeField()

    class Meta:
        """Drafts are listed by their last change."""

        ordering = ("-changed_at",)


class Job(models.Model):
    """A deployment that is computed in the background, for a draft or a version."""

    class State(models.TextChoices):
        """How far it is; ``interrupted`` where the server was stopped in the middle."""

        WAITING = "waiting"
        RUNNING = "running"
        DONE = "done"
        CANCELLED = "cancelled"
        FAILED = "failed"
        INTERRUPTED = "interrupted"

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="jobs")
    plan_sha256 = models.CharField(max_length=64)
    state = models.CharField(max_length=12, choices=State.choices, default=State.WAITING)
    asked_by = models.ForeignKey(Account, on_delete=models.PROTECT)
    asked_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    time_limit_s = models.PositiveIntegerField(default=60)
    cancel_asked = models.BooleanField(default=False)
    progress = models.JSONField(default=list)
    answer = models.JSONField(null=True, blank=True)
    fault = models.TextField(blank=True)

    class Meta:
        """The newest first."""

        ordering = ("-asked_at",)
