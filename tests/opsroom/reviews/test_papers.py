"""The papers of a review, for download."""

import pytest
from tests.opsroom.reviews.conftest import said

from opsroom.people.roles import Role
from opsroom.reviews.models import Review

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("ending", "start"), [("docx", b"PK"), ("pdf", b"%PDF")])
def test_a_paper_is_downloaded(reviewer, pages, ending, start):
    answer = reviewer.get(f"{pages.review}paper/", {"kind": "minutes", "ending": ending})
    assert answer["Content-Disposition"].startswith("attachment;")
    assert answer.content.startswith(start)


def test_what_is_concluded_later_has_no_paper_yet(reviewer, pages):
    wanted = {"kind": "notice_of_conclusion", "ending": "docx"}
    assert reviewer.get(f"{pages.review}paper/", wanted).status_code == 404


def test_a_concluded_review_has_its_notice_in_each_layout(reviewer, pages, clock):
    Review.objects.update(
        stage="concluded",
        judgement="ready_with_conditions",
        assessment="Good on the whole.",
        concluded_at=clock.now,
    )
    for layout in ("", "vn_administrative", "vn_party", "international"):
        wanted = {"kind": "notice_of_conclusion", "ending": "docx", "layout": layout}
        assert reviewer.get(f"{pages.review}paper/", wanted).content.startswith(b"PK")


def test_the_paper_of_a_report_is_shared_with_the_report(cast, writer, stranger, own, pages):
    wanted = {"kind": "agency_report", "ending": "docx", "agency": own}
    writer.post(pages.answer(), said("partly", missing="a gap"))
    assert writer.get(f"{pages.review}paper/", wanted).content.startswith(b"PK")
    assert stranger.get(f"{pages.review}paper/", wanted).status_code == 404
    writer.post(f"{pages.report}submit/")
    assert stranger.get(f"{pages.review}paper/", wanted).content.startswith(b"PK")
    controller = cast.client("controller", Role.CONTROLLER, agency="committee")
    assert controller.get(f"{pages.review}paper/", wanted).content.startswith(b"PK")


@pytest.mark.parametrize(
    "wanted",
    [
        {},
        {"kind": "minutes"},
        {"kind": "minutes", "ending": "exe"},
        {"kind": "minutes", "ending": "docx", "layout": "theirs"},
        {"kind": "no-such", "ending": "docx"},
        {"kind": "agency_report", "ending": "docx", "agency": "nobody"},
    ],
)
def test_what_is_no_paper_is_not_found(reviewer, pages, wanted):
    assert reviewer.get(f"{pages.review}paper/", wanted).status_code == 404
