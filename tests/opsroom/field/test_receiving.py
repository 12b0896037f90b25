"""What a phone sends counts once, however often it arrives, and only from whom it may come."""

import json
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.test import Client
from tests.opsroom.conftest import NOW
from tests.opsroom.field.conftest import ADDRESS, GPS, answer, photo, send

from opsroom.field import actions
from opsroom.field.answer import Sent
from opsroom.people.roles import Action, Role
from opsroom.record import access as journal
from opsroom.record.models import Row
from opsroom.reviews.models import EvidenceFile, InspectionAnswer, Review

BACKEND = "django.contrib.auth.backends.ModelBackend"
pytestmark = pytest.mark.django_db


def inspected():
    return Row.objects.filter(journal="congress", kind="review.inspected")


def test_an_answer_is_kept_with_its_place_photo_and_times(review, reviewer, plan):
    site = plan.sites[0].id
    sent = answer(site=site)
    assert send(reviewer, sent, photo()).status_code == 201
    kept = InspectionAnswer.objects.get()
    assert str(kept.key) == sent["key"]
    assert (kept.site, kept.state, kept.by_role) == (site, "partly", "reviewer")
    assert kept.seen_at.isoformat() == "2026-11-24T00:30:12+00:00"
    assert kept.received_at > kept.seen_at
    assert kept.files.get().content_type == "image/jpeg"


def test_an_answer_is_entered_in_the_journal_without_its_free_text(review, reviewer):
    sent = answer()
    send(reviewer, sent)
    entry = inspected().get().entry
    assert entry["data"]["criterion"] == "order-perimeter"
    assert entry["idempotency_key"] == sent["key"]
    assert sent["note"] not in json.dumps(entry, ensure_ascii=False)
    assert journal.verdict("congress").whole


def test_the_same_answer_again_changes_nothing_and_is_told_to_be_there(review, reviewer):
    sent = answer()
    first, again = (send(reviewer, sent, photo()) for _ in range(2))
    assert (first.status_code, again.status_code) == (201, 200)
    assert InspectionAnswer.objects.count() == EvidenceFile.objects.count() == 1
    assert inspected().count() == 1


def test_a_key_of_another_answer_is_refused(review, reviewer, chair):
    sent = answer()
    send(reviewer, sent)
    assert send(reviewer, sent | {"state": "ready"}).json()["refused"] == "key_taken"
    assert send(chair, sent).json()["refused"] == "key_taken"
    assert InspectionAnswer.objects.get().state == "partly"


@pytest.mark.django_db(transaction=True)
def test_the_same_answer_ten_times_at_once_is_one(review, cast):
    sent, account = Sent.model_validate(answer()), cast.person("reviewer", Role.REVIEWER)

    def one(_):
        try:
            return actions.keep(review, sent, [], account=account, now=NOW)
        finally:
            connection.close()

    with ThreadPoolExecutor(10) as phones:
        new = list(phones.map(one, range(10)))
    assert sorted(new) == [False] * 9 + [True]
    assert InspectionAnswer.objects.count() == inspected().count() == 1


def test_a_phone_whose_clock_is_ahead_does_not_see_into_the_future(review, reviewer):
    send(reviewer, answer(seen_at="2099-01-01T00:00:00Z"))
    kept = InspectionAnswer.objects.get()
    assert kept.seen_at == kept.received_at


@pytest.mark.parametrize(
    ("more", "fault"),
    [
        ({"criterion": "no-such"}, "unknown_criterion"),
        ({"site": "no-such"}, "unknown_site"),
        ({"state": "wonderful"}, "not_readable"),
        ({"key": "not-a-key"}, "not_readable"),
        ({"seen_at": "yesterday"}, "not_readable"),
        ({"note": "nul \0 inside"}, "not_readable"),
        ({"note": "x" * 4001}, "not_readable"),
        ({"extra": 1}, "not_readable"),
    ],
)
def test_what_does_not_fit_is_refused_and_says_why(review, reviewer, more, fault):
    refused = send(reviewer, answer(**more))
    assert refused.status_code == 422
    assert refused.json()["refused"] == fault
    assert refused.json()["words"]
    assert not InspectionAnswer.objects.exists()


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '"' + "x" * 1000])
def test_what_is_not_an_answer_is_refused(review, reviewer, text):
    refused = reviewer.post(f"{ADDRESS}answers/", {"answer": text})
    assert refused.json()["refused"] == "not_readable"


def test_markup_in_a_note_stays_text(review, reviewer):
    send(reviewer, answer(note="<script>alert(1)</script>"))
    data = reviewer.get(f"{ADDRESS}data.json")
    assert data.headers["Content-Type"] == "application/json"
    assert data.json()["seen"][0]["note"] == "<script>alert(1)</script>"


def test_after_the_conclusion_an_answer_is_refused_but_a_kept_one_is_still_told(review, reviewer):
    kept = answer()
    send(reviewer, kept)
    Review.objects.update(stage=Review.Stage.CONCLUDED)
    assert send(reviewer, answer()).json()["refused"] == "not_inspecting"
    assert send(reviewer, kept).status_code == 200


def test_a_position_is_kept_on_choice_only(review, reviewer):
    send(reviewer, answer(), photo(gps=GPS, color="red"))
    assert EvidenceFile.objects.get().lat is None
    send(reviewer, answer(keep_position=True), photo(gps=GPS, color="blue"))
    kept = EvidenceFile.objects.latest("pk")
    assert (kept.lat, kept.lon) == (pytest.approx(21.852639), pytest.approx(106.761))


def test_who_may_not_inspect_gets_nothing_and_leaves_nothing(review, cast):
    for role in Role:
        client = cast.client(f"{role}-tries", role)
        may = cast.person(f"{role}-tries").may(Action.INSPECT)
        for page in ("/field/", ADDRESS, f"{ADDRESS}data.json", "/field/pass.json"):
            assert client.get(page).status_code == (200 if may else 403)
        assert send(client, answer()).status_code == (201 if may else 403)
    assert InspectionAnswer.objects.count() == 2


def test_who_is_signed_out_is_asked_to_sign_in_and_leaves_nothing(review):
    assert send(Client(), answer()).status_code == 401
    assert not InspectionAnswer.objects.exists()


def test_without_the_token_of_the_page_nothing_is_taken(review, cast):
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.person("reviewer", Role.REVIEWER), backend=BACKEND)
    assert send(client, answer()).status_code == 403
    token = client.get("/field/pass.json").json()["csrf"]
    body = {"answer": json.dumps(answer())}
    taken = client.post(f"{ADDRESS}answers/", body, headers={"X-CSRFToken": token})
    assert taken.status_code == 201


def test_a_review_that_is_only_prepared_or_is_not_there_is_not_found(review, reviewer):
    Review.objects.update(stage=Review.Stage.PREPARED)
    for address in (ADDRESS, "/field/congress/2/", "/field/nowhere/1/"):
        assert reviewer.get(address).status_code == 404
        assert reviewer.get(f"{address}data.json").status_code == 404
        assert send(reviewer, answer(), address=address).status_code == 404


def test_the_sheet_has_every_criterion_in_both_languages(
    review, reviewer, django_assert_max_num_queries
):
    with django_assert_max_num_queries(9):
        sheet = reviewer.get(f"{ADDRESS}data.json").json()
    assert len(sheet["criteria"]) == len(review.criteria_set.criteria)
    assert all(one["asks"]["vi"] and one["asks"]["en"] for one in sheet["criteria"])
    assert {one["group"] for one in sheet["criteria"]} == {one["id"] for one in sheet["groups"]}


def test_a_full_disk_is_told_and_leaves_nothing_half_done(review, reviewer, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.write_bytes", full)
    assert send(reviewer, answer(), photo(color="olive")).status_code == 507
    assert not InspectionAnswer.objects.exists()
    assert not inspected().exists()
