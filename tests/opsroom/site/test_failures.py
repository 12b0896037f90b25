"""A server that fails says so, and that it has no room left where that is why."""

import errno

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, OperationalError, connection
from django.test import Client
from psycopg.errors import DiskFull
from tests.opsroom.plans.conftest import example

from opsroom.people.roles import Role
from opsroom.plans import actions
from opsroom.plans.models import Draft, Event
from opsroom.record.models import Row
from opsroom.site.failures import no_room
from sansang.eventfile import write_json


@pytest.fixture
def upload(tmp_path):
    write_json(example(), tmp_path / "plan.json")
    return SimpleUploadedFile("plan.json", (tmp_path / "plan.json").read_bytes())


@pytest.fixture
def full_database(db):
    """The database, which may not grow by a single page."""
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL has no limit that a session could set.")
    with connection.cursor() as cursor:
        pages = cursor.execute("PRAGMA page_count").fetchone()[0]
        most = cursor.execute("PRAGMA max_page_count").fetchone()[0]
        cursor.execute(f"PRAGMA max_page_count = {pages}")
        yield
        cursor.execute(f"PRAGMA max_page_count = {most}")


def imported(client, upload):
    client.raise_request_exception = False
    return client.post("/events/", {"file": upload, "title": "The congress"})


def test_a_full_database_is_told_of_and_nothing_of_the_import_is_kept(
    planner, upload, full_database
):
    answer = imported(planner, upload)
    assert answer.status_code == 507
    assert "What was sent was not saved" in answer.content.decode()
    assert not Draft.objects.exists()
    assert not Event.objects.exists()
    assert not Row.objects.filter(kind__startswith="draft").exists()


@pytest.mark.django_db
def test_any_other_failure_is_told_of_without_a_word_of_its_cause(planner, upload, monkeypatch):
    def broken(*_, **__):
        raise DatabaseError("the secret cause")

    monkeypatch.setattr(actions, "record", broken)
    answer = imported(planner, upload)
    assert answer.status_code == 500
    assert "The server failed" in answer.content.decode()
    assert "secret" not in answer.content.decode()
    assert not Draft.objects.exists()


def caused_by(cause):
    error = OperationalError("could not extend file")
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "full"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), True),
        (OSError(errno.EACCES, "Permission denied"), False),
        (caused_by(DiskFull("could not extend file")), True),
        (OperationalError("database is locked"), False),
        (ValueError("no space"), False),
        (None, False),
    ],
)
def test_a_full_disk_is_known_by_its_number_not_by_its_words(error, full):
    assert no_room(error) is full


@pytest.mark.django_db
def test_what_comes_from_a_page_of_before_is_not_taken_and_the_page_says_what_to_do(cast):
    client = Client(enforce_csrf_checks=True)
    client.force_login(
        cast.person("planner", Role.PLANNER), backend=settings.AUTHENTICATION_BACKENDS[1]
    )
    answer = client.post("/events/", {"title": "x"}, headers={"accept-language": "en"})
    assert answer.status_code == 403
    text = answer.content.decode()
    assert "what you have written is still in the page" in text
    assert "Sign out" in text  # a page of the room, in its language
