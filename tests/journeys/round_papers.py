"""What comes out of a round: its papers, the readiness, and a journal that is whole."""

from pathlib import Path

import docx
import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader
from tests.journeys.round_conclusion import CREW, KEPT_UP, NOBODYS, UNLOCK, WIDEN
from tests.journeys.round_inspection import FINDING
from tests.journeys.round_people import accessible, goes_to, is_told
from tests.journeys.round_reports import REVIEW

from sansang.cli.app import run

PAPERS = ("notice_of_conclusion", "directives")


def takes_the_papers(page: Page, folder) -> None:
    """In Vietnamese, as they are issued."""
    goes_to(page, "Reviews", REVIEW)
    page.get_by_role("button", name="Tiếng Việt").click()
    expect(page.locator("html")).to_have_attribute("lang", "vi")
    for kind in PAPERS:
        words = words_of(downloaded(page, kind, "docx", folder)).casefold()
        for task in (WIDEN, CREW, NOBODYS, UNLOCK):
            assert task.casefold() in words, (kind, task)
        assert KEPT_UP.casefold() not in words, kind
        printed = PdfReader(downloaded(page, kind, "pdf", folder))
        assert len(printed.pages) >= 1, kind
    page.get_by_role("button", name="English").click()


def downloaded(page: Page, kind: str, ending: str, folder) -> Path:
    page.locator("#kind").select_option(kind)
    with page.expect_download() as download:
        page.locator(f"button[name=ending][value={ending}]").click()
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    return file


def words_of(paper: Path) -> str:
    """Return what is written in a DOCX, in its paragraphs and its tables."""
    opened = docx.Document(str(paper))
    cells = [cell.text for table in opened.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in opened.paragraphs), *cells])


def sees_the_readiness(page: Page) -> None:
    goes_to(page, "Readiness")
    figures = page.get_by_role("region", name="In figures")
    expect(figures).to_contain_text("not ready")
    expect(figures).to_contain_text("directives open, 2 closed")
    is_told(page, FINDING)
    accessible(page)


def proves_the_journal(page: Page, folder) -> None:
    goes_to(page, "Journal")
    page.get_by_role("link", name="Verify every entry").click()
    expect(page.get_by_text("whole", exact=True)).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name="Download, to be verified elsewhere").click()
    file = folder / "journal.jsonl"
    download.value.save_as(file)
    with pytest.raises(SystemExit) as verified:
        run(["journal", "verify", str(file)])
    assert not verified.value.code
