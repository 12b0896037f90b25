"""The traffic parts: the page is whole and alone, and the paper says the same."""

import re
from base64 import b64encode
from hashlib import sha256

import pytest
from tests.sansang.report.hostile import SCRIPT
from tests.sansang.report.looking import Page, blocks, part, pdf_text
from tests.sansang.report.roads.town import closures, fair_day, plan, traffic

from sansang.report import dossier_content, dossier_html, dossier_pdf
from sansang.report.content.texts import Cell
from sansang.report.roads.blocks import KeyItem, MapRow, RoadMap, TimeMap
from sansang.report.roads.ground import ATTRIBUTION

PARTS = ("closures", "town-traffic", "reach", "convoys")


@pytest.fixture(scope="module", params=["vi", "en"])
def content(request):
    made, its = fair_day()
    return dossier_content(made, (), None, request.param, traffic=its)


@pytest.fixture(scope="module")
def html(content) -> str:
    return dossier_html(content)


def test_every_tag_is_closed_and_every_link_leads_somewhere(html):
    read = Page(html)
    assert read.faults == []
    ids = read.values("id")
    assert len(ids) == len(set(ids))
    assert {link.removeprefix("#") for link in read.values("href")} <= set(ids)


def test_nothing_is_fetched_and_the_only_script_is_the_one_that_is_named(html):
    (script,) = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
    (policy,) = Page(html).values("content")[1:2]
    digest = b64encode(sha256(script.encode()).digest()).decode()
    assert policy == (
        f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'"
    )
    assert set(re.findall(r"[a-z]+://[^\s\"'<]+", html)) <= {"http://www.w3.org/2000/svg"}
    assert "url(" not in html


def test_a_plan_without_roads_has_neither_parts_nor_script():
    made, _ = fair_day()
    bare = dossier_content(made, (), None, "en")
    assert not {p.anchor for p in bare.parts} & set(PARTS)
    assert "<script" not in dossier_html(bare)


def test_names_of_the_plan_are_shown_as_they_are():
    named = [closure | {"name": SCRIPT} for closure in closures()]
    made = plan(closures=named)
    page = Page(dossier_html(dossier_content(made, (), None, "en", traffic=traffic(made))))
    assert page.faults == []
    assert SCRIPT in page.text


def test_every_map_bears_the_attribution(html, content):
    drawn = [*blocks(content, RoadMap)]
    assert len(drawn) > 5
    assert Page(html).text.count(ATTRIBUTION) >= len(drawn)


def test_what_is_drawn_has_a_key(content):
    for shown in (*blocks(content, RoadMap), *blocks(content, MapRow)):
        if isinstance(shown, RoadMap) and shown.small:
            continue
        styles = {item.style for item in shown.key}
        maps = shown.maps if isinstance(shown, MapRow) else (shown,)
        marks = {s.style for m in maps for s in (*m.strokes, *m.areas)}
        assert marks <= styles | {"halo", "shut"} | {f"delay-{n}" for n in range(5)}


def test_each_set_of_closures_has_a_still_and_each_change_a_row(content):
    (moving,) = blocks(content, TimeMap)
    assert len(moving.stills) == 3
    assert len(moving.states) == 5
    assert [state.first for state in moving.states] == sorted({s.first for s in moving.states})


def test_a_closure_without_times_is_in_the_table_and_not_on_the_map():
    someday = closures()[0] | {"id": "someday", "name": "Some day", "times": []}
    made = plan(closures=[*closures(), someday])
    content = dossier_content(made, (), None, "en", traffic=traffic(made))
    (moving,) = blocks(content, TimeMap)
    assert "Some day" not in {stroke.title for stroke in moving.map.strokes}
    assert "Some day" in {cell.text for cell in blocks(part(content, "closures"), Cell)}


def test_the_page_and_the_paper_say_the_same(content, html):
    squeezed = re.sub(r"\s+", "", pdf_text(dossier_pdf(content)))
    page = re.sub(r"\s+", "", Page(html).text)
    said = [
        text
        for anchor in PARTS
        for text in (
            *(cell.text for cell in blocks(part(content, anchor), Cell)),
            *(item.label for item in blocks(part(content, anchor), KeyItem)),
        )
    ]
    assert len(said) > 100
    assert [text for text in said if re.sub(r"\s+", "", text) not in page] == []
    assert [text for text in said if re.sub(r"\s+", "", text) not in squeezed] == []


def test_the_worst_is_told_with_its_interval(content):
    texts = " ".join(str(v) for v in blocks(part(content, "town-traffic"), Cell))
    assert "2.5" in texts or "2,5" in texts
    assert "125 %" in texts


def test_the_same_traffic_gives_the_same_page(content, html):
    assert dossier_html(content) == html
