"""What changes accounts; each change is an entry of the record."""

import hashlib
import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction

from opsroom.people.models import Account, Agency, Holding, Invitation
from opsroom.people.roles import Role
from opsroom.record.actions import ROOM, record
from opsroom.record.author import SET_UP, Author

FRESH = timedelta(days=3)


class LastAdministrator(Exception):
    """Nobody would be left to manage accounts."""


class LoginTaken(Exception):
    """Somebody has this login already."""


class LinkSpent(Exception):
    """The link was used, is too old, or never was."""


@transaction.atomic
def create_agency(*, key: str, name: str, now: datetime, by: Author) -> Agency:
    """Create an agency for which people can work in the room."""
    agency = Agency.objects.create(key=key, name=name)
    record(ROOM, "people.agency_added", subject=("agency", key), data={}, by=by, now=now)
    return agency


@transaction.atomic
def create_account(
    *,
    login: str,
    name: str,
    agency: Agency,
    roles: Iterable[Role],
    now: datetime,
    by: Author,
) -> Account:
    """Create an account that cannot sign in until its invitation is used. Raises LoginTaken."""
    account = Account(login=login, name=name, agency=agency)
    account.set_unusable_password()
    try:
        account.save()
    except IntegrityError:  # two at once: the form of either has found the login free
        raise LoginTaken from None
    set_roles(account, roles, now=now, by=by)
    return account


@transaction.atomic
def set_roles(account: Account, roles: Iterable[Role], *, now: datetime, by: Author) -> None:
    """Let the account hold just these roles from now on.

    Raises LastAdministrator where nobody else would be one.
    """
    wanted, held = frozenset(roles), account.roles
    if Role.ADMINISTRATOR in held - wanted:
        _keep_an_administrator(account)
    account.holdings.filter(until=None, role__in=held - wanted).update(until=now)
    Holding.objects.bulk_create(
        Holding(account=account, role=role, since=now) for role in sorted(wanted - held)
    )
    account.forget_roles()
    if wanted != held:
        record(
            ROOM,
            "people.roles_changed",
            subject=("account", str(account.pk)),
            data={"given": sorted(wanted - held), "taken": sorted(held - wanted)},
            personal={"login": account.login},
            by=by,
            now=now,
        )


@transaction.atomic
def set_active(account: Account, *, active: bool, now: datetime, by: Author) -> None:
    """Open or close an account. Raises LastAdministrator where nobody else would be one."""
    if not active and Role.ADMINISTRATOR in account.roles:
        _keep_an_administrator(account)
    account.is_active = active
    account.save(update_fields=["is_active"])
    record(
        ROOM,
        "people.account_opened" if active else "people.account_closed",
        subject=("account", str(account.pk)),
        data={},
        personal={"login": account.login},
        by=by,
        now=now,
    )


def _keep_an_administrator(leaving: Account) -> None:
    others = Account.objects.exclude(pk=leaving.pk).filter(
        is_active=True, holdings__role=Role.ADMINISTRATOR, holdings__until=None
    )
    if not others.exists():
        raise LastAdministrator


def invite(account: Account, *, now: datetime) -> str:
    """Return a token, the part of a link that only the invited person shall see."""
    token = secrets.token_urlsafe(32)
    Invitation.objects.create(account=account, digest=_digest(token), expires_at=now + FRESH)
    return token


@transaction.atomic
def give_link(account: Account, *, now: datetime, by: Author) -> str:
    """Return the token of a fresh link that somebody gives to a person."""
    record(
        ROOM,
        "people.link_given",
        subject=("account", str(account.pk)),
        data={},
        personal={"login": account.login},
        by=by,
        now=now,
    )
    return invite(account, now=now)


def invited(token: str, *, now: datetime) -> Invitation:
    """Return the invitation of a link. Raises LinkSpent where it lets nobody in any more."""
    found = Invitation.objects.select_related("account").filter(
        digest=_digest(token), used_at=None, expires_at__gt=now, account__is_active=True
    )
    if (invitation := found.first()) is None:
        raise LinkSpent
    return invitation


@transaction.atomic
def accept(token: str, password: str, *, now: datetime) -> Account:
    """Set the password; the link is spent. Raises LinkSpent where somebody was faster."""
    invitation = invited(token, now=now)
    if not Invitation.objects.filter(pk=invitation.pk, used_at=None).update(used_at=now):
        raise LinkSpent
    account = invitation.account
    account.set_password(password)
    account.save(update_fields=["password"])
    return account


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


@transaction.atomic
def first_administrator(*, now: datetime) -> Account | None:
    """Return the administrator of a room in which nobody has a password yet, else None."""
    account = Account.objects.filter(login="admin").first()
    if any(a.has_usable_password() for a in Account.objects.all()):
        return None
    if account is None:
        agency, _ = Agency.objects.get_or_create(key="room", defaults={"name": "Sansang"})
        account = create_account(
            login="admin",
            name="Administrator",
            agency=agency,
            roles=[Role.ADMINISTRATOR],
            now=now,
            by=SET_UP,
        )
    return account
