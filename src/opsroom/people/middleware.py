"""Holds back whoever needs a second factor and has not shown it."""

from collections.abc import Callable
from urllib.parse import urlencode

from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import resolve, reverse

from opsroom.people.models import Account

OPEN = {"people:second-factor", "people:sign-out", "people:language", "health"}


class SecondFactorMiddleware:
    """Sends a signed-in account to its second factor until it is shown."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request, or send it to the second factor."""
        account = request.user
        if isinstance(account, Account) and not account.is_verified() and _held(account):
            match = resolve(request.path_info)
            if match.view_name not in OPEN and not request.path.startswith("/static/"):
                return _shown_first(request)
        return self.get_response(request)


def _held(account: Account) -> bool:
    return account.needs_second_factor or account.totpdevice_set.filter(confirmed=True).exists()


def _shown_first(request: HttpRequest) -> HttpResponse:
    """Send to the second factor, and from there to the page that was asked for."""
    if request.method != "GET":
        return redirect("people:second-factor")
    asked = urlencode({REDIRECT_FIELD_NAME: request.get_full_path()})
    return redirect(f"{reverse('people:second-factor')}?{asked}")
