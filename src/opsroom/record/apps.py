"""The app of the record."""

from django.apps import AppConfig


class RecordConfig(AppConfig):
    """The journal in the database."""

    name = "opsroom.record"
    label = "record"
