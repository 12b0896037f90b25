"""The app of the journal."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from opsroom.people.doors import Door
from opsroom.people.roles import Action


class JournalConfig(AppConfig):
    """The pages of the journal."""

    name = "opsroom.journal"
    label = "journal"
    doors = (
        Door(name=_("Journal"), view="journal:journal", action=Action.JOURNAL_VIEW, order=80),
        Door(
            name=_("Journal of the room"),
            view="journal:room",
            action=Action.JOURNAL_VIEW,
            of_event=False,
            order=92,
        ),
    )
