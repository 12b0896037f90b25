"""The moving map of a day in a real browser: played, by hand and by keys, and in stillness."""

import json
import re

import pytest
from tests.sansang.report.rehearsal.village import content

from sansang.report import dossier_html
from sansang.report.content.document import Block
from sansang.report.rehearsal.blocks import Film

pytestmark = pytest.mark.browser

MINUTE = 60


def film() -> Film:
    blocks: list[Block] = [block for part in content().parts for block in part.blocks]
    return next(block for block in blocks if isinstance(block, Film))


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    path = tmp_path_factory.mktemp("dossier") / "dossier.html"
    path.write_text(dossier_html(content()), "utf-8")
    return path.as_uri()


@pytest.fixture
def page(chromium, file):
    opened = chromium.new_page(viewport={"width": 1300, "height": 900})
    faults: list[str] = []
    opened.on("console", lambda message: faults.append(message.text))
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.goto(file)
    yield opened
    assert faults == []
    opened.close()


def go(page, minute: float) -> None:
    """Move the slider to so many minutes after the start of the day."""
    page.locator(".film input").evaluate(
        "(slider, at) => { slider.value = at; slider.dispatchEvent(new Event('input')); }",
        minute * MINUTE,
    )


def place(page, selector: str) -> tuple[float, float]:
    moved = page.locator(f".film-stage {selector}").first.get_attribute("transform") or ""
    x, y = re.findall(r"-?[\d.]+", moved)[:2]
    return float(x), float(y)


def test_the_data_of_a_day_are_compact_and_whole():
    data = json.loads(film().data)
    assert len(film().data.encode()) < 300_000
    assert len(data["spells"]) == 2
    assert all(len(track) % 5 == 0 for track in data["spells"])
    assert [row[0] // MINUTE for row in data["incidents"]] == [60, 61, 62]


def test_it_opens_shortly_before_the_gravest_incident(page):
    assert "08:52" in page.locator(".film-now").inner_text()
    assert not page.locator(".film .still").is_visible()


def test_a_team_moves_from_its_post_to_the_incident_and_is_at_work_there(page):
    go(page, 62)
    start = place(page, ".f-is-way")
    go(page, 66)
    halfway = place(page, ".f-is-way")
    go(page, 70.5)
    nearly = place(page, ".f-is-way")
    data = json.loads(film().data)
    gate, _, hospital = data["places"]
    length = gate[1] - hospital[1]
    assert halfway[1] == pytest.approx(gate[1] - length * 5 / 10, abs=1)
    assert start[1] > halfway[1] > nearly[1]
    go(page, 75)
    assert page.locator(".film-stage .f-is-way").count() == 0
    assert page.locator(".film-stage .f-is-work").count() == 2


def test_incidents_come_are_late_are_reached_and_are_closed(page):
    go(page, 61.5)
    assert page.locator(".film-stage .f-is-call").count() == 2
    go(page, 80)
    assert page.locator(".film-stage .f-is-late text").text_content() == "+13′"
    go(page, 93)
    assert page.locator(".film-stage .f-is-late").count() == 0
    assert page.locator(".film-stage .f-is-reached").count() == 1
    go(page, 200)
    assert page.locator(".film-calls .film-sign").count() == 0


def test_the_log_says_what_happened_and_what_was_too_late(page):
    go(page, 93)
    first = page.locator(".film-log li").first
    assert "Team T2 is there: A fire, 1 · Gate" in first.inner_text()
    assert "25 min too late" in first.inner_text()


def test_buttons_and_keys_go_from_incident_to_incident(page):
    go(page, 0)
    page.get_by_role("button", name="Next incident").click()
    assert "09:00" in page.locator(".film-now").inner_text()
    page.get_by_role("button", name="Next late incident").click()
    assert "09:07" in page.locator(".film-now").inner_text()
    page.locator(".film input").press("p")
    assert "09:02" in page.locator(".film-now").inner_text()
    page.locator(".film input").press("End")
    assert (
        "18:00" in page.locator(".film-now").inner_text()
        or "17:59" in page.locator(".film-now").inner_text()
    )


def test_it_plays_and_pauses(page):
    slider = page.locator(".film input")
    before = slider.evaluate("slider => slider.valueAsNumber")
    slider.press(" ")
    button = page.locator(".film .play")
    assert button.get_attribute("aria-pressed") == "true"
    page.wait_for_function(
        "before => document.querySelector('.film input').valueAsNumber > before", arg=before
    )
    button.click()
    assert button.get_attribute("aria-pressed") == "false"
    assert "open" in (slider.get_attribute("aria-valuetext") or "")


def test_who_wants_no_motion_sees_one_happening_after_the_other(chromium, file):
    page = chromium.new_page(reduced_motion="reduce")
    page.goto(file)
    go(page, 0)
    page.locator(".film .play").click()
    page.wait_for_function("() => document.querySelector('.film input').valueAsNumber === 3600")
    page.close()


def test_without_scripts_the_page_points_to_the_story(chromium, file):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(file)
    assert page.locator(".film .still").is_visible()
    assert not page.locator(".film-player").is_visible()
    context.close()


def test_a_phone_is_not_pushed_aside(chromium, file):
    page = chromium.new_page(viewport={"width": 360, "height": 740})
    page.goto(file)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.close()


def test_paper_has_no_film(page):
    page.emulate_media(media="print")
    assert not page.locator(".film").is_visible()
