"""A session that is over loses no text: it is kept in the page until one has signed in again."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django_otp.oath import totp
from tests.opsroom.conftest import PASSWORD
from tests.opsroom.rounds import review

from opsroom.people.kept_forms import MOST_CHARACTERS, kept
from opsroom.people.roles import Role
from opsroom.people.second_factor import device_of
from opsroom.reviews.models import FindingRecord

pytestmark = pytest.mark.django_db
TEXT = "Lối thoát hiểm phía đông bị khóa.\nChìa khóa để ở phòng bảo vệ."
FINDING = {"text": TEXT, "gravity": "critical", "work_group": "fire_rescue"}


@pytest.fixture
def address(cast):
    made = review(cast.person("chair", Role.CHAIR, agency="committee"))
    return f"/events/{made.event.key}/reviews/{made.number}/findings/new/"


@pytest.fixture
def reviewer(cast):
    return cast.person("reviewer", Role.REVIEWER, agency="committee")


def sent_too_late(address, sent=None):
    """A browser whose session is over, and the signed form in the page that answers."""
    client = Client()
    answer = client.post(address, sent or FINDING)
    assert answer.status_code == 401
    found = re.search(r'name="kept" value="([^"]+)"', answer.content.decode())
    return client, found and found[1]


def sign_in(client, login, form, password=PASSWORD):
    said = {"username": login, "password": password, "kept": form}
    return client.post("/sign-in/", said)


def sent_again(page):
    text = page.content.decode()
    names = re.findall(r'<textarea name="([^"]+)" hidden>\n(.*?)</textarea>', text, re.DOTALL)
    return re.search(r'method="post" action="(/events[^"]+)"', text)[1], dict(names)


def test_what_was_sent_is_shown_after_signing_in_and_can_be_sent_again(address, reviewer):
    client, form = sent_too_late(address)
    assert sign_in(client, "reviewer", form).url == "/sign-in/kept-form/"
    page = client.get("/sign-in/kept-form/")
    assert TEXT in page.content.decode()
    assert not FindingRecord.objects.exists()  # a person sends it, not the room
    target, fields = sent_again(page)
    assert (target, fields) == (address, FINDING)
    client.post(target, fields)
    assert FindingRecord.objects.get().text == TEXT


def test_a_wrong_password_does_not_lose_it_either(address, reviewer):
    client, form = sent_too_late(address)
    again = sign_in(client, "reviewer", form, password="wrong")
    assert f'name="kept" value="{form}"' in again.content.decode()


def test_the_second_factor_stands_between_and_leads_on_to_it(cast, address):
    person = cast.person("chair", Role.CHAIR, agency="committee")
    client, form = sent_too_late(address)
    sign_in(client, "chair", form)
    assert client.get("/sign-in/kept-form/").url.startswith("/second-factor/")
    code = totp(device_of(person).bin_key)
    answer = client.post("/second-factor/", {"code": f"{code:06d}"})
    assert answer.url == "/sign-in/kept-form/"


def test_files_and_passwords_are_not_kept(address):
    sent = FINDING | {"password": "secret", "files": SimpleUploadedFile("a.pdf", b"%PDF")}
    _client, form = sent_too_late(address, sent)
    found = kept(form)
    assert dict(found.fields) == FINDING
    assert found.files


def test_what_is_too_large_is_not_kept_and_the_page_says_so(address):
    long = " ".join(map(str, range(MOST_CHARACTERS)))
    client, form = sent_too_late(address, {"text": long})
    assert form is None
    answer = client.post(address, {}, headers={"accept-language": "en"})
    assert "copy what you have written" in answer.content.decode()


@pytest.mark.parametrize("form", ["", "forged", "eyJ4IjoxfQ:1tXyz:abc"])
def test_a_form_that_is_not_signed_by_the_room_is_ignored(reviewer, form):
    client = Client()
    assert sign_in(client, "reviewer", form).url == "/"
    assert client.get("/sign-in/kept-form/").url == "/"


def test_text_in_it_stays_text(address, reviewer):
    client, form = sent_too_late(address, FINDING | {"text": "a </textarea><script>x()</script>"})
    sign_in(client, "reviewer", form)
    assert "<script>x" not in client.get("/sign-in/kept-form/").content.decode()
