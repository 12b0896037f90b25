"""How people get in, and what keeps others out."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_otp.oath import totp
from tests.opsroom.conftest import PASSWORD

from opsroom.people import actions
from opsroom.people.forms import AccountForm
from opsroom.people.models import Account, Agency
from opsroom.people.roles import Role
from opsroom.people.second_factor import device_of
from opsroom.record.author import SET_UP

pytestmark = pytest.mark.django_db


def sign_in(client, login, password=PASSWORD):
    return client.post(reverse("people:sign-in"), {"username": login, "password": password})


def test_whoever_has_not_signed_in_is_asked_to_and_comes_back():
    answer = Client().get("/events/")
    assert answer.status_code == 302
    assert answer.url == "/sign-in/?next=/events/"


def test_a_planner_signs_in_with_a_password(cast):
    cast.person("planner", Role.PLANNER)
    client = Client()
    assert sign_in(client, "planner").url == "/"
    assert client.get("/events/").status_code == 200


def test_a_chair_has_to_show_a_second_factor(cast):
    chair = cast.person("chair", Role.CHAIR)
    client = Client()
    sign_in(client, "chair")
    held_back = client.get("/events/?page=2").url
    page = client.get(held_back)
    assert b"<svg" in page.content
    device = device_of(chair)
    code = totp(device.bin_key)
    assert client.post(held_back, {"code": f"{code:06d}"}).url == "/events/?page=2"
    assert client.get("/events/").status_code == 200


def test_the_second_factor_leads_to_no_other_house(cast):
    chair = cast.person("chair", Role.CHAIR)
    client = Client()
    sign_in(client, "chair")
    code = totp(device_of(chair).bin_key)
    sent = client.post("/second-factor/?next=https://elsewhere.example/", {"code": f"{code:06d}"})
    assert sent.url == "/"


def test_a_wrong_code_lets_nobody_in(cast):
    cast.person("chair", Role.CHAIR)
    client = Client()
    sign_in(client, "chair")
    device = device_of(Account.objects.get(login="chair"))
    wrong = (totp(device.bin_key) + 1) % 10**6
    assert client.post("/second-factor/", {"code": f"{wrong:06d}"}).status_code == 200
    assert client.get("/events/").url.startswith("/second-factor/")


def test_after_five_wrong_passwords_the_right_one_does_not_help(cast):
    cast.person("planner", Role.PLANNER)
    client = Client()
    for _ in range(5):
        answer = sign_in(client, "planner", "not the password")
    assert answer.status_code == 429
    assert sign_in(client, "planner").status_code == 429


def test_a_link_lets_one_person_in_once(cast):
    account = cast.person("new", Role.PLANNER)
    token = actions.invite(account, now=timezone.now())
    link = reverse("people:invitation", args=[token])
    new = "rain over the border post"
    assert Client().post(link, {"password": new, "again": new}).url == "/"
    assert Client().get(link).status_code == 410
    assert sign_in(Client(), "new", new).url == "/"


def test_an_old_link_lets_nobody_in(cast):
    account = cast.person("new", Role.PLANNER)
    token = actions.invite(account, now=timezone.now() - actions.FRESH - timedelta(minutes=1))
    assert Client().get(reverse("people:invitation", args=[token])).status_code == 410


def test_a_short_password_is_refused(cast):
    token = actions.invite(cast.person("new"), now=timezone.now())
    answer = Client().post(
        reverse("people:invitation", args=[token]), {"password": "short", "again": "short"}
    )
    assert answer.status_code == 200
    assert answer.context["form"].errors["password"]


def test_a_fresh_room_has_one_administrator_and_links_until_somebody_is_in():
    first = actions.first_administrator(now=timezone.now())
    assert first.roles == {Role.ADMINISTRATOR}
    assert actions.first_administrator(now=timezone.now()) == first
    first.set_password(PASSWORD)
    first.save()
    assert actions.first_administrator(now=timezone.now()) is None


def test_the_last_administrator_cannot_be_taken_away(cast):
    last = cast.person("administrator", Role.ADMINISTRATOR)
    with pytest.raises(actions.LastAdministrator):
        actions.set_roles(last, [], now=timezone.now(), by=SET_UP)
    with pytest.raises(actions.LastAdministrator):
        actions.set_active(last, active=False, now=timezone.now(), by=SET_UP)
    cast.person("second", Role.ADMINISTRATOR)
    actions.set_roles(last, [], now=timezone.now(), by=SET_UP)
    assert last.roles == frozenset()


def test_a_closed_account_is_out_at_once(cast):
    account = cast.person("planner", Role.PLANNER)
    client = cast.sign_in(account)
    actions.set_active(account, active=False, now=timezone.now(), by=SET_UP)
    assert client.get("/events/").status_code == 302


def test_an_administrator_adds_an_account_and_hands_over_a_link(administrator):
    agency = Agency.objects.create(key="fire", name="Fire")
    answer = administrator.post(
        "/people/",
        {"login": "fire.one", "name": "Duty officer", "agency": agency.pk, "roles": ["reporter"]},
    )
    assert "/invitation/" in answer.content.decode()
    assert Account.objects.get(login="fire.one").roles == {Role.REPORTER}


def test_roles_are_kept_with_their_times(cast, administrator):
    account = cast.person("planner", Role.PLANNER)
    administrator.post(reverse("people:account", args=[account.pk]), {"roles": ["reviewer"]})
    held = {h.role: h.until for h in account.holdings.all()}
    assert held["planner"] is not None
    assert held["reviewer"] is None


@pytest.mark.parametrize("path", ["/people/", "/agencies/", "/journal/"])
def test_an_outsider_sees_nothing_of_it(outsider, path):
    assert outsider.get(path).status_code == 403


def test_pages_carry_no_inline_script_and_forbid_it(planner):
    answer = planner.get("/events/")
    assert "script-src" not in answer["Content-Security-Policy"]
    assert "default-src 'self'" in answer["Content-Security-Policy"]
    assert b"onclick" not in answer.content
    assert answer["X-Frame-Options"] == "DENY"


def test_of_two_who_add_the_same_login_at_once_one_is_told(cast, administrator, monkeypatch):
    cast.person("nurse", Role.REPORTER)
    monkeypatch.setattr(AccountForm, "clean_login", lambda form: form.cleaned_data["login"])
    sent = {"login": "nurse", "name": "Nurse", "agency": Agency.objects.get(key="police").pk}
    answer = administrator.post("/people/", {**sent, "roles": ["reporter"]})
    assert answer.status_code == 200
    assert 'role="alert"' in answer.content.decode()
    assert Account.objects.filter(login="nurse").count() == 1
