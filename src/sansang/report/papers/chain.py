"""Who commands: the posts of command from the task force upwards, and whom to call."""

from collections.abc import Iterable, Iterator

from sansang.event import CommandPost, TaskForce
from sansang.report.content.terms import COMMAND_LEVELS
from sansang.report.papers.desk import Desk
from sansang.report.papers.office_paper import (
    Block,
    Cell,
    Column,
    Paragraph,
    Section,
    Style,
    Table,
    cell,
)
from sansang.wording import N_

EMERGENCY_NUMBERS = {
    "VN": N_(
        "Emergency numbers: 113 police; 114 fire and rescue; 115 medical; 112 incidents, disasters "
        "and search and rescue."
    ),
}
"""By jurisdiction (ISO 3166)."""


def chain_of_command(desk: Desk, force: TaskForce | None, *, level: int = 1) -> Iterator[Block]:
    """Yield the chain of command over a task force, the highest last, and emergency numbers."""
    yield Section(title=desk.words("Chain of command and communication"), level=level)
    commands = tuple(commands_over(desk, force))
    if commands:
        yield table_of_commands(desk, commands)
    yield from calling(desk)


def calling(desk: Desk) -> Iterator[Block]:
    """Yield whom to report to, what to do where nobody answers, and the emergency numbers."""
    yield Paragraph(
        text=desk.words(
            "Report to the next commander above; where nobody there answers, to the one above "
            "that. Where the channel fails, go over to its backup, then to the telephone."
        )
    )
    if desk.plan.event.jurisdiction in EMERGENCY_NUMBERS:
        text = desk.words(EMERGENCY_NUMBERS[desk.plan.event.jurisdiction])
        yield Paragraph(text=text, style=Style.BOLD)


def commands_over(desk: Desk, force: TaskForce | None) -> Iterator[CommandPost]:
    """Yield the posts of command over a task force, the nearest first."""
    above = force.command if force else None
    while above:
        command = desk.command(above)
        yield command
        above = command.reports_to


def table_of_commands(desk: Desk, commands: Iterable[CommandPost]) -> Table:
    """Return posts of command with their level, who holds them, and their channel."""
    return Table(
        columns=(
            Column(title=desk.words("Post of command"), share=0.31),
            Column(title=desk.words("Commander"), share=0.22),
            Column(title=desk.words("Deputy"), share=0.21),
            Column(title=desk.words("Channel"), share=0.26),
        ),
        rows=tuple(_row(desk, command) for command in commands),
    )


def _row(desk: Desk, command: CommandPost) -> tuple[Cell, ...]:
    site = desk.said(desk.plan.site(command.site).name) if command.site else ""
    level = desk.words(COMMAND_LEVELS[command.level])
    return (
        cell(desk.said(command.name), level, site, bold=True),
        cell(desk.text(command.commander)),
        cell(desk.text(command.deputy)),
        cell(desk.channel(command.radio_channel) or "–"),
    )
