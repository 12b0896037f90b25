"""What makes tokens and ends them."""

import hashlib
import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction

from opsroom.api.models import Token
from opsroom.people.models import Account
from opsroom.people.roles import Action
from opsroom.record.actions import ROOM, record
from opsroom.record.author import Author

GOOD_FOR = timedelta(days=90)


@transaction.atomic
def make_token(
    name: str, account: Account, scopes: Iterable[Action], *, by: Author, now: datetime
) -> str:
    """Return a new token: it is told once, and does no more than its account may."""
    token = f"sansang_{secrets.token_urlsafe(32)}"
    made = Token.objects.create(
        name=name,
        digest=digest_of(token),
        account=account,
        scopes=sorted(scope.value for scope in scopes),
        made_at=now,
        expires_at=now + GOOD_FOR,
    )
    _tell("token.made", made, by, now)
    return token


@transaction.atomic
def revoke(token: Token, *, by: Author, now: datetime) -> None:
    """End a token; twice does nothing more."""
    if Token.objects.filter(pk=token.pk, revoked_at=None).update(revoked_at=now):
        _tell("token.revoked", token, by, now)


def digest_of(token: str) -> str:
    """Return what is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def _tell(kind: str, token: Token, by: Author, now: datetime) -> None:
    data = {"account": token.account_id, "scopes": token.scopes}
    record(ROOM, kind, subject=("token", str(token.pk)), data=data, by=by, now=now)
