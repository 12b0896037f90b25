"""The one door to a view: it names what it does, and who may not is refused here."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from opsroom.people.forms import SignInForm
from opsroom.people.kept_forms import keep
from opsroom.people.models import Account
from opsroom.people.roles import Action

View = Callable[..., HttpResponse]


def needs(*actions: Action) -> Callable[[View], View]:
    """Let those in who may do one of these; others are asked to sign in, or refused."""

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            account = request.user
            if not isinstance(account, Account):
                if "HX-Request" in request.headers:
                    return HttpResponse(status=401)  # a form to sign in would replace what is typed
                return _ask_to_sign_in(request)
            if not any(account.may(action) for action in actions):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        guarded.needs = actions  # type: ignore[attr-defined]
        return guarded

    return guard


def open_to_all(view: View) -> View:
    """Mark a view that nobody has to sign in for."""
    view.needs = ()  # type: ignore[attr-defined]
    return view


def signed_in(view: View) -> View:
    """Let everybody in who has signed in, whatever the role."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return _ask_to_sign_in(request)
        return view(request, *args, **kwargs)

    guarded.needs = ("signed in",)  # type: ignore[attr-defined]
    return guarded


def _ask_to_sign_in(request: HttpRequest) -> HttpResponse:
    """Ask whoever has not signed in to do so; what they sent is not lost meanwhile."""
    if request.method != "POST":
        return redirect_to_login(request.get_full_path())
    context = {"form": SignInForm(), "kept": keep(request), "session_over": True}
    return render(request, "people/sign_in.html", context, status=401)
