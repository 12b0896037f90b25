"""Medical care, counters, and the queue formulas."""

from math import factorial

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.sansang.checks.plans import (
    but,
    but_all,
    but_event,
    finds,
    need,
    says,
    sound_plan,
    span,
)

from sansang.checks.medical import (
    expected_patients,
    expected_transports,
    first_aiders_floor,
)
from sansang.checks.queues import erlang_b, erlang_c, mean_wait, servers_for

SERVERS = st.integers(1, 60)
LOAD = st.floats(0.01, 50)


def test_every_venue_has_a_medical_post():
    assert finds("medical.no_post_at_venue", but("posts", "first-aid", site="hotel"))


def test_there_is_an_ambulance():
    plan = but_all("teams", vehicle="none")
    finding = finds("medical.no_ambulance", plan)
    assert finding.data["transports"] == 0.01
    assert "0,01" in says(finding, plan, "vi")


def test_medical_teams_are_more_than_patients_keep_busy():
    """A road race of 9 hours: 25.3 patients per 1,000, 12 min each, one team of ten."""
    race = but_event(kind="road_race", attendance=1778)
    finding = finds("medical.overloaded", but_event(race, attendance=1779), race)
    assert finding.data["teams"] == 1


def test_posts_counted_in_teams_are_taken_as_they_are():
    crews = but("posts", "first-aid", unit="teams", needs=[need(7, 18, 2)])
    race = but_event(crews, kind="road_race", attendance=3557)
    finds("medical.overloaded", but_event(race, attendance=3558), race)


def test_first_aiders_reach_the_historic_floor():
    """Four teams of one: the older table asks for 2 in 1,000."""
    few = but_all("teams", headcount=1)
    finding = finds(
        "medical.few_first_aiders", but_event(few, attendance=2001), but_event(few, attendance=2000)
    )
    assert (finding.data["people"], finding.data["floor"]) == (4, 5)


def test_above_10000_people_the_table_says_nothing():
    assert first_aiders_floor(10_000) == 13
    assert first_aiders_floor(10_001) is None


def test_the_hospital_is_named():
    finds("medical.no_hospital", but("sites", "hospital", kind="other"))


def test_the_rate_follows_the_kind_of_event():
    event = but_event(attendance=10_000, kind="concert").event
    assert expected_patients(event) == pytest.approx(30)
    assert expected_transports(event) == pytest.approx(0.27)


def test_the_plan_says_how_many_are_received():
    finds("waiting.arrivals_unknown", but("sites", "reception", arrivals=()))


def arrivals(**fields):
    one = sound_plan().site("reception").arrivals[0].model_dump()
    return but("sites", "reception", arrivals=[{**one, **fields}])


def test_some_post_serves_those_who_come():
    finds("waiting.nobody_serves", arrivals(post=None))


def test_the_counters_keep_up():
    """Three counters, 2 min each: 180 people in two hours are the limit."""
    plan = arrivals(people=180)
    finding = finds("waiting.line_grows", plan, arrivals(people=179))
    assert finding.data["counters"] == 3
    assert finding.data["enough"] == 4
    assert "4 counters" in says(finding, plan)


def test_the_wait_keeps_its_target():
    """At 179 people the wait is long though the counters keep up."""
    finding = finds("waiting.too_long", arrivals(people=179))
    assert finding.data["wait"] > 10
    assert finding.data["enough"] == 4


def test_a_post_that_is_not_manned_the_whole_time_serves_nobody():
    unmanned = but("posts", "at-reception", needs=[need(7, 10, 3)])
    assert finds("waiting.line_grows", unmanned).data["counters"] == 0


def test_border_crossings_are_judged_alike():
    """Eight people make four counters: 240 people in two hours are the limit."""
    one = sound_plan().site("crossing").arrivals[0].model_dump()
    finding = finds(
        "waiting.line_grows", but("sites", "crossing", arrivals=[{**one, "people": 240}])
    )
    assert (finding.record.id, finding.data["counters"]) == ("crossing", 4)


def test_the_least_strength_in_the_time_counts():
    """A need that changes in the time of the arrivals is taken at its lowest."""
    thin = but("posts", "at-reception", needs=[need(7, 10, 3), need(10, 18, 1)])
    assert (
        finds(
            "waiting.line_grows",
            but(
                "sites",
                "reception",
                thin,
                arrivals=[{**span(9, 11), "people": 60, "service_min": 2, "post": "at-reception"}],
            ),
        ).data["counters"]
        == 1
    )


@given(SERVERS, LOAD)
def test_erlang_b_is_the_direct_sum(servers, load):
    terms = [load**n / factorial(n) for n in range(servers + 1)]
    assert erlang_b(servers, load) == pytest.approx(terms[-1] / sum(terms), rel=1e-9)


@given(SERVERS, LOAD)
def test_erlang_c_is_the_direct_sum(servers, load):
    assume(load < servers * 0.999)
    last = load**servers / factorial(servers) * servers / (servers - load)
    others = sum(load**n / factorial(n) for n in range(servers))
    assert erlang_c(servers, load) == pytest.approx(last / (others + last), rel=1e-9)


@given(SERVERS, LOAD)
def test_more_servers_let_fewer_wait(servers, load):
    assert erlang_c(servers + 1, load) <= erlang_c(servers, load) <= 1


@given(SERVERS, LOAD)
def test_more_load_lets_more_wait(servers, load):
    assert erlang_c(servers, load) <= erlang_c(servers, load * 1.1)
    assert erlang_b(servers, load) <= erlang_c(servers, load)


@given(st.floats(0.1, 30), st.floats(0.01, 20), st.floats(0.1, 20))
def test_the_fewest_servers_are_the_fewest(target, arrivals_per_min, service):
    enough = servers_for(target, arrivals_per_min, service)
    assert mean_wait(enough, arrivals_per_min, service) <= target
    assert mean_wait(enough - 1, arrivals_per_min, service) > target


@given(st.floats(0.1, 5), st.floats(0.1, 1.9))
def test_one_server_waits_as_the_textbook_says(service, load):
    """M/M/1: ρ s / (1 − ρ)."""
    assume(load < 0.99)
    assert mean_wait(1, load / service, service) == pytest.approx(load * service / (1 - load))


def test_nobody_waits_where_nobody_comes():
    assert mean_wait(0, 0, 5) == 0
    assert servers_for(5, 0, 5) == 0
    assert erlang_b(0, 0) == 1
    assert erlang_b(3, 0) == 0


@pytest.mark.parametrize("call", [lambda: erlang_b(-1, 1), lambda: servers_for(0, 1, 1)])
def test_impossible_numbers_are_refused(call):
    with pytest.raises(ValueError, match="not"):
        call()
