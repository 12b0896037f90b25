"""Accounts and agencies."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Router, Status
from ninja.errors import HttpError
from ninja.pagination import paginate

from opsroom.api.auth import needs
from opsroom.api.pages import Pages
from opsroom.api.refusals import taken
from opsroom.api.schemas.people import (
    AccountIn,
    AccountOut,
    ActiveIn,
    AgencyIn,
    AgencyOut,
    LinkOut,
    RolesIn,
)
from opsroom.api.schemas.refused import REFUSED, SETTLED, TOO_MUCH
from opsroom.people import actions
from opsroom.people.forms import AccountForm, AgencyForm, login_taken
from opsroom.people.models import Account, Agency
from opsroom.people.roles import Action
from opsroom.record.author import Author

router = Router(tags=["people"])


@router.get("/people", response={200: list[AccountOut], **REFUSED})
@needs(Action.PEOPLE_MANAGE)
@paginate(Pages)
def people(request: HttpRequest) -> QuerySet[Account]:
    """The accounts by login."""
    return Account.objects.select_related("agency").prefetch_related("holdings")


@router.post("/people", response={201: LinkOut, **REFUSED})
@needs(Action.PEOPLE_MANAGE)
def new_account(request: HttpRequest, response: HttpResponse, body: AccountIn) -> Status[Any]:
    """Make an account, and tell once the link by which its person chooses a password."""
    agency = Agency.objects.filter(key=body.agency).first()
    sent = body.dict() | {"agency": agency.pk if agency else 0}
    said = taken(AccountForm(sent))
    try:
        made = actions.create_account(**said, now=timezone.now(), by=_by(request))
    except actions.LoginTaken:
        raise HttpError(422, login_taken()) from None
    return Status(201, _link(request, response, made))


@router.get("/people/{account}", response={200: AccountOut, **REFUSED})
@needs(Action.PEOPLE_MANAGE)
def one_account(request: HttpRequest, account: int) -> Account:
    """An account."""
    return _account(account)


@router.put("/people/{account}/roles", response={200: AccountOut, **SETTLED, **REFUSED})
@needs(Action.PEOPLE_MANAGE)
def roles(request: HttpRequest, account: int, body: RolesIn) -> Account:
    """Let an account hold just these roles from now on."""
    try:
        actions.set_roles(_account(account), body.roles, now=timezone.now(), by=_by(request))
    except actions.LastAdministrator:
        raise _last() from None
    return _account(account)


@router.put("/people/{account}/active", response={200: AccountOut, **SETTLED, **REFUSED})
@needs(Action.PEOPLE_MANAGE)
def active(request: HttpRequest, account: int, body: ActiveIn) -> Account:
    """Close an account, or open it again."""
    found, by = _account(account), _by(request)
    try:
        actions.set_active(found, active=body.active, now=timezone.now(), by=by)
    except actions.LastAdministrator:
        raise _last() from None
    return _account(account)


@router.post("/people/{account}/link", response={201: LinkOut, **REFUSED})
@needs(Action.PEOPLE_MANAGE)
def new_link(request: HttpRequest, response: HttpResponse, account: int) -> Status[Any]:
    """Give an account a fresh link, for a forgotten password too."""
    return Status(201, _link(request, response, _account(account)))


@router.get("/agencies", response={200: list[AgencyOut], **REFUSED})
@needs(Action.PEOPLE_MANAGE)
def agencies(request: HttpRequest) -> QuerySet[Agency]:
    """The agencies by name."""
    return Agency.objects.all()


@router.post("/agencies", response={201: AgencyOut, **REFUSED})
@needs(Action.PEOPLE_MANAGE)
def new_agency(request: HttpRequest, body: AgencyIn) -> Status[Any]:
    """Add an agency."""
    sent = taken(AgencyForm(body.dict()))
    return Status(201, actions.create_agency(**sent, now=timezone.now(), by=_by(request)))


def _account(pk: int) -> Account:
    return get_object_or_404(Account.objects.select_related("agency"), pk=min(pk, TOO_MUCH))


def _link(request: HttpRequest, response: HttpResponse, account: Account) -> dict[str, Any]:
    """The account and its fresh link, which nothing on the way shall keep."""
    token = actions.give_link(account, now=timezone.now(), by=_by(request))
    response["Cache-Control"] = "no-store"
    link = request.build_absolute_uri(reverse("people:invitation", args=[token]))
    return {"account": account, "link": link}


def _by(request: HttpRequest) -> Author:
    return request.user.acting(Action.PEOPLE_MANAGE)


def _last() -> HttpError:
    return HttpError(409, _("Somebody must remain administrator."))
