"""The API by its tokens: what they let in, and that it keeps what its description says."""

import json
from datetime import timedelta

import pytest
import schemathesis
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, settings
from schemathesis.specs.openapi.checks import negative_data_rejection, positive_data_acceptance
from tests.opsroom.api.conftest import PLAN, call, token_for, whole_token_of
from tests.opsroom.databases import sqlite_alone

from opsroom.api import actions
from opsroom.api.api import api
from opsroom.api.models import Token
from opsroom.directives.models import Directive
from opsroom.people.models import Agency
from opsroom.people.roles import Action, Role
from opsroom.plans.models import Draft, Event
from opsroom.record.author import SET_UP
from opsroom.site.wsgi import application


def operations():
    for router in api._get_bound_routers():
        for view in router.path_operations.values():
            yield from view.operations


def test_every_call_names_what_it_does_and_needs_a_token():
    assert list(operations())
    for operation in operations():
        assert set(operation.view_func.needs) <= set(Action), operation.view_func
        assert operation.view_func.needs, operation.view_func
        assert operation.auth_callbacks, operation.view_func


def test_without_a_token_nobody_is_told_anything(db):
    assert Client().get("/api/events").status_code == 401
    assert call("sansang_guessed", "/events").status_code == 401


def test_a_session_of_a_browser_is_no_token(planner):
    assert planner.get("/api/events").status_code == 401


def test_a_plan_goes_in_and_comes_out_the_same(cast):
    token = token_for(cast.person("planner", Role.PLANNER), Action.PLAN_EDIT, Action.PLAN_VIEW)
    made = call(token, "/drafts", {"title": "First", "plan": PLAN})
    assert made.status_code == 201, made.content
    assert made.json()["agency"] == "police"
    path = f"/events/festival/drafts/{made.json()['id']}/plan"
    assert call(token, path).json() == PLAN
    assert [event["key"] for event in call(token, "/events").json()] == ["festival"]


def test_a_plan_that_cannot_be_read_is_refused_with_its_faults(cast):
    token = token_for(cast.person("planner", Role.PLANNER), Action.PLAN_EDIT)
    broken = PLAN | {"teams": [{**PLAN["teams"][0], "headcount": -1}]}
    answer = call(token, "/drafts", {"title": "First", "plan": broken})
    assert answer.status_code == 422
    assert "headcount" in answer.json()["detail"]
    assert not Draft.objects.exists()


def test_a_token_does_no_more_than_its_scopes(cast):
    token = token_for(cast.person("planner", Role.PLANNER), Action.PLAN_VIEW)
    assert call(token, "/events").status_code == 200
    assert call(token, "/drafts", {"title": "First", "plan": PLAN}).status_code == 403


def test_a_token_does_no_more_than_its_account(cast):
    token = token_for(cast.person("reporter", Role.REPORTER), Action.PLAN_EDIT)
    assert call(token, "/drafts", {"title": "First", "plan": PLAN}).status_code == 403


def test_a_draft_of_another_agency_is_not_there(cast):
    mine = token_for(cast.person("planner", Role.PLANNER), Action.PLAN_EDIT, Action.PLAN_VIEW)
    draft = call(mine, "/drafts", {"title": "First", "plan": PLAN}).json()["id"]
    theirs = token_for(cast.person("other", Role.PLANNER, agency="fire"), Action.PLAN_VIEW)
    assert call(theirs, "/events/festival/drafts").json() == []
    assert call(theirs, f"/events/festival/drafts/{draft}/plan").status_code == 404


def test_a_token_ends_when_it_is_revoked_or_old_or_its_account_closed(cast):
    account = cast.person("planner", Role.PLANNER)
    old = token_for(account, Action.PLAN_VIEW, now=timezone.now() - timedelta(days=91))
    assert call(old, "/events").status_code == 401
    token = token_for(account, Action.PLAN_VIEW)
    actions.revoke(
        Token.objects.get(digest=actions.digest_of(token)), by=SET_UP, now=timezone.now()
    )
    assert call(token, "/events").status_code == 401
    token = token_for(account, Action.PLAN_VIEW)
    account.is_active = False
    account.save()
    assert call(token, "/events").status_code == 401


def test_an_administrator_makes_a_token_that_is_shown_once(cast, administrator):
    account = cast.person("planner", Role.PLANNER)
    fields = {"name": "Board", "account": account.pk, "scopes": ["plan.view"]}
    page = administrator.post("/programs/", fields).content.decode()
    token = page.split('class="code">')[1].split("<")[0]
    assert call(token, "/events").status_code == 200
    assert token not in administrator.get("/programs/").content.decode()
    assert token not in json.dumps(list(Token.objects.values("name", "digest", "scopes")))


def test_directives_and_readiness_are_told_as_the_pages_tell_them(cast):
    token = token_for(
        cast.person("planner", Role.PLANNER),
        Action.PLAN_EDIT,
        Action.DIRECTIVE_VIEW,
        Action.READINESS_VIEW,
    )
    call(token, "/drafts", {"title": "First", "plan": PLAN})
    event = Event.objects.get(key="festival")
    Directive.objects.create(event=event, number=1, task="Not given yet")
    lead = Agency.objects.get(key="police")
    Directive.objects.create(event=event, number=2, task="Add a post", lead=lead, stage="given")
    told = call(token, "/events/festival/directives").json()
    assert [(d["number"], d["lead"], d["stage"]) for d in told["items"]] == [(2, "police", "given")]
    assert call(token, "/events/festival/readiness").status_code == 404  # not reviewed yet


DESCRIPTION = schemathesis.openapi.from_wsgi("/api/openapi.json", application)


@pytest.fixture
def whole_token(cast):
    return whole_token_of(cast)


@sqlite_alone
@DESCRIPTION.parametrize()
@settings(max_examples=20, suppress_health_check=list(HealthCheck), derandomize=True)
def test_it_keeps_what_its_description_says(case, whole_token, one_connection):
    # A plan may be refused for more than a schema can say: what it refers to has to be there.
    refused = [positive_data_acceptance] if case.method != "GET" else []
    # What an address asks for that a call does not know changes nothing.
    unknown = set(case.query or ()) - {parameter.name for parameter in case.operation.query}
    ignored = [negative_data_rejection] if unknown else []
    headers = {"Authorization": f"Bearer {whole_token}"}
    case.call_and_validate(headers=headers, excluded_checks=[*refused, *ignored])


def test_its_description_is_of_openapi_3_1():
    assert DESCRIPTION.raw_schema["openapi"].startswith("3.1")
