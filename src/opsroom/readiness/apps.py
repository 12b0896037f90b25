"""The app of readiness."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from opsroom.people.doors import Door
from opsroom.people.roles import Action


class ReadinessConfig(AppConfig):
    """Readiness of events."""

    name = "opsroom.readiness"
    label = "readiness"
    doors = (
        Door(
            name=_("Readiness"),
            view="readiness:readiness",
            action=Action.READINESS_VIEW,
            order=50,
        ),
    )
