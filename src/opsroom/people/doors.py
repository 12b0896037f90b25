"""What a feature shows in the navigation; its ``AppConfig`` names them as ``doors``."""

from dataclasses import dataclass

from django.utils.functional import Promise

from opsroom.people.roles import Action


@dataclass(frozen=True, kw_only=True)
class Door:
    """A page one can go to from everywhere, or from every page of an event."""

    name: str | Promise
    view: str
    action: Action
    of_event: bool = True
    order: int
