"""The papers of a review, and readiness as JSON and as a table, for programs."""

from itertools import product

import pytest
from tests.opsroom import rounds
from tests.opsroom.api.conftest import send
from tests.opsroom.api.reviewed import *  # noqa: F403 (its fixtures)

from opsroom.reviews.models import Report
from sansang.event.setting import PaperLayout

KINDS = ("minutes", "notice_of_conclusion", "directives", "agency_report")


@pytest.fixture
def papers(chair, chair_account):
    """Where the papers of a concluded review are."""
    of = rounds.given(chair_account).review
    return f"/events/{of.event.key}/reviews/{of.number}/papers"


@pytest.mark.parametrize("kind", KINDS)
def test_each_paper_comes_in_each_layout_and_language(chair, papers, kind):
    for layout, language in product(PaperLayout, ("vi", "en")):
        asked = f"{papers}/{kind}?layout={layout.value}&language={language}&agency=so-y-te"
        paper = send(chair, "GET", f"{asked}&ending=docx")
        assert paper.content[:2] == b"PK", paper.content
        assert ".docx" in paper["Content-Disposition"]
    assert send(chair, "GET", f"{papers}/{kind}?agency=so-y-te").content[:4] == b"%PDF"


def test_readiness_on_one_page_comes_as_pdf_alone(chair, at):
    place = at.partition("/reviews/")[0]
    assert send(chair, "GET", f"{place}/readiness.pdf").content[:4] == b"%PDF"
    assert send(chair, "GET", f"{at}/papers/readiness").status_code == 422


def test_a_review_offers_what_it_can_bring_forth(chair, at, papers):
    assert send(chair, "GET", f"{at}/papers").json() == ["minutes"]
    assert send(chair, "GET", papers).json() == list(KINDS[:-1])
    assert send(chair, "GET", f"{at}/papers/notice_of_conclusion").status_code == 404


def test_the_paper_of_a_report_is_as_absent_as_the_report(traffic, at):
    path = f"{at}/papers/agency_report?agency=so-y-te"
    assert send(traffic, "GET", path).status_code == 200
    Report.objects.update(submitted_at=None)
    assert send(traffic, "GET", path).status_code == 404
    assert send(traffic, "GET", f"{at}/papers/agency_report").status_code == 404


def test_what_is_no_paper_is_refused(chair, at):
    for asked in (
        "letter",
        "minutes?ending=exe",
        "minutes?layout=none",
        "minutes?language=fr",
        "minutes?agency=%00",
    ):
        assert send(chair, "GET", f"{at}/papers/{asked}").status_code == 422


def test_readiness_is_told_and_tabled(chair, review):
    place = f"/events/{review.event.key}/readiness"
    assert send(chair, "GET", place).json()["readiness"]["verdict"]
    table = send(chair, "GET", f"{place}.csv")
    assert table["Content-Type"] == "text/csv; charset=utf-8"
    assert "directives_of_event" in table.content.decode()
    assert send(chair, "GET", "/events/nowhere/readiness.csv").status_code == 404
