"""Who a request of the API comes from, and whether it may do what it asks for."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import activate, get_language_from_request
from ninja.errors import HttpError
from ninja.security import HttpBearer

from opsroom.api.actions import digest_of
from opsroom.api.models import Token
from opsroom.people.roles import Action


class TokenAuth(HttpBearer):
    """A token in the header ``Authorization: Bearer``."""

    def authenticate(self, request: HttpRequest, token: str) -> Token | None:
        """Return the token that is still good, and let its account be the caller."""
        found = (
            Token.objects.select_related("account__agency")
            .filter(
                digest=digest_of(token),
                revoked_at=None,
                expires_at__gt=timezone.now(),
                account__is_active=True,
            )
            .first()
        )
        if found is not None:
            request.user = found.account
            activate(_language_of(request))
        return found


def _language_of(request: HttpRequest) -> str:
    """The language that the caller asks for; English, where it asks for none."""
    return get_language_from_request(request) if "Accept-Language" in request.headers else "en"


def needs(*actions: Action) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Let a call in whose token has one of the scopes and whose account may do just that."""

    def guard(call: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(call)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            token: Token = request.auth
            if not any(one.value in token.scopes and token.account.may(one) for one in actions):
                names = " or ".join(one.value for one in actions)
                raise HttpError(403, f"{names} is not allowed")
            return call(request, *args, **kwargs)

        guarded.needs = actions  # type: ignore[attr-defined]
        return guarded

    return guard
