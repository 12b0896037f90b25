"""The strength of a task force: at its posts, by day, and who leads it when."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import pairwise

from sansang.deployment.result import Assignment
from sansang.event import Post, TaskForce, Team
from sansang.event.duty import StrengthUnit
from sansang.report.papers.duty_desk import DutyDesk
from sansang.report.papers.office_paper import Block, Cell, Column, Paragraph, Section, Table, cell
from sansang.wording import N_

DAYS_IN_A_TABLE = 4
_HEADINGS = {
    StrengthUnit.TEAMS: N_("{post} ({site}), counted in teams"),
    StrengthUnit.PEOPLE: N_("{post} ({site}), counted in people"),
}


@dataclass(frozen=True, kw_only=True)
class Strength:
    """What a post needs and who is there, as long as neither changes."""

    start: datetime
    end: datetime
    minimum: int
    desired: int
    teams: tuple[str, ...]


def strength_of_posts(desk: DutyDesk, force: TaskForce) -> Iterator[Block]:
    """Yield how many stand at each post when, against what it needs."""
    yield Section(title=desk.words("Strength by post and shift"), level=2)
    posts = [post for post in desk.plan.posts if post.task_force == force.id]
    rows = tuple(row for post in posts for row in _post_rows(desk, post))
    if not rows:
        yield Paragraph(text=desk.words("The task force has no post with a need."))
        return
    yield Table(
        columns=(
            Column(title=desk.words("Post and shift"), share=0.4),
            Column(title=desk.words("Minimum / desired"), share=0.14),
            Column(title=desk.words("Deployed"), share=0.12),
            Column(title=desk.words("Teams"), share=0.34),
        ),
        rows=rows,
    )


def _post_rows(desk: DutyDesk, post: Post) -> Iterator[tuple[Cell, ...]]:
    """A row with the post's name over the whole width, then one for each change."""
    found = strength(desk, post)
    if found:
        name, site = desk.said(post.name), desk.said(desk.plan.site(post.site).name)
        yield (cell(desk.words(_HEADINGS[post.unit], post=name, site=site), bold=True),)
    for stretch in found:
        yield _row(desk, post, stretch)


def strength(desk: DutyDesk, post: Post) -> tuple[Strength, ...]:
    """Return the strength of a post over time, where it is needed or somebody is there."""
    duties = desk.roster.at_post(post.id)
    times = [(n.start, n.end) for n in post.needs] + [(d.start, d.end) for d in duties]
    result: list[Strength] = []
    for start, end in pairwise(sorted({at for span in times for at in span})):
        found = _between(post, duties, start, end)
        last = result[-1] if result else None
        if last and _same(last, found):
            result[-1] = replace(found, start=last.start)
        elif found.desired or found.teams:
            result.append(found)
    return tuple(result)


def _between(post: Post, duties: Iterable[Assignment], start: datetime, end: datetime) -> Strength:
    needs = [n for n in post.needs if n.start < end and start < n.end]
    return Strength(
        start=start,
        end=end,
        minimum=max((n.minimum for n in needs), default=0),
        desired=max((n.desired for n in needs), default=0),
        teams=tuple(sorted({d.team for d in duties if d.start < end and start < d.end})),
    )


def _same(last: Strength, found: Strength) -> bool:
    """Whether one goes on as the other."""
    before = (last.end, last.minimum, last.desired, last.teams)
    return before == (found.start, found.minimum, found.desired, found.teams)


def _row(desk: DutyDesk, post: Post, found: Strength) -> tuple[Cell, ...]:
    people = sum(desk.plan.team(team).headcount for team in found.teams)
    given = len(found.teams) if post.unit is StrengthUnit.TEAMS else people
    return (
        cell(f"{desk.day(found.start)} {desk.clocks(found.start, found.end)}"),
        cell(_need(desk, found)),
        cell(desk.number(given), _short(desk, found.minimum - given), bold=given < found.minimum),
        cell(desk.teams(found.teams) or "–"),
    )


def _need(desk: DutyDesk, found: Strength) -> str:
    if not found.desired:
        return "–"
    return f"{desk.number(found.minimum)} / {desk.number(found.desired)}"


def _short(desk: DutyDesk, missing: int) -> str:
    return desk.words("{missing} short", missing=desk.number(missing)) if missing > 0 else ""


def roster_by_day(desk: DutyDesk, force: TaskForce) -> Iterator[Block]:
    """Yield which team stands where on which day."""
    yield Section(title=desk.words("Roster by day"), level=2)
    teams = [team for team in desk.plan.teams if team.task_force == force.id]
    duties = [duty for team in teams for duty in desk.roster.of_team(team.id)]
    days = sorted({desk.local(duty.start).date() for duty in duties})
    if not days:
        yield Paragraph(text=desk.words("No team of the task force is deployed to a post."))
    for first in range(0, len(days), DAYS_IN_A_TABLE):
        yield _days(desk, teams, days[first : first + DAYS_IN_A_TABLE])


def _days(desk: DutyDesk, teams: Iterable[Team], days: list[date]) -> Table:
    share = 0.76 / len(days)
    names = {desk.local(d.start).date(): desk.day(d.start) for d in desk.deployment.assignments}
    return Table(
        columns=(
            Column(title=desk.words("Team"), share=0.24),
            *(Column(title=names[day], share=share) for day in days),
        ),
        rows=tuple(_team_row(desk, team, days) for team in teams),
    )


def _team_row(desk: DutyDesk, team: Team, days: list[date]) -> tuple[Cell, ...]:
    people = desk.words("{people} people", people=desk.number(team.headcount))
    return (
        cell(desk.said(team.name), people),
        *(_day(desk, team, day) for day in days),
    )


def _day(desk: DutyDesk, team: Team, day: date) -> Cell:
    found: list[Paragraph] = []
    for duty in desk.roster.of_team(team.id):
        if desk.local(duty.start).date() == day:
            post = desk.said(desk.plan.post(duty.post).name)
            found += cell(desk.clocks(duty.start, duty.end), post, bold=True)
    return tuple(found) or cell("–")


def leads_on_duty(desk: DutyDesk, force: TaskForce) -> Iterator[Block]:
    """Yield which team that may lead the task force is on duty when."""
    yield Section(title=desk.words("Leads on duty"), level=2)
    stretches = desk.roster.leads(force)
    if not stretches:
        yield Paragraph(text=desk.words("No team that may lead this task force is on duty."))
        return
    yield Table(
        columns=(
            Column(title=desk.words("Time"), share=0.34),
            Column(title=desk.words("Team that leads"), share=0.26),
            Column(title=desk.words("In its absence, in this order"), share=0.4),
        ),
        rows=tuple(
            (
                cell(desk.span(s.start, s.end)),
                cell(desk.teams(s.teams[:1])),
                cell(desk.teams(s.teams[1:]) or "–"),
            )
            for s in stretches
        ),
    )
