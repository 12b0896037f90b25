"""Every page passes the automatic part of WCAG 2.2 AA: in light on a desk, in dark on a phone."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from tests.journeys.furnished import Room
from tests.journeys.pages import HALF_IN, NOBODY, addresses
from tests.opsroom.conftest import PASSWORD
from tests.opsroom.databases import sqlite_alone

from opsroom.people.roles import Role

pytestmark = pytest.mark.browser

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
DESK, PHONE = {"width": 1280, "height": 800}, {"width": 390, "height": 844}
AXE = Axe()
RUN = "options => axe.run(document, options).then(found => found.violations)"
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
REFUSED = 405
LEADS_ON = {"home", "people:language", "people:sign-out", "people:kept-form"}
"""Opens another page."""


def violations(page):
    """What axe finds on the page as it is, and by how much it is wider than the screen."""
    page.evaluate(AXE.axe_script)
    found = page.evaluate(RUN, RULES)
    told = [(v["id"], n["html"], n["failureSummary"]) for v in found for n in v["nodes"]]
    wider = page.evaluate(WIDER)
    return told + ([f"{wider} px wider than the screen"] if wider > 0 else [])


def looked_at(page):
    """The faults of a page in both looks; it is loaded once."""
    found = {}
    for look, size in (("light", DESK), ("dark", PHONE)):
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=look)
        if told := violations(page):
            found[look] = told
    return found


def opened(room, clients):
    """The addresses that answer with a page; all others refuse, or hand out a file."""
    for address in addresses(room):
        answer = clients[address.who].get(address.path)
        answer.close()
        page = answer.headers.get("Content-Type", "").startswith("text/html")
        page = page and "Content-Disposition" not in answer.headers
        if page and answer.status_code != REFUSED and address.name not in LEADS_ON:
            assert answer.status_code in (200, 410), address
            yield address


@sqlite_alone
def test_every_page_of_a_furnished_room(desk, cast, client):
    room = Room(cast, timezone.now())
    clients = {role: cast.sign_in(person) for role, person in room.people.items()}
    clients[NOBODY] = client
    clients[HALF_IN] = cast.sign_in(cast.person("half-in", Role.CHAIR), verified=False)
    desks = {who: desk(one) for who, one in clients.items()}
    found = {}
    for address in opened(room, clients):
        if told := looked_at(desks[address.who].at(address.path)):
            found[address.path] = told
    assert found == {}
    assert [fault for one in desks.values() for fault in one.faults] == []


def test_what_a_page_says_of_the_last_step(desk, cast, administrator):
    account = cast.person("planner", Role.PLANNER)
    page = desk(administrator, locale="en-GB").at(f"/people/{account.pk}/")
    page.get_by_label("Reviewer").check()
    page.locator("main button.main").first.click()
    assert page.get_by_role("status").inner_text() == "The roles are changed."
    assert looked_at(page) == {}


def test_the_pages_that_refuse(desk, planner):
    at = desk(planner, locale="en-GB")
    for path, says in (("/no-such-page/", "Not here"), ("/people/", "not yours")):
        page = at.at(path)
        assert says in page.get_by_role("heading", level=1).inner_text()
        assert looked_at(page) == {}, path


def test_the_pages_around_a_session_that_is_over(desk, planner):
    at = desk(planner, locale="en-GB")
    page = at.at("/events/")
    page.get_by_label("Title of the draft").fill("Two words")
    page.get_by_label("File of the plan").set_input_files(
        {"name": "plan.json", "mimeType": "application/json", "buffer": b"{}"}
    )
    at.context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="Import").click()
    page.get_by_text("Your session is over.").wait_for()
    assert looked_at(page) == {}
    page.get_by_label("Login").fill("planner")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_text("Files were not kept").wait_for()
    assert looked_at(page) == {}


def test_signing_in_by_keyboard_alone(desk, cast):
    cast.person("planner", Role.PLANNER)
    page = desk().at("/sign-in/")
    page.keyboard.type("planner")  # the first field has the focus
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/events/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"


def test_the_language_of_the_page_is_the_one_that_was_chosen(desk, planner):
    at = desk(planner, locale="vi-VN")
    page = at.at("/events/")
    assert page.locator("html").get_attribute("lang") == "vi"
    page.get_by_role("button", name="English").click()
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.get_by_role("heading", level=1).inner_text() == "Events"
    assert at.faults == []
