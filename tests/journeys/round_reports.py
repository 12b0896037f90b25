"""The plan comes in and is approved; a review begins, and agencies report to it."""

from openpyxl import load_workbook
from playwright.sync_api import Page, expect
from tests.journeys.round_people import accessible, follows, goes_to, is_told

EVENT = "Đại hội đại biểu tỉnh Lạng Sơn (kỳ giả định năm 2026)"
REVIEW = "Kiểm tra công tác chuẩn bị"
BY_PAGE = "Ban Chỉ huy Bộ đội Biên phòng tỉnh"
BY_WORKBOOK = "Sở Y tế"
ASKED = 15
"""How many agencies of the example report on the criteria of an indoor congress."""


def imports_and_proposes(page: Page, workbook) -> None:
    page.get_by_label("File of the plan").set_input_files(workbook)
    page.get_by_role("button", name="Import").click()
    is_told(page, "The plan is imported as a draft.")
    accessible(page)
    page.get_by_label("What changes, in a few sentences").fill("The first plan")
    page.get_by_role("button", name="Propose as the next version").click()
    is_told(page, "The draft is proposed. The chair decides on it.")


def approves(page: Page) -> None:
    goes_to(page, "Events", EVENT, "Version 1")
    page.get_by_role("button", name="Approve").click()
    is_told(page, "The version is approved and holds from now on.")


def begins_a_review(page: Page) -> None:
    goes_to(page, "Events", EVENT, "Reviews", "Begin a review")
    page.get_by_label("Title of the review").fill(REVIEW)
    page.get_by_label("Date of the review").fill("2026-11-22")
    page.get_by_label("Place", exact=True).fill("Trung tâm Hội nghị tỉnh")
    page.get_by_label("Agenda").fill("Nghe báo cáo\nKiểm tra thực địa\nKết luận")
    page.get_by_label("Reports are due").fill("2026-11-22T09:00")
    page.get_by_label("Role in the delegation").first.fill("Trưởng Tiểu ban")
    page.get_by_label("Criteria", exact=True).select_option("indoor-congress")
    page.get_by_role("button", name="Begin the review").click()
    page.get_by_role("button", name="Let the agencies report").click()
    expect(page.get_by_text("agencies report", exact=True)).to_be_visible()
    expect(page.get_by_text("awaited", exact=True)).to_have_count(ASKED)
    accessible(page)


def goes_to_the_own_report(page: Page) -> None:
    goes_to(page, EVENT, "Reviews", REVIEW)
    follows(page.get_by_role("link", name="Write the report"))


def reports_on_the_page(page: Page, evidence) -> None:
    """Answer each criterion where it stands; the first is not ready yet, and shows why."""
    goes_to_the_own_report(page)
    answers = page.locator("article.answer")
    for at in range(answers.count()):
        answer = answers.nth(at)
        answer.get_by_label("State").select_option("ready" if at else "partly")
        if not at:
            answer.get_by_label("What is missing").fill("Thiếu hai quầy tại Tân Thanh")
            answer.locator("summary").click()
            answer.get_by_label("Photos or documents").set_input_files(evidence)
        answer.get_by_role("button", name="Keep").click()
        expect(answer.get_by_role("status")).to_have_text("Kept")
    expect(page.locator("#progress")).to_have_text("4 of 4 answered")
    expect(page.get_by_role("link", name=evidence.name)).to_be_visible()
    accessible(page)
    submits(page)


def reports_on_a_workbook(page: Page, folder) -> None:
    """Take the form home, fill it in there, and hand it in."""
    goes_to_the_own_report(page)
    page.get_by_text("Report on a workbook instead").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Download the form (.xlsx)").click()
    form = folder / download.value.suggested_filename
    download.value.save_as(form)
    fill_in(form)
    page.get_by_label("Filled-in form (.xlsx)").set_input_files(form)
    page.get_by_role("button", name="Take the form over").click()
    is_told(page, "8 answers were taken over.")
    submits(page)


def fill_in(form) -> None:
    book = load_workbook(form)
    sheet = book["criteria"]
    state = next(cell.column for cell in sheet[1] if cell.value == "state")
    for row in range(2, sheet.max_row + 1):
        sheet.cell(row, state, "ready")
    book.save(form)


def submits(page: Page) -> None:
    page.get_by_role("button", name="Submit the report").click()
    is_told(page, "The report is submitted.")


def sees_who_is_late_and_begins_the_inspection(page: Page) -> None:
    page.reload()
    rows = page.get_by_role("row")
    expect(rows.filter(has_text=BY_PAGE)).to_contain_text("submitted")
    expect(rows.filter(has_text=BY_WORKBOOK)).to_contain_text("late by 2 hours")
    expect(rows.filter(has_text="overdue for 2 hours")).to_have_count(ASKED - 2)
    page.get_by_role("button", name="Begin the inspection").click()
    is_told(page, "the delegation inspects")
