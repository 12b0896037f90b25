"""Readiness by agency: what each brings, and what it still owes."""

from collections.abc import Iterable
from dataclasses import dataclass

from sansang.event import Agency, Directive, EventPlan, Task
from sansang.event.work import DirectiveState
from sansang.report.content.readiness import is_done, is_late, is_overdue
from sansang.report.content.texts import Align, Cell, Column, Table, Tone, ungrouped
from sansang.report.content.voice import Voice
from sansang.wording import N_

_ON_ONE_PAGE = 20


@dataclass(frozen=True, kw_only=True)
class Account:
    """What one agency brings to the event, and what it answers for."""

    agency: Agency
    teams: int
    people: int
    tasks: int
    tasks_done: int
    tasks_overdue: int
    directives: int
    directives_late: int


def accounts(plan: EventPlan) -> tuple[Account, ...]:
    """Return the account of each agency; its posts of command and task forces answer for it."""
    agency_of = {agency.id: agency.id for agency in plan.agencies}
    agency_of |= {command.id: command.agency for command in plan.commands}
    agency_of |= {force.id: force.agency for force in plan.task_forces}
    return tuple(
        _account(
            plan,
            agency,
            [t for t in plan.tasks if t.owner and agency_of[t.owner] == agency.id],
            [d for d in plan.directives if d.lead and agency_of[d.lead] == agency.id],
        )
        for agency in plan.agencies
    )


def _account(
    plan: EventPlan, agency: Agency, tasks: Iterable[Task], directives: Iterable[Directive]
) -> Account:
    tasks = tuple(tasks)
    still_open = [d for d in directives if d.state != DirectiveState.CLOSED]
    teams = [team for team in plan.teams if team.agency == agency.id]
    return Account(
        agency=agency,
        teams=len(teams),
        people=sum(team.headcount for team in teams),
        tasks=len(tasks),
        tasks_done=sum(is_done(task) for task in tasks),
        tasks_overdue=sum(is_overdue(plan, task) for task in tasks),
        directives=len(still_open),
        directives_late=sum(is_late(plan, directive) for directive in still_open),
    )


def agencies_table(voice: Voice) -> Table:
    """Return a line for each agency."""
    number = Align.NUMBER
    return Table(
        caption=voice.words(N_("Readiness by agency")),
        columns=(
            Column(heading=voice.words(N_("Agency")), share=4),
            Column(heading=voice.words(N_("Teams")), share=1.2, align=number),
            Column(heading=voice.words(N_("People")), share=1.2, align=number),
            Column(heading=voice.words(N_("Tasks done")), share=1.6, align=number),
            Column(heading=voice.words(N_("Tasks overdue")), share=1.6, align=number),
            Column(heading=voice.words(N_("Directives open")), share=1.6, align=number),
            Column(heading=voice.words(N_("Directives overdue")), share=1.6, align=number),
        ),
        groups=ungrouped(tuple(_row(voice, a) for a in accounts(voice.plan))),
        together=len(voice.plan.agencies) <= _ON_ONE_PAGE,
    )


def _row(voice: Voice, account: Account) -> tuple[Cell, ...]:
    done = f"{voice.number(account.tasks_done)}/{voice.number(account.tasks)}"
    return (
        Cell(text=voice.text(account.agency.name)),
        Cell(text=voice.number(account.teams)),
        Cell(text=voice.number(account.people)),
        Cell(text=done if account.tasks else "–"),
        _late(voice, account.tasks_overdue),
        Cell(text=voice.number(account.directives)),
        _late(voice, account.directives_late),
    )


def _late(voice: Voice, number: int) -> Cell:
    return Cell(text=voice.number(number), tone=Tone.BAD if number else Tone.PLAIN)
