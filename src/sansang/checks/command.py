"""Command: every post of it is held, deputised, heard, and answers to a higher one."""

from collections import defaultdict
from collections.abc import Iterable

from sansang.checks.finding import Severity
from sansang.checks.rule import Spot, at, lacking, rule
from sansang.checks.sources import COMMAND, RECORDS, practice
from sansang.checks.survey import Survey
from sansang.event.organisation import CommandLevel
from sansang.wording import N_

_PRACTICE = practice(COMMAND)
_RANK = {level: rank for rank, level in enumerate(CommandLevel)}


@rule(
    "command.no_strategic_command",
    Severity.ERROR,
    N_("The plan of “{name}” has no strategic command."),
    remedy=N_("Name the body that holds overall command and decides between agencies."),
    source=_PRACTICE,
)
def no_strategic_command(survey: Survey) -> Iterable[Spot]:
    """Above all agencies stands one strategic command."""
    if not any(c.level == CommandLevel.STRATEGIC for c in survey.plan.commands):
        yield at("event", survey.plan.event)


@rule(
    "command.no_commander",
    Severity.ERROR,
    N_("Post of command “{name}” has no commander."),
    remedy=N_("Name the role that holds it."),
    source=_PRACTICE,
)
def no_commander(survey: Survey) -> Iterable[Spot]:
    """Every post of command is held by somebody."""
    return lacking("commands", survey.plan.commands, "commander")


@rule(
    "command.no_deputy",
    Severity.WARNING,
    N_("Post of command “{name}” has no deputy."),
    remedy=N_("Name the role that takes over when the commander rests or can't be reached."),
    source=_PRACTICE,
)
def no_deputy(survey: Survey) -> Iterable[Spot]:
    """Every post of command has a deputy."""
    return lacking("commands", survey.plan.commands, "deputy")


@rule(
    "command.no_radio_channel",
    Severity.WARNING,
    N_("Post of command “{name}” has no radio channel."),
    remedy=N_("Give it a channel on which those below reach it."),
    source=_PRACTICE,
)
def no_radio_channel(survey: Survey) -> Iterable[Spot]:
    """Every post of command can be reached by radio."""
    return lacking("commands", survey.plan.commands, "radio_channel")


@rule(
    "command.shared_channel",
    Severity.WARNING,
    N_("These posts of command share radio channel “{name}”: {commands}."),
    remedy=N_("Give each post of command a channel of its own."),
    source=_PRACTICE,
)
def shared_channel(survey: Survey) -> Iterable[Spot]:
    """No two posts of command talk on one radio channel."""
    users = defaultdict(list)
    for command in survey.plan.commands:
        users[command.radio_channel].append(command.name)
    for channel in survey.plan.radio_channels:
        if len(users[channel.id]) > 1:
            yield at("radio_channels", channel, commands=users[channel.id])


@rule(
    "command.answers_to_nobody",
    Severity.ERROR,
    N_("Post of command “{name}” reports to nobody."),
    remedy=N_("Name the post of command above it."),
    source=_PRACTICE,
)
def answers_to_nobody(survey: Survey) -> Iterable[Spot]:
    """Every post of command below the strategic one reports to another."""
    below = [c for c in survey.plan.commands if c.level != CommandLevel.STRATEGIC]
    return lacking("commands", below, "reports_to")


@rule(
    "command.answers_to_lower",
    Severity.ERROR,
    N_("Post of command “{name}” reports to “{other}”, which stands below it."),
    remedy=N_("Have it report to a level above its own, or correct the levels."),
    source=_PRACTICE,
)
def answers_to_lower(survey: Survey) -> Iterable[Spot]:
    """No post of command reports to a lower level."""
    commands = {command.id: command for command in survey.plan.commands}
    for command in survey.plan.commands:
        above = commands.get(command.reports_to or "")
        if above and _RANK[above.level] > _RANK[command.level]:
            yield at("commands", command, "reports_to", other=above.name)


@rule(
    "command.commander_is_deputy",
    Severity.ERROR,
    N_("Post of command “{name}” is held and deputised by the same role: {role}."),
    remedy=N_("Name another role as deputy."),
    source=RECORDS,
)
def commander_is_deputy(survey: Survey) -> Iterable[Spot]:
    """Nobody is their own deputy."""
    for command in survey.plan.commands:
        if command.deputy and command.deputy.casefold() == command.commander.casefold():
            yield at("commands", command, "deputy", role=command.deputy)


@rule(
    "command.one_role_two_posts",
    Severity.WARNING,
    N_("“{role}” commands “{name}” and also {others}."),
    remedy=N_("Have another role hold one of them: one person can't be in both places."),
    source=RECORDS,
)
def one_role_two_posts(survey: Survey) -> Iterable[Spot]:
    """Nobody holds a post of command and another one, or leads a task force besides."""
    held = defaultdict(list)
    for command in survey.plan.commands:
        held[command.commander.casefold()].append(command.name)
    for force in survey.plan.task_forces:
        held[force.lead.casefold()].append(force.name)
    for command in survey.plan.commands:
        role = command.commander
        others = [name for name in held[role.casefold()] if name != command.name]
        if role and others:
            yield at("commands", command, "commander", role=role, others=others)
