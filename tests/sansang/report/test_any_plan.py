"""Whatever plan can be read has a dossier."""

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests.sansang.plans import event_plans
from tests.sansang.report.looking import Page

from sansang.checks import run_checks
from sansang.deployment.result import Assignment, Deployment, Shortfall, Status, Unmet
from sansang.event import EventPlan
from sansang.eventfile import plan_sha256
from sansang.report import dossier_content, dossier_html, dossier_pdf


def some_deployment(plan: EventPlan) -> Deployment:
    """The first team stands wherever it is asked for, and half of that is said to be unmet."""
    wanted = [(post, need) for post in plan.posts for need in post.needs]
    return Deployment(
        event=plan.event.id,
        plan_sha256=plan_sha256(plan),
        seed=1,
        status=Status.FEASIBLE,
        levels=(),
        assignments=tuple(
            Assignment(team=plan.teams[0].id, post=post.id, start=need.start, end=need.end)
            for post, need in wanted
        ),
        unmet=tuple(
            Unmet(
                post=post.id,
                start=need.start,
                end=need.end,
                kind=Shortfall.MINIMUM,
                required=need.minimum,
                given=need.minimum // 2,
            )
            for post, need in wanted
        ),
        seconds=0.1,
    )


UNSHRUNK = set(Phase) - {Phase.shrink, Phase.explain}
"""A plan that breaks the typesetter is at hand at once; to make it smaller would take minutes."""


@settings(max_examples=6, deadline=None, phases=UNSHRUNK, suppress_health_check=list(HealthCheck))
@given(event_plans(), st.sampled_from(("vi", "en")))
def test_any_plan_has_a_dossier(plan, language):
    content = dossier_content(plan, run_checks(plan), some_deployment(plan), language)
    assert Page(dossier_html(content)).faults == []
    assert dossier_pdf(content).startswith(b"%PDF")
