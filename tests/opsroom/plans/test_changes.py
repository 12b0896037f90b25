"""What changed between two versions or drafts is told in sentences."""

from django.urls import reverse
from tests.opsroom.conftest import NOW
from tests.opsroom.plans.conftest import example

from opsroom.people.roles import Role
from opsroom.plans.actions import begin_draft, change
from opsroom.plans.records import changes
from sansang.eventfile.tables import table_named


def renamed(draft, cast, name):
    account = cast.person("planner", Role.PLANNER)
    copy = begin_draft(draft, title="Copy", account=account, now=NOW)
    post = example().posts[0]
    values = post.model_dump(mode="json") | {"name": name}
    was = changes.digest(post)
    table = table_named("posts")
    change(
        copy,
        lambda doc: changes.put(doc, table, post.id, was, values),
        account=account,
        now=NOW,
    )
    return copy


def told(client, before, after, language):
    address = reverse("plans:changes", args=[before.event.key])
    asked = {"before": before.mark, "after": after.mark}
    return client.get(address, asked, HTTP_ACCEPT_LANGUAGE=language).content.decode()


def test_a_change_is_a_sentence_in_the_language_of_the_page(planner, draft, cast):
    copy = renamed(draft, cast, "The new gate")
    english = told(planner, draft, copy, "en")
    assert "name changed from" in english.lower()
    assert "The new gate" in english
    assert "changed from" not in told(planner, draft, copy, "vi")


def test_the_same_plan_has_not_changed(planner, draft):
    assert "Nothing changed." in told(planner, draft, draft, "en")


def test_hostile_text_stays_text(planner, draft, cast):
    copy = renamed(draft, cast, "<script>alert(1)</script>")
    assert "<script>alert" not in told(planner, draft, copy, "en")


def test_a_draft_that_is_not_ours_is_not_compared(cast, draft):
    copy = renamed(draft, cast, "Secret gate")
    other = cast.client("doctor", Role.PLANNER, agency="health")
    address = reverse("plans:changes", args=[draft.event.key])
    assert other.get(address, {"before": draft.mark, "after": copy.mark}).status_code == 404
    assert "Copy" not in other.get(address).content.decode()


def test_an_address_that_names_no_plan_is_absent(planner, draft):
    address = reverse("plans:changes", args=[draft.event.key])
    for name in ("versions-9", "nothing-1", "drafts-x", "drafts-" + "9" * 30):
        assert planner.get(address, {"before": name}).status_code == 404
