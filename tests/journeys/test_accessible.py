"""Every page passes the automatic part of WCAG 2.2 AA, light and dark, on a desk and a phone."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from tests.opsroom.conftest import PASSWORD

from opsroom.people import actions
from opsroom.people.roles import Role

pytestmark = pytest.mark.browser

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
LOOKS = {
    "desk-light": {"color_scheme": "light", "viewport": {"width": 1280, "height": 800}},
    "phone-dark": {"color_scheme": "dark", "viewport": {"width": 390, "height": 844}},
}


def violations(page):
    found = Axe().run(page, options=RULES).response["violations"]
    return [(v["id"], node["html"], node["failureSummary"]) for v in found for node in v["nodes"]]


@pytest.mark.parametrize("look", LOOKS)
def test_the_pages_of_accounts(desk, cast, administrator, look):
    account = cast.person("planner", Role.PLANNER)
    at = desk(administrator, **LOOKS[look])
    for path in ("/people/", f"/people/{account.pk}/", "/agencies/", "/journal/"):
        assert violations(at.at(path)) == [], path
    assert at.faults == []


@pytest.mark.parametrize("look", LOOKS)
def test_the_pages_before_one_is_in(desk, cast, look):
    token = actions.invite(cast.person("new", Role.PLANNER), now=timezone.now())
    at = desk(**LOOKS[look])
    for path in ("/sign-in/", f"/invitation/{token}/", "/invitation/spent/"):
        assert violations(at.at(path)) == [], path


def test_what_a_page_says_of_the_last_step(desk, cast, administrator):
    account = cast.person("planner", Role.PLANNER)
    page = desk(administrator, locale="en-GB").at(f"/people/{account.pk}/")
    page.get_by_label("Reviewer").check()
    page.locator("main button.main").first.click()
    assert page.get_by_role("status").inner_text() == "The roles are changed."
    assert violations(page) == []


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
