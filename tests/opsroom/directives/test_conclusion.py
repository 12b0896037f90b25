"""The chair concludes: directives from findings, by hand, all given at once, nothing twice."""

import pytest
from tests.opsroom.rounds import finding, review, values

from opsroom.directives import drafting
from opsroom.directives.models import Directive
from opsroom.people.roles import Role
from opsroom.record.models import Row
from opsroom.reviews.models import ReportAnswer

pytestmark = pytest.mark.django_db
CONCLUSION = {"judgement": "ready_with_conditions", "assessment": "Cơ bản đáp ứng."}


def page(of, more=""):
    return f"/events/{of.event.key}/reviews/{of.number}/conclusion/{more}"


def kinds():
    return list(Row.objects.exclude(journal="room").values_list("kind", flat=True))


def test_a_finding_becomes_a_directive_with_one_click(chair, committee):
    of = review(committee)
    found = finding(of)
    chair.post(page(of, f"finding/{found.number}/"))
    drafted = Directive.objects.get()
    assert found.text in drafted.task
    assert drafted.task != found.text  # an order, not what is wrong
    assert (drafted.lead.key, drafted.stage) == ("pccc", "proposed")
    assert list(drafted.findings.all()) == [found]


def test_a_second_click_drafts_nothing_more(chair, committee):
    of = review(committee)
    finding(of)
    chair.post(page(of, "finding/1/"))
    chair.post(page(of, "finding/1/"))
    assert Directive.objects.count() == 1


def test_a_directive_written_by_hand_can_be_sent_twice(chair, committee):
    of = review(committee)
    sent = {
        "key": "0b8f9c62-9d8b-4a55-8d9a-3f2a63f2f1aa",
        "task": "Bố trí thêm một kíp cấp cứu",
        "lead": values("so-y-te")["lead"].pk,
        "due": "2026-11-25T17:00",
    }
    for _ in range(2):
        assert chair.post(page(of, "new/"), sent).status_code == 302
    drafted = Directive.objects.get()
    assert f"{drafted.due:%d %H:%M}" == "25 10:00"  # 17:00 in Vietnam


def test_an_order_that_the_line_excludes_is_not_kept_and_what_is_lawful_is_offered(
    chair, committee
):
    of = review(committee)
    sent = {
        "key": "0b8f9c62-9d8b-4a55-8d9a-3f2a63f2f1aa",
        "task": "Theo dõi các đối tượng có biểu hiện khiếu kiện",
    }
    answer = chair.post(page(of, "new/"), sent, headers={"accept-language": "en"})
    assert "Not handled here" in answer.content.decode()
    assert "the risk of the place" in answer.content.decode()
    assert not Directive.objects.exists()


def test_a_finding_that_orders_what_the_line_excludes_is_not_drafted_from(chair, committee):
    of = review(committee)
    found = finding(of)
    found.text = "Chưa nắm tình hình dư luận trên mạng xã hội; cần theo dõi dư luận"
    found.save()
    chair.post(page(of, "finding/1/"))
    assert not Directive.objects.exists()


def test_concluding_gives_all_that_is_drafted_and_enters_it(chair, committee):
    of = review(committee)
    drafting.draft(of, values(), key="hand:1")
    drafting.draft(of, values("so-y-te"), key="hand:2")
    chair.post(page(of), CONCLUSION)
    of.refresh_from_db()
    assert (of.stage, of.concluded_by, of.assessment) == ("concluded", committee, "Cơ bản đáp ứng.")
    assert set(Directive.objects.values_list("stage", flat=True)) == {"given"}
    assert kinds() == ["review.concluded", "directive.given", "directive.given"]


@pytest.mark.parametrize("assessment", ["Đạt\x01", "Đạt\uffff", "x" * 4001])
def test_an_assessment_that_no_record_can_hold_is_refused(chair, committee, assessment):
    of = review(committee)
    answer = chair.post(page(of), {**CONCLUSION, "assessment": assessment})
    of.refresh_from_db()
    assert (answer.status_code, of.stage) == (200, "inspecting")
    assert chair.get(page(of)).status_code == 200


def test_what_is_pasted_keeps_its_lines_whatever_ends_them(chair, committee):
    of = review(committee)
    chair.post(page(of), {**CONCLUSION, "assessment": "Một\r\nhai\x0bba\x0cbốn"})
    of.refresh_from_db()
    assert of.assessment == "Một\nhai\nba\nbốn"
    assert chair.get(page(of)).status_code == 200


def test_concluding_twice_does_nothing_twice(chair, committee):
    of = review(committee)
    drafting.draft(of, values(), key="hand:1")
    chair.post(page(of), CONCLUSION)
    again = chair.post(page(of), {**CONCLUSION, "assessment": "Khác."})
    of.refresh_from_db()
    assert again.status_code == 200
    assert of.assessment == "Cơ bản đáp ứng."
    assert kinds().count("directive.given") == kinds().count("review.concluded") == 1


def test_a_directive_without_a_lead_holds_the_conclusion_back(chair, committee):
    of = review(committee)
    drafting.draft(of, values(None), key="hand:1")
    answer = chair.post(page(of), CONCLUSION)
    of.refresh_from_db()
    assert of.stage == "inspecting"
    assert answer.context["form"].non_field_errors()
    assert kinds() == []


@pytest.mark.parametrize("what", ["finding", "criterion", "earlier finding"])
def test_nobody_calls_it_ready_while_something_critical_is_open(chair, committee, what):
    of = review(committee)
    if what == "criterion":
        ReportAnswer.objects.filter(criterion="med-1").update(state="partly")
    else:
        finding(of, gravity="critical")
    if what == "earlier finding":
        of = review(committee, number=2)
    chair.post(page(of), {**CONCLUSION, "judgement": "ready"})
    of.refresh_from_db()
    assert of.stage == "inspecting"


def test_a_drafted_directive_can_be_changed_and_dropped(chair, committee):
    of = review(committee)
    drafted = drafting.draft(of, values(), key="hand:1")
    address = page(of, f"draft/{drafted.number}/")
    sent = {"task": "Dựng biển chỉ đường", "lead": values("csgt")["lead"].pk, "revision": 1}
    chair.post(address, sent)
    drafted.refresh_from_db()
    assert (drafted.task, drafted.lead.key) == ("Dựng biển chỉ đường", "csgt")
    for _ in range(2):
        assert chair.post(f"{address}drop/").status_code == 302
    assert not Directive.objects.exists()


def test_two_who_change_a_drafted_directive_see_each_others_words(chair, committee):
    of = review(committee)
    drafted = drafting.draft(of, values(), key="hand:1")
    address = page(of, f"draft/{drafted.number}/")
    chair.post(address, {"task": "Dựng biển chỉ đường", "revision": 1})
    late = chair.post(address, {"task": "Kẻ vạch sơn", "revision": 1})
    shown = late.content.decode()
    assert "Dựng biển chỉ đường" in shown  # what is there
    assert "Kẻ vạch sơn" in shown  # what was sent
    drafted.refresh_from_db()
    assert drafted.task == "Dựng biển chỉ đường"
    assert 'name="revision" value="2"' in shown
    chair.post(address, {"task": "Kẻ vạch sơn", "revision": 2})
    drafted.refresh_from_db()
    assert drafted.task == "Kẻ vạch sơn"


def test_nothing_is_drafted_any_more_once_it_is_concluded(chair, committee):
    of = review(committee)
    finding(of)
    chair.post(page(of), CONCLUSION)
    assert chair.post(page(of, "finding/1/")).status_code == 404
    with pytest.raises(drafting.Concluded):
        drafting.draft(of, values(), key="hand:9")


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.CHAIR, Role.ADMINISTRATOR}))
def test_only_the_chair_concludes(cast, committee, role):
    of = review(committee)
    other = cast.client("other", role, agency="committee")
    for more in ("", "new/", "minutes/"):
        assert other.get(page(of, more)).status_code == 403
