"""A review is begun, changed, assigned, and goes from stage to stage."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from opsroom.record import access as journal
from opsroom.record.models import Row
from opsroom.reviews.models import Review
from sansang.readiness import criteria_sets, template_text

pytestmark = pytest.mark.django_db


def form(version, **more):
    return {
        "title": "Inspection",
        "held_on": "2026-11-26",
        "place": "Hall",
        "scope": "",
        "agenda": "Reports\nPlaces",
        "version": version.pk,
        "reports_due": "2026-11-25T17:00",
        "criteria": "indoor-congress",
        "member-TOTAL_FORMS": "2",
        "member-INITIAL_FORMS": "0",
        "member-0-role": "Head of the delegation",
        "member-0-chair": "on",
        "member-1-role": "",
    } | more


def test_a_reviewer_begins_a_review_of_the_approved_version(reviewer, version):
    address = f"/events/{version.event.key}/reviews/new/"
    answer = reviewer.post(address, form(version))
    review = Review.objects.get()
    assert answer.status_code == 302
    assert review.agenda == ["Reports", "Places"]
    assert review.delegation[0]["role"] == "Head of the delegation"
    assert review.reports_due.isoformat() == "2026-11-25T10:00:00+00:00"
    assert len(review.criteria_set.criteria) >= 60
    assert set(review.assigned) <= {one.id for one in version.plan.agencies}
    assert Row.objects.filter(kind="review.created").count() == 1


def test_the_same_form_sent_twice_begins_one_review(reviewer, version):
    for _ in range(2):
        reviewer.post(f"/events/{version.event.key}/reviews/new/", form(version))
    assert Review.objects.count() == 1


def test_without_an_approved_version_there_is_nothing_to_review(reviewer, version):
    version.state = "proposed"
    version.save()
    address = f"/events/{version.event.key}/reviews/new/"
    assert b"approved" in reviewer.get(address, headers={"accept-language": "en"}).content
    assert reviewer.post(address, form(version)).status_code == 200
    assert not Review.objects.exists()


def test_an_office_brings_its_own_criteria(reviewer, version):
    text = template_text("road-race").replace("id: road-race", "id: ours", 1)
    file = SimpleUploadedFile("ours.yaml", text.encode())
    reviewer.post(f"/events/{version.event.key}/reviews/new/", form(version, file=file))
    assert Review.objects.get().criteria_set.id == "ours"


@pytest.mark.parametrize(
    "content",
    [
        b"\xff\xfe\x00",
        b"id: [",
        b"- 1",
        b"a: &a [*a]",
        b"id: x\nname: {vi: a, en: b}\ncriteria: []",
    ],
)
def test_criteria_that_cannot_be_read_are_refused_with_their_faults(reviewer, version, content):
    file = SimpleUploadedFile("ours.yaml", content)
    answer = reviewer.post(f"/events/{version.event.key}/reviews/new/", form(version, file=file))
    assert answer.status_code == 200
    assert b"errorlist" in answer.content
    assert not Review.objects.exists()


def test_a_fault_in_the_criteria_names_its_line(reviewer, review, pages):
    Review.objects.update(stage="prepared")
    text = reviewer.get(f"{pages.review}criteria/").context["form"].initial["text"]
    answer = reviewer.post(
        f"{pages.review}criteria/",
        {"text": text.replace("weight: 3", "weight: 9", 1)},
        headers={"accept-language": "en"},
    )
    assert b"criteria.yaml line " in answer.content
    review.refresh_from_db()
    assert review.criteria_set == next(s for s in criteria_sets() if s.id == "indoor-congress")


def test_criteria_are_edited_until_agencies_report(reviewer, review, pages):
    Review.objects.update(stage="prepared")
    text = reviewer.get(f"{pages.review}criteria/").context["form"].initial["text"]
    changed = text.replace("weight: 3", "weight: 5", 1)
    reviewer.post(f"{pages.review}criteria/", {"text": changed})
    review.refresh_from_db()
    assert review.criteria_set.criteria[0].weight == 5
    Review.objects.update(stage="reporting")
    reviewer.post(f"{pages.review}criteria/", {"text": text})
    review.refresh_from_db()
    assert review.criteria_set.criteria[0].weight == 5


def test_criteria_are_assigned_in_the_order_of_the_set(reviewer, review, pages, own):
    ids = [one.id for one in review.criteria_set.criteria[:3]]
    reviewer.post(f"{pages.review}assignment/{own}/", {"criteria": [*reversed(ids), "no-such"]})
    review.refresh_from_db()
    assert review.assigned[own] == ids
    reviewer.post(f"{pages.review}assignment/{own}/", {})
    review.refresh_from_db()
    assert own not in review.assigned


def test_a_review_goes_from_stage_to_stage_and_no_further_by_hand(reviewer, review, pages):
    for stage, reached in (
        ("inspecting", "inspecting"),
        ("reporting", "reporting"),
        ("prepared", "reporting"),
        ("concluded", "reporting"),
    ):
        reviewer.post(f"{pages.review}stage/", {"stage": stage})
        review.refresh_from_db()
        assert review.stage == reached
    assert reviewer.post(f"{pages.review}stage/", {"stage": "nonsense"}).status_code == 400


def test_a_concluded_review_is_not_changed(reviewer, review, pages, version):
    Review.objects.update(stage="concluded")
    reviewer.post(f"{pages.review}change/", form(version, title="Other"))
    review.refresh_from_db()
    assert review.title == "Inspection at T-5"


def test_only_those_who_manage_reviews_change_them(writer, planner, outsider, pages):
    for client in (writer, planner):
        assert client.get(pages.review).status_code == 200
        for part in ("change/", "criteria/", "assignment/"):
            assert client.get(pages.review + part).status_code == 403
        assert client.post(f"{pages.review}stage/", {"stage": "inspecting"}).status_code == 403
    assert outsider.get(pages.review).status_code == 403


def test_every_page_of_a_review_shows_in_both_languages(reviewer, chair, pages, review):
    for language in ("vi", "en"):
        for client in (reviewer, chair):
            head = {"accept-language": language}
            list_of_all = pages.review.rsplit("/", 2)[0] + "/"
            for part in ("", "change/", "assignment/", "findings/", "findings/new/"):
                assert client.get(pages.review + part, headers=head).status_code == 200, part
            assert client.get(list_of_all, headers=head).status_code == 200
            assert client.get(pages.report, headers=head).status_code == 200


def test_a_review_that_is_not_there_is_not_found(reviewer, review, version):
    base = f"/events/{version.event.key}/reviews/"
    for part in ("9/", "9/findings/", "1/reports/nobody/", "1/findings/7/close/"):
        answer = reviewer.post(base + part) if "close" in part else reviewer.get(base + part)
        assert answer.status_code == 404, part


def test_the_journal_stays_whole(review):
    assert journal.verdict(review.event.key).whole
    kinds = Row.objects.filter(journal=review.event.key).values_list("kind", flat=True)
    assert {"review.created", "review.stage_changed"} <= set(kinds)


def test_hostile_text_is_shown_and_not_run(reviewer, review, pages, version):
    text = "<script>alert(1)</script>"
    reviewer.post(f"{pages.review}change/", form(version, title=text, agenda=text, place=text))
    content = reviewer.get(pages.review).content
    assert b"<script>alert" not in content
    assert b"&lt;script&gt;alert" in content


def test_few_queries_show_a_review(reviewer, pages, django_assert_max_num_queries, own):
    for page in (pages.review, f"{pages.review}findings/", pages.report):
        reviewer.get(page)
        with django_assert_max_num_queries(10):
            assert reviewer.get(page).status_code == 200
