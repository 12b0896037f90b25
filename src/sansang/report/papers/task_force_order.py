"""The order sheet of a task force: its command, strength, roster, fallbacks and tasks.

It has the three chapters of a Vietnamese *kế hoạch*: purpose and requirements, forces, carrying
out. The fourth, cost, is not the business of this plan.
"""

from collections.abc import Iterator

from sansang.event import ContingencyPlan, TaskForce
from sansang.report.content.terms import TASK_STATES, WORK_GROUPS
from sansang.report.papers.chain import chain_of_command, commands_over
from sansang.report.papers.closing import closing, ending
from sansang.report.papers.conduct import conduct
from sansang.report.papers.duty_desk import DutyDesk
from sansang.report.papers.fallbacks import fallbacks
from sansang.report.papers.office_paper import (
    Block,
    Cell,
    Column,
    Facts,
    Heading,
    OfficePaper,
    Paragraph,
    Section,
    Table,
    cell,
    facts,
    lines,
    numbered,
)
from sansang.report.papers.order_heading import force_type, heading
from sansang.report.papers.strength import leads_on_duty, roster_by_day, strength_of_posts


def task_force_order(desk: DutyDesk, force: TaskForce) -> OfficePaper:
    """Return the order sheet of a task force."""
    return OfficePaper(
        record=force.id,
        language=desk.language,
        heading=_heading(desk, force),
        blocks=tuple(numbered(_blocks(desk, force), roman=desk.layout.roman)),
        closing=closing(desk, _receivers(desk, force)),
    )


def _heading(desk: DutyDesk, force: TaskForce) -> Heading:
    event = desk.plan.event
    return heading(
        desk,
        ("task_forces", force.id),
        force_type(event.paper),
        subject=desk.words(
            "Deployment of {task_force} for {event}",
            task_force=desk.said(force.name),
            event=desk.said(event.name),
        ),
        period=desk.span(event.start, event.end),
    )


def _receivers(desk: DutyDesk, force: TaskForce) -> Iterator[str]:
    yield desk.said(force.name)
    for agency in force.members:
        yield desk.said(desk.plan.agency(agency).name)


def _blocks(desk: DutyDesk, force: TaskForce) -> Iterator[Block]:
    yield Section(title=desk.words("Purpose and requirements"))
    yield from _purpose(desk, force)
    yield from conduct(desk, level=2)
    yield Section(title=desk.words("Forces and deployment"))
    yield Section(title=desk.words("Command and members"), level=2)
    yield _command(desk, force)
    yield from strength_of_posts(desk, force)
    yield from roster_by_day(desk, force)
    yield from leads_on_duty(desk, force)
    yield from fallbacks(desk, _plans(desk, force), own=_own(desk, force), level=2)
    yield Section(title=desk.words("Implementation"))
    yield from _tasks(desk, force)
    yield from chain_of_command(desk, force, level=2)
    yield ending(
        desk,
        desk.words(
            "Units carry out this order and report at once to the lead of the task force what "
            "hinders them."
        ),
    )


def _purpose(desk: DutyDesk, force: TaskForce) -> Iterator[Block]:
    event = desk.plan.event
    yield Section(title=desk.words("Purpose"), level=2)
    yield Paragraph(
        text=desk.words(
            "Work group: {work_group}. {task_force} carries it out for {event}, {time}.",
            task_force=desk.said(force.name),
            work_group=desk.words(WORK_GROUPS[force.work_group]),
            event=desk.said(event.name),
            time=desk.within(event.start, event.end),
        )
    )
    yield from lines(desk.said(force.duties))


def _command(desk: DutyDesk, force: TaskForce) -> Facts:
    members = force.members
    return facts(
        (
            (desk.words("Agency in charge"), desk.said(desk.plan.agency(force.agency).name)),
            (desk.words("Task force lead"), desk.said(force.lead)),
            (desk.words("Task force deputy"), desk.said(force.deputy)),
            (desk.words("Under"), desk.owner(force.command) if force.command else ""),
            (desk.words("Members"), desk.owners(members) if members else ""),
            (
                desk.words("Channel"),
                desk.channel(force.radio_channel),
            ),
            (desk.words("Teams and people"), _size(desk, force)),
        )
    )


def _size(desk: DutyDesk, force: TaskForce) -> str:
    teams = [team for team in desk.plan.teams if team.task_force == force.id]
    return desk.words(
        "{teams} teams, {people} people",
        teams=desk.number(len(teams)),
        people=desk.number(sum(team.headcount for team in teams)),
    )


def _plans(desk: DutyDesk, force: TaskForce) -> Iterator[ContingencyPlan]:
    """The contingency plans that name a team or post of the task force, or its action."""
    teams = {team.id for team in desk.plan.teams if team.task_force == force.id}
    posts = {post.id for post in desk.plan.posts if post.task_force == force.id}
    for plan in desk.plan.contingency_plans:
        acts = any(action.owner == force.id for action in plan.actions)
        if acts or teams & set(plan.teams) or posts & set(plan.posts):
            yield plan


def _own(desk: DutyDesk, force: TaskForce) -> frozenset[str]:
    """Whose actions are the task force's business."""
    over = [command.id for command in commands_over(desk, force)][:1]
    return frozenset((force.id, force.agency, *over))


def _tasks(desk: DutyDesk, force: TaskForce) -> Iterator[Block]:
    yield Section(title=desk.words("Tasks and due times"), level=2)
    rows = tuple(_task_rows(desk, force))
    if not rows:
        yield Paragraph(text=desk.words("No task of the plan is owned by this task force."))
        return
    yield Table(
        columns=(
            Column(title=desk.words("Task"), share=0.4),
            Column(title=desk.words("With"), share=0.25),
            Column(title=desk.words("Due"), share=0.2),
            Column(title=desk.words("State"), share=0.15),
        ),
        rows=rows,
    )


def _task_rows(desk: DutyDesk, force: TaskForce) -> Iterator[tuple[Cell, ...]]:
    for task in desk.plan.tasks:
        if task.owner == force.id:
            yield (
                cell(desk.said(task.title)),
                cell(desk.owners(task.partners)),
                cell(desk.moment(task.due)),
                cell(desk.words(TASK_STATES[task.state])),
            )
