"""A journal is read, judged and taken away."""

import pytest
from tests.opsroom.api.conftest import send, token_for

from opsroom.people.roles import Action, Role
from opsroom.record.models import Row


@pytest.fixture
def auditor(cast, draft):
    return token_for(cast.person("auditor", Role.AUDITOR), Action.JOURNAL_VIEW)


def test_the_entries_are_told_in_their_order(auditor):
    told = send(auditor, "GET", "/events/festival/journal").json()
    assert [(one["number"], one["kind"]) for one in told["items"]] == [(1, "plan.imported")]
    room = send(auditor, "GET", "/events/room/journal").json()
    assert "token.made" in {one["kind"] for one in room["items"]}


def test_a_changed_entry_is_named(auditor):
    path = "/events/festival/journal/verdict"
    assert send(auditor, "GET", path).json() == {"whole": True, "number": None, "kind": None}
    row = Row.objects.get(journal="festival")
    row.entry["author_agency"] = "other"
    row.save()
    assert send(auditor, "GET", path).json() == {"whole": False, "number": 1, "kind": "changed"}


def test_the_file_is_that_of_the_page(auditor, chair):
    file = send(auditor, "GET", "/events/festival/journal.jsonl").content
    page = chair.get("/events/festival/journal.jsonl")
    assert file == b"".join(page.streaming_content)


def test_a_journal_that_never_was_is_absent(auditor):
    for path in ("", "/verdict", ".jsonl"):
        assert send(auditor, "GET", f"/events/nowhere/journal{path}").status_code == 404
