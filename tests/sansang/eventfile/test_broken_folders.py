"""Broken folders that are too big or too odd to be kept: built when the test runs."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.sansang.eventfile.broken_plans import BASE

from sansang.eventfile import describe_fault, read_plan
from sansang.eventfile.sentences import EXPECTATIONS
from sansang.faults import CannotRun, EventFileError, SansangError
from sansang.wording import LANGUAGES, wording


def long_cell(event: Path) -> None:
    text = (event / "teams.csv").read_text("utf-8")
    long = "Đội tuần tra số 7. " * 2_500_000
    (event / "teams.csv").write_text(text.replace("Patrol team 1", long), "utf-8")


def cell_over_the_limit(event: Path) -> None:
    text = (event / "teams.csv").read_text("utf-8")
    (event / "teams.csv").write_text(text.replace("Patrol team 1", "x" * 50_000), "utf-8")


def cell_over_the_limit_of_rows(event: Path) -> None:
    text = (event / "teams.csv").read_text("utf-8")
    (event / "teams.csv").write_text(text.replace("Patrol team 1", "x" * 200_000), "utf-8")


def no_event_file(event: Path) -> None:
    (event / "event.yaml").unlink()


def event_too_long(event: Path) -> None:
    with (event / "event.yaml").open("a") as file:
        file.write("# " + "x" * 2**25)


def deep_geojson(event: Path) -> None:
    (event / "places.geojson").write_text("[" * 200_000)


def link_out(event: Path) -> None:
    (event.parent / "outside.csv").write_text("id,name\na,A\n")
    (event / "skills.csv").unlink()
    (event / "skills.csv").symlink_to(event.parent / "outside.csv")


def link_to_nothing(event: Path) -> None:
    (event / "skills.csv").unlink()
    (event / "skills.csv").symlink_to("nowhere.csv")


def link_to_itself(event: Path) -> None:
    (event / "skills.csv").unlink()
    (event / "skills.csv").symlink_to("skills.csv")


def folder_for_a_file(event: Path) -> None:
    (event / "skills.csv").unlink()
    (event / "skills.csv").mkdir()


def pipe_for_a_file(event: Path) -> None:
    (event / "skills.csv").unlink()
    os.mkfifo(event / "skills.csv")


def nothing_in_it(event: Path) -> None:
    shutil.rmtree(event)
    event.mkdir()


BUILT: dict[Callable[[Path], None], tuple[str, str]] = {
    long_cell: ("file_size", "teams.csv"),
    cell_over_the_limit: ("cell_length", "teams.csv line 2"),
    cell_over_the_limit_of_rows: ("cell_length", "teams.csv line 2"),
    no_event_file: ("missing_file", "event.yaml"),
    event_too_long: ("file_size", "event.yaml"),
    deep_geojson: ("depth", "places.geojson"),
    link_out: ("outside", "skills.csv"),
    link_to_nothing: ("not_a_file", "skills.csv"),
    link_to_itself: ("unreadable", "skills.csv"),
    folder_for_a_file: ("not_a_file", "skills.csv"),
    pipe_for_a_file: ("not_a_file", "skills.csv"),
    nothing_in_it: ("missing_file", "event.yaml"),
}


def first_fault(path: Path, kind: type[SansangError] = EventFileError):
    with pytest.raises(kind) as refused:
        read_plan(path)
    for fault in refused.value.faults:
        assert fault.code in EXPECTATIONS
        assert all(describe_fault(fault, wording(language)) for language in LANGUAGES)
    return refused.value.faults[0]


@pytest.mark.parametrize("build", BUILT, ids=lambda build: build.__name__)
def test_a_broken_folder_is_refused_by_file(build, tmp_path):
    event = tmp_path / "event"
    shutil.copytree(BASE, event)
    build(event)
    fault = first_fault(event)
    assert (fault.code, fault.place) == BUILT[build]


def test_a_link_inside_the_folder_is_followed(tmp_path):
    event = tmp_path / "event"
    shutil.copytree(BASE, event)
    (event / "tables").mkdir()
    shutil.move(event / "skills.csv", event / "tables" / "skills.csv")
    (event / "skills.csv").symlink_to("tables/skills.csv")
    assert read_plan(event) == read_plan(BASE)


def test_notes_pictures_and_papers_may_lie_in_the_folder(tmp_path):
    event = tmp_path / "event"
    shutil.copytree(BASE, event)
    for name in ("README.md", "photo.jpg", "order.pdf", ".hidden.csv", "roads.geojson"):
        (event / name).write_bytes(b"\xff\0")
    assert read_plan(event) == read_plan(BASE)


def test_a_path_where_nothing_is_cannot_run(tmp_path):
    assert first_fault(tmp_path / "nothing", CannotRun).code == "no_event"


def test_a_file_of_another_kind_is_refused(tmp_path):
    (tmp_path / "plan.ods").write_bytes(b"PK")
    assert first_fault(tmp_path / "plan.ods").code == "kind_of_file"


def test_a_document_of_100000_levels_is_refused(tmp_path):
    (tmp_path / "plan.json").write_text('{"a":' * 100_000)
    assert first_fault(tmp_path / "plan.json").code == "depth"


def test_a_document_that_is_too_long_is_refused(tmp_path):
    (tmp_path / "plan.json").write_bytes(b" " * (2**25 + 1))
    assert first_fault(tmp_path / "plan.json").code == "file_size"
