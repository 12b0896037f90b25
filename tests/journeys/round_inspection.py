"""The delegation on the spot, with a phone and without a network."""

from playwright.sync_api import Page, expect
from tests.journeys.round_people import accessible, goes_to, is_told
from tests.journeys.round_reports import BY_PAGE, REVIEW
from tests.opsroom.field.test_phone import WORKS_OFFLINE, answer, expect_all_sent, expect_waiting

from opsroom.record.models import Row
from opsroom.reviews.models import InspectionAnswer

SEEN = {
    "border-arrivals": "Partly ready",
    "medical-station": "Ready",
    "fire-exits-one-lost": "Not ready",
}
FINDING = "Lối thoát nạn phía sau bị khoá"


def inspects_without_a_network(page: Page, photo) -> None:
    goes_to(page, "Inspect on the spot", REVIEW)
    is_told(page, WORKS_OFFLINE)
    page.context.set_offline(True)
    page.reload()
    for criterion, state in SEEN.items():
        answer(page, criterion, state, f"Đã xem: {criterion}", photo)
    reported = page.locator("#criterion-border-arrivals").get_by_text(f"{BY_PAGE} reports:")
    expect(reported).to_contain_text("Thiếu hai quầy tại Tân Thanh")
    expect_waiting(page, len(SEEN))
    accessible(page)


def sends_everything_once(page: Page) -> None:
    page.context.set_offline(False)
    expect_all_sent(page)
    page.reload()
    expect_all_sent(page)
    is_told(page, WORKS_OFFLINE)
    kept = InspectionAnswer.objects.order_by("pk")
    assert [(one.criterion, one.files.count()) for one in kept] == [(seen, 1) for seen in SEEN]
    assert Row.objects.filter(kind="review.inspected").count() == len(SEEN)


def writes_a_finding(page: Page, photo) -> None:
    goes_to(page, "Reviews", REVIEW, "Record a finding")
    page.get_by_label("What was found").fill(FINDING)
    page.get_by_label("Severity").select_option("critical")
    page.get_by_label("Work group").select_option("fire_rescue")
    page.get_by_label("Agency that has to mend it").select_option(
        label="Phòng Cảnh sát PCCC và CNCH, Công an tỉnh"
    )
    page.get_by_label("Photos or documents").set_input_files(photo)
    page.get_by_role("button", name="Keep the finding").click()
    expect(page.get_by_role("heading", name="F1 critical open")).to_be_visible()
    expect(page.get_by_role("link", name=photo.name)).to_be_visible()
    accessible(page)
