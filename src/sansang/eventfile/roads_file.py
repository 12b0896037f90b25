"""The file of the roads that a plan names: in the event folder, or beside the workbook."""

import shutil
from filecmp import cmp
from pathlib import Path

from sansang.event import EventPlan
from sansang.eventfile.whole import whole_file
from sansang.faults import CannotRun, EventFileError, Fault


def roads_file(event: Path, plan: EventPlan) -> Path | None:
    """Return the file of the plan's roads, None where it names none.

    ``event`` is the folder, workbook or plan.json that the plan was read from. Raises
    EventFileError where the file is not there or where a link leads out of the folder.
    """
    if plan.event.roads is None:
        return None
    folder = event if event.is_dir() else event.parent
    file = folder / plan.event.roads.file
    code = _refusal(file, folder)
    if code:
        raise EventFileError([_fault(event, plan.event.roads.file, code, file)])
    return file


def _refusal(file: Path, folder: Path) -> str:
    try:
        if not file.resolve().is_relative_to(folder.resolve()):
            return "outside"
        if not file.exists():
            return "map_missing"
        if not file.is_file():
            return "not_a_file"
        return "" if file.stat().st_size else "empty_file"
    except (OSError, RuntimeError):  # RuntimeError: links in a circle
        return "unreadable"


def _fault(event: Path, name: str, code: str, file: Path) -> Fault:
    place = "event.yaml" if event.is_dir() else event.name
    expected = str(file) if code == "map_missing" else ""
    return Fault(code=code, place=place, field="roads.file", found=name, expected=expected)


def copy_roads(source: Path, plan: EventPlan, folder: Path, *, replace: bool = False) -> None:
    """Put the file of the roads where the plan looks for it, whole or not at all.

    Raises CannotRun where it can't be written, or where it would ``replace`` another file.
    """
    assert plan.event.roads is not None
    target = folder / plan.event.roads.file
    if target.exists():
        if target.is_file() and cmp(source, target, shallow=False):
            return
        if not replace:
            raise CannotRun([Fault(code="would_replace", place=str(target))])
    with whole_file(target) as beside:
        shutil.copyfile(source, beside)
