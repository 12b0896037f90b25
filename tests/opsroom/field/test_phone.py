"""The inspection in a real browser of the size of a phone, with and without a network."""

import threading
from pathlib import Path

import pytest
from django.core.signals import request_finished, request_started
from playwright.sync_api import BrowserContext, Page, expect
from tests.opsroom.conftest import PASSWORD
from tests.opsroom.databases import sqlite_alone
from tests.opsroom.field.conftest import ADDRESS, GPS, photo

from opsroom.field import built
from opsroom.people.roles import Role
from opsroom.record.models import Row
from opsroom.reviews.models import EvidenceFile, InspectionAnswer, Review

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE = {"width": 390, "height": 844}
CRITERIA = ("order-perimeter", "order-first-shift", "order-queue-space")
WORKS_OFFLINE = "This page works without a network."


@pytest.fixture(scope="module", autouse=True)
def scripts():
    assert built.worker_text(), "the scripts are not built: make assets"


class Requests:
    """Counts what the server is answering, so that no test ends in the middle of it."""

    def __init__(self):
        self.open, self.changed = 0, threading.Condition()

    def started(self, **_):
        self.count(1)

    def finished(self, **_):
        self.count(-1)

    def count(self, step):
        with self.changed:
            self.open += step
            self.changed.notify_all()

    def ended(self):
        with self.changed:
            return self.changed.wait_for(lambda: self.open == 0, timeout=10)


@pytest.fixture
def requests():
    counted = Requests()
    request_started.connect(counted.started)
    request_finished.connect(counted.finished)
    yield counted
    request_started.disconnect(counted.started)
    request_finished.disconnect(counted.finished)


@pytest.fixture
def phone(chromium, live_server, requests):
    context = chromium.new_context(
        base_url=live_server.url, locale="en-GB", viewport=PHONE, has_touch=True, is_mobile=True
    )
    context.set_default_timeout(15_000)
    yield context
    context.close()
    assert requests.ended()


@pytest.fixture
def page(phone, review, cast) -> Page:
    """The review's page, opened by a reviewer who has just signed in."""
    cast.person("reviewer", Role.REVIEWER, agency="committee")
    opened = phone.new_page()
    opened.goto(ADDRESS)
    sign_in(opened)
    expect(opened.get_by_text(WORKS_OFFLINE)).to_be_visible()
    return opened


def sign_in(page: Page, login="reviewer"):
    page.locator("[name=username]").fill(login)
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("main form button").click()


def answer(page: Page, criterion: str, state: str, note: str = "", file: Path | None = None):
    card = page.locator(f"#criterion-{criterion}")
    if card.get_attribute("open") is None:
        card.locator("summary").click()
    card.get_by_label(state, exact=True).check()
    card.get_by_label("Note").fill(note)
    if file:
        card.get_by_label("Photos of the place").set_input_files(file)
    card.get_by_role("button", name="Save").click()
    expect(card.get_by_text("Saved on this phone.")).to_be_visible()


def expect_waiting(page: Page, count: int):
    expect(page.get_by_text(f"Waiting on this phone: {count}")).to_be_visible()


def expect_all_sent(page: Page):
    expect(page.get_by_text("Everything has reached the room.")).to_be_visible()


def test_three_criteria_inspected_without_a_network_arrive_once(
    page: Page, phone: BrowserContext, tmp_path
):
    picture = tmp_path / "gate.jpg"
    picture.write_bytes(photo(gps=GPS, size=(400, 300)).getvalue())
    phone.set_offline(True)
    page.reload()
    answer(page, CRITERIA[0], "Not ready", "A gap behind the hall.", picture)
    answer(page, CRITERIA[1], "Ready")
    page.reload()
    answer(page, CRITERIA[2], "Partly ready", "Lines missing on the north side.")
    expect_waiting(page, 3)
    assert not InspectionAnswer.objects.exists()
    phone.set_offline(False)
    expect_all_sent(page)
    page.reload()
    expect_all_sent(page)
    kept = InspectionAnswer.objects.all()
    assert [(one.criterion, one.state) for one in kept] == [
        (CRITERIA[0], "not_ready"),
        (CRITERIA[1], "ready"),
        (CRITERIA[2], "partly"),
    ]
    assert Row.objects.filter(kind="review.inspected").count() == 3
    shown = EvidenceFile.objects.get()
    assert (shown.lat, shown.title) == (None, "gate.jpg")
    assert list(kept[0].files.all()) == [shown]


@sqlite_alone
def test_a_position_is_kept_where_the_box_is_ticked(page: Page, tmp_path):
    picture = tmp_path / "gate.jpg"
    picture.write_bytes(photo(gps=GPS).getvalue())
    page.locator(f"#criterion-{CRITERIA[0]} summary").click()
    box = page.get_by_label("Keep where the photos were taken")
    expect(box).not_to_be_checked()
    box.check()
    answer(page, CRITERIA[0], "Ready", file=picture)
    expect_all_sent(page)
    assert EvidenceFile.objects.get().lat == pytest.approx(21.852639)


def test_an_answer_whose_receipt_was_lost_is_sent_again_and_counts_once(page: Page):
    receipts = lose_the_first_receipt(page)
    answer(page, CRITERIA[0], "Partly ready", "The back gate is open.")
    expect_waiting(page, 1)
    expect(page.get_by_text("No network.", exact=False)).to_be_visible()
    assert InspectionAnswer.objects.count() == 1
    page.get_by_role("button", name="Send now").click()
    expect_all_sent(page)
    assert receipts == [201, 200]
    assert InspectionAnswer.objects.count() == 1
    assert Row.objects.filter(kind="review.inspected").count() == 1


def lose_the_first_receipt(page: Page) -> list[int]:
    receipts: list[int] = []

    def pass_on(route):
        received = route.fetch()
        receipts.append(received.status)
        if len(receipts) == 1:
            route.abort("connectionreset")
        else:
            route.fulfill(response=received)

    page.route("**/answers/", pass_on)
    return receipts


@sqlite_alone
def test_after_the_session_expired_answers_wait_until_one_signs_in_again(
    page: Page, phone: BrowserContext
):
    phone.clear_cookies(name="sessionid")
    answer(page, CRITERIA[0], "Ready", "Seen with the venue's engineer.")
    expect_waiting(page, 1)
    assert not InspectionAnswer.objects.exists()
    page.get_by_role("link", name="Sign in").click()
    sign_in(page)
    expect_all_sent(page)
    assert InspectionAnswer.objects.get().note == "Seen with the venue's engineer."


def test_another_account_on_the_phone_does_not_send_what_is_not_its_own(
    page: Page, phone: BrowserContext, cast
):
    cast.person("second", Role.REVIEWER, agency="health")
    phone.clear_cookies(name="sessionid")
    answer(page, CRITERIA[0], "Ready")
    page.get_by_role("link", name="Sign in").click()
    sign_in(page, "second")
    expect(page.get_by_text("Waiting for another account to sign in here: 1")).to_be_visible()
    assert not InspectionAnswer.objects.exists()


def test_what_the_room_refuses_is_shown_with_its_reason_and_can_be_sent_again(page: Page):
    Review.objects.update(stage=Review.Stage.CONCLUDED)
    answer(page, CRITERIA[0], "Ready")
    expect(page.get_by_text("Refused: 1")).to_be_visible()
    expect(page.get_by_text("The inspection of this review is not open.")).to_be_visible()
    Review.objects.update(stage=Review.Stage.INSPECTING)
    page.get_by_role("button", name="Send again").click()
    expect_all_sent(page)
    assert InspectionAnswer.objects.count() == 1


@sqlite_alone
def test_what_is_begun_and_not_saved_is_there_after_a_reload(page: Page):
    card = page.locator(f"#criterion-{CRITERIA[0]}")
    card.locator("summary").click()
    card.get_by_label("Partly ready").check()
    card.get_by_label("Note").fill("Half of the barriers")
    page.reload()
    card.locator("summary").click()
    expect(card.get_by_label("Note")).to_have_value("Half of the barriers")
    expect(card.get_by_label("Partly ready")).to_be_checked()


@sqlite_alone
def test_signing_out_keeps_what_waits_and_clears_what_was_sent(page: Page, phone: BrowserContext):
    answer(page, CRITERIA[0], "Ready")
    expect_all_sent(page)
    page.route("**/answers/", lambda route: route.abort())
    answer(page, CRITERIA[1], "Not ready", "Nobody at the post.")
    expect_waiting(page, 1)
    page.locator("form.account button").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Answers that have not reached the room: 1.")
    dialog.get_by_role("button", name="Sign out, keep what waits").click()
    expect(page).to_have_url("/sign-in/")
    assert states_on_the_phone(page) == ["waiting"]
    assert page.evaluate("() => caches.has('sansang-field-pages')") is False
    page.unroute("**/answers/")
    page.goto(ADDRESS)
    sign_in(page)
    expect_all_sent(page)
    assert InspectionAnswer.objects.count() == 2


def states_on_the_phone(page: Page) -> list[str]:
    return page.evaluate(
        """() => new Promise((done) => {
            const opening = indexedDB.open("sansang-field");
            opening.onsuccess = () => {
                const all = opening.result.transaction("answers").objectStore("answers").getAll();
                all.onsuccess = () => {
                    opening.result.close();
                    done(all.result.map((one) => one.status));
                };
            };
        })"""
    )


@sqlite_alone
def test_signing_out_without_a_network_clears_nothing(page: Page, phone: BrowserContext):
    answer(page, CRITERIA[0], "Ready")
    expect_all_sent(page)
    phone.set_offline(True)
    page.locator("form.account button").click()
    page.get_by_role("dialog").get_by_role("button", name="Sign out").click()
    expect(page.get_by_text("Signing out needs a network.")).to_be_visible()
    assert states_on_the_phone(page) == ["sent"]


@sqlite_alone
def test_a_phone_that_cannot_save_says_so_and_takes_no_answer(phone: BrowserContext, review, cast):
    cast.person("reviewer", Role.REVIEWER, agency="committee")
    phone.add_init_script("IDBFactory.prototype.open = () => { throw new Error('forbidden'); };")
    opened = phone.new_page()
    opened.goto(ADDRESS)
    sign_in(opened)
    expect(opened.get_by_role("alert")).to_contain_text("This phone could not save it")
    expect(opened.locator("#field-sheet")).to_have_count(0)


@sqlite_alone
def test_criteria_are_found_without_marks_and_by_what_is_open(page: Page):
    shown = page.locator("details.field-criterion:visible")
    every = shown.count()
    page.get_by_label("Search the criteria").fill("counters metal")
    expect(shown).to_have_count(1)
    page.get_by_label("Search the criteria").fill("")
    answer(page, CRITERIA[0], "Ready")
    expect_all_sent(page)
    page.locator(f"#criterion-{CRITERIA[0]} summary").click()
    page.get_by_label("Show").select_option("open")
    expect(shown).to_have_count(every - 1)
    page.get_by_label("Show").select_option("")
    page.get_by_label("Work group").select_option("traffic")
    expect(page.locator("#field-groups section:visible")).to_have_count(1)


@sqlite_alone
def test_the_page_is_accessible(page: Page):
    from axe_playwright_python.sync_playwright import Axe

    page.locator(f"#criterion-{CRITERIA[0]} summary").click()
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
