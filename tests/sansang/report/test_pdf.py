"""The PDF says what the HTML says, whatever is in the plan."""

import re

import pytest
from tests.sansang.report.fair import deployment, fair, span
from tests.sansang.report.hostile import CODE, LONG, SCRIPT, hostile
from tests.sansang.report.looking import Page, blocks, pdf_text

from sansang.faults import CannotRun
from sansang.report import dossier_content, dossier_html, dossier_pdf, write_dossier
from sansang.report.content.charts import HeatCell
from sansang.report.content.texts import Cell, Figure, Statement


def squeezed(text: str) -> str:
    """Without spaces: a PDF keeps no memory of where a line was broken."""
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_html_and_pdf_say_the_same(language):
    plan = fair()
    content = dossier_content(plan, (), deployment(plan), language)
    html, pdf = squeezed(Page(dossier_html(content)).text), squeezed(pdf_text(dossier_pdf(content)))
    said = [figure.value for figure in blocks(content, Figure)]
    said += [cell.text for cell in (*blocks(content, Cell), *blocks(content, HeatCell))]
    for statement in blocks(content, Statement):
        said += [statement.title, *statement.reasons]
    said += [part.title for part in content.parts]
    assert [text for text in said if squeezed(text) not in html] == []
    assert [text for text in said if squeezed(text) not in pdf] == []


def test_texts_of_the_plan_are_set_and_never_carried_out():
    plan = hostile()
    text = squeezed(pdf_text(dossier_pdf(dossier_content(plan, (), deployment(plan), "en"))))
    for evil in (SCRIPT, CODE, LONG):
        assert squeezed(evil) in text


def test_a_plan_with_almost_nothing_in_it_has_a_dossier():
    tables = ("sectors", "agencies", "resource_types", "sites", "teams", "posts")
    plan = fair(**{table: [] for table in tables})
    text = pdf_text(dossier_pdf(dossier_content(plan, (), None, "vi")))
    assert "Autumn Fair" in text
    assert "Chưa sẵn sàng" in text


def test_the_same_content_gives_the_same_bytes():
    content = dossier_content(fair(), (), None, "en")
    assert dossier_pdf(content) == dossier_pdf(content)


def test_every_sign_has_a_shape_in_our_fonts():
    texts = [{"language": "zh-CN", "title": "通知", "body": "请走最近的出口。"}]
    plan = fair(notices=[{"id": "n", "title": "Thông báo: lối ra gần nhất", "texts": texts}])
    text = pdf_text(dossier_pdf(dossier_content(plan, (), deployment(plan), "vi")))
    assert "请走最近的出口" in text
    assert "lối ra gần nhất" in text
    assert "−2" in text


def test_a_sign_without_a_shape_costs_no_paper():
    content = dossier_content(
        fair(phases=[{"id": "p", "name": "\U0005a250", **span(8, 12)}]), (), None, "en"
    )
    assert "Autumn Fair" in pdf_text(dossier_pdf(content))


def test_both_files_are_written(tmp_path):
    plan = fair()
    html, pdf = write_dossier(plan, (), deployment(plan), tmp_path / "out", "vi")
    assert (html.name, pdf.name) == ("dossier.html", "dossier.pdf")
    assert html.read_text("utf-8").startswith("<!doctype html>")
    assert pdf.read_bytes().startswith(b"%PDF")
    assert len(list((tmp_path / "out").iterdir())) == 2


def test_a_file_in_the_way_is_a_fault(tmp_path):
    (tmp_path / "dossier.html").mkdir()
    with pytest.raises(CannotRun):
        write_dossier(fair(), (), None, tmp_path, "en")
    assert not (tmp_path / "dossier.pdf").exists()
