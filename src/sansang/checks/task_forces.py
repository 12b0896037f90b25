"""Task forces: led, deputised, under a command, heard, with teams that may lead them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from sansang.checks.finding import Severity
from sansang.checks.rule import Spot, at, lacking, rule
from sansang.checks.sources import COMMAND, RECORDS, practice
from sansang.checks.spans import overlap
from sansang.checks.survey import Survey
from sansang.event import TaskForce
from sansang.event.ground import SiteKind
from sansang.event.organisation import WorkGroup
from sansang.event.setting import EventKind
from sansang.wording import N_

POSITIONS = frozenset(
    "tổ trưởng|tổ phó|trưởng tổ|đội trưởng|nhóm trưởng|leader|lead|team leader|task force leader"
    "|officer in charge".split("|")
)
"""Titles of the position itself, which every task force has one of: they name no one role."""

_WORK = {
    WorkGroup.PUBLIC_ORDER: N_("public order"),
    WorkGroup.FIRE_RESCUE: N_("fire prevention and rescue"),
    WorkGroup.TRAFFIC: N_("traffic"),
    WorkGroup.MEDICAL: N_("medical care"),
    WorkGroup.DELEGATE_SAFETY: N_("safety of delegates"),
    WorkGroup.BORDER_LINE: N_("border line"),
    WorkGroup.PUBLIC_INFORMATION: N_("public information"),
    WorkGroup.LOGISTICS: N_("logistics"),
}
_PRACTICE = practice(COMMAND)
_TABLE = "task_forces"


@rule(
    "task_forces.no_lead",
    Severity.ERROR,
    N_("Task force “{name}” has no lead."),
    remedy=N_("Name the role that leads it."),
    source=_PRACTICE,
)
def no_lead(survey: Survey) -> Iterable[Spot]:
    """Every task force has a lead."""
    return lacking(_TABLE, survey.plan.task_forces, "lead")


@rule(
    "task_forces.no_deputy",
    Severity.WARNING,
    N_("Task force “{name}” has no deputy lead."),
    remedy=N_("Name the role that leads it when the lead rests."),
    source=_PRACTICE,
)
def no_deputy(survey: Survey) -> Iterable[Spot]:
    """Every task force has a deputy lead."""
    return lacking(_TABLE, survey.plan.task_forces, "deputy")


@rule(
    "task_forces.no_command",
    Severity.WARNING,
    N_("Task force “{name}” stands under no post of command."),
    remedy=N_("Name the post of command from which it takes orders."),
    source=_PRACTICE,
)
def no_command(survey: Survey) -> Iterable[Spot]:
    """Every task force takes orders from one post of command."""
    return lacking(_TABLE, survey.plan.task_forces, "command")


@rule(
    "task_forces.no_radio_channel",
    Severity.WARNING,
    N_("Task force “{name}” has no radio channel."),
    remedy=N_("Give it a channel of its own."),
    source=_PRACTICE,
)
def no_radio_channel(survey: Survey) -> Iterable[Spot]:
    """Every task force has a radio channel."""
    return lacking(_TABLE, survey.plan.task_forces, "radio_channel")


@rule(
    "task_forces.shared_channel",
    Severity.WARNING,
    N_("These task forces share radio channel “{name}”: {forces}."),
    remedy=N_("Give each task force a channel of its own."),
    source=_PRACTICE,
)
def shared_channel(survey: Survey) -> Iterable[Spot]:
    """No two task forces talk on one radio channel."""
    users = defaultdict(list)
    for force in survey.plan.task_forces:
        users[force.radio_channel].append(force.name)
    for channel in survey.plan.radio_channels:
        if len(users[channel.id]) > 1:
            yield at("radio_channels", channel, forces=users[channel.id])


@rule(
    "task_forces.one_lead_twice",
    Severity.ERROR,
    N_("“{role}” leads “{name}” and at the same time {others}."),
    remedy=N_("Have another role lead one of them."),
    source=RECORDS,
)
def one_lead_twice(survey: Survey) -> Iterable[Spot]:
    """Nobody leads two task forces that are on at once.

    Roles are the same when their titles are; a title that every task force has (such as tổ
    trưởng) tells nothing. A task force is on while one of its posts has a need.
    """
    for forces in _by_lead(survey).values():
        for place, force in enumerate(forces):
            others = [f.name for f in forces[place + 1 :] if _at_once(survey, force, f)]
            if others:
                yield at(_TABLE, force, "lead", role=force.lead, others=others)


def _by_lead(survey: Survey) -> dict[str, list[TaskForce]]:
    leads: dict[str, list[TaskForce]] = defaultdict(list)
    for force in survey.plan.task_forces:
        title = force.lead.casefold()
        if title and title not in POSITIONS:
            leads[title].append(force)
    return leads


def _at_once(survey: Survey, one: TaskForce, other: TaskForce) -> bool:
    return overlap(survey.duty_of(one.id), survey.duty_of(other.id))


@rule(
    "task_forces.lead_deputises_elsewhere",
    Severity.WARNING,
    N_("“{role}” leads “{name}” and at the same time is deputy lead of {others}."),
    remedy=N_("Name another role as deputy lead."),
    source=RECORDS,
)
def lead_deputises_elsewhere(survey: Survey) -> Iterable[Spot]:
    """Nobody leads a task force and is deputy lead of another that is on at once."""
    leads = _by_lead(survey)
    for deputised in survey.plan.task_forces:
        for force in leads.get(deputised.deputy.casefold(), ()):
            if force is not deputised and _at_once(survey, force, deputised):
                yield at(_TABLE, force, "lead", role=force.lead, others=[deputised.name])


@rule(
    "task_forces.lead_is_deputy",
    Severity.ERROR,
    N_("Task force “{name}” is led and deputised by the same role: {role}."),
    remedy=N_("Name another role as deputy lead."),
    source=RECORDS,
)
def lead_is_deputy(survey: Survey) -> Iterable[Spot]:
    """Nobody is their own deputy."""
    for force in survey.plan.task_forces:
        if force.deputy and force.deputy.casefold() == force.lead.casefold():
            yield at(_TABLE, force, "deputy", role=force.deputy)


@rule(
    "task_forces.no_team_may_lead",
    Severity.ERROR,
    N_("Task force “{name}” has posts to man, but none of its {teams} teams may lead."),
    remedy=N_("Mark the teams whose leaders may lead the task force, or add one."),
    source=_PRACTICE,
)
def no_team_may_lead(survey: Survey) -> Iterable[Spot]:
    """A task force that has posts has a team that may lead it."""
    for force in survey.plan.task_forces:
        teams = survey.teams_of.get(force.id, [])
        if force.id in survey.posts_of and not any(team.may_lead for team in teams):
            yield at(_TABLE, force, teams=len(teams))


@rule(
    "task_forces.team_of_a_stranger",
    Severity.WARNING,
    N_("“{name}” belongs to task force “{force}”, of which its agency is no member."),
    remedy=N_("Add the agency to the members of the task force, or move the team."),
    source=RECORDS,
)
def team_of_a_stranger(survey: Survey) -> Iterable[Spot]:
    """The teams of a task force come from its members."""
    for force in survey.plan.task_forces:
        members = {force.agency, *force.members}
        for team in survey.teams_of.get(force.id, ()):
            if team.agency not in members:
                yield at("teams", team, "task_force", force=force.name)


@rule(
    "task_forces.work_without_force",
    Severity.WARNING,
    N_("“{name}” has no task force for this work: {work}."),
    remedy=N_("Form one, or give the work to a task force by name."),
    source=_PRACTICE,
)
def work_without_force(survey: Survey) -> Iterable[Spot]:
    """Every group of work that the event needs has a task force."""
    done = {force.work_group for force in survey.plan.task_forces}
    for group in _work_needed(survey):
        if group not in done:
            yield at("event", survey.plan.event, work=_WORK[group])


def _work_needed(survey: Survey) -> Iterator[WorkGroup]:
    """Delegates ask for their safety, a border for its line, everything else is always needed."""
    event = survey.plan.event
    border = event.kind == EventKind.BORDER_AREA or any(
        site.kind == SiteKind.BORDER_CROSSING for site in survey.plan.sites
    )
    for group in WorkGroup:
        if group == WorkGroup.DELEGATE_SAFETY and not event.delegates:
            continue
        if group == WorkGroup.BORDER_LINE and not border:
            continue
        yield group
