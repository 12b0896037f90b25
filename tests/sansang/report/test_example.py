"""The dossier of the Lạng Sơn congress, with every team at the first post that takes it."""

import subprocess
from itertools import pairwise
from pathlib import Path

import pytest
from tests.sansang.report.looking import Page

from sansang.checks import run_checks
from sansang.deployment.result import Assignment, Deployment, Status
from sansang.event import EventPlan, Team
from sansang.eventfile import plan_sha256, read_plan
from sansang.report import dossier_content, write_dossier
from sansang.wording import wording

EXAMPLE = Path(__file__).parents[3] / "examples" / "lang-son-congress"


@pytest.fixture(scope="module")
def plan() -> EventPlan:
    return read_plan(EXAMPLE)


def assignments(plan: EventPlan, team: Team) -> list[Assignment]:
    for post in plan.posts:
        if team.resource_type in post.resource_types and post.needs:
            first = post.needs[0]
            return [Assignment(team=team.id, post=post.id, start=first.start, end=first.end)]
    return []


@pytest.fixture(scope="module")
def deployment(plan: EventPlan) -> Deployment:
    return Deployment(
        event=plan.event.id,
        plan_sha256=plan_sha256(plan),
        seed=1,
        status=Status.FEASIBLE,
        levels=(),
        assignments=tuple(a for team in plan.teams for a in assignments(plan, team)),
        unmet=(),
        seconds=1,
    )


@pytest.fixture(scope="module", params=["vi", "en"])
def folder(request, plan, deployment, tmp_path_factory) -> Path:
    out = tmp_path_factory.mktemp(request.param)
    write_dossier(plan, run_checks(plan), deployment, out, request.param)
    return out


def language(folder: Path) -> str:
    return Page((folder / "dossier.html").read_text("utf-8")).values("lang")[0]


def test_every_record_that_people_look_for_is_in_it(plan, folder):
    spoken = language(folder)
    text = Page((folder / "dossier.html").read_text("utf-8")).text
    tables = (plan.posts, plan.teams, plan.sites, plan.contingency_plans, plan.task_forces)
    names = [record.name for table in tables for record in table]
    names += [record.title for table in (plan.tasks, plan.hazards) for record in table]
    assert [name for name in names if " ".join(plan.say(name, spoken).split()) not in text] == []


def test_every_contingency_plan_has_a_card_and_every_finding_a_row(plan, folder):
    page = Page((folder / "dossier.html").read_text("utf-8"))
    cards = [attrs for tag, attrs in page.tags if tag == "article"]
    assert len(cards) == len(plan.contingency_plans)
    for finding in run_checks(plan):
        assert f"{finding.record.table}/{finding.record.id}" in page.text


def test_each_plan_card_has_a_page_of_the_pdf_to_itself(plan, folder):
    printed = subprocess.run(
        ["pdftotext", folder / "dossier.pdf", "-"], capture_output=True, text=True, check=True
    ).stdout
    pages = ["".join(page.split()) for page in printed.split("\f")]
    by_hand = "".join(wording(language(folder))("Activated at, by").split())
    cards = [page for page in pages if by_hand in page]
    assert len(cards) == len(plan.contingency_plans)
    for card, contingency in zip(cards, plan.contingency_plans, strict=True):
        assert "".join(plan.say(contingency.name, language(folder)).split()) in card


def test_it_is_small_enough_to_send(folder):
    assert (folder / "dossier.html").stat().st_size < 3_000_000
    assert (folder / "dossier.pdf").stat().st_size < 5_000_000


def test_nothing_of_the_plan_stays_in_vietnamese_in_the_english_dossier(plan, monkeypatch):
    unsaid = []
    say = EventPlan.say

    def noting(self: EventPlan, text: str, spoken: str) -> str:
        if say(self, text, spoken) == text:
            unsaid.append(text)
        return say(self, text, spoken)

    monkeypatch.setattr(EventPlan, "say", noting)
    dossier_content(plan, run_checks(plan), None, "en")
    assert unsaid == []


def test_a_browser_shows_it_alone_and_without_a_word_of_complaint(chromium, folder):
    page = chromium.new_page(viewport={"width": 1280, "height": 900}, offline=True)
    asked, complaints = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.goto((folder / "dossier.html").as_uri())
    assert asked == [(folder / "dossier.html").as_uri()]
    assert complaints == []


@pytest.mark.parametrize("width", [390, 1280])
def test_no_page_is_wider_than_its_screen(chromium, folder, width):
    page = chromium.new_page(viewport={"width": width, "height": 900})
    page.goto((folder / "dossier.html").as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_paper_shows_what_a_screen_folds_away(chromium, folder):
    page = chromium.new_page()
    page.goto((folder / "dossier.html").as_uri())
    folded = page.locator("details:not([open]) td").first
    assert not folded.is_visible()
    page.emulate_media(media="print")
    assert folded.is_visible()


def test_what_can_be_reached_by_keyboard_has_a_name(chromium, folder):
    page = chromium.new_page()
    page.goto((folder / "dossier.html").as_uri())
    nameless = page.evaluate(
        """[...document.querySelectorAll('a, summary, [tabindex], [role=img]')].filter(
             e => !(e.getAttribute('aria-label') || e.textContent).trim()).length"""
    )
    assert nameless == 0


def test_headings_go_down_one_step_at_a_time(folder):
    tags = [tag for tag, _ in Page((folder / "dossier.html").read_text("utf-8")).tags]
    levels = [int(tag[1]) for tag in tags if tag in ("h1", "h2", "h3", "h4")]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
