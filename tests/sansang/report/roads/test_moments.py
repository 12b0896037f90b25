"""The slider: at each of its steps the map shows what is in force then."""

import itertools
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from tests.sansang.report.roads.town import line

from sansang.event import Closure, ClosureTime
from sansang.report.roads.closures import _shown
from sansang.report.roads.moments import steps, stretches

DAY = datetime(2026, 11, 27, tzinfo=UTC)


@st.composite
def closures(draw):
    """Some closures, each with times one after the other."""
    made = []
    for number in range(draw(st.integers(1, 4))):
        edges = draw(st.lists(st.integers(0, 9000), min_size=2, max_size=6, unique=True))
        pairs = zip(sorted(edges)[::2], sorted(edges)[1::2], strict=False)
        times = tuple(
            ClosureTime(start=DAY + timedelta(minutes=a), end=DAY + timedelta(minutes=b))
            for a, b in pairs
        )
        geometry = line((0, 0), (100, 0))
        made.append(Closure(id=f"c{number}", name="c", geometry=geometry, times=times))
    return tuple(made)


@given(closures())
def test_each_step_shows_what_is_in_force_at_its_time(made):
    at = steps(stretches(made))
    for closure in made:
        shown = {n for first, last in _shown(closure, at) for n in range(first, last)}
        due = {
            n
            for n, moment in enumerate(at)
            if any(time.start <= moment < time.end for time in closure.times)
        }
        assert shown == due


@given(closures())
def test_stretches_follow_each_other_and_every_change_is_a_step(made):
    found = stretches(made)
    for one, after in itertools.pairwise(found):
        assert one.end == after.start
        assert one.closures != after.closures
    assert {one.start for one in found} <= set(steps(found))
    assert len(steps(found)) < 600


def test_a_closure_without_times_is_never_in_force():
    closure = Closure(id="c", name="c", geometry=line((0, 0), (100, 0)))
    assert stretches([closure]) == ()
    assert steps(()) == ()
