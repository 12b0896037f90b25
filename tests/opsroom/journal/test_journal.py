"""The record in the database: whole, or it says where not; and nobody's entry gets lost."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection, transaction
from tests.opsroom.conftest import NOW

from opsroom.people.models import Agency
from opsroom.people.roles import Role
from opsroom.record import access
from opsroom.record.actions import ROOM, erase, record
from opsroom.record.author import Author
from opsroom.record.models import PersonalValue, Row
from sansang.cli.app import run

CHAIR = Author(role="chair", agency="committee")


def enter(number, journal="congress", **more):
    return record(
        journal,
        "review.finding_recorded",
        subject=("finding", str(number)),
        data={"gravity": "major"},
        by=CHAIR,
        now=NOW + timedelta(minutes=number),
        **more,
    )


@pytest.mark.django_db
def test_entries_follow_each_other_and_prove_whole():
    assert [enter(n).number for n in (1, 2, 3)] == [1, 2, 3]
    assert enter(1, journal="festival").number == 1
    assert access.verdict("congress").whole
    assert access.verdict("congress").entries == 3


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("tamper", "kind", "number"),
    [
        (lambda row: Row.objects.filter(pk=row.pk).update(entry=changed(row)), "changed", 2),
        (lambda row: row.delete(), "removed", 2),
        (lambda row: Row.objects.filter(number__gt=1).delete(), "cut_off", 2),
    ],
)
def test_what_is_changed_behind_the_room_shows(tamper, kind, number):
    for n in (1, 2, 3):
        enter(n)
    tamper(Row.objects.get(journal="congress", number=2))
    damage = access.verdict("congress").damage
    assert (damage.kind, damage.number) == (kind, number)


def changed(row):
    return {**row.entry, "data": {"gravity": "remark"}}


@pytest.mark.django_db
def test_a_personal_value_can_be_erased_and_the_chain_still_verifies():
    enter(1, personal={"phone": "0912 000 000"})
    value = PersonalValue.objects.get()
    assert value.value not in str(Row.objects.get().entry)
    erase(value, now=NOW)
    value.refresh_from_db()
    assert (value.value, value.salt) == ("", "")
    assert access.verdict("congress").whole


@pytest.mark.django_db
def test_what_is_rolled_back_leaves_no_entry():
    enter(1)
    with transaction.atomic():
        enter(2)
        transaction.set_rollback(True)
    assert access.verdict("congress").entries == 1
    assert enter(2).number == 2


@pytest.mark.django_db(transaction=True)
def test_a_hundred_people_entering_at_once_lose_nothing():
    enter(0)

    def one(number):
        try:
            return enter(number).number
        finally:
            connection.close()

    with ThreadPoolExecutor(25) as people:
        numbers = list(people.map(one, range(1, 101)))
    assert sorted(numbers) == list(range(2, 102))
    assert access.verdict("congress").whole


def test_the_page_shows_where_the_journal_ends_and_does_not_read_all_of_it(cast, administrator):
    page = administrator.get("/journal/").content.decode()
    assert "people.roles_changed" in page
    assert access.head_of(ROOM).hash in page
    assert 'class="mark good"' not in page


def test_verifying_says_whether_the_journal_is_whole(cast, administrator):
    page = administrator.post("/journal/verification/").content.decode()
    assert 'class="mark good"' in page
    first = Row.objects.get(journal=ROOM, number=1)
    Row.objects.filter(pk=first.pk).update(entry={**first.entry, "data": {}})
    assert 'class="mark bad"' in administrator.post("/journal/verification/").content.decode()


def test_the_journal_of_an_event_is_verified_by_its_own_button(cast, chair):
    enter(1)
    page = chair.get("/events/congress/journal/").content.decode()
    assert 'action="/events/congress/journal/verification/"' in page
    assert (
        'class="mark good"' in chair.post("/events/congress/journal/verification/").content.decode()
    )
    assert chair.get("/events/congress/journal/verification/").status_code == 405
    assert chair.post("/events/nowhere/journal/verification/").status_code == 404


def test_the_file_of_a_journal_is_proven_by_the_command_line(cast, chair, tmp_path):
    Agency.objects.get_or_create(key="committee", defaults={"name": "Committee"})
    for n in (1, 2):
        enter(n)
    assert (
        "/events/congress/journal.jsonl" in chair.get("/events/congress/journal/").content.decode()
    )
    answer = chair.get("/events/congress/journal.jsonl")
    file = tmp_path / "journal.jsonl"
    file.write_bytes(b"".join(answer.streaming_content))
    with pytest.raises(SystemExit) as ended:
        run(["journal", "verify", str(file)])
    assert ended.value.code == 0


def test_a_journal_that_never_was_is_not_found(cast, chair):
    assert chair.get("/events/nowhere/journal/").status_code == 404


def test_only_some_roles_read_the_journal(cast):
    enter(1)
    for role in Role:
        client = cast.client(f"{role}-reads", role)
        expected = 200 if role in {Role.CHAIR, Role.AUDITOR, Role.ADMINISTRATOR} else 403
        assert client.get("/events/congress/journal/").status_code == expected
