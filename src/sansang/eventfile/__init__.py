"""Event plans on disk: a folder, a workbook or one JSON document, read and written alike."""

from pathlib import Path

from sansang.event import EventPlan
from sansang.eventfile.change_words import describe_change
from sansang.eventfile.diff import Change, diff_document, diff_plans
from sansang.eventfile.document import plan_sha256, write_json
from sansang.eventfile.folder import write_folder
from sansang.eventfile.read import read_plan
from sansang.eventfile.roads_file import copy_roads, roads_file
from sansang.eventfile.schema import plan_schema
from sansang.eventfile.sentences import describe_fault
from sansang.eventfile.skeleton import new_plan
from sansang.eventfile.whole import whole_file, whole_files, whole_folder


def write_workbook(plan: EventPlan, file: Path) -> None:
    """Write a workbook, whole or not at all. Raises CannotRun where it can't be written."""
    from sansang.eventfile import workbook  # the spreadsheet library loads slowly

    workbook.write_workbook(plan, file)


__all__ = [
    "Change",
    "copy_roads",
    "describe_change",
    "describe_fault",
    "diff_document",
    "diff_plans",
    "new_plan",
    "plan_schema",
    "plan_sha256",
    "read_plan",
    "roads_file",
    "whole_file",
    "whole_files",
    "whole_folder",
    "write_folder",
    "write_json",
    "write_workbook",
]
