"""One example of each record, with which a new event begins."""

from datetime import timedelta

from sansang.event import (
    Action,
    Agency,
    Arrival,
    Availability,
    CommandPost,
    ContingencyPlan,
    Directive,
    Event,
    EventPlan,
    Exit,
    Gathering,
    Hazard,
    Movement,
    Need,
    Notice,
    NoticeText,
    OperationalPeriod,
    Phase,
    Post,
    RadioChannel,
    ResourceType,
    RoutePoint,
    Sector,
    ShiftPattern,
    Site,
    Skill,
    Task,
    TaskForce,
    Team,
    Translation,
    Trigger,
    VehicleAccess,
    Zone,
)
from sansang.event.ground import Seating, SiteKind
from sansang.event.organisation import AgencyKind, CommandLevel, VehicleKind, WorkGroup
from sansang.event.public import SizeBand
from sansang.eventfile.example_incidents import example_incidents
from sansang.eventfile.example_times import Times
from sansang.eventfile.example_traffic import example_traffic
from sansang.wording import N_, Wording


def example_plan(event: Event, times: Times, w: Wording) -> EventPlan:
    """Return a plan of the event with one example in each table."""
    other = "en" if event.language == "vi" else "vi"
    return EventPlan(
        event=event,
        phases=(Phase(id="event", name=w(N_("Event")), start=times.start, end=times.end),),
        operational_periods=(_period(times, w),),
        shift_patterns=_shifts(w),
        sectors=(Sector(id="centre", name=w(N_("Centre"))),),
        agencies=(_agency(w),),
        radio_channels=(RadioChannel(id="channel-1", name=w(N_("Channel 1"))),),
        sites=_sites(times, w),
        commands=(_command(w),),
        task_forces=(_task_force(w),),
        resource_types=(ResourceType(id="patrol", name=w(N_("Patrol"))),),
        skills=(Skill(id="first-aid", name=w(N_("First aid"))),),
        teams=(_team(times, w),),
        posts=(_post(times, w),),
        movements=(_movement(times, w),),
        **example_traffic(times.start, times.after(8), w),
        tasks=(_task(times, w),),
        hazards=(_hazard(w),),
        **example_incidents(times, w),
        contingency_plans=(_contingency_plan(w),),
        gatherings=(_gathering(times, w),),
        notices=(_notice(event, w),),
        directives=(_directive(times, w),),
        translations=(Translation(text=event.name, language=other, translation=event.name),),
    )


def _period(times: Times, w: Wording) -> OperationalPeriod:
    return OperationalPeriod(
        id="period-1",
        name=w(N_("Day 1")),
        phase="event",
        start=times.start,
        end=times.after(24),
        objectives=w(N_("Everyone arrives, takes part and leaves safely.")),
    )


def _shifts(w: Wording) -> tuple[ShiftPattern, ...]:
    return tuple(
        ShiftPattern(id=one, name=w(name), starts_at=starts_at, hours=8)
        for one, name, starts_at in (
            ("morning", N_("Morning shift"), "06:00"),
            ("afternoon", N_("Afternoon shift"), "14:00"),
            ("night", N_("Night shift"), "22:00"),
        )
    )


def _agency(w: Wording) -> Agency:
    return Agency(
        id="police",
        name=w(N_("City police")),
        kind=AgencyKind.POLICE,
        lead=w(N_("Chief of the city police")),
        duty_phone="113",
    )


def _sites(times: Times, w: Wording) -> tuple[Site, ...]:
    arrival = Arrival(
        start=times.start, end=times.after(1), people=350, service_min=0.5, post="main-gate"
    )
    venue = Site(
        id="venue",
        name=w(N_("Congress hall")),
        kind=SiteKind.VENUE,
        sector="centre",
        capacity=450,
        risk=3,
        seating=Seating.FIXED,
        access=VehicleAccess(road_width_m=6, clear_height_m=4.5, farthest_point_m=40),
        zones=(Zone(id="hall", name=w(N_("Hall")), area_m2=500, expected_people=400),),
        exits=tuple(
            Exit(id=f"door-{n}", name=w.say(N_("Door {number}"), {"number": n}), width_m=1.6)
            for n in range(1, 5)
        ),
        arrivals=(arrival,),
    )
    hotel = Site(id="hotel", name=w(N_("Hotel")), kind=SiteKind.HOTEL, sector="centre")
    square = Site(id="square", name=w(N_("Square")), kind=SiteKind.GATHERING_PLACE, sector="centre")
    return venue, hotel, square


def _command(w: Wording) -> CommandPost:
    return CommandPost(
        id="command",
        name=w(N_("Event command")),
        level=CommandLevel.STRATEGIC,
        agency="police",
        site="venue",
        commander=w(N_("Deputy chief of the city police")),
        deputy=w(N_("Head of the staff")),
        radio_channel="channel-1",
    )


def _task_force(w: Wording) -> TaskForce:
    return TaskForce(
        id="public-order",
        name=w(N_("Public order task force")),
        work_group=WorkGroup.PUBLIC_ORDER,
        agency="police",
        members=("police",),
        command="command",
        lead=w(N_("Head of public order")),
        deputy=w(N_("Deputy head of public order")),
        radio_channel="channel-1",
    )


def _team(times: Times, w: Wording) -> Team:
    return Team(
        id="patrol-1",
        name=w(N_("Patrol team 1")),
        agency="police",
        resource_type="patrol",
        headcount=8,
        task_force="public-order",
        may_lead=True,
        skills=("first-aid",),
        base="venue",
        vehicle=VehicleKind.CAR,
        leader=w(N_("Team leader")),
        availability=(Availability(start=times.start, end=times.end),),
    )


def _post(times: Times, w: Wording) -> Post:
    return Post(
        id="main-gate",
        name=w(N_("Main gate")),
        site="venue",
        task_force="public-order",
        priority=1,
        resource_types=("patrol",),
        orders=w(N_("Keep the way in and the way out clear.")),
        needs=(Need(start=times.start, end=times.after(8), minimum=6, desired=8),),
    )


def _movement(times: Times, w: Wording) -> Movement:
    return Movement(
        id="delegates-in",
        name=w(N_("Delegates from the hotel to the hall")),
        people=350,
        vehicles=10,
        escort="main-gate",
        contingency_plan="fire",
        route=(
            RoutePoint(site="hotel", at=times.start),
            RoutePoint(site="venue", at=times.after(0.5)),
        ),
    )


def _task(times: Times, w: Wording) -> Task:
    return Task(
        id="inspect-exits",
        title=w(N_("Inspect the exits of the hall")),
        work_group=WorkGroup.FIRE_RESCUE,
        owner="police",
        due=times.start - timedelta(days=3),
        needed_by=times.start - timedelta(days=1),
    )


def _hazard(w: Wording) -> Hazard:
    return Hazard(
        id="fire",
        title=w(N_("Fire in the hall")),
        likelihood=2,
        impact=5,
        owner="police",
        site="venue",
        mitigation=w(N_("Exits inspected, a fire crew on duty.")),
        tasks=("inspect-exits",),
        contingency_plans=("fire",),
    )


def _contingency_plan(w: Wording) -> ContingencyPlan:
    return ContingencyPlan(
        id="fire",
        name=w(N_("Fire in the hall")),
        trigger=w(N_("Smoke or fire is seen, or the alarm sounds.")),
        decided_by="command",
        site="venue",
        teams=("patrol-1",),
        posts=("main-gate",),
        notices=("leave-the-hall",),
        stand_down=w(N_("The fire service declares the hall safe.")),
        actions=(
            Action(
                text=w(N_("Call 114, open every exit.")),
                owner="police",
                within_min=2,
                resource_types=("patrol",),
            ),
        ),
        triggers=(Trigger(incident_type="smoke"),),
    )


def _gathering(times: Times, w: Wording) -> Gathering:
    return Gathering(
        id="gathering",
        name=w(N_("Public gathering on the square")),
        site="square",
        start=times.after(1),
        end=times.after(3),
        size=SizeBand.UP_TO_200,
        sight_and_sound=True,
        liaison="police",
        steward_post="main-gate",
        route="delegates-in",
        water_and_shade=True,
        toilets=True,
        emergency_lane=True,
        exit_always_open=True,
    )


def _notice(event: Event, w: Wording) -> Notice:
    text = NoticeText(
        language=w.language,
        title=w(N_("Leave the hall")),
        body=w(N_("Please leave the hall by the nearest exit and follow the stewards.")),
    )
    return Notice(
        id="leave-the-hall",
        title=w(N_("Leave the hall")),
        owner="police",
        audience=event.name,
        channels=w(N_("Loudspeakers")),
        texts=(text,),
    )


def _directive(times: Times, w: Wording) -> Directive:
    return Directive(
        id="directive-1",
        text=w(N_("Report on the state of the exits.")),
        lead="police",
        due=times.start - timedelta(days=2),
        tasks=("inspect-exits",),
        done_when=w(N_("The report of the inspection is signed.")),
    )
