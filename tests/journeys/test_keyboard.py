"""The room by keyboard alone, and without scripts: nobody is kept out, and no text is lost."""

import pytest
from tests.opsroom.conftest import PASSWORD
from tests.opsroom.rounds import review

from opsroom.people.roles import Role
from opsroom.reviews.models import FindingRecord

pytestmark = pytest.mark.browser
TEXT = "Lối thoát hiểm phía đông bị khóa."
FOCUSED = "document.activeElement"
OUTLINED = f"getComputedStyle({FOCUSED}).outlineStyle"


@pytest.fixture
def form_of_finding(cast):
    made = review(cast.person("chair", Role.CHAIR, agency="committee"))
    return f"/events/{made.event.key}/reviews/{made.number}/findings/new/"


def tab_to(page, name):
    """Press Tab until the field or button has the focus; whatever has it can be seen."""
    for _ in range(30):
        page.keyboard.press("Tab")
        assert page.evaluate(OUTLINED) != "none", page.evaluate(f"{FOCUSED}.outerHTML")
        if page.evaluate(f"{FOCUSED}.name || {FOCUSED}.className") == name:
            return
    pytest.fail(f"the keyboard does not come to {name}")


def test_a_finding_is_recorded_by_keyboard_alone(desk, reviewer, form_of_finding):
    page = desk(reviewer, locale="en-GB").at(form_of_finding)
    page.keyboard.press("Tab")
    assert page.evaluate(f"{FOCUSED}.className") == "skip"
    page.keyboard.press("Enter")  # past the navigation, to the content
    tab_to(page, "text")
    page.keyboard.type(TEXT)
    tab_to(page, "gravity")
    page.keyboard.type("crit")
    tab_to(page, "work_group")
    page.keyboard.press("ArrowDown")
    tab_to(page, "main")
    page.keyboard.press("Enter")
    page.wait_for_url("**/findings/#main")  # it comes back to where the skip link had led
    found = FindingRecord.objects.get()
    assert (found.text, found.gravity) == (TEXT, "critical")


def test_a_session_that_is_over_loses_no_text_where_no_script_runs(desk, reviewer, form_of_finding):
    at = desk(reviewer, locale="en-GB", java_script_enabled=False)
    page = at.at(form_of_finding)
    page.get_by_label("What was found").fill(TEXT)
    page.get_by_label("Severity").select_option("critical")
    page.get_by_label("Work group").select_option("fire_rescue")
    at.context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="Keep the finding").click()
    page.get_by_label("Login").fill("reviewer")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("listitem").filter(has_text=TEXT).wait_for()
    page.get_by_role("button", name="Send it again").click()
    page.wait_for_url("**/findings/")
    assert FindingRecord.objects.get().text == TEXT
