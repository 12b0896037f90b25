"""The lead agencies do what is ordered, and the chair returns or closes it."""

from playwright.sync_api import Page, expect
from tests.journeys.round_people import accessible, follows, goes_to
from tests.journeys.round_reports import EVENT

MISSING = "Chưa thấy biên bản bàn giao"


def does_what_is_ordered(page: Page, task: str, evidence) -> None:
    """Acknowledge a directive of the own agency, work it, and show what was done."""
    goes_to(page, "Events", EVENT, "Directives")
    follows(page.get_by_role("link", name=task))
    page.get_by_role("button", name="Acknowledge").click()
    stands(page, "acknowledged")
    begins(page)
    accessible(page)
    shows(page, "Có biên bản kèm theo", evidence)


def begins(page: Page) -> None:
    page.get_by_role("button", name="Begin the work").click()
    stands(page, "in work")


def shows(page: Page, note: str, evidence) -> None:
    page.get_by_label("What shows that it is done").fill(note)
    page.get_by_label("Files").set_input_files(evidence)
    page.get_by_role("button", name="Show the evidence").click()
    stands(page, "evidence shown")
    expect(page.get_by_role("link", name=evidence.name).first).to_be_visible()


def does_what_is_still_missing(page: Page, evidence) -> None:
    page.reload()
    stands(page, "returned")
    expect(page.get_by_text(MISSING)).not_to_have_count(0)
    begins(page)
    shows(page, "Có biên bản bàn giao", evidence)


def goes_to_what_waits(page: Page, task: str) -> None:
    goes_to(page, "Directives")
    follows(page.get_by_role("link", name="Waiting for the chair"))
    follows(page.get_by_role("link", name=task))
    stands(page, "evidence shown")


def closes(page: Page, task: str) -> None:
    goes_to_what_waits(page, task)
    accessible(page)
    page.get_by_role("button", name="Close the directive").click()
    stands(page, "closed by the chair")


def returns(page: Page, task: str) -> None:
    goes_to_what_waits(page, task)
    page.get_by_label("What is still missing").fill(MISSING)
    page.get_by_role("button", name="Return it").click()
    stands(page, "returned")


def stands(page: Page, stage: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_contain_text(stage)
