"""A real browser in front of a real server, and the cast of the room."""

import os
import shutil

import pytest
from playwright.sync_api import Page, sync_playwright
from tests.opsroom.conftest import (  # noqa: F401 (the cast comes along)
    administrator,
    cast,
    chair,
    planner,
    reporter,
    reviewer,
)

# The browser's driver runs a loop in the thread of the test, which Django takes for a server's.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        yield browser
        browser.close()


class Desk:
    """A browser of one person; ``page`` is what is on the screen."""

    def __init__(self, chromium, server, client=None, **look) -> None:
        self.server = server.url
        self.context = chromium.new_context(base_url=server.url, **look)
        if client is not None:
            self.context.add_cookies(
                [
                    {"name": name, "value": morsel.value, "url": server.url}
                    for name, morsel in client.cookies.items()
                ]
            )
        self.page: Page = self.context.new_page()
        self.faults: list[str] = []
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("console", self._heard)

    def _heard(self, message) -> None:
        if message.type == "error" and "404" not in message.text:
            self.faults.append(message.text)

    def at(self, path: str) -> Page:
        self.page.goto(path)
        return self.page


@pytest.fixture
def desk(chromium, transactional_db, live_server):
    """Opens desks, and closes them when the test ends."""
    opened = []

    def open_desk(client=None, **look) -> Desk:
        opened.append(Desk(chromium, live_server, client, **look))
        return opened[-1]

    yield open_desk
    for each in opened:
        each.context.close()
