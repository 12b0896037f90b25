"""The HTML file: whole, alone, and deaf to what plans try to make it do."""

import re

import pytest
from tests.sansang.report.fair import at, deployment, fair
from tests.sansang.report.hostile import EVIL, NOVEL, hostile
from tests.sansang.report.looking import Page

from sansang.event import EventPlan
from sansang.report import dossier_content, dossier_html


def page(plan: EventPlan, language: str = "en") -> Page:
    return Page(dossier_html(dossier_content(plan, (), deployment(plan), language)))


@pytest.fixture(params=["fair", "hostile", "bare"])
def plan(request) -> EventPlan:
    if request.param == "bare":
        empty = {table: [] for table in ("sectors", "agencies", "resource_types", "sites", "teams")}
        return fair(**empty, posts=[])
    return fair() if request.param == "fair" else hostile()


def made(plan: EventPlan) -> str:
    found = deployment(plan) if plan.posts else None
    return dossier_html(dossier_content(plan, (), found, "en"))


def test_every_tag_is_closed_where_it_was_opened(plan):
    assert Page(made(plan)).faults == []


def test_every_id_is_there_once_and_every_link_leads_to_one(plan):
    read = Page(made(plan))
    ids = read.values("id")
    assert len(ids) == len(set(ids))
    assert {link.removeprefix("#") for link in read.values("href")} <= set(ids)
    assert set(read.values("aria-labelledby")) <= set(ids)


def test_nothing_is_fetched_and_nothing_is_run(plan):
    html = made(plan)
    read = Page(html)
    tags = {tag for tag, _ in read.tags}
    assert not tags & {"script", "link", "img", "iframe", "object", "embed", "form", "base"}
    assert not read.values("src")
    assert not [a for _, attrs in read.tags for a in attrs if a.startswith("on")]
    addresses = set(re.findall(r"[a-z]+://[^\s\"'<]+", html))
    assert addresses <= {"http://www.w3.org/2000/svg"}
    assert "url(" not in html
    assert "@import" not in html


def test_the_browser_is_told_to_run_and_fetch_nothing():
    policy = [a["content"] for t, a in page(fair()).tags if a.get("http-equiv")]
    assert policy == ["default-src 'none'; style-src 'unsafe-inline'"]


def test_texts_of_the_plan_are_shown_as_they_are():
    text = page(hostile()).text
    for evil in (*EVIL, NOVEL):
        assert " ".join(evil.split()) in text


def test_every_table_has_a_caption_and_headings(plan):
    html = made(plan)
    for table in re.findall(r"<table.*?</table>", html, re.DOTALL):
        assert "<caption" in table
        assert 'scope="col"' in table


def test_the_page_says_its_language_and_that_of_a_notice():
    texts = [{"language": "fr", "title": "Avis", "body": "Restez calmes."}]
    plan = fair(notices=[{"id": "n", "title": "Notice", "issue_at": at(8), "texts": texts}])
    assert page(plan, "vi").values("lang") == ["vi", "fr"]


def test_the_contents_list_every_part():
    content = dossier_content(fair(), (), None, "en")
    read = Page(dossier_html(content))
    assert [f"#{part.anchor}" for part in content.parts] == [
        link for link in read.values("href") if link != "#contents"
    ][1:]


def test_what_needs_a_deployment_says_that_there_is_none():
    text = Page(dossier_html(dossier_content(fair(), (), None, "en"))).text
    assert text.count("Not computed: there is no deployment for this plan yet.") == 4


def test_a_deployment_for_another_version_is_not_shown():
    plan = fair()
    stale = deployment(fair(posts=[]), assignments=[], unmet=[])
    text = Page(dossier_html(dossier_content(plan, (), stale, "en"))).text
    assert "The deployment was made for another version of the plan" in text
    assert text.count("Not computed") == 4
