"""A small plan, tokens, and the calls that are made with them."""

import json
from datetime import datetime

import pytest
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import Client
from django.utils import timezone

from opsroom.api import actions
from opsroom.people.roles import Action, Role
from opsroom.record.author import SET_UP
from opsroom.record.models import Row
from sansang.eventfile import new_plan

PLAN = new_plan(
    event_id="festival",
    name="Spring festival",
    start=datetime(2027, 3, 1, 8),  # noqa: DTZ001 (local time of the event)
    end=datetime(2027, 3, 2, 17),  # noqa: DTZ001
    time_zone="Asia/Ho_Chi_Minh",
).model_dump(mode="json")


def token_for(account, *scopes, now=None) -> str:
    return actions.make_token("test", account, scopes, by=SET_UP, now=now or timezone.now())


def call(token, path, body=None):
    headers = {"Authorization": f"Bearer {token}"}
    if body is None:
        return Client().get(f"/api{path}", headers=headers)
    return Client().post(f"/api{path}", body, content_type="application/json", headers=headers)


def send(token, method, path, body=None, language=None):
    """A call of any method, in the language that is asked for."""
    headers = {"Authorization": f"Bearer {token}"}
    if language:
        headers["Accept-Language"] = language
    return Client().generic(
        method,
        f"/api{path}",
        "" if body is None else json.dumps(body),
        content_type="application/json",
        headers=headers,
    )


def whole_token_of(cast):
    """A token of all scopes, whose account has a draft."""
    token = token_for(cast.person("all", *Role), *Action)
    call(token, "/drafts", {"title": "First", "plan": PLAN})
    return token


@pytest.fixture
def one_connection():
    """Calls that share the connection which the test will roll back.

    Django's own client sees to that for itself, and no longer once it is used again; another
    client would close the connection.
    """
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def planner_token(cast):
    """All that a planner of the police may do."""
    return token_for(cast.person("planner", Role.PLANNER), *Action)


@pytest.fixture
def chair_token(cast):
    return token_for(cast.person("chair", Role.CHAIR, agency="committee"), *Action)


@pytest.fixture
def stranger(cast):
    """All that somebody of another agency may do, whatever the role."""
    return token_for(cast.person("stranger", *Role, agency="fire"), *Action)


@pytest.fixture
def draft(planner_token):
    """A draft that only the police see."""
    return call(planner_token, "/drafts", {"title": "First", "plan": PLAN}).json()


@pytest.fixture
def place(draft):
    """The address of the draft."""
    return f"/events/festival/drafts/{draft['id']}"


def last_entry(kind):
    """Who did the last thing of a kind, by the journal."""
    entry = Row.objects.filter(kind=kind).last().entry
    return entry["author_role"], entry["author_agency"]
