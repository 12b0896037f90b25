"""The people of a whole round: each signs in through the page, in a browser of their own."""

from base64 import b32decode
from datetime import UTC, datetime

from django_otp.oath import totp
from playwright.sync_api import Locator, Page, expect
from tests.journeys.test_accessible import violations
from tests.opsroom.conftest import PASSWORD

from opsroom.people.roles import Role

MORNING = datetime(2026, 11, 22, 0, 30, tzinfo=UTC)  # 7:30 in Vietnam, the day of the review
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}


class Clock:
    """The room's clock, which the story puts forward."""

    def __init__(self) -> None:
        self.now = MORNING

    def read(self) -> datetime:
        return self.now


class People:
    """Opens a browser for each, signs in, and remembers what went wrong in it."""

    def __init__(self, desk, cast) -> None:
        self._desk, self._cast = desk, cast
        self.desks = []

    def comes(self, role: Role, agency: str = "committee", **look) -> Page:
        """Return the first page that somebody of this role and agency sees."""
        account = self._cast.person(f"{role}-{agency}", role, agency=agency)
        self.desks.append(self._desk(locale="en-GB", **look))
        page = self.desks[-1].at("/")
        page.get_by_label("Login").fill(account.login)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        if account.needs_second_factor:
            show_second_factor(page)
        page.wait_for_url("**/events/")
        return page

    def leave(self) -> None:
        for desk in self.desks:
            desk.context.close()

    @property
    def faults(self) -> list[str]:
        """What the browsers complained of, besides the network that was cut off."""
        heard = [fault for desk in self.desks for fault in desk.faults]
        return [fault for fault in heard if "ERR_INTERNET_DISCONNECTED" not in fault]


def show_second_factor(page: Page) -> None:
    """Take the key over into an app, and type the digits that it shows."""
    letters = page.locator(".code").inner_text().replace(" ", "")
    key = b32decode(letters + "=" * (-len(letters) % 8))
    page.get_by_role("textbox").fill(f"{totp(key):06d}")
    page.get_by_role("button", name="Continue").click()


def goes_to(page: Page, *links: str) -> None:
    """Follow links by their names, one after the other."""
    for link in links:
        follows(page.get_by_role("link", name=link, exact=True).first)


def follows(link: Locator) -> None:
    """Click what leads to another page, and wait until it is there."""
    with link.page.expect_navigation():
        link.click()


def is_told(page: Page, words: str) -> None:
    expect(page.get_by_text(words)).to_be_visible()


def accessible(page: Page) -> None:
    """Hold the page to WCAG as the other tests do, and to the width of the screen."""
    page.wait_for_load_state()
    found = violations(page)
    assert not found, (page.url, found)
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]
