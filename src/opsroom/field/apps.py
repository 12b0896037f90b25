"""The app of the inspection on a phone."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from opsroom.people.doors import Door
from opsroom.people.roles import Action


class FieldConfig(AppConfig):
    """Inspection on the spot."""

    name = "opsroom.field"
    label = "field"
    doors = (
        Door(
            name=_("Inspect on the spot"),
            view="field:reviews",
            action=Action.INSPECT,
            of_event=False,
            order=45,
        ),
    )
