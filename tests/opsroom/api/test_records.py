"""Records are read, added, changed and removed one by one; nothing is overwritten in silence."""

import pytest
from tests.opsroom.api.conftest import PLAN, send

from opsroom.plans.models import Draft

TEAM = PLAN["teams"][0]


@pytest.fixture
def teams(place):
    return f"{place}/tables/teams"


@pytest.fixture
def team(planner_token, teams):
    return send(planner_token, "GET", f"{teams}/{TEAM['id']}").json()


def changed(token, teams, team, **values):
    body = {"was": team["sha256"], "base": team["record"], "record": team["record"] | values}
    return send(token, "PUT", f"{teams}/{team['key']}", body)


def test_the_tables_and_their_records_are_listed(planner_token, place, teams):
    tables = send(planner_token, "GET", f"{place}/tables").json()
    counted = {table["name"]: table["records"] for table in tables}
    assert (counted["event"], counted["teams"]) == (1, len(PLAN["teams"]))
    told = send(planner_token, "GET", teams).json()
    assert told["count"] == len(PLAN["teams"])
    assert [one["record"] for one in told["items"]] == PLAN["teams"]
    assert send(planner_token, "GET", f"{teams}?q=nowhere").json()["items"] == []


def test_a_list_comes_in_pages(planner_token, teams):
    send(planner_token, "POST", teams, {"record": TEAM | {"id": "second-team"}})
    told = send(planner_token, "GET", f"{teams}?limit=1&offset=1").json()
    assert [one["key"] for one in told["items"]] == ["second-team"]
    assert told["count"] == len(PLAN["teams"]) + 1
    for beyond in ("limit=0", "limit=1001", "offset=-1", f"offset={10**24}"):
        assert send(planner_token, "GET", f"{teams}?{beyond}").status_code == 422


def test_a_record_is_told_with_its_findings_and_its_revision(planner_token, place, team):
    assert (team["key"], team["revision"], team["record"]) == (TEAM["id"], 1, TEAM)
    event = send(planner_token, "GET", f"{place}/tables/event/event").json()
    assert event["record"] == PLAN["event"]
    assert {one["table"] for one in event["findings"]} <= {"event"}


def test_a_record_is_changed(planner_token, teams, team):
    kept = changed(planner_token, teams, team, name="Night watch")
    assert kept.status_code == 200, kept.content
    assert (kept.json()["record"]["name"], kept.json()["revision"]) == ("Night watch", 2)
    draft = Draft.objects.get()
    assert draft.document["teams"][0]["name"] == "Night watch"
    assert draft.changed_by.login == "planner"


def test_the_same_change_sent_again_is_no_conflict(planner_token, teams, team):
    for _ in range(2):
        assert changed(planner_token, teams, team, name="Night watch").json()["revision"] == 2


def test_a_conflict_tells_field_by_field_who_changed_what(planner_token, teams, team):
    changed(planner_token, teams, team, name="Night watch")
    stale = changed(planner_token, teams, team, headcount=TEAM["headcount"] + 1)
    assert stale.status_code == 409
    told = stale.json()
    assert told["now"]["record"]["name"] == "Night watch"
    assert {one["name"]: one["choice"] for one in told["differences"]} == {
        "name": "theirs",
        "headcount": "mine",
    }
    assert [one["theirs"] for one in told["differences"] if one["name"] == "name"] == [
        ["Night watch"]
    ]
    assert changed(planner_token, teams, told["now"], headcount=7).status_code == 200


def test_a_conflict_can_be_told_without_what_was_read(planner_token, teams, team):
    changed(planner_token, teams, team, name="Night watch")
    body = {"was": "", "record": team["record"]}
    told = send(planner_token, "PUT", f"{teams}/{TEAM['id']}", body).json()
    assert [(one["name"], one["choice"]) for one in told["differences"]] == [("name", "mine")]


def test_a_record_is_added_once_and_removed(planner_token, teams):
    new = TEAM | {"id": "second-team"}
    for _ in range(2):
        made = send(planner_token, "POST", teams, {"record": new})
        assert (made.status_code, made.json()["record"]) == (201, new)
    assert len(Draft.objects.get().document["teams"]) == len(PLAN["teams"]) + 1
    gone = f"{teams}/second-team?was={made.json()['sha256']}"
    assert send(planner_token, "DELETE", gone).status_code == 204
    assert send(planner_token, "DELETE", gone).status_code == 404
    assert Draft.objects.get().document == PLAN


def test_what_somebody_else_changed_is_not_removed(planner_token, teams, team):
    changed(planner_token, teams, team, name="Night watch")
    stale = send(planner_token, "DELETE", f"{teams}/{TEAM['id']}?was={team['sha256']}")
    assert stale.status_code == 409
    assert stale.json()["now"]["record"]["name"] == "Night watch"


def test_what_others_name_is_not_removed(planner_token, place, team):
    path = f"{place}/tables/agencies/{TEAM['agency']}"
    agency = send(planner_token, "GET", path).json()
    answer = send(planner_token, "DELETE", f"{path}?was={agency['sha256']}")
    assert answer.status_code == 422
    assert TEAM["agency"] in answer.json()["detail"]


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"headcount": -1}, "headcount"),
        ({"headcount": "many"}, "a whole number"),
        ({"agency": "nobody"}, "nobody"),
        ({"surprise": 1}, "surprise"),
        ({"name": "a\0b"}, "Name"),
        ({"headcount": float("nan")}, "headcount"),
    ],
)
def test_a_record_that_makes_no_plan_is_refused_by_its_field(
    planner_token, teams, team, values, said
):
    answer = changed(planner_token, teams, team, **values)
    assert answer.status_code == 422, answer.content
    assert said.lower() in answer.json()["detail"].lower()
    assert Draft.objects.get().document == PLAN
    new = {"record": TEAM | {"id": "second-team"} | values}
    assert send(planner_token, "POST", teams, new).status_code == 422


def test_what_makes_no_plan_is_refused_though_it_is_stale(planner_token, teams, team):
    changed(planner_token, teams, team, name="Night watch")
    assert changed(planner_token, teams, team, headcount=-1).status_code == 422


def test_a_table_or_record_that_is_none_is_absent(planner_token, place):
    for path in ("/tables/nothing", "/tables/nothing/one", "/tables/teams/nobody"):
        assert send(planner_token, "GET", place + path).status_code == 404
    body = {"was": "", "record": TEAM}
    assert send(planner_token, "PUT", f"{place}/tables/teams/nobody", body).status_code == 404


def test_the_event_is_one_record(planner_token, place):
    event = f"{place}/tables/event"
    body = {"record": PLAN["event"]}
    assert send(planner_token, "POST", event, body).status_code == 404
    assert send(planner_token, "DELETE", f"{event}/event?was=").status_code == 404
