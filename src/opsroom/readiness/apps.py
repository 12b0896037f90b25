"""The app of readiness."""

from django.apps import AppConfig


class ReadinessConfig(AppConfig):
    """Readiness of events."""

    name = "opsroom.readiness"
    label = "readiness"
