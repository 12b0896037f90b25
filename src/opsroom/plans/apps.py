"""The app of plans."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from opsroom.people.doors import Door
from opsroom.people.roles import Action


class PlansConfig(AppConfig):
    """Plans of events."""

    name = "opsroom.plans"
    label = "plans"
    doors = (
        Door(
            name=_("Events"),
            view="plans:events",
            action=Action.PLAN_VIEW,
            of_event=False,
            order=10,
        ),
        Door(name=_("Plan"), view="plans:event", action=Action.PLAN_VIEW, order=20),
    )
