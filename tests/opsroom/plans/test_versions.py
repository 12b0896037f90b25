"""Draft, proposed, approved or declined; what is approved never changes."""

import pytest
from django.urls import reverse
from tests.opsroom.conftest import NOW
from tests.opsroom.plans.conftest import at

from opsroom.people.roles import Role
from opsroom.plans.actions import propose
from opsroom.plans.models import Draft, Frozen, Version
from opsroom.record.models import Row


@pytest.fixture
def version(draft, cast):
    account = cast.person("planner", Role.PLANNER)
    return propose(draft, summary="First <b>plan</b>", account=account, now=NOW)


def of(version, view):
    return reverse(f"plans:{view}", args=[version.event.key, version.number])


def page_of(client, version):
    address = reverse("plans:paper", args=[version.event.key, "versions", version.number])
    return client.get(address, HTTP_ACCEPT_LANGUAGE="en")


def kinds():
    return list(Row.objects.order_by("pk").values_list("kind", flat=True))


def test_a_draft_is_proposed_as_the_next_version(planner, draft):
    answer = planner.post(at(draft, "propose"), {"summary": "Two posts more"})
    version = Version.objects.get()
    assert answer.url.endswith("/versions/1/")
    assert (version.state, version.sha256) == ("proposed", draft.sha256)
    assert version.summary == "Two posts more"
    assert "plan.proposed" in kinds()


def test_proposing_twice_is_one_version(planner, draft):
    for _ in range(2):
        planner.post(at(draft, "propose"), {"summary": ""})
    assert Version.objects.count() == 1


def test_the_chair_approves_by_name_and_role(chair, version):
    chair.post(of(version, "approve"))
    version.refresh_from_db()
    assert version.state == "approved"
    assert (version.decided_by.name, version.decided_as) == ("Chair", "chair")
    entry = Row.objects.get(kind="plan.approved").entry
    assert (entry["author_role"], entry["data"]["sha256"]) == ("chair", version.sha256)
    assert "Chair, Chair" in page_of(chair, version).content.decode()


def test_a_later_approval_supersedes_the_one_before(chair, planner, draft, version):
    chair.post(of(version, "approve"))
    draft.sha256 = "0" * 64
    draft.save()
    planner.post(at(draft, "propose"), {})
    chair.post(of(Version.objects.get(number=2), "approve"))
    states = dict(Version.objects.values_list("number", "state"))
    assert states == {1: "superseded", 2: "approved"}


def test_declining_needs_a_reason_which_is_kept(chair, version):
    chair.post(of(version, "decline"), {"reason": "  "})
    version.refresh_from_db()
    assert version.state == "proposed"
    chair.post(of(version, "decline"), {"reason": "The east gate has no post."})
    version.refresh_from_db()
    assert (version.state, version.reason) == ("declined", "The east gate has no post.")
    assert "plan.declined" in kinds()
    assert "The east gate has no post." in page_of(chair, version).content.decode()


def test_a_version_is_decided_on_once(chair, version):
    chair.post(of(version, "approve"))
    chair.post(of(version, "decline"), {"reason": "too late"})
    chair.post(of(version, "approve"))
    version.refresh_from_db()
    assert version.state == "approved"
    assert kinds().count("plan.approved") == 1


def test_the_plan_of_a_version_never_changes(version):
    version.document = {}
    with pytest.raises(Frozen):
        version.save()
    with pytest.raises(Frozen):
        version.save(update_fields=["document"])


@pytest.mark.parametrize("view", ["approve", "decline"])
def test_nobody_but_the_chair_decides(planner, reviewer, version, view):
    for client in (planner, reviewer):
        assert client.post(of(version, view), {"reason": "no"}).status_code == 403


def test_a_reviewer_neither_proposes_nor_edits(reviewer, draft):
    assert reviewer.post(at(draft, "propose"), {}).status_code == 403
    assert reviewer.get(at(draft, "record", "event", "event")).status_code == 403


def test_a_new_draft_begins_from_the_approved_version(planner, chair, version):
    chair.post(of(version, "approve"))
    address = reverse("plans:begin", args=[version.event.key, "versions", 1])
    for _ in range(2):
        planner.post(address, {"title": "After the visit"})
    draft = Draft.objects.get(title="After the visit")
    assert (draft.based_on, draft.sha256, draft.shared) == (version, version.sha256, False)
    assert draft.agency.key == "police"


def test_a_draft_is_shared_and_kept_back_by_its_own_agency_alone(planner, cast, draft):
    other = cast.client("doctor", Role.PLANNER, agency="health")
    assert other.post(at(draft, "share"), {"shared": "0"}).status_code == 404
    assert other.get(f"/events/{draft.event.key}/drafts/{draft.pk}/").status_code == 200
    planner.post(at(draft, "share"), {"shared": "0"})
    assert other.get(f"/events/{draft.event.key}/drafts/{draft.pk}/").status_code == 404


def test_a_shared_draft_is_proposed_and_deleted_by_its_own_agency_alone(cast, draft):
    other = cast.client("doctor", Role.PLANNER, agency="health")
    assert other.post(at(draft, "propose"), {"summary": ""}).status_code == 404
    assert other.post(at(draft, "delete"), {"sure": "1"}).status_code == 404
    page = other.get(f"/events/{draft.event.key}/drafts/{draft.pk}/").content.decode()
    assert at(draft, "propose") not in page
    assert at(draft, "delete") not in page
    assert Draft.objects.exists()


def test_a_draft_that_was_never_proposed_is_deleted_once_that_is_confirmed(planner, draft):
    planner.post(at(draft, "delete"))
    assert Draft.objects.exists()
    answer = planner.post(at(draft, "delete"), {"sure": "1"})
    assert answer.url == f"/events/{draft.event.key}/"
    assert not Draft.objects.exists()
    entry = Row.objects.get(kind="plan.draft_deleted").entry
    assert (entry["author_role"], entry["data"]["sha256"]) == ("planner", draft.sha256)


def test_a_draft_of_which_a_version_came_stays(planner, draft, version):
    planner.post(at(draft, "delete"), {"sure": "1"})
    assert Draft.objects.exists()
    page = planner.get(f"/events/{draft.event.key}/drafts/{draft.pk}/").content.decode()
    assert at(draft, "delete") not in page


def seen(client, version, table, key):
    args = [version.event.key, "versions", version.number, table, key]
    return client.get(reverse("plans:seen", args=args), HTTP_ACCEPT_LANGUAGE="en")


def test_a_record_of_a_version_is_read_and_not_changed(chair, version):
    post = version.plan.posts[0]
    page = seen(chair, version, "posts", post.id)
    text = page.content.decode()
    assert page.status_code == 200
    assert post.name in text
    assert "14:00 26/11/2026" in text  # since when it needs people
    assert "<textarea" not in text
    listed = reverse("plans:table", args=[version.event.key, "versions", version.number, "posts"])
    assert f'{listed}{post.id}/"' in chair.get(listed).content.decode()


@pytest.mark.parametrize(("table", "key"), [("posts", "nowhere"), ("nothing", "x"), ("needs", "1")])
def test_a_record_that_is_not_there_is_not_found(chair, version, table, key):
    assert seen(chair, version, table, key).status_code == 404


def test_hostile_text_is_shown_as_text(chair, planner, version):
    chair.post(of(version, "decline"), {"reason": "<script>alert(1)</script>"})
    page = page_of(planner, version).content.decode()
    assert "<script>alert(1)" not in page
    assert "First &lt;b&gt;plan" in page


def test_what_is_absent_and_what_is_not_ours_look_alike(cast, draft):
    draft.shared = False
    draft.save()
    other = cast.client("doctor", Role.PLANNER, agency="health")
    pages = [
        other.get(f"/events/{draft.event.key}/drafts/{number}/") for number in (999999, draft.pk)
    ]
    assert [page.status_code for page in pages] == [404, 404]
    absent, foreign = (page.content.decode().partition("<main")[2] for page in pages)
    assert absent == foreign
