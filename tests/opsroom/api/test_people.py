"""Accounts and agencies are managed by a program as by an administrator."""

import pytest
from django.test import Client
from tests.opsroom.api.conftest import last_entry, send, token_for

from opsroom.people.models import Account, Agency
from opsroom.people.roles import Action, Role
from opsroom.record.models import Row

NEW = {"login": "nurse", "name": "Nurse", "agency": "health", "roles": ["reporter"]}


@pytest.fixture
def token(cast):
    Agency.objects.create(key="health", name="Health")
    account = cast.person("administrator", Role.ADMINISTRATOR, agency="room")
    return token_for(account, *Action)


@pytest.fixture
def made(token):
    return send(token, "POST", "/people", NEW)


@pytest.fixture
def nurse(made):
    return f"/people/{made.json()['account']['id']}"


def test_an_account_is_made_with_a_link_that_is_told_once(token, made, nurse):
    assert made.status_code == 201, made.content
    assert made["Cache-Control"] == "no-store"
    told = made.json()
    assert told["link"].startswith("http://testserver/invitation/")
    assert Client().get(told["link"]).status_code == 200
    account = {"login": "nurse", "name": "Nurse", "agency": "health", "roles": ["reporter"]}
    assert told["account"] == account | {"id": told["account"]["id"], "active": True}
    assert send(token, "GET", nurse).json() == told["account"]
    assert last_entry("people.roles_changed") == ("administrator", "room")
    assert last_entry("people.link_given") == ("administrator", "room")
    assert told["link"].rpartition("invitation/")[2][:20] not in str(list(Row.objects.values()))


def test_the_accounts_are_listed(token, made):
    told = send(token, "GET", "/people").json()
    assert {one["login"]: one["roles"] for one in told["items"]} == {
        "administrator": ["administrator"],
        "nurse": ["reporter"],
    }


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"login": "nurse"}, "Somebody has this login already."),
        ({"login": "N"}, "Three to eighty small letters"),
        ({"login": "other", "agency": "nobody"}, "Agency: "),
        ({"login": "other", "agency": "a\0b"}, "pattern"),
        ({"login": "other", "name": ""}, "Name: "),
        ({"login": "other", "name": "a\0b"}, "Name: "),
        ({"login": "other", "roles": ["king"]}, "reporter"),
    ],
)
def test_an_account_that_cannot_be_is_refused(token, made, values, said):
    answer = send(token, "POST", "/people", NEW | values)
    assert answer.status_code == 422
    assert said in str(answer.json()["detail"])
    assert Account.objects.count() == 2


def test_roles_are_changed(token, nurse):
    told = send(token, "PUT", f"{nurse}/roles", {"roles": ["planner", "auditor"]}).json()
    assert told["roles"] == ["auditor", "planner"]
    entry = Row.objects.filter(kind="people.roles_changed").last().entry
    assert (entry["author_role"], entry["data"]["taken"]) == ("administrator", ["reporter"])


def test_an_account_is_closed_and_opened_again(token, nurse):
    assert not send(token, "PUT", f"{nurse}/active", {"active": False}).json()["active"]
    assert last_entry("people.account_closed") == ("administrator", "room")
    assert send(token, "PUT", f"{nurse}/active", {"active": True}).json()["active"]


def test_somebody_must_remain_administrator(token, cast):
    last = f"/people/{cast.person('administrator').pk}"
    for path, body in (("/roles", {"roles": []}), ("/active", {"active": False})):
        answer = send(token, "PUT", last + path, body)
        assert answer.status_code == 409
        assert "remain administrator" in answer.json()["detail"]
    assert send(token, "GET", last).json()["roles"] == ["administrator"]


def test_a_fresh_link_is_given(token, nurse, made):
    fresh = send(token, "POST", f"{nurse}/link")
    assert fresh.status_code == 201
    assert fresh.json()["link"] != made.json()["link"]
    assert Client().get(fresh.json()["link"]).status_code == 200


def test_an_account_that_is_none_is_absent(token):
    for method, path, body in (
        ("GET", "", None),
        ("PUT", "/roles", {"roles": []}),
        ("PUT", "/active", {"active": False}),
        ("POST", "/link", None),
    ):
        for number in (99999, 10**30, -1):
            assert send(token, method, f"/people/{number}{path}", body).status_code == 404


def test_agencies_are_listed_and_added(token):
    made = send(token, "POST", "/agencies", {"key": "fire", "name": "Fire brigade"})
    assert (made.status_code, made.json()) == (201, {"key": "fire", "name": "Fire brigade"})
    assert last_entry("people.agency_added") == ("administrator", "room")
    keys = [one["key"] for one in send(token, "GET", "/agencies").json()]
    assert keys == ["fire", "health", "room"]
    for key in ("fire", "a b", ""):
        body = {"key": key, "name": "Again"}
        assert send(token, "POST", "/agencies", body).status_code == 422


def test_only_who_manages_people_learns_of_them(planner_token, token):
    for path in ("/people", "/agencies", "/people/1"):
        assert send(planner_token, "GET", path).status_code == 403
