"""What every page knows: what the account may do, and where it can go from here."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.apps import apps
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise

from opsroom.people.doors import Door
from opsroom.people.models import Account
from opsroom.people.roles import Action


class Shown(NamedTuple):
    """A door as a page shows it; ``here`` is ``page`` on its page, ``true`` on one behind it."""

    name: str | Promise
    address: str
    here: str


def room(request: HttpRequest) -> dict[str, Any]:
    """Return what the account may do, as names that a template can ask for, and its doors."""
    account = request.user
    if not isinstance(account, Account):
        return {"may": {}, "doors": ()}
    return {
        "may": {action.name.lower(): account.may(action) for action in Action},
        "doors": tuple(_doors(request, account)),
    }


def _doors(request: HttpRequest, account: Account) -> Iterator[Shown]:
    match = request.resolver_match
    event = match.kwargs.get("event") if match else None
    every: list[Door] = [door for app in apps.get_app_configs() for door in _of(app)]
    addresses = {
        door: reverse(door.view, args=[event] if door.of_event else [])
        for door in sorted(every, key=lambda door: door.order)
        if account.may(door.action) and (event is not None or not door.of_event)
    }
    behind = max(filter(request.path.startswith, addresses.values()), key=len, default="")
    for door, address in addresses.items():
        here = "page" if address == request.path else "true" if address == behind else ""
        yield Shown(door.name, address, here)


def _of(app: Any) -> tuple[Door, ...]:
    return getattr(app, "doors", ())
