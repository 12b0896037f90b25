"""A small plan, tokens, and the calls that are made with them."""

from datetime import datetime

from django.test import Client
from django.utils import timezone

from opsroom.api import actions
from opsroom.record.author import SET_UP
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
