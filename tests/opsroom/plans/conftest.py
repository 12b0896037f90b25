"""A plan in the room: the example, imported as a shared draft, and what stands in its forms."""

import html.parser
from functools import cache
from pathlib import Path

import pytest
from django.urls import reverse
from tests.opsroom.conftest import NOW

from opsroom.people.models import Agency
from opsroom.plans.actions import import_plan
from opsroom.record.author import SET_UP
from sansang.event import EventPlan
from sansang.eventfile import read_plan

EXAMPLE = Path(__file__).parents[3] / "examples" / "lang-son-congress"


@cache
def example() -> EventPlan:
    return read_plan(EXAMPLE)


@pytest.fixture
def draft(db):
    agency, _ = Agency.objects.get_or_create(key="police", defaults={"name": "Police"})
    kept = import_plan(
        example(), title="The example", agency=agency, account=None, by=SET_UP, now=NOW
    )
    kept.shared = True
    kept.save()
    return kept


class Form(html.parser.HTMLParser):
    """What a browser would send of the form on a page that holds the text of a record."""

    def __init__(self, page: str, marked: str = "data-keep") -> None:
        super().__init__()
        self.values: dict[str, list[str]] = {}
        self._marked, self._inside, self._select, self._area = marked, False, "", ""
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        at = dict(attrs)
        if tag == "form":
            self._inside = self._marked in at or self._marked == at.get("action")
        if not self._inside:
            return
        kind, name = at.get("type"), at.get("name", "")
        if tag == "input" and name != "csrfmiddlewaretoken":
            if kind not in ("checkbox", "radio") or "checked" in at:
                self.values.setdefault(name, []).append(at.get("value") or "")
        elif tag == "select":
            self._select = name
        elif tag == "option" and self._select and "selected" in at:
            self.values[self._select] = [at["value"]]
        elif tag == "textarea":
            self._area = name
            self.values[name] = [""]

    def handle_data(self, data):
        if self._area:
            self.values[self._area][0] += data

    def handle_endtag(self, tag):
        if tag == "textarea":
            self.values[self._area][0] = self.values[self._area][0].removeprefix("\n")
            self._area = ""
        elif tag == "select":
            self._select = ""
        elif tag == "form":
            self._inside = False


def at(draft, view, *args):
    return reverse(f"plans:{view}", args=[draft.event.key, draft.pk, *args])


def form_of(client, address, marked="data-keep", page=None):
    answer = page or client.get(address)
    return Form(answer.content.decode(), marked).values


@pytest.fixture
def english(client):
    return {"HTTP_ACCEPT_LANGUAGE": "en"}
