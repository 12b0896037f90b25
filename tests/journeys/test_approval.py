"""A plan comes in and is approved, each person in a browser of their own."""

import shutil

import pytest
from playwright.sync_api import expect
from tests.opsroom.plans.conftest import EXAMPLE

from opsroom.plans.models import Draft, Version

pytestmark = pytest.mark.browser


def test_the_example_is_imported_proposed_and_approved(desk, planner, chair, tmp_path):
    folder = shutil.make_archive(str(tmp_path / "example"), "zip", EXAMPLE)
    plans = desk(planner, locale="en-GB")
    page = plans.at("/events/")
    page.locator("[name=file]").set_input_files(folder)
    page.get_by_role("button", name="Import").click()
    page.wait_for_url("**/drafts/*/")
    draft = Draft.objects.get()
    page.locator("form[action$='/propose/'] [name=summary]").fill("The first plan")
    page.locator("form[action$='/propose/'] button").click()
    page.wait_for_url("**/versions/1/")
    decides = desk(chair, locale="vi-VN")
    paper = decides.at(f"/events/{draft.event.key}/versions/1/")
    expect(paper.locator("html")).to_have_attribute("lang", "vi")
    paper.locator("form[action$='/approve/'] button").click()
    expect(paper.locator("form[action$='/approve/']")).to_have_count(0)
    assert Version.objects.get().state == Version.State.APPROVED
    assert plans.faults == decides.faults == []
