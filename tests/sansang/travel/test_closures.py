"""Periods in which the same closures are in force."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st
from tests.sansang.diversion.cases import at, closure

from sansang.event import Closure
from sansang.travel.closures import in_force_within, schedule

HERE = ((0, 0), (100, 0))
hours = st.tuples(st.integers(0, 20), st.integers(1, 3)).map(lambda one: (one[0], one[0] + one[1]))


def _apart(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    for span in sorted(spans):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept


schedules = st.lists(st.lists(hours, max_size=3).map(_apart), min_size=1, max_size=4).map(
    lambda some: [closure(f"c{n}", *HERE, hours=spans) for n, spans in enumerate(some)]
)


@given(schedules)
def test_at_every_half_hour_a_period_names_the_closures_in_force(closures: list[Closure]) -> None:
    periods = schedule(closures)
    for half in range(48):
        moment = at(0) + timedelta(minutes=30 * half)
        wanted = tuple(c.id for c in closures if any(t.start <= moment < t.end for t in c.times))
        found = [p.closures for p in periods if p.start <= moment < p.end]
        assert found == ([wanted] if wanted else [])


def test_a_closure_that_ends_and_begins_again_at_once_goes_on() -> None:
    periods = schedule([closure("a", *HERE, hours=((8, 10), (10, 12)))])
    assert [(p.start, p.end) for p in periods] == [(at(8), at(12))]


def test_a_closure_is_in_force_between_moments_that_it_touches_inside() -> None:
    closures = [closure("a", *HERE, hours=((8, 10),))]
    assert in_force_within(closures, at(9), at(11)) == ("a",)
    assert in_force_within(closures, at(10), at(11)) == ()
