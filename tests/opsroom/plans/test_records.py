"""Records are edited in forms; nothing anybody wrote is overwritten in silence."""

import json

import pytest
from tests.opsroom.plans.conftest import Form, at, example, form_of

from opsroom.people.roles import Role
from opsroom.plans.models import Draft

POST = example().posts[0].id
OTHER = example().posts[1].id
TABLES = ["event", *(n for n, v in example() if isinstance(v, tuple) and v)]


@pytest.fixture
def nurse(cast):
    """A planner of another agency, to whom the draft is shared."""
    return cast.client("nurse", Role.PLANNER, agency="health")


@pytest.fixture
def record(draft):
    return at(draft, "record", "posts", POST)


def plan_of(draft):
    return Draft.objects.get(pk=draft.pk).plan


def post_of(draft, key=POST):
    return plan_of(draft).post(key)


def send(client, address, form, **changes):
    data = form | {name.replace("__", "."): value for name, value in changes.items()}
    return client.post(address, data, HTTP_ACCEPT_LANGUAGE="en")


def first_key(table):
    from opsroom.plans.records.changes import key_of

    plan = example()
    return key_of(table, plan.event if table == "event" else getattr(plan, table)[0])


@pytest.mark.parametrize("table", TABLES)
def test_a_form_that_is_sent_unchanged_changes_nothing(planner, draft, table):
    address = at(draft, "record", table, first_key(table))
    assert send(planner, address, form_of(planner, address)).status_code == 302
    assert Draft.objects.get(pk=draft.pk).sha256 == draft.sha256


def test_a_change_is_kept_with_who_made_it(planner, draft, record):
    answer = send(planner, record, form_of(planner, record), f__name="Gate, east")
    assert answer.status_code == 302
    changed = Draft.objects.get(pk=draft.pk)
    assert post_of(draft).name == "Gate, east"
    assert (changed.revision, changed.changed_by.name) == (2, "Planner")
    assert changed.sha256 != draft.sha256


def test_rows_inside_a_record_are_changed_added_and_taken_out(planner, draft, record):
    before = post_of(draft).needs
    form = form_of(planner, record)
    n = len(before)
    form |= {"r.needs.0.desired": "500", f"r.needs.{n}.minimum": "1", f"r.needs.{n}.desired": "2"}
    form |= {f"r.needs.{n}.start": "2026-12-24T08:00", f"r.needs.{n}.end": "2026-12-24T10:00"}
    send(planner, record, form)
    after = post_of(draft).needs
    assert (after[0].desired, len(after), after[-1].desired) == (500, n + 1, 2)
    send(planner, record, form_of(planner, record) | {"r.needs.0.~": "1"})
    assert post_of(draft).needs == after[1:]


def test_more_rows_are_asked_for_without_saving(planner, draft, record):
    form = form_of(planner, record) | {"f.name": "Not sent yet", "more": "needs"}
    page = send(planner, record, form).content.decode()
    assert page.count("new row") == 4
    assert "Not sent yet" in page
    assert post_of(draft).name != "Not sent yet"


def test_a_fault_stands_beside_its_field_and_nothing_typed_is_lost(planner, draft, record):
    form = form_of(planner, record) | {"r.needs.0.minimum": "many", "f.name": "Kept <b>"}
    answer = send(planner, record, form)
    page = answer.content.decode()
    assert answer.status_code == 422
    beside = page.partition('id="r.needs.0.minimum.notes"')[2].partition("</span>")[0]
    assert "found &quot;many&quot;, expected a whole number" in beside
    assert "Kept &lt;b&gt;" in page
    assert form_of(planner, record, page=answer)["r.needs.0.minimum"] == ["many"]
    assert post_of(draft).name != "Kept <b>"


def test_the_messages_are_those_of_the_file_reader(planner, draft, record):
    form = form_of(planner, record) | {"f.site": "nowhere", "r.needs.0.end": "2020-01-01T00:00"}
    page = send(planner, record, form).content.decode()
    assert "expected a time after" in page
    form = form_of(planner, record) | {"f.site": "nowhere"}
    assert "expected the id of a record in sites" in send(planner, record, form).content.decode()


def test_findings_stand_beside_the_field_that_they_concern(planner, draft):
    from sansang.checks import run_checks

    finding = next(f for f in run_checks(example()) if f.field == "owner")
    address = at(draft, "record", finding.record.table, finding.record.id)
    page = planner.get(address).content.decode()
    assert 'class="finding"' in page.partition('id="f.owner.notes"')[2].partition("</div>")[0]


def test_two_who_edit_different_records_both_succeed(planner, nurse, draft, record):
    other = at(draft, "record", "posts", OTHER)
    mine, theirs = form_of(planner, record), form_of(nurse, other)
    assert send(planner, record, mine, f__name="Mine").status_code == 302
    assert send(nurse, other, theirs, f__name="Theirs").status_code == 302
    assert (post_of(draft).name, post_of(draft, OTHER).name) == ("Mine", "Theirs")


def choose(page, **sides):
    form = Form(page, "data-keep").values or form_in_choice(page)
    return form | {f"choose.{name}": side for name, side in sides.items()}


def form_in_choice(page):
    action = page.partition('<form method="post" action="/events/')[2].partition('"')[0]
    return Form(page, f"/events/{action}").values


def test_the_same_record_asks_mine_or_theirs_and_nothing_is_overwritten(
    planner, nurse, draft, record
):
    mine, theirs = form_of(planner, record), form_of(nurse, record)
    send(nurse, record, theirs, f__name="Their name")
    answer = send(planner, record, mine, f__name="My name", f__orders="My orders")
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "My name" in page
    assert "Their name" in page
    assert post_of(draft).name == "Their name"
    send(planner, record, choose(page, name="theirs", orders="mine"))
    assert (post_of(draft).name, post_of(draft).orders) == ("Their name", "My orders")


def test_what_only_one_changed_is_chosen_beforehand(planner, nurse, draft, record):
    mine, theirs = form_of(planner, record), form_of(nurse, record)
    send(nurse, record, theirs, f__name="Their name")
    page = send(planner, record, mine, f__orders="My orders").content.decode()
    send(planner, record, choose(page))
    assert (post_of(draft).name, post_of(draft).orders) == ("Their name", "My orders")


def test_a_third_change_while_one_chooses_asks_again(planner, nurse, draft, record):
    mine, theirs = form_of(planner, record), form_of(nurse, record)
    send(nurse, record, theirs, f__name="Their name")
    page = send(planner, record, mine, f__name="My name").content.decode()
    send(nurse, record, form_of(nurse, record), f__name="Their second name")
    again = send(planner, record, choose(page, name="mine"))
    assert again.status_code == 409
    assert "Their second name" in again.content.decode()
    assert post_of(draft).name == "Their second name"


def test_the_same_form_sent_twice_is_no_conflict(planner, draft, record):
    form = form_of(planner, record)
    for _ in range(2):
        assert send(planner, record, form, f__name="Once").status_code == 302
    assert Draft.objects.get(pk=draft.pk).revision == 2


def test_a_record_removed_meanwhile_is_not_lost_for_its_writer(planner, nurse, draft):
    task = next(t.id for t in example().tasks if is_free(t.id))
    address = at(draft, "record", "tasks", task)
    mine = form_of(planner, address)
    nurse.post(at(draft, "remove", "tasks", task), {"was": mine["was"][0]})
    answer = send(planner, address, mine, f__title="Still wanted")
    assert answer.status_code == 409
    again = form_of(planner, address, page=answer)
    send(planner, at(draft, "add", "tasks"), again)
    assert plan_of(draft).find("tasks", task).title == "Still wanted"


def is_free(task):
    plan = example()
    named = [t.depends_on for t in plan.tasks] + [h.tasks for h in plan.hazards]
    return not any(task in ids for ids in [*named, *(d.tasks for d in plan.directives)])


def test_a_record_that_others_name_is_not_removed_and_the_page_says_by_whom(planner, draft):
    site = example().posts[0].site
    address = at(draft, "record", "sites", site)
    form = form_of(planner, address)
    answer = planner.post(
        at(draft, "remove", "sites", site),
        {"was": form["was"][0]},
        follow=True,
        HTTP_ACCEPT_LANGUAGE="en",
    )
    page = answer.content.decode()
    assert "other records name it" in page
    assert f"posts {POST}, site" in page
    assert plan_of(draft).site(site)


def test_a_record_that_changed_since_it_was_seen_is_not_removed(planner, nurse, draft, record):
    was = form_of(planner, record)["was"][0]
    send(nurse, record, form_of(nurse, record), f__name="Newer")
    planner.post(at(draft, "remove", "posts", POST), {"was": was})
    assert post_of(draft).name == "Newer"


def test_a_record_is_added_once_however_often_it_is_sent(planner, draft):
    address = at(draft, "add", "skills")
    for _ in range(2):
        assert send(planner, address, {}, f__id="k9", f__name="Dog handler")
    assert [s.name for s in plan_of(draft).skills if s.id == "k9"] == ["Dog handler"]


def test_an_id_that_another_record_has_is_a_fault_at_its_field(planner, draft):
    skill = example().skills[0].id
    answer = send(planner, at(draft, "add", "skills"), {"f.id": skill, "f.name": "Another"})
    beside = answer.content.decode().partition('id="f.id.notes"')[2].partition("</span>")[0]
    assert "expected an id that no other record has" in beside


def test_the_id_of_the_event_stays(planner, draft):
    address = at(draft, "record", "event", "event")
    send(planner, address, form_of(planner, address), f__id="another", f__name="New name")
    assert (plan_of(draft).event.id, plan_of(draft).event.name) == (draft.event.key, "New name")


HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(1)>{{ 7*7 }}'


def test_hostile_text_stays_text_on_every_page(planner, nurse, draft, record):
    stale = form_of(nurse, record)
    send(planner, record, form_of(planner, record), f__name=HOSTILE, f__orders=HOSTILE)
    assert post_of(draft).name == HOSTILE
    pages = [
        planner.get(record),
        planner.get(f"/events/{draft.event.key}/drafts/{draft.pk}/tables/posts/"),
        planner.get(f"/events/{draft.event.key}/drafts/{draft.pk}/findings/"),
        send(nurse, record, stale, f__name="Other"),
    ]
    for page in pages:
        assert "<script>alert" not in page.content.decode()
        assert "<img src=x" not in page.content.decode()


@pytest.mark.parametrize(
    "sent",
    [
        {"mine": "{", "theirs": "[]"},
        {"mine": json.dumps({"fields": 3, "rows": {}}), "theirs": "null"},
        {"was": "x", "base": "[" * 10000},
        {"r.needs.99999999999.start": "1", "r.needs.x.start": "2"},
        {},
    ],
)
def test_a_form_that_no_page_made_breaks_nothing(planner, draft, record, sent):
    assert planner.post(record, sent).status_code in {302, 409, 422}
    assert Draft.objects.get(pk=draft.pk).sha256 == draft.sha256


def test_records_are_found_by_a_text_in_them(planner, draft):
    name = example().posts[3].name
    address = f"/events/{draft.event.key}/drafts/{draft.pk}/tables/posts/"
    page = planner.get(address, {"q": name.upper()}).content.decode()
    assert name in page
    assert example().posts[0].id not in page.partition("<tbody>")[2]


@pytest.mark.parametrize("table", ["nothing", "needs", "format"])
def test_a_table_that_is_none_is_absent(planner, draft, table):
    assert planner.get(at(draft, "record", table, "x")).status_code == 404
    address = f"/events/{draft.event.key}/drafts/{draft.pk}/tables/{table}/"
    assert planner.get(address).status_code == 404


def test_a_draft_of_another_agency_is_not_edited(nurse, draft, record):
    draft.shared = False
    draft.save()
    assert nurse.get(record).status_code == 404
    assert nurse.post(record, {}).status_code == 404


def test_who_may_not_edit_reads_the_tables(reviewer, draft, record):
    page = reviewer.get(f"/events/{draft.event.key}/drafts/{draft.pk}/tables/posts/")
    assert page.status_code == 200
    assert "/records/" not in page.content.decode()
    assert reviewer.post(record, {}).status_code == 403


def test_an_expired_session_keeps_the_text_on_the_page_and_on_the_device(
    client, planner, draft, record
):
    form = form_of(planner, record)
    answer = client.post(record, form)
    assert answer.status_code == 401
    assert 'name="kept"' in answer.content.decode()
    page = planner.get(record).content.decode()
    assert "plans/keep-forms.js" in page
    assert "data-keep=" in page


def test_a_long_table_comes_in_pages_that_keep_the_search(planner, draft):
    address = f"/events/{draft.event.key}/drafts/{draft.pk}/tables/translations/"
    page = planner.get(address, {"q": "en", "page": "2"}).content.decode()
    assert page.count("<tr>") == 201
    assert "?q=en&amp;page=3" in page
