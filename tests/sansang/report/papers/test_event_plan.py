"""The plan of an event as a paper: all that it orders, under the head of the offices."""

from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from pypdf import PdfReader
from tests.sansang.report.papers.cast import PAPER, a_plan
from tests.sansang.report.papers.reading import find, text_of

from sansang.event import EventPlan
from sansang.event.setting import PaperLayout
from sansang.eventfile import read_plan
from sansang.report.papers import event_plan_bytes
from sansang.report.papers.heading import PARTY, STATE

EXAMPLE = read_plan(Path(__file__).parents[4] / "examples" / "lang-son-congress")
BARE = EventPlan(event=EXAMPLE.event)


@cache
def read(language="vi", layout=None, number=5):
    data = event_plan_bytes(EXAMPLE, language, layout=layout, number=number)
    return Document(BytesIO(data))


@pytest.mark.parametrize(
    ("layout", "head", "number"),
    [
        (PaperLayout.VN_ADMINISTRATIVE, STATE, "Số: 05/KH-TBANYT"),
        (PaperLayout.VN_PARTY, PARTY, "Số 05-KH/TBANYT"),
    ],
)
def test_it_has_the_head_number_and_type_of_the_office(layout, head, number):
    document = read(layout=layout)
    for text in (head, number, "KẾ HOẠCH"):
        assert find(document, text)


def test_without_a_number_there_is_room_for_that_of_the_registry():
    assert "Số:       /KH-TBANYT" in text_of(read(number=None)).replace("\N{NO-BREAK SPACE}", " ")


def test_a_plan_whose_symbol_says_so_is_a_scheme():
    paper = PAPER.model_copy(update={"symbol": "PA-TBAN"})
    document = Document(BytesIO(event_plan_bytes(a_plan(paper), "vi")))
    assert find(document, "PHƯƠNG ÁN")


def test_the_chapters_are_those_of_a_ke_hoach():
    said = text_of(read())
    chapters = ("I. MỤC ĐÍCH, YÊU CẦU", "II. NỘI DUNG", "III. TỔ CHỨC THỰC HIỆN")
    places = [said.index(chapter) for chapter in chapters]
    assert places == sorted(places)


@pytest.mark.parametrize(
    "table",
    ["phases", "operational_periods", "sites", "task_forces", "posts", "movements", "commands"],
)
def test_every_record_that_orders_something_is_named(table):
    said = text_of(read())
    assert getattr(EXAMPLE, table)
    for record in getattr(EXAMPLE, table):
        assert record.name in said


def test_every_task_hazard_notice_and_step_of_a_contingency_plan_is_named():
    said = text_of(read())
    for record in (*EXAMPLE.tasks, *EXAMPLE.hazards, *EXAMPLE.notices):
        assert record.title in said
    for fallback in EXAMPLE.contingency_plans:
        assert fallback.name in said
        assert all(action.text in said for action in fallback.actions)


def test_the_rights_of_the_public_are_among_its_requirements():
    said = text_of(read())
    assert "Cuộc tụ họp công cộng là hợp pháp" in said
    assert said.index("Cuộc tụ họp công cộng là hợp pháp") < said.index("II. NỘI DUNG")


def test_in_english_it_says_that_it_is_a_translation():
    said = text_of(read("en"))
    assert "Event plan" in said
    assert "Translation, for information." in said
    assert "Contingency plans" in said


def test_a_plan_that_is_just_begun_can_be_printed_too():
    said = text_of(Document(BytesIO(event_plan_bytes(BARE, "en"))))
    assert "The plan names no tasks." in said
    assert "Movements" not in said


@pytest.mark.parametrize("format_", ["docx", "pdf"])
def test_the_same_plan_gives_the_same_bytes(format_):
    once, again = (event_plan_bytes(EXAMPLE, "vi", format_) for _ in range(2))
    assert once == again


def test_the_pdf_says_what_the_docx_says():
    pages = PdfReader(BytesIO(event_plan_bytes(EXAMPLE, "vi", "pdf"))).pages
    said = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert "KẾ HOẠCH" in said
    for post in EXAMPLE.posts:
        assert post.name.split()[-1] in said


def test_another_format_is_refused():
    with pytest.raises(ValueError, match="odt"):
        event_plan_bytes(EXAMPLE, "vi", "odt")
