"""A plan as a file to take away: to edit, for programs, or as the office paper to sign and send."""

import io
import tempfile
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from opsroom.wording import language_of_page
from sansang.event import EventPlan
from sansang.eventfile import copy_roads, write_folder, write_json, write_workbook


def workbook(plan: EventPlan) -> bytes:
    """Return the plan as a workbook."""
    return _written(plan, write_workbook, "plan.xlsx")


def document(plan: EventPlan) -> bytes:
    """Return the plan as a plan.json."""
    return _written(plan, write_json, "plan.json")


def folder(plan: EventPlan, roads: Path | None = None) -> bytes:
    """Return the folder of the event in a .zip, with its map of roads where one is given.

    The same plan and map give the same bytes.
    """
    packed = io.BytesIO()
    with tempfile.TemporaryDirectory(prefix="sansang-export-") as place:
        write_folder(plan, Path(place) / "event")
        if roads is not None:
            copy_roads(roads, plan, Path(place) / "event")
        with ZipFile(packed, "w", ZIP_DEFLATED) as package:
            for file in sorted((Path(place) / "event").glob("[!.]*")):
                name = f"{plan.event.id}/{file.name}"
                package.writestr(ZipInfo(name), file.read_bytes(), ZIP_DEFLATED)
    return packed.getvalue()


def word_paper(plan: EventPlan) -> bytes:
    """Return the plan as an office paper to edit, in the language of the page."""
    return _paper(plan, "docx")


def printed_paper(plan: EventPlan) -> bytes:
    """Return the plan as an office paper to print, in the language of the page."""
    return _paper(plan, "pdf")


def _paper(plan: EventPlan, form: str) -> bytes:
    from sansang.report.papers import event_plan_bytes  # the press loads fonts: not at the start

    return event_plan_bytes(plan, language_of_page(), form)


def _written(plan: EventPlan, write: Callable[[EventPlan, Path], None], name: str) -> bytes:
    with tempfile.TemporaryDirectory(prefix="sansang-export-") as place:
        write(plan, Path(place) / name)
        return (Path(place) / name).read_bytes()


FORMS: dict[str, tuple[Callable[[EventPlan], bytes], str]] = {
    "xlsx": (workbook, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "json": (document, "application/json"),
    "zip": (folder, "application/zip"),
    "docx": (
        word_paper,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    "pdf": (printed_paper, "application/pdf"),
}
