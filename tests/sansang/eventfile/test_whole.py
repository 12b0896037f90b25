"""Outputs appear whole or not at all, and nothing that people wrote is replaced."""

import os
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from tests.sansang.eventfile.broken_plans import BASE

from sansang.eventfile import (
    describe_fault,
    read_plan,
    whole_file,
    whole_files,
    whole_folder,
    write_folder,
)
from sansang.faults import CannotRun
from sansang.wording import wording


class Interrupted(Exception):
    pass


def interrupt_writing(output: AbstractContextManager[Path], name: str = "") -> None:
    with output as beside:
        (beside / name).write_text("half")
        raise Interrupted


def fill(output: AbstractContextManager[Path], *names: str) -> None:
    with output as beside:
        for name in names:
            (beside / name).write_text("new")


def fill_within(output: AbstractContextManager[Path], name: str) -> None:
    """Write a file, where a folder is in its way, while its folder is not yet in its place."""
    with output as beside:
        (beside / name).mkdir()
        fill(whole_file(beside / name), "")


def refusal(error: pytest.ExceptionInfo[CannotRun]) -> str:
    (fault,) = error.value.faults
    assert describe_fault(fault, wording("vi")) != describe_fault(fault, wording("en"))
    return fault.code


def test_a_file_appears_when_it_is_whole(tmp_path):
    with whole_file(tmp_path / "out" / "answer.txt") as beside:
        beside.write_text("half")
        assert not (tmp_path / "out" / "answer.txt").exists()
    assert (tmp_path / "out" / "answer.txt").read_text() == "half"
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["answer.txt"]


def test_a_file_that_fails_leaves_the_old_one(tmp_path):
    file = tmp_path / "answer.txt"
    file.write_text("old")
    with pytest.raises(Interrupted):
        interrupt_writing(whole_file(file))
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("answer.txt", "old")]


def test_a_folder_that_fails_leaves_the_old_one(tmp_path):
    plan = read_plan(BASE)
    write_folder(plan, tmp_path / "event")
    before = sorted(path.name for path in (tmp_path / "event").iterdir())
    with pytest.raises(Interrupted):
        interrupt_writing(whole_folder(tmp_path / "event"), "event.yaml")
    assert sorted(path.name for path in (tmp_path / "event").iterdir()) == before
    assert [path.name for path in tmp_path.iterdir()] == ["event"]
    assert read_plan(tmp_path / "event") == plan


def test_an_empty_folder_and_our_own_are_replaced(tmp_path):
    plan = read_plan(BASE)
    (tmp_path / "event").mkdir()
    write_folder(plan, tmp_path / "event")
    write_folder(plan, tmp_path / "event")
    assert read_plan(tmp_path / "event") == plan
    assert [path.name for path in tmp_path.iterdir()] == ["event"]


def test_a_folder_of_others_is_not_replaced(tmp_path):
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "letter.txt").write_text("dear")
    with pytest.raises(CannotRun) as error:
        write_folder(read_plan(BASE), tmp_path / "letters")
    assert refusal(error) == "foreign_folder"
    assert (tmp_path / "letters" / "letter.txt").read_text() == "dear"


@pytest.mark.parametrize("name", ["teams.csv", "photo.jpg"])
def test_a_folder_in_which_people_wrote_is_not_replaced(name, tmp_path):
    plan = read_plan(BASE)
    write_folder(plan, tmp_path / "event")
    with (tmp_path / "event" / name).open("a") as file:
        file.write("more")
    with pytest.raises(CannotRun) as error:
        write_folder(plan, tmp_path / "event")
    assert refusal(error) == "changed_folder"


def test_a_folder_is_not_replaced_by_a_file_nor_a_file_by_a_folder(tmp_path):
    (tmp_path / "file").write_text("old")
    with pytest.raises(CannotRun) as error, whole_file(tmp_path):
        pass
    assert refusal(error) == "is_a_folder"
    with pytest.raises(CannotRun) as error, whole_folder(tmp_path / "file"):
        pass
    assert refusal(error) == "not_a_folder"


def test_a_place_that_cannot_be_written_to_is_said(tmp_path):
    (tmp_path / "file").write_text("old")
    with pytest.raises(CannotRun) as error, whole_file(tmp_path / "file" / "answer.txt"):
        pass
    assert refusal(error) == "unwritable"


def test_files_are_for_those_for_whom_new_files_are(tmp_path):
    mask = os.umask(0o027)
    try:
        write_folder(read_plan(BASE), tmp_path / "event")
        with whole_file(tmp_path / "file") as beside:
            beside.write_text("")
    finally:
        os.umask(mask)

    def mode(path: Path) -> int:
        return path.stat().st_mode & 0o777

    assert mode(tmp_path / "event") == 0o750
    assert mode(tmp_path / "event" / "teams.csv") == mode(tmp_path / "file") == 0o640


def test_files_take_their_places_together_beside_what_lies_there(tmp_path):
    (tmp_path / "a.txt").write_text("old")
    (tmp_path / "note.txt").write_text("mine")
    with whole_files(tmp_path) as beside:
        (beside / "a.txt").write_text("new")
        (beside / "b.txt").write_text("new")
        assert (tmp_path / "a.txt").read_text() == "old"
    told = {path.name: path.read_text() for path in tmp_path.iterdir()}
    assert told == {"a.txt": "new", "b.txt": "new", "note.txt": "mine"}


def test_where_one_file_cannot_take_its_place_all_stay_as_they_were(tmp_path):
    (tmp_path / "a.txt").write_text("old")
    (tmp_path / "c.txt").mkdir()
    with pytest.raises(CannotRun) as refused:
        fill(whole_files(tmp_path), "a.txt", "b.txt", "c.txt")
    assert refusal(refused) == "is_a_folder"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "c.txt"]
    assert (tmp_path / "a.txt").read_text() == "old"


def test_a_fault_names_the_place_that_a_file_would_have_had(tmp_path):
    with pytest.raises(CannotRun) as refused:
        fill_within(whole_files(tmp_path / "out"), "answer.txt")
    assert refused.value.faults[0].place == str(tmp_path / "out" / "answer.txt")


def test_files_that_fail_leave_no_folder(tmp_path):
    with pytest.raises(Interrupted):
        interrupt_writing(whole_files(tmp_path / "out"), "answer.txt")
    assert list(tmp_path.iterdir()) == []
