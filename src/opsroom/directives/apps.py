"""The app of directives."""

from django.apps import AppConfig


class DirectivesConfig(AppConfig):
    """Directives of events."""

    name = "opsroom.directives"
    label = "directives"
