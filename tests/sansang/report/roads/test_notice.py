"""The notice for the public: one page, plain words, in both languages."""

from io import BytesIO

import pytest
from docx import Document
from pypdf import PdfReader
from tests.sansang.report.fair import event
from tests.sansang.report.looking import Page, pdf_text
from tests.sansang.report.roads.town import fair_day, plan, traffic, voice

from sansang.report import write_traffic_notice
from sansang.report.papers.office_paper import Paragraph, Table
from sansang.report.roads.notice import traffic_notice
from sansang.report.roads.notice_page import notice_html
from sansang.report.roads.streets import main_streets

FORCES = ("post", "convoy", "escort", "team", "command", "sector", "deployment")


def words(language: str = "en") -> str:
    paper = traffic_notice(voice(language))
    lines = [paper.heading.title, paper.heading.subject]
    for block in paper.blocks:
        if isinstance(block, Table):
            lines += [line.text for row in block.rows for cell in row for line in cell]
        elif isinstance(block, Paragraph):
            lines.append(block.text)
    return "\n".join(lines)


def test_it_says_which_streets_are_closed_when_and_who_may_pass():
    text = words()
    assert "Avenue 2" in text
    assert "08:00–12:00: Fri 27 Nov" in text
    assert "Street 1" in text
    assert "residents, emergency services" in text
    assert "nobody" in text


def test_it_says_how_to_reach_the_hospital_by_the_names_of_streets():
    assert "Clinic stays open to all." in words()
    assert "From West: Street 2 → Avenue 0." in words()


def test_it_says_what_becomes_of_the_buses():
    assert "Not running while their streets are closed: Line 2." in words()


def test_it_says_nothing_of_forces():
    text = words().lower()
    assert [word for word in FORCES if word in text] == []


@pytest.mark.parametrize("layout", ["international", "vn_administrative"])
def test_each_language_has_one_page(tmp_path, layout):
    paper = {
        "layout": layout,
        "parent_body": "Ủy ban nhân dân tỉnh",
        "issuing_body": "Sở Giao thông vận tải",
        "symbol": "KH-SGTVT",
        "place": "Lạng Sơn",
        "signatory": "Giám đốc",
    }
    made = plan(event=event(roads={"file": "town.osm.pbf"}, paper=paper))
    written = write_traffic_notice(made, traffic(made), tmp_path, ("pdf", "docx"))
    assert sorted(path.name for path in written) == [
        "traffic-notice.en.docx",
        "traffic-notice.en.pdf",
        "traffic-notice.vi.docx",
        "traffic-notice.vi.pdf",
    ]
    for path in written:
        content = path.read_bytes()
        if path.suffix == ".pdf":
            assert len(PdfReader(BytesIO(content)).pages) == 1
            assert "Avenue 2" in pdf_text(content)
        else:
            (table,) = [t for t in Document(path).tables if len(t.rows) == 3]
            assert "Avenue 2" in table.cell(1, 0).text


def test_the_page_has_both_languages_a_map_each_and_runs_nothing(tmp_path):
    made, its = fair_day()
    (path,) = write_traffic_notice(made, its, tmp_path, ("html",))
    html = path.read_text("utf-8")
    page = Page(html)
    assert page.faults == []
    assert page.values("lang")[0] == "vi"
    assert {"vi", "en"} <= set(page.values("lang"))
    assert len(page.values("preserveaspectratio")) == 2
    assert "<script" not in html
    assert "url(" not in html
    ids = page.values("id")
    assert {link.removeprefix("#") for link in page.values("href")} <= set(ids)


def test_the_page_says_what_the_paper_says():
    page = " ".join(Page(notice_html([voice("en")])).text.split())
    for line in words().splitlines():
        assert " ".join(line.split()) in page


def test_a_hospital_that_is_cut_off_is_not_said_to_be_open():
    blocked = [
        {
            "id": "all",
            "name": "Everything in the south-west",
            "geometry": plan().closures[0].geometry,
            "times": [{"start": "2026-11-27T08:00:00+07:00", "end": "2026-11-27T12:00:00+07:00"}],
        }
    ]
    made = plan(closures=blocked)
    its = traffic(made)
    text = Page(notice_html([type(voice())(made, "en", traffic=its)])).text
    lost = bool(its.diversion.hospitals_lost)
    assert ("Clinic stays open" in text) is not lost


def test_a_way_is_told_by_its_longest_streets_in_order():
    streets = [("A", 50.0), ("", 500.0), ("B", 5.0), ("C", 80.0), ("A", 10.0), ("D", 20.0)]
    assert main_streets(streets, 3) == ("A", "C", "D")
    assert main_streets(streets, 3, without="A") == ("B", "C", "D")
