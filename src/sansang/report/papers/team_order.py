"""The order sheet of a team: who it is, where it stands when, what it does there."""

from collections.abc import Iterator

from sansang.deployment.result import Assignment
from sansang.event import ContingencyPlan, Post, TaskForce, Team
from sansang.event.organisation import VehicleKind
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
from sansang.report.papers.order_heading import PaperType, heading
from sansang.report.papers.roster import hours
from sansang.travel import By
from sansang.wording import N_

VEHICLES = {
    VehicleKind.NONE: "",
    VehicleKind.MOTORCYCLE: N_("motorcycle"),
    VehicleKind.CAR: N_("car"),
    VehicleKind.VAN: N_("van"),
    VehicleKind.BUS: N_("bus"),
    VehicleKind.AMBULANCE: N_("ambulance"),
    VehicleKind.FIRE_ENGINE: N_("fire engine"),
    VehicleKind.LADDER: N_("ladder truck"),
    VehicleKind.RESCUE: N_("rescue vehicle"),
    VehicleKind.TRUCK: N_("truck"),
}


def team_order(desk: DutyDesk, team: Team) -> OfficePaper:
    """Return the order sheet of a team."""
    force = desk.force(team.task_force) if team.task_force else None
    return OfficePaper(
        record=team.id,
        language=desk.language,
        heading=_heading(desk, team),
        blocks=tuple(numbered(_blocks(desk, team, force), roman=desk.layout.roman)),
        closing=closing(desk, _receivers(desk, team, force)),
    )


def _heading(desk: DutyDesk, team: Team) -> Heading:
    name, event = desk.said(team.name), desk.said(desk.plan.event.name)
    duties = desk.roster.of_team(team.id)
    return heading(
        desk,
        ("teams", team.id),
        PaperType.TEAM_ORDER,
        subject=desk.words("Assignment of {team} at {event}", team=name, event=event),
        period=desk.span(duties[0].start, max(d.end for d in duties)) if duties else "–",
        attached_to=team.task_force or "",
    )


def _receivers(desk: DutyDesk, team: Team, force: TaskForce | None) -> Iterator[str]:
    yield desk.said(team.name)
    if force:
        yield desk.said(force.name)


def _blocks(desk: DutyDesk, team: Team, force: TaskForce | None) -> Iterator[Block]:
    yield Section(title=desk.words("Team and command"))
    yield _who(desk, team, force)
    yield from _duties(desk, team, force)
    yield from _standing_orders(desk, team)
    yield from fallbacks(desk, _plans(desk, team), own=_own(desk, team, force))
    yield from chain_of_command(desk, force)
    yield from conduct(desk)
    yield ending(
        desk,
        desk.words(
            "The team leader makes this sheet known to every member before the first shift."
        ),
    )


def _who(desk: DutyDesk, team: Team, force: TaskForce | None) -> Facts:
    agency = desk.plan.agency(team.agency)
    channel = team.radio_channel or (force.radio_channel if force else None)
    return facts(
        (
            (desk.words("Team"), desk.said(team.name)),
            (desk.words("Call sign (team code)"), team.id),
            (desk.words("Agency"), desk.said(agency.name)),
            (desk.words("Kind and strength"), _strength(desk, team)),
            (desk.words("Skills"), _skills(desk, team)),
            (desk.words("Team leader"), _leader(desk, team)),
            (desk.words("Home base"), desk.place(desk.plan.site(team.base)) if team.base else ""),
            (desk.words("Task force"), desk.said(force.name) if force else ""),
            (desk.words("Task force lead"), _lead(desk, force)),
            (desk.words("Channel"), desk.channel(channel)),
            (desk.words("Duty telephone of the agency"), agency.duty_phone),
        )
    )


def _strength(desk: DutyDesk, team: Team) -> str:
    kind = desk.name("resource_types", team.resource_type)
    vehicle = VEHICLES[team.vehicle]
    people = desk.words("{people} people", people=desk.number(team.headcount))
    return ", ".join(filter(None, (kind, people, desk.words(vehicle) if vehicle else "")))


def _skills(desk: DutyDesk, team: Team) -> str:
    return desk.names("skills", team.skills) if team.skills else ""


def _leader(desk: DutyDesk, team: Team) -> str:
    """The title of who leads the team, nothing where it only says that again."""
    leader = desk.said(team.leader)
    return "" if leader.casefold() == desk.words("Team leader").casefold() else leader


def _lead(desk: DutyDesk, force: TaskForce | None) -> str:
    if force is None or not force.lead:
        return ""
    lead, deputy = desk.said(force.lead), desk.said(force.deputy)
    return desk.words("{lead}; deputy: {deputy}", lead=lead, deputy=deputy) if deputy else lead


def _duties(desk: DutyDesk, team: Team, force: TaskForce | None) -> Iterator[Block]:
    yield Section(title=desk.words("Duty roster"))
    duties = desk.roster.of_team(team.id)
    if not duties:
        yield Paragraph(text=_not_deployed(desk, team))
        return
    yield Table(
        columns=(
            Column(title=desk.words("Shift"), share=0.18),
            Column(title=desk.words("Post and place"), share=0.3),
            Column(title=desk.words("Together with"), share=0.26),
            Column(title=desk.words("Handover"), share=0.26),
        ),
        rows=tuple(_duty(desk, team, force, duty) for duty in duties),
    )
    yield Paragraph(text=_hours(desk, team, duties))
    yield Paragraph(text=_travel(desk))


def _not_deployed(desk: DutyDesk, team: Team) -> str:
    if not team.base:
        return desk.words("Not deployed to a post: the team stands by for orders of its commander.")
    base = desk.said(desk.plan.site(team.base).name)
    message = N_(
        "Not deployed to a post: the team stands by at {base} for orders of its commander."
    )
    return desk.words(message, base=base)


def _duty(
    desk: DutyDesk, team: Team, force: TaskForce | None, duty: Assignment
) -> tuple[Cell, ...]:
    post = desk.plan.post(duty.post)
    site = desk.plan.site(post.site)
    beside = desk.teams(desk.roster.beside(duty)) or desk.words("alone")
    return (
        cell(desk.day(duty.start), desk.clocks(duty.start, duty.end), bold=True),
        cell(desk.said(post.name), desk.place(site), _from_base(desk, team, post), bold=True),
        cell(beside, _on_duty(desk, team, force, duty)),
        cell(_handover(desk, duty) or "–"),
    )


def _from_base(desk: DutyDesk, team: Team, post: Post) -> str:
    minutes = desk.distances.minutes(team.base, post.site)
    return desk.words("about {minutes} min from the base", minutes=minutes) if minutes else ""


def _on_duty(desk: DutyDesk, team: Team, force: TaskForce | None, duty: Assignment) -> str:
    """Which team leads the task force in this time, the first of those that may."""
    leads = desk.roster.leads(force) if force else ()
    there = [s for s in leads if s.start < duty.end and duty.start < s.end]
    teams = dict.fromkeys(stretch.teams[0] for stretch in there)
    if list(teams) == [team.id]:
        return desk.words("This team leads the task force.")
    return desk.words("Lead on duty: {teams}", teams=desk.teams(teams)) if teams else ""


def _handover(desk: DutyDesk, duty: Assignment) -> str:
    before, after = desk.roster.before(duty), desk.roster.after(duty)
    taken = desk.words("Takes over from: {teams}", teams=desk.teams(before)) if before else ""
    given = desk.words("Hands over to: {teams}", teams=desk.teams(after)) if after else ""
    return "\n".join(filter(None, (taken, given)))


def _hours(desk: DutyDesk, team: Team, duties: tuple[Assignment, ...]) -> str:
    total = sum(hours(d.end - d.start) for d in duties)
    spells = len(desk.roster.spells(team))
    text = desk.words(
        "Hours at posts: {hours}; shifts: {shifts}.",
        hours=desk.hours(total),
        shifts=desk.number(spells),
    )
    rest = desk.roster.shortest_rest_h(team)
    if rest is None:
        return text
    return (
        text
        + " "
        + desk.words(
            "Shortest rest between two shifts: {rest} hours (at least {least}).",
            rest=desk.hours(rest),
            least=desk.hours(desk.roster.rest_h(team)),
        )
    )


def _travel(desk: DutyDesk) -> str:
    if desk.distances.by is By.ROADS:
        return desk.words(
            "Travel times are by road, with the closures in force. Be at the post before the shift "
            "begins, with the time that a full handover needs; nobody leaves a post before being "
            "relieved."
        )
    return desk.words(
        "Travel times are estimates from straight lines. Be at the post before the shift begins, "
        "with the time that a full handover needs; nobody leaves a post before being relieved."
    )


def _standing_orders(desk: DutyDesk, team: Team) -> Iterator[Block]:
    posts = dict.fromkeys(duty.post for duty in desk.roster.of_team(team.id))
    if not posts:
        return
    yield Section(title=desk.words("Standing orders of the posts"))
    for post_id in posts:
        post = desk.plan.post(post_id)
        yield Section(title=desk.said(post.name), level=2)
        orders = desk.said(post.orders) or desk.words("As ordered by the lead of the task force.")
        yield from lines(orders)


def _plans(desk: DutyDesk, team: Team) -> Iterator[ContingencyPlan]:
    """The contingency plans that name the team, or a post at which it stands."""
    posts = {duty.post for duty in desk.roster.of_team(team.id)}
    for plan in desk.plan.contingency_plans:
        if team.id in plan.teams or posts & set(plan.posts):
            yield plan


def _own(desk: DutyDesk, team: Team, force: TaskForce | None) -> frozenset[str]:
    """Whose actions are the team's business: its agency's and its task force's."""
    over = [command.id for command in commands_over(desk, force)][:1]
    return frozenset((team.agency, *((force.id,) if force else ()), *over))
