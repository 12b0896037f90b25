"""The slider in a real browser: by hand, by keyboard, and a page that needs no script."""

import pytest
from tests.sansang.report.roads.town import fair_day

from sansang.report import dossier_content, dossier_html

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    made, its = fair_day()
    path = tmp_path_factory.mktemp("dossier") / "dossier.html"
    path.write_text(dossier_html(dossier_content(made, (), None, "en", traffic=its)), "utf-8")
    return path.as_uri()


@pytest.fixture
def page(chromium, file):
    opened = chromium.new_page(viewport={"width": 1100, "height": 900})
    faults: list[str] = []
    opened.on("console", lambda message: faults.append(message.text))
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.goto(file)
    yield opened
    assert faults == []
    opened.close()


def shown(page) -> list[bool]:
    """Whether each closure is drawn. (A straight line has no area: to the driver it is hidden.)"""
    paths = page.locator(".road-times .road-map path[data-times]").all()
    return [path.evaluate("path => getComputedStyle(path).display") != "none" for path in paths]


def test_the_buttons_go_from_change_to_change(page):
    now = page.locator(".player .now")
    assert "08:00" in now.inner_text()
    assert shown(page) == [True, False]
    page.locator(".later").click()
    assert "10:00" in now.inner_text()
    assert "The avenue, The street" in now.inner_text()
    assert shown(page) == [True, True]
    page.locator(".later").click()
    assert shown(page) == [False, True]
    page.locator(".earlier").click()
    assert shown(page) == [True, True]


def test_the_keyboard_moves_the_slider_and_speech_follows(page):
    slider = page.locator(".player input")
    slider.focus()
    page.keyboard.press("End")
    assert shown(page) == [False, False]
    assert "nothing is closed" in (slider.get_attribute("aria-valuetext") or "")
    assert page.locator(".later").is_disabled()
    page.keyboard.press("Home")
    assert page.locator(".earlier").is_disabled()
    page.keyboard.press("ArrowRight")
    assert "07:15" in page.locator(".now").inner_text()
    assert page.locator(".states .current").count() == 1


def test_without_scripts_every_state_is_there(chromium, file):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(file)
    assert not page.locator(".player").is_visible()
    assert page.locator(".road-times .road-row figure").count() == 3
    assert page.locator(".road-times .road-row figure svg").last.is_visible()
    assert shown(page) == [True, True]
    context.close()


def test_paper_has_all_closures_and_every_state(page):
    page.emulate_media(media="print")
    assert not page.locator(".player").is_visible()
    assert shown(page) == [True, True]


def test_a_phone_is_not_pushed_aside_and_sees_the_middle_of_a_map(chromium, file):
    page = chromium.new_page(viewport={"width": 360, "height": 740})
    page.goto(file)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    left = page.locator(".road-times .scroll").first.evaluate("view => view.scrollLeft")
    assert left > 100
    page.close()
