"""Who commands whom, and the task forces."""

from collections import defaultdict
from collections.abc import Iterator

from sansang.event import CommandPost, TaskForce, Team
from sansang.event.organisation import CommandLevel
from sansang.report.content.charts import Node, Tree
from sansang.report.content.document import Block, Part, folded
from sansang.report.content.terms import COMMAND_LEVELS, WORK_GROUPS
from sansang.report.content.texts import (
    Align,
    Cell,
    Column,
    Fact,
    Paragraph,
    RowGroup,
    Table,
    ungrouped,
)
from sansang.report.content.voice import Voice
from sansang.wording import N_


def command_part(voice: Voice) -> Part:
    """Return the command chart and the register of task forces."""
    return Part(anchor="command", title=voice.words(N_("Command")), blocks=tuple(_blocks(voice)))


def _blocks(voice: Voice) -> Iterator[Block]:
    if voice.plan.commands:
        yield Tree(caption=voice.words(N_("Command chart")), roots=_roots(voice))
    else:
        yield Paragraph(text=voice.words(N_("The plan names no post of command.")))
    if voice.plan.task_forces:
        yield folded(_task_forces(voice), unfolded=True)
    if voice.plan.radio_channels:
        yield folded(_channels(voice))


def _roots(voice: Voice) -> tuple[Node, ...]:
    below: dict[str | None, list[CommandPost]] = defaultdict(list)
    for command in voice.plan.commands:
        below[command.reports_to].append(command)

    def node(command: CommandPost) -> Node:
        return Node(
            level=voice.words(COMMAND_LEVELS[command.level]),
            title=voice.text(command.name),
            facts=tuple(_facts(voice, command)),
            children=tuple(sorted(map(node, below[command.id]), key=_is_leaf)),
            rank=list(CommandLevel).index(command.level) + 1,
        )

    return tuple(node(command) for command in below[None])


def _is_leaf(node: Node) -> bool:
    return not node.children


def _facts(voice: Voice, command: CommandPost) -> Iterator[Fact]:
    yield Fact(label=voice.words(N_("Agency")), value=voice.name("agencies", command.agency))
    yield Fact(label=voice.words(N_("Commander")), value=voice.text(command.commander))
    yield Fact(label=voice.words(N_("Deputy")), value=voice.text(command.deputy))
    yield Fact(
        label=voice.words(N_("Channel")), value=voice.name("radio_channels", command.radio_channel)
    )
    if command.site:
        yield Fact(label=voice.words(N_("Site")), value=voice.name("sites", command.site))


def _task_forces(voice: Voice) -> Table:
    teams: dict[str | None, list[Team]] = defaultdict(list)
    for team in voice.plan.teams:
        teams[team.task_force].append(team)
    groups = (
        RowGroup(
            title=voice.words(title),
            rows=tuple(
                _task_force(voice, force, teams[force.id])
                for force in voice.plan.task_forces
                if force.work_group == group
            ),
        )
        for group, title in WORK_GROUPS.items()
    )
    return Table(
        caption=voice.words(N_("Task forces by group of work")),
        columns=(
            Column(heading=voice.words(N_("Task force")), share=3.2),
            Column(heading=voice.words(N_("Lead and deputy")), share=2.6),
            Column(heading=voice.words(N_("Agencies")), share=2.6),
            Column(heading=voice.words(N_("Under")), share=2.2),
            Column(heading=voice.words(N_("Channel")), share=1.6),
            Column(heading=voice.words(N_("Teams")), share=0.9, align=Align.NUMBER),
            Column(heading=voice.words(N_("People")), share=0.9, align=Align.NUMBER),
        ),
        groups=tuple(group for group in groups if group.rows),
    )


def _task_force(voice: Voice, force: TaskForce, teams: list[Team]) -> tuple[Cell, ...]:
    members = [a for a in force.members if a != force.agency]
    return (
        Cell(text=voice.text(force.name), below=voice.text(force.duties) if force.duties else ""),
        Cell(text=voice.text(force.lead), below=voice.text(force.deputy) if force.deputy else ""),
        Cell(
            text=voice.name("agencies", force.agency),
            below=voice.names("agencies", members) if members else "",
        ),
        Cell(text=voice.name("commands", force.command)),
        Cell(text=voice.name("radio_channels", force.radio_channel)),
        Cell(text=voice.number(len(teams))),
        Cell(text=voice.number(sum(team.headcount for team in teams))),
    )


def _channels(voice: Voice) -> Table:
    users: dict[str | None, list[str]] = defaultdict(list)
    for command in voice.plan.commands:
        users[command.radio_channel].append(voice.text(command.name))
    for force in voice.plan.task_forces:
        users[force.radio_channel].append(voice.text(force.name))
    return Table(
        caption=voice.words(N_("Radio channels")),
        columns=(
            Column(heading=voice.words(N_("Channel")), share=3.6),
            Column(heading=voice.words(N_("Backup")), share=3.2),
            Column(heading=voice.words(N_("Used by")), share=5.2),
        ),
        groups=ungrouped(
            tuple(
                (
                    Cell(text=voice.text(channel.name)),
                    Cell(text=voice.text(channel.backup)),
                    Cell(text="; ".join(users[channel.id]) or "–"),
                )
                for channel in voice.plan.radio_channels
            )
        ),
    )
