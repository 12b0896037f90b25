"""Events, the drafts of their plan, and the versions that were proposed and approved."""

from functools import lru_cache
from typing import Any

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


class _Named:
    """A document, found by its digest among those that were read."""

    def __init__(self, sha256: str, document: Any) -> None:
        self.sha256, self.document = sha256, document

    def __hash__(self) -> int:
        return hash(self.sha256)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Named) and self.document == other.document


@lru_cache(maxsize=8)
def _read(named: _Named) -> EventPlan:
    return EventPlan.model_validate(named.document)


class Document(models.Model):
    """A plan as one JSON document: ``EventPlan`` is the only model of it."""

    document = models.JSONField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        """It is a part of drafts and versions."""

        abstract = True

    @property
    def plan(self) -> EventPlan:
        """The plan; one that was read a moment ago is not read again."""
        return _read(_Named(self.sha256, self.document))


class Frozen(Exception):
    """A version does not change; a later one supersedes it."""


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
    reason = models.TextField(blank=True)

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

    def __str__(self) -> str:
        return f"{self.event.key} {self.number}"

    @property
    def mark(self) -> str:
        """What names it in an address, among versions and drafts."""
        return f"versions-{self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the version. Raises Frozen where its plan would be another than it was."""
        fields = kwargs.get("update_fields")
        if self.pk and (fields is None or {"document", "sha256", "number"} & set(fields)):
            raise Frozen
        super().save(*args, **kwargs)


class Draft(Document):
    """A plan that is being written; its agency sees it, and others once it is shared."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="drafts")
    title = models.CharField(max_length=200)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="drafts")
    shared = models.BooleanField(default=False)
    proposed = models.BooleanField(default=False)
    based_on = models.ForeignKey(Version, on_delete=models.PROTECT, null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)
    changed_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True)
    changed_at = models.DateTimeField()

    class Meta:
        """Drafts are listed by their last change."""

        ordering = ("-changed_at",)

    def __str__(self) -> str:
        return self.title

    @property
    def mark(self) -> str:
        """What names it in an address, among versions and drafts."""
        return f"drafts-{self.pk}"


class RoadMap(models.Model):
    """A map of roads (.osm.pbf) of an event; of those of one name the newest holds.

    ``name`` is what plans call it. Its bytes lie in the data folder, under their SHA-256.
    """

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="maps")
    name = models.CharField(max_length=300)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    added_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True)
    added_at = models.DateTimeField()

    class Meta:
        """The newest first."""

        ordering = ("-added_at", "-pk")

    def __str__(self) -> str:
        return self.name


class Job(models.Model):
    """A deployment that is computed in the background, for a draft or a version.

    ``document`` is the plan as it was when the deployment was asked for, ``map_sha256`` the map
    of roads that it was computed with, empty where there was none.
    """

    class State(models.TextChoices):
        """How far it is; ``interrupted`` where the server was stopped in the middle."""

        WAITING = "waiting"
        RUNNING = "running"
        DONE = "done"
        CANCELLED = "cancelled"
        FAILED = "failed"
        INTERRUPTED = "interrupted"

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="jobs")
    draft = models.ForeignKey(
        Draft, on_delete=models.CASCADE, null=True, blank=True, related_name="jobs"
    )
    version = models.ForeignKey(
        Version, on_delete=models.CASCADE, null=True, blank=True, related_name="jobs"
    )
    document = models.JSONField(null=True, blank=True)
    plan_sha256 = models.CharField(max_length=64)
    map_sha256 = models.CharField(max_length=64, blank=True)
    state = models.CharField(max_length=12, choices=State.choices, default=State.WAITING)
    asked_by = models.ForeignKey(Account, on_delete=models.PROTECT)
    asked_as = models.CharField(max_length=20, blank=True)
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
