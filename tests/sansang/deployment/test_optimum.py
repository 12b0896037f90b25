"""What deploy proves to be best is what a second, straightforward model finds best."""

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.sansang.deployment.optimum import optimum

from sansang.deployment import Status, deploy
from sansang.eventfile.synthetic import synthetic_plan


@settings(max_examples=8, deadline=None, derandomize=True)
@given(teams=st.integers(10, 14), seed=st.integers(0, 10_000))
def test_nothing_is_missing_that_could_be_given(teams, seed):
    plan = synthetic_plan(teams, seed)
    best = optimum(plan)
    reached = {level.name: level for level in deploy(plan, time_limit_s=60).levels}
    assert {name: reached[name].objective for name in best} == best
    assert {reached[name].status for name in best} == {Status.OPTIMAL}
