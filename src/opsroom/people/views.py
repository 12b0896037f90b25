"""Signing in, and the pages on which administrators manage accounts."""

from django.contrib import messages
from django.contrib.auth import REDIRECT_FIELD_NAME, login
from django.contrib.auth.views import LoginView, LogoutView
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django.views.i18n import set_language

from opsroom.people import actions, second_factor
from opsroom.people.access import needs, open_to_all, signed_in
from opsroom.people.forms import (
    AccountForm,
    AgencyForm,
    PasswordForm,
    RolesForm,
    SecondFactorForm,
    SignInForm,
    login_taken,
)
from opsroom.people.kept_forms import kept
from opsroom.people.models import Account, Agency
from opsroom.people.roles import Action
from opsroom.record.author import Author

A_PAGE = 50
_KEPT = "kept form"
"""Where the session holds it."""


class SignIn(LoginView):
    """Signing in; a form that was sent when the session was over can be sent again then."""

    template_name = "people/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        """Keep the form over a wrong password."""
        return super().get_context_data(kept=self.request.POST.get("kept", ""), **kwargs)

    def form_valid(self, form: SignInForm) -> HttpResponse:
        """Sign in, and lead on to the form that was kept."""
        answer = super().form_valid(form)
        if kept(said := self.request.POST.get("kept", "")):
            self.request.session[_KEPT] = said
            return redirect("people:kept-form")
        return answer


sign_in = open_to_all(SignIn.as_view())
sign_out = open_to_all(LogoutView.as_view(next_page="people:sign-in"))
language = open_to_all(set_language)


def locked_out(request: HttpRequest, credentials: object = None) -> HttpResponse:
    """Say that too many passwords were wrong."""
    return render(request, "people/locked_out.html", status=429)


@open_to_all
@never_cache
@sensitive_post_parameters("password", "again")
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Let an invited person choose a password, once."""
    try:
        invited = actions.invited(token, now=timezone.now())
        form = PasswordForm(request.POST or None, account=invited.account)
        if form.is_valid():
            account = actions.accept(token, form.cleaned_data["password"], now=timezone.now())
            login(request, account, backend="django.contrib.auth.backends.ModelBackend")
            return redirect("home")
    except actions.LinkSpent:
        return render(request, "people/link_spent.html", status=410)
    return render(request, "people/invitation.html", {"form": form, "account": invited.account})


@signed_in
@never_cache
def second_factor_page(request: HttpRequest) -> HttpResponse:
    """Ask for the code of the app; the first time, show how to set it up."""
    device = second_factor.device_of(request.user)
    form = SecondFactorForm(request.POST or None)
    if form.is_valid():
        if second_factor.confirm(request, device, form.cleaned_data["code"]):
            return redirect("people:kept-form" if _KEPT in request.session else _asked(request))
        form.add_error("code", _("The code is not right or too old. Wait for the next one."))
    context = {"form": form, "fresh": not device.confirmed}
    if not device.confirmed:
        context |= {"picture": second_factor.picture(device), "key": second_factor.key(device)}
    return render(request, "people/second_factor.html", context)


def _asked(request: HttpRequest) -> str:
    """The page of this room that was asked for before the second factor, or the first page."""
    page = request.GET.get(REDIRECT_FIELD_NAME, "")
    return page if url_has_allowed_host_and_scheme(page, {request.get_host()}) else "home"


@signed_in
@never_cache
@require_safe
def kept_form(request: HttpRequest) -> HttpResponse:
    """Show what was sent when the session was over, to be sent again."""
    form = kept(request.session.get(_KEPT, ""))
    if form is None:
        return redirect("home")
    texts = [value for _name, value in form.fields if len(value.split()) > 1]
    return render(request, "people/kept_form.html", {"form": form, "texts": texts})


@needs(Action.PEOPLE_MANAGE)
@require_http_methods(["GET", "POST"])
def people(request: HttpRequest) -> HttpResponse:
    """List the accounts, and add one."""
    form = AccountForm(request.POST or None)
    if form.is_valid():
        try:
            made = actions.create_account(**form.cleaned_data, now=timezone.now(), by=_by(request))
            return _show_link(request, made)
        except actions.LoginTaken:
            form.add_error("login", login_taken())
    accounts = Account.objects.prefetch_related("holdings")
    page = Paginator(accounts, A_PAGE).get_page(request.GET.get("page"))
    return render(request, "people/people.html", {"page": page, "form": form})


@needs(Action.PEOPLE_MANAGE)
def account(request: HttpRequest, pk: int) -> HttpResponse:
    """Show an account and change its roles."""
    shown = get_object_or_404(Account, pk=pk)
    form = RolesForm(request.POST or None, initial={"roles": [r.value for r in shown.roles]})
    if form.is_valid():
        try:
            actions.set_roles(
                shown,
                form.cleaned_data["roles"],
                now=timezone.now(),
                by=_by(request),
            )
        except actions.LastAdministrator:
            form.add_error("roles", _("Somebody must remain administrator."))
        else:
            messages.success(request, _("The roles are changed."))
            return redirect("people:account", pk)
    context = {"account": shown, "form": form, "held": shown.holdings.order_by("since")}
    return render(request, "people/account.html", context)


@needs(Action.PEOPLE_MANAGE)
@require_POST
def new_link(request: HttpRequest, pk: int) -> HttpResponse:
    """Give an account a fresh link, for a forgotten password too."""
    return _show_link(request, get_object_or_404(Account, pk=pk))


@needs(Action.PEOPLE_MANAGE)
@require_POST
def set_active(request: HttpRequest, pk: int) -> HttpResponse:
    """Close an account, or open it again."""
    shown = get_object_or_404(Account, pk=pk)
    try:
        actions.set_active(
            shown,
            active=request.POST.get("active") == "1",
            now=timezone.now(),
            by=_by(request),
        )
    except actions.LastAdministrator:
        messages.error(request, _("Somebody must remain administrator."))
    return redirect("people:account", pk)


@needs(Action.PEOPLE_MANAGE)
def agencies(request: HttpRequest) -> HttpResponse:
    """List the agencies, and add one."""
    form = AgencyForm(request.POST or None)
    if form.is_valid():
        actions.create_agency(**form.cleaned_data, now=timezone.now(), by=_by(request))
        return redirect("people:agencies")
    return render(request, "people/agencies.html", {"agencies": Agency.objects.all(), "form": form})


def _show_link(request: HttpRequest, account: Account) -> HttpResponse:
    token = actions.give_link(account, now=timezone.now(), by=_by(request))
    link = request.build_absolute_uri(reverse("people:invitation", args=[token]))
    return render(request, "people/link.html", {"account": account, "link": link})


def _by(request: HttpRequest) -> Author:
    return request.user.acting(Action.PEOPLE_MANAGE)
