"""Entries of the journal as rows, its head, and the personal values that can be erased."""

from django.db import models


class Head(models.Model):
    """Where the journal of an event, or of the room itself, ends."""

    journal = models.CharField(max_length=64, unique=True)
    number = models.PositiveIntegerField(default=0)
    digest = models.CharField(max_length=64, default="")


class Row(models.Model):
    """One entry, as it was written; it is never changed."""

    journal = models.CharField(max_length=64)
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=80)
    subject_type = models.CharField(max_length=40)
    subject_id = models.CharField(max_length=64)
    entered_at = models.DateTimeField()
    entry = models.JSONField()

    class Meta:
        """Entries have their number once, in their order."""

        ordering = ("journal", "number")
        constraints = (
            models.UniqueConstraint(fields=("journal", "number"), name="one_entry_of_a_number"),
        )
        indexes = (models.Index(fields=("journal", "subject_type", "subject_id")),)


class PersonalValue(models.Model):
    """A personal field of an entry, apart from it; erased, the salt goes with the value."""

    row = models.ForeignKey(Row, on_delete=models.PROTECT, related_name="personal_values")
    field = models.CharField(max_length=40)
    value = models.TextField()
    salt = models.CharField(max_length=64)
    erased_at = models.DateTimeField(null=True, blank=True)
