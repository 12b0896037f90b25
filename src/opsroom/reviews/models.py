"""Reviews: what agencies report, what the delegation saw on the spot, and what it found."""

from django.db import models

from opsroom.people.models import Account, Agency
from opsroom.plans.models import Event, Version
from sansang.event.organisation import WorkGroup
from sansang.readiness import CriteriaSet, Gravity, State

STATES = [(state.value, state.value) for state in State]
GRAVITIES = [(gravity.value, gravity.value) for gravity in Gravity]
WORK_GROUPS = [(group.value, group.value) for group in WorkGroup]


class Review(models.Model):
    """One inspection of one version of the plan.

    ``delegation`` are members as `sansang.readiness.Member` has them, ``criteria`` a
    `CriteriaSet`, ``assigned`` the ids of criteria by the key of the agency that reports on them.
    """

    class Stage(models.TextChoices):
        """How far it is."""

        PREPARED = "prepared"
        REPORTING = "reporting"
        INSPECTING = "inspecting"
        CONCLUDED = "concluded"

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="reviews")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=300)
    held_on = models.DateField()
    place = models.CharField(max_length=300, blank=True)
    scope = models.TextField(blank=True)
    agenda = models.JSONField(default=list, blank=True)
    delegation = models.JSONField(default=list, blank=True)
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="reviews")
    reports_due = models.DateTimeField(null=True, blank=True)
    criteria = models.JSONField()
    assigned = models.JSONField(default=dict)
    stage = models.CharField(max_length=12, choices=Stage.choices, default=Stage.PREPARED)
    judgement = models.CharField(max_length=24, blank=True)
    assessment = models.TextField(blank=True)
    concluded_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, null=True, blank=True, related_name="concluded"
    )
    concluded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Reviews of an event are numbered."""

        ordering = ("event", "-number")
        constraints = (
            models.UniqueConstraint(fields=("event", "number"), name="one_review_of_a_number"),
        )

    @property
    def criteria_set(self) -> CriteriaSet:
        """The criteria."""
        return CriteriaSet.model_validate(self.criteria)


class EvidenceFile(models.Model):
    """A file that shows something, kept once under its SHA-256."""

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="evidence_files")
    sha256 = models.CharField(max_length=64)
    title = models.CharField(max_length=300)
    content_type = models.CharField(max_length=80)
    size = models.PositiveIntegerField()
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT)
    lat = models.FloatField(null=True, blank=True)
    lon = models.FloatField(null=True, blank=True)
    added_at = models.DateTimeField()

    class Meta:
        """A file is kept once for an event and agency."""

        constraints = (
            models.UniqueConstraint(fields=("event", "agency", "sha256"), name="one_file_of_a_sha"),
        )


class Report(models.Model):
    """What an agency says of its criteria; it counts once it is submitted."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="reports")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="reports")
    summary = models.TextField(blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        """An agency reports once to a review."""

        constraints = (
            models.UniqueConstraint(fields=("review", "agency"), name="one_report_of_an_agency"),
        )


class ReportAnswer(models.Model):
    """What the agency says of one criterion.

    ``evidence`` is what a report form names besides link and files, as `sansang.readiness.Evidence`
    has it.
    """

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="answers")
    criterion = models.CharField(max_length=64)
    state = models.CharField(max_length=16, choices=STATES)
    missing = models.TextField(blank=True)
    asks_for = models.TextField(blank=True)
    link = models.CharField(max_length=300, blank=True)
    files = models.ManyToManyField(EvidenceFile, blank=True)
    evidence = models.JSONField(default=list, blank=True)
    site = models.CharField(max_length=64, blank=True)
    by_role = models.CharField(max_length=300, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        """A criterion is answered once in a report."""

        constraints = (
            models.UniqueConstraint(
                fields=("report", "criterion"), name="one_report_answer_of_a_criterion"
            ),
        )


class InspectionAnswer(models.Model):
    """What a reviewer saw on the spot; the device names it before it is sent, so that it counts
    once however often it arrives.
    """

    key = models.UUIDField(unique=True)
    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="inspection")
    criterion = models.CharField(max_length=64)
    site = models.CharField(max_length=64, blank=True)
    state = models.CharField(max_length=16, choices=STATES)
    note = models.TextField(blank=True)
    files = models.ManyToManyField(EvidenceFile, blank=True)
    by = models.ForeignKey(Account, on_delete=models.PROTECT)
    by_role = models.CharField(max_length=20)
    seen_at = models.DateTimeField()
    received_at = models.DateTimeField()

    class Meta:
        """The later one of a criterion and site prevails."""

        ordering = ("seen_at", "pk")


class FindingRecord(models.Model):
    """What the delegation found; a finding is closed, never deleted."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="findings")
    number = models.PositiveIntegerField()
    text = models.TextField()
    gravity = models.CharField(max_length=8, choices=GRAVITIES)
    work_group = models.CharField(max_length=20, choices=WORK_GROUPS)
    owner = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True)
    site = models.CharField(max_length=64, blank=True)
    criterion = models.CharField(max_length=64, blank=True)
    files = models.ManyToManyField(EvidenceFile, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Findings of a review are numbered."""

        ordering = ("review", "number")
        constraints = (
            models.UniqueConstraint(fields=("review", "number"), name="one_finding_of_a_number"),
        )
