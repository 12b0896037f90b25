"""A report in a real browser: quick to answer on, and no text is lost."""

import pytest
from tests.opsroom.reviews.conftest import (  # noqa: F401 (the review comes along)
    clock,
    other,
    own,
    pages,
    plan,
    review,
    said,
    version,
    writer,
)

from opsroom.reviews.models import ReportAnswer

pytestmark = pytest.mark.browser


def test_an_answer_is_kept_in_its_place_and_the_page_stays(desk, writer, pages):  # noqa: F811
    page = desk(writer, locale="en").at(pages.report)
    answer = page.locator(f"#{pages.criterion}")
    answer.locator("select").select_option("partly")
    answer.locator("textarea").first.fill("Two men by Friday")
    answer.locator("form > button").click()
    answer.locator("[role=status]").wait_for()
    assert ReportAnswer.objects.get().missing == "Two men by Friday"
    assert page.locator("#progress").inner_text().startswith("1")


def test_a_save_that_does_not_arrive_says_so_and_keeps_the_text(desk, writer, pages):  # noqa: F811
    at = desk(writer, locale="en")
    page = at.at(pages.report)
    at.context.set_offline(True)
    answer = page.locator(f"#{pages.criterion}")
    answer.locator("select").select_option("ready")
    answer.locator("textarea").first.fill("typed without a network")
    answer.locator("form > button").click()
    page.locator("#unsaved").wait_for(state="visible")
    assert answer.locator("textarea").first.input_value() == "typed without a network"


def test_an_expired_session_takes_no_text_away(desk, writer, pages):  # noqa: F811
    at = desk(writer, locale="en")
    page = at.at(pages.report)
    answer = page.locator(f"#{pages.criterion}")
    answer.locator("select").select_option("ready")
    answer.locator("textarea").first.fill("typed for an hour")
    at.context.clear_cookies(name="sessionid")
    answer.locator("form > button").click()
    page.locator("#unsaved").wait_for(state="visible")
    assert answer.locator("textarea").first.input_value() == "typed for an hour"
