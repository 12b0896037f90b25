"""All the files of an event."""

from io import BytesIO

import pytest
from docx import Document
from pypdf import PdfReader
from tests.sansang.report.papers.cast import a_deployment, a_plan

from sansang.report.papers import write_orders
from sansang.report.papers.word import WordPress


def names(folder):
    files = (p for p in folder.rglob("*") if p.is_file() and not p.name.startswith("."))
    return sorted(str(p.relative_to(folder)) for p in files)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_each_team_and_task_force_has_its_files(tmp_path, language):
    written = write_orders(a_plan(), a_deployment(), tmp_path, language)
    assert sorted(str(p.relative_to(tmp_path)) for p in written) == names(tmp_path)
    assert names(tmp_path) == [
        "orders/all-teams.pdf",
        "orders/event-plan.docx",
        "orders/event-plan.pdf",
        "orders/task-forces/order.docx",
        "orders/task-forces/order.pdf",
        *(
            f"orders/teams/{team}.{ending}"
            for team in ("a", "b", "c", "idle")
            for ending in ("docx", "pdf")
        ),
    ]
    for path in written:
        data = BytesIO(path.read_bytes())
        assert PdfReader(data).pages if path.suffix == ".pdf" else Document(data).paragraphs


def test_one_format_alone_may_be_asked_for(tmp_path):
    write_orders(a_plan(), a_deployment(), tmp_path, "vi", formats=("docx",))
    assert {name.rpartition(".")[2] for name in names(tmp_path)} == {"docx"}


def test_an_unknown_format_is_refused_before_anything_is_written(tmp_path):
    with pytest.raises(ValueError, match="odt"):
        write_orders(a_plan(), a_deployment(), tmp_path, "vi", formats=("odt",))
    assert names(tmp_path) == []


def test_progress_goes_up_to_the_number_of_files(tmp_path):
    seen = []
    written = write_orders(
        a_plan(),
        a_deployment(),
        tmp_path,
        "en",
        progress=lambda done, all_: seen.append((done, all_)),
    )
    assert seen == [(n, len(written)) for n in range(1, len(written) + 1)]


def test_orders_are_replaced_as_a_whole(tmp_path):
    write_orders(a_plan(), a_deployment(), tmp_path, "vi")
    write_orders(a_plan(), a_deployment(), tmp_path, "vi", formats=("pdf",))
    assert not any(name.endswith(".docx") for name in names(tmp_path))


def test_a_sheet_that_fails_leaves_what_stood_there(tmp_path, monkeypatch):
    write_orders(a_plan(), a_deployment(), tmp_path, "vi")
    before = {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()}
    sheets = iter(range(3))

    def break_down(press, order):
        if next(sheets, None) is None:
            raise RuntimeError(order.record)
        return b"a sheet"

    monkeypatch.setattr(WordPress, "print", break_down)
    with pytest.raises(RuntimeError):
        write_orders(a_plan(), a_deployment(), tmp_path, "en")
    assert {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()} == before


def test_a_plan_without_teams_has_no_stack_of_team_orders(tmp_path):
    plan = a_plan(teams=(), contingency_plans=())
    empty = a_deployment().model_copy(update={"assignments": ()})
    write_orders(plan, empty, tmp_path, "vi")
    assert names(tmp_path) == [
        "orders/event-plan.docx",
        "orders/event-plan.pdf",
        "orders/task-forces/order.docx",
        "orders/task-forces/order.pdf",
    ]
