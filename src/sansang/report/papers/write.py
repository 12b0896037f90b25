"""Writes the papers of an event: its plan, a sheet for each team and task force, one to print."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sansang.deployment.result import Deployment
from sansang.event import EventPlan
from sansang.eventfile import whole_folder
from sansang.report.papers.duty_desk import DutyDesk
from sansang.report.papers.event_plan import event_plan
from sansang.report.papers.office_paper import OfficePaper
from sansang.report.papers.pdf import PdfPress
from sansang.report.papers.task_force_order import task_force_order
from sansang.report.papers.team_order import team_order
from sansang.report.papers.word import WordPress
from sansang.roads import RoadNetwork

FORMATS = ("pdf", "docx")
Progress = Callable[[int, int], None]
"""Called with how many files are written and how many there will be."""


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A paper and the folder under ``orders`` where its files go, none for ``orders`` itself."""

    order: OfficePaper
    folder: str = ""

    @property
    def file(self) -> str:
        """The path of its files under ``orders``, without their ending."""
        return f"{self.folder}/{self.order.record}" if self.folder else self.order.record


def write_orders(  # noqa: PLR0913 - what order sheets are made of
    plan: EventPlan,
    deployment: Deployment,
    out_dir: Path,
    language: str,
    formats: Sequence[str] = FORMATS,
    progress: Progress | None = None,
    *,
    roads: RoadNetwork | None = None,
) -> tuple[Path, ...]:
    """Write ``orders/event-plan``, ``orders/task-forces``, ``orders/teams``, ``all-teams.pdf``.

    The folder ``orders`` appears whole or not at all. Returns the files written. Raises
    ValueError for a format that is none of ``FORMATS``, CannotRun where it can't be written.
    """
    unknown = set(formats) - set(FORMATS)
    if unknown:
        raise ValueError(f"{sorted(unknown)} are none of {', '.join(FORMATS)}")
    desk = DutyDesk(plan=plan, language=language, deployment=deployment, roads=roads)
    sheets = tuple(order_sheets(desk))
    total = len(sheets) * len(set(formats)) + ("pdf" in formats and bool(plan.teams))
    folder = Path(out_dir) / "orders"
    written: list[Path] = []
    with whole_folder(folder) as beside:
        for name, content in _files(desk, sheets, formats):
            (beside / name).parent.mkdir(exist_ok=True)
            (beside / name).write_bytes(content)
            written.append(folder / name)
            if progress:
                progress(len(written), total)
    return tuple(written)


def order_sheets(desk: DutyDesk) -> Iterator[Sheet]:
    """Yield the plan of the event, then every order sheet: task forces first, then teams."""
    yield Sheet(order=event_plan(desk))
    for force in desk.plan.task_forces:
        yield Sheet(order=task_force_order(desk, force), folder="task-forces")
    for team in desk.plan.teams:
        yield Sheet(order=team_order(desk, team), folder="teams")


def _files(
    desk: DutyDesk, sheets: Sequence[Sheet], formats: Sequence[str]
) -> Iterator[tuple[str, bytes]]:
    at = desk.plan.event.as_of
    pdf, word = PdfPress(desk.layout, at), WordPress(desk.layout, at)
    for sheet in sheets:
        if "pdf" in formats:
            yield f"{sheet.file}.pdf", pdf.print([sheet.order], sheet.order.heading.subject)
        if "docx" in formats:
            yield f"{sheet.file}.docx", word.print(sheet.order)
    teams = [sheet.order for sheet in sheets if sheet.folder == "teams"]
    if "pdf" in formats and teams:
        yield "all-teams.pdf", pdf.print(teams, desk.said(desk.plan.event.name))
