"""The app of the API."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from opsroom.people.doors import Door
from opsroom.people.roles import Action


class ApiConfig(AppConfig):
    """Programs that work in the room."""

    name = "opsroom.api"
    label = "api"
    doors = (
        Door(
            name=_("Programs"),
            view="programs:tokens",
            action=Action.TOKENS_MANAGE,
            of_event=False,
            order=93,
        ),
    )
