"""Each page asks the database little, and no more when there is more to show."""

import pytest
from bench.room.pages import tour
from bench.room.seed import Size, seed
from django.db import transaction
from tests.opsroom.databases import sqlite_alone

MOST = 9
MODEST = Size(agencies=10, answers=120, directives=60, teams=24)
TWICE = Size(agencies=20, answers=240, directives=120, teams=48)
MADE_AT_LENGTH = ("paper/", "form.xlsx", "dossier.html", "plan.<str:form>")
"""Files, not pages."""


def _toured(size):
    with transaction.atomic():
        found = tour(seed(size), without=MADE_AT_LENGTH)
        transaction.set_rollback(True)
    return found


def _queries(found):
    """The queries of each page, by its place on the tour."""
    return {at: one.queries for at, one in enumerate(found.opened) if one.is_page}


@sqlite_alone
@pytest.mark.django_db
def test_every_page_asks_fewer_than_ten_times_and_no_more_where_there_is_twice_as_much():
    modest, twice = _toured(MODEST), _toured(TWICE)
    assert modest.closed == twice.closed == []
    pages = [one for one in modest.opened if one.is_page]
    assert len(pages) > 50
    assert [(one.path, one.queries) for one in pages if one.queries > MOST] == []
    before, after = _queries(modest), _queries(twice)
    assert {at: (many, after[at]) for at, many in before.items() if after[at] > many} == {}
