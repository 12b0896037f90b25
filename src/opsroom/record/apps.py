"""The app of the record."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from opsroom.people.roles import Action
from opsroom.site.doors import Door


class RecordConfig(AppConfig):
    """The journal in the database."""

    name = "opsroom.record"
    label = "record"
    doors = (
        Door(name=_("Journal"), view="record:journal", action=Action.JOURNAL_VIEW, order=80),
        Door(
            name=_("Journal of the room"),
            view="record:room",
            action=Action.JOURNAL_VIEW,
            of_event=False,
            order=92,
        ),
    )
