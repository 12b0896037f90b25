"""How the commands read a plan, and where they write one."""

from pathlib import Path

from sansang.cli.screen import progress_console, working
from sansang.event import EventPlan
from sansang.eventfile import copy_roads, read_plan, write_folder, write_json, write_workbook
from sansang.faults import CannotRun, Fault
from sansang.roads import RoadNetwork
from sansang.travel import roads_of
from sansang.wording import N_, Wording


def read(event: Path, words: Wording) -> EventPlan:
    """Return the plan of an event; a large workbook takes some seconds to read."""
    with working(progress_console(), words(N_("Reading the plan"))):
        return read_plan(event)


def roads(event: Path, plan: EventPlan, words: Wording) -> RoadNetwork | None:
    """Return the road network of a plan, None where it has none; a new map takes a while."""
    if plan.event.roads is None:
        return None
    with working(progress_console(), words(N_("Reading the roads"))):
        return roads_of(event, plan)


def write(plan: EventPlan, to: Path, words: Wording, roads: Path | None = None) -> None:
    """Write a plan in the form that the name asks for. Raises CannotRun where it can't be.

    ``roads`` is the file of its roads, which goes into an event folder.
    """
    with working(progress_console(), words(N_("Writing the plan"))):
        match to.suffix.lower():
            case ".xlsx":
                write_workbook(plan, to)
            case ".json":
                write_json(plan, to)
            case _:
                write_folder(plan, to, roads)


def put_roads_beside(plan: EventPlan, to: Path, roads: Path, *, replace: bool) -> None:
    """Put the file of a plan's roads beside a workbook or plan.json, where it is looked for.

    Raises CannotRun where another file is there that may not be replaced.
    """
    if to.suffix.lower() in (".xlsx", ".json"):
        copy_roads(roads, plan, to.parent, replace=replace)


def require_form(to: Path) -> None:
    """Raise CannotRun for a name that means no form of a plan."""
    if to.suffix.lower() not in ("", ".xlsx", ".json") and not to.is_dir():
        raise CannotRun([Fault(code="kind_of_file", place=str(to))])


def require_free(to: Path, code: str) -> None:
    """Raise CannotRun, with a code of its own, where something is that would be lost."""
    if any(to.iterdir()) if to.is_dir() else to.exists() or to.is_symlink():
        raise CannotRun([Fault(code=code, place=str(to))])
