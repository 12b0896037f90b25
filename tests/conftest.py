"""How hard the property tests try, and the browser that all tests share.

`pytest --hypothesis-profile=thorough` tries twenty times.
"""

import os
import shutil
from collections.abc import Iterator

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, expect, sync_playwright

# How long a test takes says more about the machine than about the code.
settings.register_profile("steady", deadline=None)
settings.register_profile(
    "thorough", deadline=None, max_examples=20 * settings.default.max_examples
)
settings.load_profile("steady")

# The browser's driver runs a loop in the thread of the tests, which Django takes for a server's.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"


# As long as a page may take beside another test that drives a browser on a slow machine.
expect.set_options(timeout=20_000)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """The system's Chromium; its loop ends with the module, since no other can run beside it."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        yield browser
        browser.close()
