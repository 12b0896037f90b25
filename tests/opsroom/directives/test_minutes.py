"""The example's minutes become directives: read, shown, accepted, changed, rejected."""

import pytest
from tests.opsroom.directives.test_conclusion import CONCLUSION, page
from tests.opsroom.rounds import MINUTES, review

from opsroom.directives.models import Directive, PastedMinutes

pytestmark = pytest.mark.django_db


@pytest.fixture
def pasted(chair, committee):
    """A review into whose conclusion the minutes of the example are pasted."""
    of = review(committee)
    assert chair.post(page(of, "minutes/paste/"), {"text": MINUTES}).status_code == 302
    return of


def shown(chair, of):
    return chair.get(page(of, "minutes/"), headers={"accept-language": "en"})


def sent(answer, decision="later"):
    """What a browser sends back when nothing is changed on the page."""
    data = {}
    for _taken, form in answer.context["forms"]:
        for field in form:
            value = field.value()
            if field.name == "decision":
                value = decision
            elif field.name == "due" and value:
                value = f"{value:%Y-%m-%dT%H:%M}"
            data[field.html_name] = "" if value is None else value
    return data


def test_every_order_of_the_minutes_is_proposed_and_the_text_is_shown_whole(chair, pasted):
    answer = shown(chair, pasted)
    assert len(answer.context["forms"]) >= 11
    pieces = answer.context["reading"].pieces
    assert "".join(piece.text for piece in pieces) == MINUTES.strip()
    assert {piece.kind for piece in pieces} == {"", "taken", "declined"}


def test_what_the_line_excludes_is_shown_as_not_handled_with_what_is_lawful(chair, pasted):
    answer = shown(chair, pasted)
    declined = answer.context["reading"].declined
    assert ["nắm tình hình dư luận" in one.sentence for one in declined] == [True]
    assert "Not handled here" in answer.content.decode()
    sentences = [taken.sentence for taken, _ in answer.context["forms"]]
    assert not any("đối tượng" in sentence for sentence in sentences)


def test_accepting_all_drafts_at_least_seven_directives_and_twice_drafts_no_more(chair, pasted):
    data = sent(shown(chair, pasted)) | {"accept_all": "1"}
    chair.post(page(pasted, "minutes/"), data)
    drafted = Directive.objects.count()
    chair.post(page(pasted, "minutes/"), data)
    assert Directive.objects.count() == drafted >= 11
    first = Directive.objects.order_by("number").first()
    assert (first.lead.key, [p.key for p in first.partners.all()]) == ("ubnd-phuong", ["pccc"])
    assert f"{first.due:%d.%m. %H:%M}" == "25.11. 10:00"  # 17:00 in Vietnam
    assert "ảnh" in first.done_when
    assert first.place == "Khách sạn đại biểu số 2"


def test_a_proposal_can_be_changed_before_it_is_accepted_and_another_rejected(chair, pasted):
    answer = shown(chair, pasted)
    (_, first), (_, second) = answer.context["forms"][:2]
    data = sent(answer) | {
        f"{first.prefix}-decision": "accept",
        f"{first.prefix}-task": "Mở rộng lối vào khách sạn số 2",
        f"{second.prefix}-decision": "reject",
    }
    chair.post(page(pasted, "minutes/"), data)
    assert Directive.objects.get().task == "Mở rộng lối vào khách sạn số 2"
    reading = shown(chair, pasted).context["reading"]
    assert [taken.rejected for taken in reading.taken[:3]] == [False, True, False]
    assert len(shown(chair, pasted).context["forms"]) == len(answer.context["forms"]) - 2


def test_a_proposal_that_is_changed_into_what_the_line_excludes_keeps_nothing(chair, pasted):
    answer = shown(chair, pasted)
    _, first = answer.context["forms"][0]
    data = sent(answer, "accept") | {f"{first.prefix}-task": "Theo dõi người dân khiếu kiện"}
    refused = chair.post(page(pasted, "minutes/"), data)
    assert refused.status_code == 200
    assert "Theo dõi người dân khiếu kiện" in refused.content.decode()  # the text is not lost
    assert not Directive.objects.exists()


def test_hostile_minutes_are_shown_as_text(chair, committee):
    of = review(committee)
    hostile = "Giao Sở Y tế <script>alert(1)</script> bố trí thêm một kíp cấp cứu."
    chair.post(page(of, "minutes/paste/"), {"text": hostile})
    assert b"<script>alert" not in shown(chair, of).content


def test_minutes_are_forgotten_when_the_review_is_concluded(chair, pasted):
    chair.post(page(pasted), CONCLUSION)
    assert not PastedMinutes.objects.exists()


def test_minutes_that_are_too_long_are_refused(chair, committee):
    of = review(committee)
    answer = chair.post(page(of, "minutes/paste/"), {"text": "a" * 100_001})
    assert answer.context["paste_form"].errors
    assert not PastedMinutes.objects.exists()


def test_english_minutes_are_read_too(chair, committee):
    of = review(committee)
    text = "The Department of Health shall place one more ambulance crew by 25 November 2026."
    chair.post(page(of, "minutes/paste/"), {"text": text})
    assert len(shown(chair, of).context["forms"]) == 1
