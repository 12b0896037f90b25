"""Directives: who has to do what by when, and how far it is."""

from django.db import models

from opsroom.people.models import Agency
from opsroom.plans.models import Draft, Event, Version
from opsroom.reviews.models import EvidenceFile, FindingRecord, Review
from sansang.readiness import DirectiveStage

STAGES = [(stage.value, stage.value) for stage in DirectiveStage]


class Directive(models.Model):
    """An order of the chair; its whole life is in the journal of the event."""

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="directives")
    review = models.ForeignKey(
        Review, on_delete=models.PROTECT, related_name="directives", null=True, blank=True
    )
    number = models.PositiveIntegerField()
    task = models.TextField()
    lead = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="led_directives", null=True, blank=True
    )
    partners = models.ManyToManyField(Agency, related_name="partner_directives", blank=True)
    place = models.CharField(max_length=300, blank=True)
    due = models.DateTimeField(null=True, blank=True)
    done_when = models.TextField(blank=True)
    stage = models.CharField(max_length=12, choices=STAGES, default=DirectiveStage.PROPOSED.value)
    source = models.TextField(blank=True)
    returned_because = models.TextField(blank=True)
    findings = models.ManyToManyField(FindingRecord, related_name="directives", blank=True)
    files = models.ManyToManyField(EvidenceFile, blank=True)
    evidence_note = models.TextField(blank=True)
    version = models.ForeignKey(
        Version, on_delete=models.PROTECT, related_name="directives", null=True, blank=True
    )
    draft = models.ForeignKey(
        Draft, on_delete=models.SET_NULL, related_name="directives", null=True, blank=True
    )
    reminded_at = models.DateTimeField(null=True, blank=True)
    escalated_at = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)
    key = models.CharField(max_length=80, null=True, blank=True)

    class Meta:
        """Directives of an event are numbered; what is drafted twice with a key is drafted once."""

        ordering = ("event", "number")
        constraints = (
            models.UniqueConstraint(fields=("event", "number"), name="one_directive_of_a_number"),
            models.UniqueConstraint(fields=("review", "key"), name="one_directive_of_a_key"),
        )


class PastedMinutes(models.Model):
    """The minutes from which the directives of a review are drafted, until it is concluded."""

    review = models.OneToOneField(Review, on_delete=models.CASCADE, related_name="pasted_minutes")
    text = models.TextField()
    rejected = models.JSONField(default=list)
    pasted_at = models.DateTimeField()
