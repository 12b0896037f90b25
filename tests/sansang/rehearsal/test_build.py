"""A plan as a scenario: where, who, what and how often, and what is refused."""

from datetime import datetime, timedelta

import numpy as np
import pytest
from tests.sansang.checks.plans import a_plan, but, clock, need, sound_plan, with_

from sansang.deployment import Assignment, Deployment, Status
from sansang.event import EventPlan, IncidentRate, IncidentType, Inject
from sansang.eventfile import plan_sha256
from sansang.eventfile.synthetic import synthetic_plan
from sansang.faults import CannotRun
from sansang.rehearsal.build import scenario_of
from sansang.rehearsal.left_out import left_out
from sansang.rehearsal.scenario import NEVER, NO_WAY, NONE, Scenario
from sansang.travel import Travel

MINUTE, HOUR = 60_000, 3_600_000


def at(hour: int, minute: int = 0) -> datetime:
    return datetime.fromisoformat(clock(hour, minute)).astimezone()


def stands(team: str, post: str, start: datetime, end: datetime) -> Assignment:
    return Assignment(team=team, post=post, start=start, end=end)


def scenario(plan: EventPlan, *assignments: Assignment, stress: str | None = None) -> Scenario:
    deployment = Deployment(
        event=plan.event.id,
        plan_sha256=plan_sha256(plan),
        seed=1,
        status=Status.FEASIBLE,
        levels=(),
        assignments=assignments,
        unmet=(),
        seconds=0,
    )
    return scenario_of(plan, deployment, Travel(plan), stress=stress)


def kind(**fields) -> IncidentType:
    said = {"id": "hurt", "name": "Có người bị thương", "work_group": "medical", "per_1000": 10}
    return IncidentType.model_validate({**said, **fields})


def expected(played: Scenario, site: str) -> list[float]:
    """How many incidents each stream of a site brings."""
    demand = played.demand
    return [
        float(demand.curve[demand.curve_at[stream + 1] - 1])
        for stream, place in enumerate(demand.stream_place)
        if played.ground.places[place] == site
    ]


def test_it_lasts_from_the_first_need_to_the_last():
    played = scenario(sound_plan())
    assert played.start == at(7)
    assert played.end_ms == 11 * HOUR


def test_a_plan_without_needs_has_nothing_to_rehearse():
    posts = tuple(with_(post, needs=()) for post in sound_plan().posts)
    with pytest.raises(CannotRun) as refused:
        scenario(a_plan(posts=posts))
    assert refused.value.faults[0].code == "nothing_to_rehearse"


# the ground


def test_the_straight_line_is_known_to_the_millisecond():
    ground = scenario(sound_plan()).ground
    hall, hotel = (ground.places.index(one) for one in ("hall", "hotel"))
    km = 6371.0088 * np.radians(0.01) * 1.4
    assert ground.travel_ms[0, 0, hall, hotel] == pytest.approx(km / 35 * HOUR, abs=1)
    assert not ground.by_road.any()


def test_nobody_knows_the_way_to_a_place_without_a_position():
    ground = scenario(but("sites", "hospital", position=None)).ground
    hospital = ground.places.index("hospital")
    ways = ground.travel_ms[:, :, hospital]
    assert (ways[:, :, hospital] == 0).all()
    assert (np.delete(ways, hospital, axis=2) == NO_WAY).all()
    assert ground.hospitals.tolist() == [hospital]


def test_who_has_no_vehicle_walks():
    plan = but("teams", "medical-1", vehicle="none")
    played = scenario(plan)
    walker, driver = (played.forces.teams.index(one) for one in ("medical-1", "medical-2"))
    hall, hotel = (played.ground.places.index(one) for one in ("hall", "hotel"))
    on_foot, by_car = (
        played.ground.travel_ms[0, played.forces.vehicle[team], hall, hotel]
        for team in (walker, driver)
    )
    assert on_foot == pytest.approx(by_car * 35 / 4.8, rel=1e-4)


def left(plan: EventPlan, *assignments: Assignment) -> set[tuple[str, str]]:
    return {(one.code, one.record) for one in left_out(plan, scenario(plan, *assignments))}


def test_what_cannot_be_rehearsed_is_told():
    assert left(sound_plan()) == set()
    lost = but("sites", "hospital", position=None)
    assert left(lost) == {("hospital_without_position", "hospital")}
    lost = but("sites", "hall", position=None)
    on_duty = stands("medical-1", "first-aid", at(8), at(9))
    assert left(lost, on_duty) == {
        ("site_without_position", "hall"),
        ("post_without_position", "first-aid"),
    }
    nobody = kind(needs=[{"agency_kinds": ["utility"]}])
    assert left(a_plan(incident_types=(nobody,))) == {("nobody_able", "hurt")}


# the forces


def test_a_post_is_not_asked_for_more_than_the_deployment_gives():
    played = scenario(sound_plan(), stands("public_order-1", "at-hall", at(9), at(12)))
    forces = played.forces
    post = forces.posts.index("at-hall")
    steps = slice(*forces.least_at[post : post + 2])
    assert forces.least_from[steps].tolist() == [0, 2 * HOUR, 5 * HOUR]
    assert forces.least[steps].tolist() == [0, 10, 0]


def test_who_comes_from_another_post_is_not_missed_before_it_can_be_there():
    crew = "public_order-1"
    played = scenario(
        sound_plan(),
        stands(crew, "delegates", at(8), at(10)),
        stands(crew, "at-hall", at(10), at(11)),
    )
    forces, ground = played.forces, played.ground
    hotel, hall = (ground.places.index(one) for one in ("hotel", "hall"))
    way = ground.travel_ms[0, forces.vehicle[forces.teams.index(crew)], hotel, hall]
    assert way > MINUTE
    post = forces.posts.index("at-hall")
    steps = slice(*forces.least_at[post : post + 2])
    assert forces.least_from[steps].tolist() == [0, 3 * HOUR + way, 4 * HOUR]


def test_duties_that_follow_at_one_post_are_one():
    played = scenario(
        sound_plan(),
        stands("public_order-1", "at-hall", at(9), at(12)),
        stands("public_order-1", "at-hall", at(6), at(9)),
    )
    assert played.forces.duty_from.tolist() == [0]
    assert played.forces.duty_until.tolist() == [5 * HOUR]


@pytest.mark.parametrize(
    ("assignments", "code"),
    [
        ([stands("nobody", "at-hall", at(8), at(9))], "unknown_id"),
        ([stands("public_order-1", "nowhere", at(8), at(9))], "unknown_id"),
        (
            [
                stands("public_order-1", "at-hall", at(8), at(10)),
                stands("public_order-1", "stewards", at(9), at(11)),
            ],
            "two_places",
        ),
    ],
)
def test_a_deployment_for_another_plan_is_refused(assignments, code):
    with pytest.raises(CannotRun) as refused:
        scenario(sound_plan(), *assignments)
    assert [fault.code for fault in refused.value.faults] == [code]


# what happens


def test_the_planners_rates_come_first_and_add_up():
    rates = tuple(
        IncidentRate(id=f"r{n}", site="hall", incident_type="hurt", start=a, end=b, per_hour=1)
        for n, (a, b) in enumerate([(at(8), at(10)), (at(9), at(11)), (at(1), at(7, 30))])
    )
    played = scenario(a_plan(incident_types=(kind(),), incident_rates=rates))
    stream = [
        number
        for number, place in enumerate(played.demand.stream_place)
        if played.ground.places[place] == "hall"
    ]
    assert expected(played, "hall") == [pytest.approx(4.5)]
    assert not played.demand.stream_guess[stream].any()
    curve = slice(*played.demand.curve_at[stream[0] : stream[0] + 2])
    assert played.demand.curve_ms[curve].tolist() == [
        0,
        HOUR // 2,
        HOUR,
        2 * HOUR,
        3 * HOUR,
        4 * HOUR,
    ]
    assert played.demand.curve[curve].tolist() == pytest.approx([0, 0.5, 0.5, 1.5, 3.5, 4.5])


def test_elsewhere_a_rate_counts_for_each_thousand_people_there():
    played = scenario(a_plan(incident_types=(kind(),)))
    assert expected(played, "hall") == [pytest.approx(10 * 400 / 1000)]
    assert expected(played, "crossing") == [pytest.approx(10 * 120 / 1000)]
    assert expected(played, "square") == [pytest.approx(10 * 50 / 1000)]
    assert expected(played, "hospital") == []
    assert played.demand.stream_guess.all()


def test_who_is_there_on_two_days_counts_twice():
    days = [need(7, 18, 10), {**need(7, 18, 10), "end": clock(18, day="2026-12-02")}]
    days[1]["start"] = clock(18)
    posts = tuple(
        with_(post, needs=days if post.id == "engine" else post.needs)
        for post in sound_plan().posts
    )
    event = with_(sound_plan().event, end=clock(17, day="2026-12-02"))
    played = scenario(a_plan(incident_types=(kind(),), posts=posts, event=event))
    assert expected(played, "hall") == [pytest.approx(2 * 10 * 400 / 1000)]


def test_where_no_site_says_anything_the_attendance_is_at_the_venues():
    bare = tuple(
        with_(s, zones=(), arrivals=(), capacity=None, exits=()) for s in sound_plan().sites
    )
    played = scenario(a_plan(incident_types=(kind(),), sites=bare, gatherings=()))
    assert expected(played, "hall") == [pytest.approx(10 * 400 / 1000)]


def test_a_plan_without_incident_types_has_patients_at_published_rates():
    """Arbon, Bridgewater and Smith 2001: 0.992 patients and 0.027 transported of 1,000."""
    played = scenario(sound_plan())
    transported, patient = expected(played, "hall")
    assert transported == pytest.approx(0.027 * 0.4)
    assert transported + patient == pytest.approx(0.992 * 0.4)
    assert (played.demand.target_ms == NONE).all()
    able = {played.forces.teams[team] for team in np.flatnonzero(played.demand.able[0])}
    assert able == {f"medical-{n}" for n in (1, 2, 3, 4)}


def test_a_made_up_event_can_be_rehearsed():
    plan = synthetic_plan(30)
    one = next(post for post in plan.posts if post.needs)
    start, end = one.needs[0].start, one.needs[0].end
    played = scenario(plan, stands(plan.teams[0].id, one.id, start, end))
    assert not played.demand.stream_guess.any()
    assert played.demand.able.any(axis=1).all()
    assert played.fallbacks.trigger_count.tolist() == [3]


# contingency plans


def test_an_action_without_a_force_of_its_owner_is_not_rehearsed():
    fallbacks = scenario(sound_plan()).fallbacks
    assert fallbacks.action_number.tolist() == [2]
    assert fallbacks.action_at.tolist() == [0, 1, 1]


def test_who_stands_at_a_post_of_the_plan_is_its_force():
    plan = but("contingency_plans", "blocked", posts=["engine"])
    played = scenario(plan, stands("fire_rescue-2", "engine", at(8), at(9)))
    assert played.fallbacks.action_number.tolist() == [2, 2]


def test_one_that_must_not_happen_with_another_binds_both():
    never = scenario(but("contingency_plans", "fire", never_with=["blocked"])).fallbacks.never_with
    assert never.tolist() == [[False, True], [True, False]]


@pytest.mark.parametrize("moment", [clock(6, 59), clock(18)])
def test_an_inject_outside_of_the_rehearsed_time_is_refused(moment):
    inject = Inject(
        id="late", name="Mất điện", at=datetime.fromisoformat(moment), contingency_plan="fire"
    )
    with pytest.raises(CannotRun) as refused:
        scenario(a_plan(injects=(inject,)))
    (fault,) = refused.value.faults
    assert (fault.code, fault.place, fault.field) == ("inject_outside", "injects late", "at")


def test_an_inject_without_a_site_is_where_its_plan_is():
    inject = Inject(
        id="smoke", name="Khói", at=at(9), contingency_plan="fire", incident_type="hurt", count=3
    )
    plan = a_plan(
        but("contingency_plans", "fire", site="hall"), injects=(inject,), incident_types=(kind(),)
    )
    played = scenario(plan)
    assert played.ground.places[played.fallbacks.inject_place[0]] == "hall"
    assert played.fallbacks.inject_ms.tolist() == [2 * HOUR]
    assert played.fallbacks.inject_count.tolist() == [3]


# rules and stress


def test_what_does_not_happen_never_comes():
    event = with_(sound_plan().event, dispatch={"move_up": False, "recall": False})
    rules = scenario(a_plan(event=event)).rules
    assert rules.move_up_after_ms == rules.recall_ms == NEVER
    assert rules.turnout_ms == MINUTE


def test_a_pack_that_is_not_known_is_answered_with_those_that_are():
    with pytest.raises(CannotRun) as refused:
        scenario(sound_plan(), stress="earthquake")
    (fault,) = refused.value.faults
    assert fault.code == "unknown_pack"
    assert "two-majors" in fault.expected


def test_two_majors_drills_the_gravest_that_may_happen_together():
    assert scenario(sound_plan(), stress="two-majors").stress.drills == (0, 1)
    never = but("contingency_plans", "fire", never_with=["blocked"])
    with pytest.raises(CannotRun) as refused:
        scenario(never, stress="two-majors")
    assert refused.value.faults[0].code == "pack_two_plans"


@pytest.mark.parametrize("pack", ["radio-lost", "agency-short"])
def test_the_agency_with_most_teams_that_are_sent_is_struck(pack):
    with pytest.raises(CannotRun):
        scenario(sound_plan(), stress=pack)
    on_duty = stands("medical-1", "first-aid", at(8), at(9))
    played = scenario(sound_plan(), on_duty, stress=pack)
    struck = max(played.stress.silent_agency, played.stress.absent_agency)
    assert played.forces.agencies[struck] == "health"


def test_rain_and_surge_only_multiply():
    rain = scenario(sound_plan(), stress="rain").stress
    assert (rain.travel_factor, rain.rate_factor) == (1.25, 1.2)
    assert scenario(sound_plan(), stress="surge").stress.rate_factor == 3


def test_without_roads_every_way_past_the_lost_point_takes_twice_as_long():
    on_duty = stands("medical-1", "first-aid", at(8), at(9))
    bridge = with_(sound_plan().site("barracks"), id="bridge", kind="road_point", name="Cầu")
    between = with_(bridge, position={"lat": 21.855, "lon": 106.76})
    plan = a_plan(sites=(*sound_plan().sites, between))
    usual = scenario(plan, on_duty).ground
    without = scenario(plan, on_duty, stress="main-road-lost").ground
    hall, hotel, hospital = (usual.places.index(o) for o in ("hall", "hotel", "hospital"))
    ratio = without.travel_ms / np.maximum(usual.travel_ms, 1)
    assert ratio[0, 0, hall, hotel] == pytest.approx(2, rel=1e-5)
    assert ratio[0, 0, hotel, hospital] == pytest.approx(1)


def test_nothing_on_the_way_can_be_lost():
    with pytest.raises(CannotRun) as refused:
        scenario(
            sound_plan(), stands("medical-1", "first-aid", at(8), at(9)), stress="main-road-lost"
        )
    assert refused.value.faults[0].code == "pack_main_road"


def test_a_day_that_the_clock_shortens_is_shorter():
    """28 March 2027: clocks go forward in Monaco; from noon to noon it is 23 hours."""
    bare = without_times(sound_plan())
    event = {"start": "2027-03-27T13:00+01:00", "end": "2027-03-28T11:00+02:00"}
    whole = {"start": "2027-03-27T12:00+01:00", "end": "2027-03-28T12:00+02:00"}
    plan = a_plan(
        bare,
        event=with_(bare.event, time_zone="Europe/Monaco", **event),
        posts=tuple(with_(p, needs=[{**need(7, 18, 1), **whole}]) for p in bare.posts),
    )
    assert timedelta(milliseconds=scenario(plan).end_ms) == timedelta(hours=23)


def without_times(plan: EventPlan) -> EventPlan:
    sites = tuple(with_(site, arrivals=()) for site in plan.sites)
    none = dict.fromkeys(("phases", "operational_periods", "movements", "gatherings"), ())
    return a_plan(plan, sites=sites, contingency_plans=(), hazards=(), **none)
