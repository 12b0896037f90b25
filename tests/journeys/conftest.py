"""A real browser in front of a real server, and the cast of the room."""

import pytest
from playwright.sync_api import Page
from tests.opsroom.conftest import (  # noqa: F401 (the cast comes along)
    administrator,
    cast,
    chair,
    planner,
    reporter,
    reviewer,
)


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
        gone = "404" in message.text or "410" in message.text
        if message.type == "error" and not gone:
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
