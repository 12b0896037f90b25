"""The app of directives."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from opsroom.people.doors import Door
from opsroom.people.roles import Action


class DirectivesConfig(AppConfig):
    """Directives of events."""

    name = "opsroom.directives"
    label = "directives"
    doors = (
        Door(
            name=_("Directives"),
            view="directives:directives",
            action=Action.DIRECTIVE_VIEW,
            order=40,
        ),
    )
