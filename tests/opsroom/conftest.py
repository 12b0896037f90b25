"""The standing cast of the room, and the ways in which they come."""

from datetime import UTC, datetime

import pytest
from django.test import Client
from django_otp import DEVICE_ID_SESSION_KEY

from opsroom.people.actions import create_account
from opsroom.people.models import Account, Agency
from opsroom.people.roles import Role
from opsroom.people.second_factor import device_of
from opsroom.record.author import SET_UP

NOW = datetime(2026, 11, 24, 8, tzinfo=UTC)
PASSWORD = "a long walk to the pass"


class Cast:
    """People of the tests: each is created when first asked for."""

    def person(self, login: str, *roles: Role, agency: str = "police") -> Account:
        found = Account.objects.filter(login=login).first()
        if found is None:
            at, _ = Agency.objects.get_or_create(key=agency, defaults={"name": agency.title()})
            found = create_account(
                login=login,
                name=login.title(),
                agency=at,
                roles=roles,
                now=NOW,
                by=SET_UP,
            )
            found.set_password(PASSWORD)
            found.save()
        return found

    def sign_in(self, account: Account, *, verified: bool = True) -> Client:
        """A browser in which the account has signed in, with the second factor where asked."""
        client = Client()
        client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
        if verified and account.needs_second_factor:
            device = device_of(account)
            device.confirmed = True
            device.save()
            session = client.session
            session[DEVICE_ID_SESSION_KEY] = device.persistent_id
            session.save()
        return client

    def client(self, login: str, *roles: Role, agency: str = "police") -> Client:
        return self.sign_in(self.person(login, *roles, agency=agency))


@pytest.fixture
def cast(db) -> Cast:
    return Cast()


@pytest.fixture
def planner(cast) -> Client:
    return cast.client("planner", Role.PLANNER)


@pytest.fixture
def chair(cast) -> Client:
    return cast.client("chair", Role.CHAIR, agency="committee")


@pytest.fixture
def reviewer(cast) -> Client:
    return cast.client("reviewer", Role.REVIEWER, agency="committee")


@pytest.fixture
def reporter(cast) -> Client:
    return cast.client("reporter", Role.REPORTER, agency="health")


@pytest.fixture
def administrator(cast) -> Client:
    return cast.client("administrator", Role.ADMINISTRATOR, agency="room")


@pytest.fixture
def outsider(cast) -> Client:
    """Signed in, and without any role."""
    return cast.client("outsider", agency="other")
