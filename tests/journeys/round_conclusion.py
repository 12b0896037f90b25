"""The chair concludes: orders of the minutes and of a finding become directives."""

import re

from playwright.sync_api import Locator, Page, expect
from tests.journeys.round_inspection import FINDING
from tests.journeys.round_people import accessible, goes_to, is_told
from tests.journeys.round_reports import EVENT, REVIEW
from tests.opsroom.rounds import MINUTES

WIDEN = "Mở rộng lối xe chữa cháy vào Khách sạn đại biểu số 2, ít nhất 3,5 m"
CREW = "Bố trí thêm một kíp cấp cứu dự phòng"
KEPT_UP = "Duy trì đội kiểm tra kỹ thuật"
UNLOCK = "Mở khoá lối thoát nạn phía sau"
NOBODYS = "Báo cáo kết quả thực hiện"
PROPOSED = 12
"""How many orders stand in the minutes of the example."""


def pastes_the_minutes(page: Page) -> None:
    goes_to(page, "Events", EVENT, "Reviews", REVIEW, "Conclude the review", "Draft from minutes")
    page.get_by_label("Text of the minutes").fill(MINUTES)
    page.get_by_role("button", name="Read what is ordered").click()
    expect(page.locator(".proposal")).to_have_count(PROPOSED)
    held_out = page.locator("section").filter(
        has=page.get_by_role("heading", name="Not handled here")
    )
    expect(held_out).to_contain_text("nắm tình hình dư luận")
    expect(held_out.get_by_role("listitem")).not_to_have_count(0)
    accessible(page)


def decides_on_the_proposals(page: Page) -> None:
    """Edit the first, reject one, keep that; then accept all the others."""
    proposal(page, 1).get_by_label("Task").fill(WIDEN)
    proposal(page, 1).get_by_label("accept as it stands here").check()
    expect(proposal(page, 11).get_by_label("Task")).to_have_value(re.compile(f"^{KEPT_UP}"))
    proposal(page, 11).get_by_label("reject").check()
    page.get_by_role("button", name="Keep the decisions").click()
    expect(proposal(page, 1)).to_contain_text("accepted")
    expect(proposal(page, 11)).to_contain_text("rejected")
    page.get_by_role("button", name="Accept all that are left").click()
    expect(page.get_by_text("Everything is decided.")).to_be_visible()


def proposal(page: Page, number: int) -> Locator:
    return page.locator(f"#sentence-{number}")


def concludes(page: Page) -> None:
    """Give a lead where one is missing; it can't be ready while the finding is open."""
    goes_to(page, "To the conclusion")
    orders_what_the_finding_asks_for(page)
    accessible(page)
    judges(page, "ready")
    is_told(page, "It can't be “ready” while something critical is open.")
    judges(page, "ready with conditions")
    is_told(page, "Name the lead agency of these directives first: 11.")
    names_a_lead(page)
    judges(page, "ready with conditions")
    is_told(page, "The review is concluded and its directives are given.")


def sees_what_is_given(page: Page) -> None:
    """One order less than the minutes hold, which was rejected, and one more for the finding."""
    expect(page.get_by_role("row")).to_have_count(1 + PROPOSED)
    for task in (WIDEN, CREW, NOBODYS, UNLOCK):
        expect(page.get_by_role("link", name=task)).to_be_visible()
    expect(page.get_by_role("link", name=KEPT_UP)).to_have_count(0)
    accessible(page)


def orders_what_the_finding_asks_for(page: Page) -> None:
    page.get_by_role("button", name="Draft a directive from finding 1").click()
    expect(page.get_by_text("A directive is drafted from it.")).to_be_visible()
    drafted = page.locator("ol").get_by_role("listitem").filter(has_text=FINDING)
    drafted.get_by_role("link", name="Change").click()
    page.get_by_label("Task").fill(UNLOCK)
    page.get_by_role("button", name="Keep the draft").click()
    expect(page.get_by_role("listitem").filter(has_text=UNLOCK)).to_be_visible()


def judges(page: Page, judgement: str) -> None:
    page.get_by_label(judgement, exact=True).check()
    page.get_by_label("Assessment").fill("Công tác chuẩn bị cơ bản đáp ứng yêu cầu.")
    page.get_by_role("button", name="Conclude and give the directives").click()


def names_a_lead(page: Page) -> None:
    nobodys = page.get_by_role("listitem").filter(has_text="no lead agency")
    expect(nobodys).to_contain_text(NOBODYS)
    nobodys.get_by_role("link", name="Change").click()
    page.get_by_label("Lead agency").select_option(label="Công an tỉnh")
    page.get_by_role("button", name="Keep the draft").click()
    expect(nobodys).to_have_count(0)
