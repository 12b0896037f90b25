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
    """A door as a page shows it."""

    name: str | Promise
    address: str
    here: bool


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
    for door in sorted(every, key=lambda door: door.order):
        if account.may(door.action) and (event is not None or not door.of_event):
            address = reverse(door.view, args=[event] if door.of_event else [])
            yield Shown(door.name, address, request.path == address)


def _of(app: Any) -> tuple[Door, ...]:
    return getattr(app, "doors", ())
