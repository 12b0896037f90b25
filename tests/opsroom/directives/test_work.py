"""The life of a directive between its lead agency and the chair, and the plan that it changes."""

import pytest
from tests.opsroom.rounds import DAY, NOW, deployed, given, version

from opsroom.directives import actions
from opsroom.directives.life import Step
from opsroom.people.roles import Role
from opsroom.plans.models import Draft
from opsroom.record.access import verdict
from opsroom.record.models import Row

pytestmark = pytest.mark.django_db


def page(of, more=""):
    return f"/events/{of.event.key}/directives/{of.number}/{more}"


def kinds(of):
    found = Row.objects.filter(subject_type="directive", subject_id=str(of.pk))
    return [kind.removeprefix("directive.") for kind in found.values_list("kind", flat=True)]


def stage(of):
    of.refresh_from_db()
    return of.stage


def take(client, of, step, **more):
    of.refresh_from_db()
    door = {"acknowledge": "work/", "begin": "work/", "show": "evidence/"}.get(step, "decision/")
    return client.post(page(of, door), {"step": step, "revision": of.revision, **more})


def test_a_directive_goes_from_given_to_closed_and_the_journal_tells_it(
    cast, chair, committee, fire
):
    of, lead = given(committee), cast.sign_in(fire)
    take(lead, of, "acknowledge")
    take(lead, of, "begin")
    take(lead, of, "show", note="Đã mở lối rộng 3,6 m")
    take(chair, of, "return", reason="Chưa có biên bản chạy thử xe")
    take(lead, of, "show", note="Có biên bản kèm theo")
    take(chair, of, "close")
    assert stage(of) == "closed"
    assert kinds(of) == [
        "given",
        "acknowledged",
        "in_work",
        "evidenced",
        "returned",
        "evidenced",
        "closed",
    ]
    assert verdict(of.event.key).whole
    told = chair.get(page(of)).content.decode()
    assert "Chưa có biên bản chạy thử xe" in told


def test_what_people_write_stands_in_the_journal_as_a_commitment_alone(cast, committee, fire):
    of = given(committee)
    actions.take(of, Step.ACKNOWLEDGE, revision=of.revision, account=fire, now=NOW)
    of.refresh_from_db()
    actions.take(of, Step.SHOW, revision=of.revision, account=fire, now=NOW, note="Đã mở lối")
    row = Row.objects.get(kind="directive.evidenced")
    assert "Đã mở lối" not in str(row.entry)
    assert row.personal_values.get().value == "Đã mở lối"


def test_sending_a_step_twice_takes_it_once(cast, committee, fire):
    of, lead = given(committee), cast.sign_in(fire)
    sent = {"step": "acknowledge", "revision": of.revision}
    for _ in range(2):
        assert lead.post(page(of, "work/"), sent).status_code == 302
    assert kinds(of) == ["given", "acknowledged"]


def test_a_step_from_a_page_that_is_old_is_not_taken(cast, chair, committee, fire):
    of = given(committee)
    old = of.revision
    take(cast.sign_in(fire), of, "acknowledge")
    chair.post(page(of, "decision/"), {"step": "withdraw", "revision": old, "reason": "Thay đổi"})
    assert stage(of) == "acknowledged"


def test_another_agency_does_not_see_a_directive(cast, committee, traffic):
    of = given(committee)
    other = cast.sign_in(traffic)
    assert other.get(page(of)).status_code == 404
    assert take(other, of, "acknowledge").status_code == 404
    assert stage(of) == "given"


def test_a_partner_sees_a_directive_and_does_not_work_it(cast, committee, traffic):
    of = given(committee)
    of.partners.add(traffic.agency)
    partner = cast.sign_in(traffic)
    answer = partner.get(page(of))
    assert answer.status_code == 200
    assert not answer.context["steps"]
    assert take(partner, of, "acknowledge").status_code == 404
    assert take(partner, of, "show", note="Xong").status_code == 404
    assert stage(of) == "given"


def test_the_lead_agency_does_not_close_its_own_directive(cast, committee, fire):
    of, lead = given(committee), cast.sign_in(fire)
    take(lead, of, "acknowledge")
    take(lead, of, "show", note="Đã xong")
    assert take(lead, of, "close").status_code == 403
    assert stage(of) == "evidenced"


@pytest.mark.parametrize("step", ["return", "withdraw"])
def test_returning_and_withdrawing_need_a_reason(cast, chair, committee, fire, step):
    of, lead = given(committee), cast.sign_in(fire)
    take(lead, of, "acknowledge")
    take(lead, of, "show", note="Đã xong")
    take(chair, of, step, reason="  ")
    assert stage(of) == "evidenced"
    take(chair, of, step, reason="Chưa đủ")
    assert stage(of) == {"return": "returned", "withdraw": "withdrawn"}[step]


def test_evidence_needs_words(cast, committee, fire):
    of, lead = given(committee), cast.sign_in(fire)
    take(lead, of, "acknowledge")
    assert take(lead, of, "show", note="").status_code == 400
    assert stage(of) == "acknowledged"


def test_a_team_leader_sees_the_directives_of_its_agency(cast, committee):
    of = given(committee)
    mine = cast.client("leader", Role.TEAM_LEADER, agency="pccc")
    other = cast.client("stranger", Role.TEAM_LEADER, agency="csgt")
    assert mine.get(page(of)).status_code == 200
    assert other.get(page(of)).status_code == 404
    assert other.get(f"/events/{of.event.key}/directives/").context["page"].paginator.count == 0


def test_changing_the_plan_begins_one_draft_from_the_approved_version(cast, committee):
    of = given(committee)
    planner = cast.client("planner", Role.PLANNER, agency="pccc")
    for _ in range(2):
        planner.post(page(of, "plan/"))
    draft = Draft.objects.get()
    of.refresh_from_db()
    assert of.draft == draft
    assert (draft.based_on.number, draft.agency.key) == (1, "pccc")
    assert draft.title.endswith(of.task)
    assert kinds(of) == ["given", "plan_drafted"]


def test_a_reporter_does_not_change_the_plan(cast, committee, fire):
    of = given(committee)
    assert cast.sign_in(fire).post(page(of, "plan/")).status_code == 403


def test_the_version_that_carries_it_out_is_linked_and_says_what_it_costs(cast, committee, fire):
    of, lead = given(committee), cast.sign_in(fire)
    first = of.event.versions.get()
    first.state = "superseded"
    first.save()
    second = version(of.event, committee, number=2)
    second.sha256 = "b" * 64
    second.save()
    deployed(first, committee)
    deployed(second, committee, unmet=[])
    for _ in range(2):
        lead.post(page(of, "version/"), {"version": "2"})
    costs = lead.get(page(of)).context["costs"]
    assert len(costs["before"].posts.below_minimum) == 1
    assert not costs["after"].posts.below_minimum
    assert kinds(of) == ["given", "version_linked"]


def test_a_version_that_was_declined_is_not_linked(cast, committee, fire):
    of = given(committee)
    version(of.event, committee, number=2, state="declined")
    cast.sign_in(fire).post(page(of, "version/"), {"version": "2"})
    of.refresh_from_db()
    assert of.version is None


def test_lists_hold_what_their_names_say(chair, committee):
    late = given(committee, due=NOW - DAY)
    soon = given(committee, due=NOW + DAY)
    far = given(committee, lead="csgt", due=NOW + 9 * DAY)
    undated = given(committee, due=None)
    address = f"/events/{late.event.key}/directives/"

    def listed(show):
        page = chair.get(address, {"show": show}).context["page"]
        return {one.pk for one in page}

    assert listed("all") == {late.pk, soon.pk, far.pk, undated.pk}
    assert listed("overdue") == {late.pk}
    assert listed("soon") == {soon.pk}
    assert listed("mine") == set()


def test_two_thousand_directives_are_listed_in_few_queries(
    chair, committee, django_assert_max_num_queries
):
    of = given(committee)
    template = {f: getattr(of, f) for f in ("event", "review", "task", "lead", "stage")}
    type(of).objects.bulk_create(type(of)(number=number, **template) for number in range(2, 2001))
    with django_assert_max_num_queries(10):
        chair.get(f"/events/{of.event.key}/directives/", {"show": "all"})
