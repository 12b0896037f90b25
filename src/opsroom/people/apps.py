"""The app of accounts."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from opsroom.people.doors import Door
from opsroom.people.roles import Action


class PeopleConfig(AppConfig):
    """Accounts and roles."""

    name = "opsroom.people"
    label = "people"
    doors = (
        Door(
            name=_("Accounts"),
            view="people:people",
            action=Action.PEOPLE_MANAGE,
            of_event=False,
            order=90,
        ),
        Door(
            name=_("Agencies"),
            view="people:agencies",
            action=Action.PEOPLE_MANAGE,
            of_event=False,
            order=91,
        ),
    )
