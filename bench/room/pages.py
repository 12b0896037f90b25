"""Opens every page of a room many times, and says what it took."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from time import perf_counter, process_time
from typing import Any

from django.db import connection
from django.test import Client
from django.utils import timezone
from django_otp import DEVICE_ID_SESSION_KEY

from bench.room.addresses import Address, addresses
from opsroom.people.models import Account
from opsroom.people.roles import Role
from opsroom.people.second_factor import device_of
from opsroom.plans.models import Event
from opsroom.record.actions import record
from opsroom.record.author import Author

SHOWN = {200, 302}


@dataclass(kw_only=True)
class Opened:
    """What it took to open an address, as the role for which it asks the most."""

    path: str
    role: str
    status: int
    queries: int
    is_page: bool
    seconds: list[float] = field(default_factory=list)
    cpu_seconds: list[float] = field(default_factory=list)


@dataclass(kw_only=True)
class Tour:
    """Every address that opens, and the routes of which none did though they show something."""

    opened: list[Opened]
    closed: list[str]
    changed: list[Opened] = field(default_factory=list)
    """The pages that rest on the whole review, opened when an entry has just been made."""


class Visitors:
    """A browser for each role, signed in, with the second factor where one is asked for."""

    def __init__(self) -> None:
        self._clients: dict[Role | None, Client] = {None: Client(SERVER_NAME="localhost")}

    def __getitem__(self, role: Role | None) -> Client:
        if role not in self._clients:
            login = "reporter-000" if role is Role.REPORTER else role.value
            self._clients[role] = signed_in(Account.objects.get(login=login))
        return self._clients[role]


def signed_in(account: Account) -> Client:
    """Return a browser in which an account has signed in."""
    client = Client(SERVER_NAME="localhost")
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    if account.needs_second_factor:
        device = device_of(account)
        device.confirmed = True
        device.save()
        session = client.session
        session[DEVICE_ID_SESSION_KEY] = device.persistent_id
        session.save()
    return client


def tour(event: Event, *, without: tuple[str, ...] = ()) -> Tour:
    """Open every address as each role that may, and keep what it took the one that asks most.

    Routes that end as ``without`` says are left out.
    """
    visitors, opened, shows, routes = Visitors(), [], set(), set()
    for address in addresses(event):
        if address.route.endswith(without):
            continue
        routes.add(address.route)
        found = list(_by_roles(visitors, address))
        answers = {one.status for one in found}
        if pages := [one for one in found if one.status in SHOWN]:
            opened.append(max(pages, key=lambda one: one.queries))
        if 405 in answers or pages:  # one that only takes what is sent shows nothing
            shows.add(address.route)
    return Tour(opened=opened, closed=sorted(routes - shows))


def after_a_change(event: Event, tour: Tour, times: int) -> None:
    """Open the pages that judge a review, each time after somebody has changed it."""
    visitors = Visitors()
    judged = (f"/events/{event.key}/readiness/", f"/events/{event.key}/reviews/3/conclusion/")
    for one in tour.opened:
        if one.path in judged:
            fresh = replace(one, seconds=[], cpu_seconds=[])
            for _again in range(times):
                _change(event)
                _timed(visitors[one.role], fresh)
            tour.changed.append(fresh)


def _change(event: Event) -> None:
    """Enter something in the journal of the event, as whatever anybody does there is entered."""
    subject, by = ("review", "3"), Author(role=Role.REVIEWER.value, agency="agency-000")
    record(event.key, "review.changed", subject=subject, data={}, by=by, now=timezone.now())


def _by_roles(visitors: Visitors, address: Address) -> Iterator[Opened]:
    """Visit an address as each role; a file, which takes long to make, once is enough."""
    for role in address.roles:
        one = _visited(visitors, address, role)
        yield one
        if one.status == 200 and not one.is_page:
            return


def _visited(visitors: Visitors, address: Address, role: Role | None) -> Opened:
    visitors[role].get(address.path).getvalue()  # the first to come reads what is then kept
    with counted() as asked:
        answer = visitors[role].get(address.path)
        answer.getvalue()
    kind = answer.headers.get("Content-Type", "text/html")
    return Opened(
        path=address.path,
        role=role or "",
        status=answer.status_code,
        queries=len(asked),
        is_page=kind.startswith("text/html") and "Content-Disposition" not in answer.headers,
    )


def time(tour: Tour, times: int) -> None:
    """Open each page so many times, and each file three times, and keep how long it took."""
    visitors = Visitors()
    for one in tour.opened:
        client = visitors[one.role or None]
        for _again in range(times if one.is_page else 3):
            _timed(client, one)


def _timed(client: Client, one: Opened) -> None:
    begun, begun_cpu = perf_counter(), process_time()
    client.get(one.path).getvalue()
    one.seconds.append(perf_counter() - begun)
    one.cpu_seconds.append(process_time() - begun_cpu)


@contextmanager
def counted() -> Iterator[list[str]]:
    """Yield a list that grows by each query."""
    asked: list[str] = []

    def count(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        asked.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(count):
        yield asked
