"""Who is let in to each call: the scope, the role and the agency have to fit."""

import pytest
from django.http import HttpRequest
from ninja.errors import HttpError
from tests.opsroom.api.conftest import PLAN, send, token_for

from opsroom.api.actions import digest_of
from opsroom.api.api import api
from opsroom.api.models import Token
from opsroom.people.roles import ALLOWED, Action, Role

CALLS = [
    operation.view_func
    for router in api._get_bound_routers()
    for view in router.path_operations.values()
    for operation in view.operations
]


def asked_by(account, *scopes):
    request = HttpRequest()
    request.auth = Token.objects.get(digest=digest_of(token_for(account, *scopes)))
    return request


def test_no_call_is_let_in_without_its_scope(cast):
    account = cast.person("all", *Role)
    for call in CALLS:
        others = asked_by(account, *(scope for scope in Action if scope not in call.needs))
        with pytest.raises(HttpError, match=call.needs[0].value):
            call(others)


def test_no_call_is_let_in_whose_account_has_no_role_for_it(cast):
    for call in CALLS:
        roles = [role for role in Role if ALLOWED[role].isdisjoint(call.needs)]
        account = cast.person(f"not {' or '.join(call.needs)}", *roles)
        with pytest.raises(HttpError, match=call.needs[0].value):
            call(asked_by(account, *Action))


def test_no_call_makes_tokens():
    assert Action.TOKENS_MANAGE not in {one for call in CALLS for one in call.needs}


RECORD = {"record": {}}
DRAFT_CALLS = [
    ("GET", "", None),
    ("GET", "/plan", None),
    ("PUT", "/plan", {"revision": 1, "plan": PLAN}),
    ("GET", "/plan.xlsx", None),
    ("GET", "/plan.zip", None),
    ("GET", "/plan.docx", None),
    ("GET", "/plan.pdf", None),
    ("GET", "/findings", None),
    ("POST", "/copy", {"title": "Copy"}),
    ("PUT", "/shared", {"shared": True}),
    ("GET", "/tables", None),
    ("GET", "/tables/teams", None),
    ("POST", "/tables/teams", RECORD),
    ("GET", "/tables/event/event", None),
    ("PUT", "/tables/event/event", {"was": "", **RECORD}),
    ("DELETE", "/tables/teams/one?was=", None),
    ("POST", "/propose", {}),
    ("POST", "/deployments", {}),
]


@pytest.mark.parametrize(("method", "path", "body"), DRAFT_CALLS)
def test_a_draft_of_another_agency_is_absent_for_every_call(stranger, place, method, path, body):
    assert send(stranger, method, place + path, body).status_code == 404


@pytest.mark.parametrize(("method", "path", "body"), DRAFT_CALLS)
def test_no_call_about_a_draft_breaks_where_there_is_none(planner_token, db, method, path, body):
    for draft in ("/events/festival/drafts/9", "/events/%00/drafts/1"):
        assert send(planner_token, method, draft + path, body).status_code == 404


def test_a_draft_that_another_shares_is_not_theirs_to_keep(planner_token, stranger, place):
    assert send(planner_token, "PUT", f"{place}/shared", {"shared": True}).json()["shared"]
    assert send(stranger, "GET", place).status_code == 200
    assert send(stranger, "PUT", f"{place}/shared", {"shared": False}).status_code == 404


def test_a_call_that_is_none_is_told_so_in_json(planner_token):
    for path in ("/nothing", "/events/festival/shelf/1/plan"):
        answer = send(planner_token, "POST", path, {})
        assert (answer.status_code, answer.json()) == (404, {"detail": "Not Found"})
