"""What deploy proves to be best is what a second, straightforward model finds best."""

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.sansang.deployment.optimum import optimum

from sansang.deployment import Status, deploy
from sansang.event import EventPlan
from sansang.event.setting import HoursRules
from sansang.eventfile.synthetic import synthetic_plan

RULES = st.builds(  # such that each rule stops somebody in some plan
    HoursRules,
    min_rest_h=st.sampled_from((6, 11, 17)),
    max_hours_per_24h=st.sampled_from((8, 12, 18)),
    max_hours_total=st.sampled_from((16, 24, 60)),
    speed_km_per_h=st.sampled_from((2, 35)),
)
OPEN = {"resource_types": (), "agencies": ()}


@st.composite
def plans(draw: st.DrawFn) -> EventPlan:
    """Few teams, which fit most posts; each post asks half of the time, so that changing pays."""
    plan = synthetic_plan(draw(st.integers(10, 12)), draw(st.integers(0, 10_000)))
    parts = draw(st.sampled_from((1, 2)))
    return plan.model_copy(
        update={
            "event": plan.event.model_copy(update={"rules": draw(RULES)}),
            "shift_patterns": tuple(
                p.model_copy(update={"parts": parts}) for p in plan.shift_patterns
            ),
            "teams": plan.teams[::3],
            "posts": tuple(
                post.model_copy(update=OPEN | {"needs": post.needs[number % 2 :: 2]})
                for number, post in enumerate(plan.posts)
            ),
        }
    )


@settings(max_examples=4, deadline=None, derandomize=True)
@given(plan=plans())
def test_nothing_is_missing_that_could_be_given(plan):
    best = optimum(plan)
    reached = {level.name: level for level in deploy(plan, time_limit_s=60, work=3).levels}
    assert {name: reached[name].objective for name in best} == best
    assert {reached[name].status for name in best} == {Status.OPTIMAL}
