"""The second chapter of the plan of the event: times, sites, forces, posts, hazards, fallbacks."""

from collections.abc import Callable, Iterable, Iterator

from sansang.event import Hazard, Movement, Notice, Post, Site, TaskForce
from sansang.event.duty import StrengthUnit
from sansang.report.content.terms import SITE_KINDS, WORK_GROUPS
from sansang.report.papers.desk import Desk
from sansang.report.papers.fallbacks import card
from sansang.report.papers.office_paper import (
    Block,
    Cell,
    Column,
    Section,
    Table,
    cell,
)
from sansang.wording import N_, clock

Row = tuple[Cell, ...]
_STRENGTHS = {StrengthUnit.PEOPLE: N_("{n} people"), StrengthUnit.TEAMS: N_("{n} teams")}


def content(desk: Desk) -> Iterator[Block]:
    """Yield a section for each thing of which the plan has a table."""
    yield from _table(desk, N_("Times"), _TIMES, _times(desk))
    yield from _table(desk, N_("Sites"), _SITES, (_site(desk, one) for one in desk.plan.sites))
    forces = (_force(desk, one) for one in desk.plan.task_forces)
    yield from _table(desk, N_("Forces"), _FORCES, forces)
    yield from _table(desk, N_("Posts"), _POSTS, _posts(desk))
    movements = (_movement(desk, one) for one in desk.plan.movements)
    yield from _table(desk, N_("Movements"), _MOVEMENTS, movements)
    hazards = sorted(desk.plan.hazards, key=lambda one: -one.likelihood * one.impact)
    yield from _table(desk, N_("Hazards"), _HAZARDS, (_hazard(desk, one) for one in hazards))
    if desk.plan.contingency_plans:
        yield Section(title=desk.words("Contingency plans"), level=2)
    for plan in desk.plan.contingency_plans:
        yield from card(desk, plan)
    notices = (_notice(desk, one) for one in desk.plan.notices)
    yield from _table(desk, N_("What the public is told"), _NOTICES, notices)


def _table(
    desk: Desk, title: str, columns: tuple[tuple[str, float], ...], rows: Iterable[Row]
) -> Iterator[Block]:
    """A section with a table; nothing where the plan has no such records."""
    found = tuple(rows)
    if found:
        yield Section(title=desk.words(title), level=2)
        heads = tuple(Column(title=desk.words(name), share=share) for name, share in columns)
        yield Table(columns=heads, rows=found)


_TIMES = ((N_("Phase and period"), 0.3), (N_("Time"), 0.3), (N_("Objectives"), 0.4))


def _times(desk: Desk) -> Iterator[Row]:
    """The phases, and under each its operational periods."""
    for phase in desk.plan.phases:
        span = desk.span(phase.start, phase.end)
        yield cell(desk.said(phase.name), bold=True), cell(span, bold=True), ()
        for period in desk.plan.operational_periods:
            if period.phase == phase.id:
                within = desk.span(period.start, period.end)
                objectives = cell(desk.said(period.objectives))
                yield cell(desk.said(period.name)), cell(within), objectives


_SITES = ((N_("Site"), 0.46), (N_("Sector"), 0.34), (N_("Capacity"), 0.2))


def _site(desk: Desk, site: Site) -> Row:
    kind = desk.words(SITE_KINDS[site.kind])
    capacity = "–" if site.capacity is None else desk.number(site.capacity)
    known = (part for part in (kind, desk.said(site.address)) if part)
    return (
        cell(desk.said(site.name), ", ".join(known)),
        cell(desk.name("sectors", site.sector)),
        cell(capacity),
    )


_FORCES = (
    (N_("Task force"), 0.34),
    (N_("Agency in charge"), 0.2),
    (N_("Members"), 0.24),
    (N_("Strength"), 0.22),
)


def _force(desk: Desk, force: TaskForce) -> Row:
    teams = [team for team in desk.plan.teams if team.task_force == force.id]
    people = desk.number(sum(team.headcount for team in teams))
    return (
        cell(desk.said(force.name), desk.words(WORK_GROUPS[force.work_group])),
        cell(desk.said(desk.plan.agency(force.agency).name)),
        cell(desk.owners(force.members)),
        cell(
            desk.words("{teams} teams, {people} people", teams=len(teams), people=people),
            desk.said(force.lead),
        ),
    )


_POSTS = ((N_("Post"), 0.34), (N_("Time"), 0.2), (N_("Strength"), 0.14), (N_("Orders"), 0.32))


def _posts(desk: Desk) -> Iterator[Row]:
    """The posts under the task force that mans them, then those of none."""
    for force in desk.plan.task_forces:
        found = [post for post in desk.plan.posts if post.task_force == force.id]
        yield from _under(desk.said(force.name), found, lambda post: _post(desk, post))
    loose = [post for post in desk.plan.posts if post.task_force is None]
    yield from _under(desk.words("Without a task force"), loose, lambda post: _post(desk, post))


def _under(title: str, posts: list[Post], row: Callable[[Post], Row]) -> Iterator[Row]:
    if posts:
        yield (cell(title, bold=True),)
        yield from map(row, posts)


def _post(desk: Desk, post: Post) -> Row:
    needs, site = post.needs, desk.said(desk.plan.site(post.site).name)
    span = desk.span(min(n.start for n in needs), max(n.end for n in needs)) if needs else "–"
    return (
        cell(desk.said(post.name), site),
        cell(span),
        cell(_strength(desk, post)),
        cell(desk.said(post.orders)),
    )


def _strength(desk: Desk, post: Post) -> str:
    """How many stand there: the least that is ever needed to the most that is desired."""
    counted = [one for one in post.needs if one.desired]
    if not counted:
        return "–"
    least, most = min(one.minimum for one in counted), max(one.desired for one in counted)
    said = desk.number(most) if least == most else f"{desk.number(least)}–{desk.number(most)}"
    return desk.words(_STRENGTHS[post.unit], n=said)


_MOVEMENTS = (
    (N_("Movement"), 0.3),
    (N_("Size"), 0.16),
    (N_("Route"), 0.28),
    (N_("Alternate route"), 0.26),
)


def _movement(desk: Desk, movement: Movement) -> Row:
    route = (
        f"{clock(desk.local(point.at))} {desk.said(desk.plan.site(point.site).name)}"
        for point in movement.route
    )
    size = desk.words(
        "{people} people, {vehicles} vehicles",
        people=desk.number(movement.people),
        vehicles=desk.number(movement.vehicles),
    )
    day = desk.day(movement.route[0].at) if movement.route else ""
    return (
        cell(desk.said(movement.name), desk.name("task_forces", movement.task_force)),
        cell(size),
        cell(day, *route, bold=True) if day else cell("–"),
        cell(desk.text(movement.alternate_route)),
    )


_HAZARDS = (
    (N_("Hazard"), 0.28),
    (N_("Risk"), 0.09),
    (N_("What is done against it"), 0.37),
    (N_("Contingency plan"), 0.26),
)


def _hazard(desk: Desk, hazard: Hazard) -> Row:
    return (
        cell(desk.said(hazard.title), desk.owner(hazard.owner)),
        cell(f"{hazard.likelihood} × {hazard.impact} = {hazard.likelihood * hazard.impact}"),
        cell(desk.text(hazard.mitigation)),
        cell(desk.names("contingency_plans", hazard.contingency_plans)),
    )


_NOTICES = (
    (N_("Notice"), 0.32),
    (N_("For whom"), 0.24),
    (N_("By which channels"), 0.26),
    (N_("When"), 0.18),
)


def _notice(desk: Desk, notice: Notice) -> Row:
    return (
        cell(desk.said(notice.title), desk.owner(notice.owner)),
        cell(desk.text(notice.audience)),
        cell(desk.text(notice.channels)),
        cell(desk.moment(notice.issue_at)),
    )
