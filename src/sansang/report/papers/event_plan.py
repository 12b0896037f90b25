"""The plan of the event as a paper (kế hoạch): what it is for, what is done, who carries it out.

It has the first three chapters of a Vietnamese *kế hoạch*. The fourth, cost, is not the business
of this plan, and who stands where hour by hour is told by the orders of the task forces.
"""

from collections.abc import Iterator

from sansang.event import EventPlan
from sansang.event.setting import PaperLayout
from sansang.report.papers.chain import calling, table_of_commands
from sansang.report.papers.closing import closing, ending
from sansang.report.papers.conduct import conduct
from sansang.report.papers.desk import Desk
from sansang.report.papers.event_plan_content import content
from sansang.report.papers.heading import Issue, Symbol, heading_of, symbol_of
from sansang.report.papers.office_paper import (
    Block,
    Cell,
    Column,
    Heading,
    OfficePaper,
    Paragraph,
    Section,
    Table,
    cell,
    ended,
    lines,
    numbered,
)
from sansang.report.papers.order_heading import PaperType, force_type
from sansang.report.papers.pdf import PdfPress
from sansang.report.papers.word import WordPress
from sansang.wording import N_

_FORMATS = ("docx", "pdf")
_TITLES = {PaperType.PLAN: N_("Event plan"), PaperType.SCHEME: N_("Event scheme")}


def event_plan_bytes(
    plan: EventPlan,
    language: str,
    format: str = "docx",  # noqa: A002 - the word of the command line
    *,
    layout: PaperLayout | None = None,
    number: int | None = None,
) -> bytes:
    """Return the plan of the event as a paper; the same arguments give the same bytes.

    ``layout`` is another than the plan's; ``number`` is what the registry gave. Raises
    ValueError for a format that is neither DOCX nor PDF.
    """
    if format not in _FORMATS:
        raise ValueError(f"{format!r} is none of {', '.join(_FORMATS)}")
    desk = Desk(plan=plan, language=language, chosen=layout)
    paper, at = event_plan(desk, number), plan.event.as_of
    if format == "docx":
        return WordPress(desk.layout, at).print(paper)
    return PdfPress(desk.layout, at).print([paper], paper.heading.subject)


def event_plan(desk: Desk, number: int | None = None) -> OfficePaper:
    """Return the plan of the event; without a number there is room for the registry's."""
    return OfficePaper(
        record="event-plan",
        language=desk.language,
        heading=_heading(desk, number),
        blocks=ended(numbered(_blocks(desk), roman=desk.layout.roman)),
        closing=closing(desk, (desk.said(one.name) for one in desk.plan.task_forces)),
    )


def _heading(desk: Desk, number: int | None) -> Heading:
    event, paper = desk.plan.event, desk.plan.event.paper
    kind = force_type(paper)
    issue = Issue(
        parent_body=desk.said(paper.parent_body),
        issuing_body=desk.said(paper.issuing_body),
        number=number,
        symbol=Symbol(paper_type=kind, body=symbol_of(paper).body),
        at=event.as_of,
        place=desk.said(paper.place),
    )
    return heading_of(
        desk,
        issue,
        title=desk.words(_TITLES[kind]),
        subject=desk.words("Safety of {event}", event=desk.said(event.name)),
        boxes=(
            (desk.words("Event"), desk.said(event.name)),
            (desk.words("Period"), desk.span(event.start, event.end)),
        ),
    )


def _blocks(desk: Desk) -> Iterator[Block]:
    yield Section(title=desk.words("Purpose and requirements"))
    yield from _purpose(desk)
    yield from conduct(desk, level=2)
    yield Section(title=desk.words("What is done"))
    yield from content(desk)
    yield Section(title=desk.words("Implementation"))
    yield from _tasks(desk)
    yield Section(title=desk.words("Command and communication"), level=2)
    if desk.plan.commands:
        yield table_of_commands(desk, desk.plan.commands)
    yield from calling(desk)
    yield ending(
        desk,
        desk.words(
            "The agencies and task forces carry out this plan and report at once what hinders "
            "them; it is changed only by a new version that is approved."
        ),
    )


def _purpose(desk: Desk) -> Iterator[Block]:
    event = desk.plan.event
    yield Section(title=desk.words("Purpose"), level=2)
    known = {"event": desk.said(event.name), "time": desk.within(event.start, event.end)}
    place = desk.said(event.place)
    held = (
        desk.words("This plan keeps {event} safe, {time}, at {place}.", place=place, **known)
        if place
        else desk.words("This plan keeps {event} safe, {time}.", **known)
    )
    yield Paragraph(text=" ".join(filter(None, (held, _attendance(desk)))))
    yield from lines(desk.said(event.summary))


def _attendance(desk: Desk) -> str:
    event = desk.plan.event
    if not event.attendance:
        return ""
    people, delegates = desk.number(event.attendance), desk.number(event.delegates)
    if not event.delegates:
        return desk.words("{people} people are expected.", people=people)
    return desk.words(
        "{people} people are expected, {delegates} delegates among them.",
        people=people,
        delegates=delegates,
    )


def _tasks(desk: Desk) -> Iterator[Block]:
    yield Section(title=desk.words("Tasks and due times"), level=2)
    if not desk.plan.tasks:
        yield Paragraph(text=desk.words("The plan names no tasks."))
        return
    yield Table(
        columns=(
            Column(title=desk.words("Task"), share=0.41),
            Column(title=desk.words("Lead"), share=0.21),
            Column(title=desk.words("With"), share=0.21),
            Column(title=desk.words("Due"), share=0.17),
        ),
        rows=tuple(_task_rows(desk)),
    )


def _task_rows(desk: Desk) -> Iterator[tuple[Cell, ...]]:
    for task in desk.plan.tasks:
        yield (
            cell(desk.said(task.title)),
            cell(desk.owner(task.owner)),
            cell(desk.owners(task.partners)),
            cell(desk.moment(task.due)),
        )
