"""The verdict, and the figures that it consists of."""

import pytest
from tests.sansang.report.fair import at, deployment, fair, span
from tests.sansang.report.looking import blocks, part

from sansang.checks import Finding, Severity, Subject
from sansang.event.duty import StrengthUnit
from sansang.report import dossier_content
from sansang.report.content import Verdict, judge
from sansang.report.content.readiness import GRAVE, Obstacle
from sansang.report.content.texts import Statement

ALL_MANNED = [
    {"team": "alpha", "post": "gate", **span(8, 12)},
    {"team": "bravo", "post": "gate", **span(8, 12)},
]


def ready_plan(**tables):
    """The fair with the gate alone, of which Alpha and Bravo meet the minimum."""
    need = {"minimum": 6, "desired": 8, **span(8, 12)}
    gate = {"id": "gate", "name": "Gate", "site": "hall", "priority": 1, "needs": [need]}
    return fair(**{"posts": [gate], **tables})


def verdict(plan, findings=(), **fields):
    given = {"assignments": ALL_MANNED, "unmet": [], **fields}
    return judge(plan, findings, deployment(plan, **given))


def finding(severity: Severity) -> Finding:
    subject = Subject(table="sites", id="hall", name="Hall")
    return Finding(rule="sites.no_position", severity=severity, record=subject)


def test_ready_is_a_plan_that_nothing_stands_against():
    assert verdict(ready_plan()).verdict == Verdict.READY
    assert verdict(ready_plan()).obstacles == ()


def test_advice_does_not_stand_against_it():
    assert verdict(ready_plan(), [finding(Severity.ADVICE)]).verdict == Verdict.READY


def test_an_open_error_is_never_ready():
    judged = verdict(ready_plan(), [finding(Severity.ERROR)])
    assert judged.verdict == Verdict.NOT_READY
    assert judged.errors == 1


def test_a_warning_needs_a_decision():
    judged = verdict(ready_plan(), [finding(Severity.WARNING)])
    assert judged.verdict == Verdict.NEEDS_DECISIONS


def test_a_post_of_the_first_priority_under_strength_is_not_ready():
    judged = verdict(ready_plan(), assignments=ALL_MANNED[:1])
    assert judged.obstacles == (Obstacle.FIRST_PRIORITY_UNMET,)
    assert judged.verdict == Verdict.NOT_READY
    assert judged.staffing.minimum_missing_h(StrengthUnit.PEOPLE, {1}) == 8


def test_other_posts_and_the_reserve_need_a_decision():
    judged = verdict(fair())
    assert judged.obstacles == (Obstacle.MINIMUM_UNMET, Obstacle.RESERVE_UNMET)
    assert judged.verdict == Verdict.NEEDS_DECISIONS


def test_without_a_deployment_it_is_not_ready():
    judged = judge(ready_plan(), (), None)
    assert judged.obstacles == (Obstacle.NO_DEPLOYMENT,)
    assert judged.verdict == Verdict.NOT_READY


def test_a_deployment_for_another_version_counts_for_nothing():
    judged = verdict(ready_plan(), plan_sha256="0" * 64)
    assert judged.obstacles == (Obstacle.OTHER_VERSION,)
    assert judged.verdict == Verdict.NOT_READY
    assert judged.staffing is None


def test_a_plan_that_asks_for_nobody_is_not_ready():
    plan = fair(posts=[])
    judged = verdict(plan, assignments=[])
    assert judged.obstacles == (Obstacle.NOTHING_ASKED,)
    assert judged.verdict == Verdict.NOT_READY


def task(name: str, **fields):
    return {"id": name, "title": name, "work_group": "traffic", **fields}


def test_a_task_is_done_only_with_evidence():
    plan = ready_plan(
        tasks=[
            task("proven", state="done", evidence="Report 5", due=at(8, day=20)),
            task("claimed", state="done", due=at(8, day=20)),
            task("coming", due=at(8, day=25)),
            task("whenever"),
        ]
    )
    judged = verdict(plan)
    assert (judged.tasks, judged.tasks_open, judged.tasks_overdue) == (4, 3, 1)
    assert judged.obstacles == (Obstacle.TASKS_OVERDUE,)


def test_a_directive_is_open_until_the_chair_closes_it():
    plan = ready_plan(
        directives=[
            {"id": "d1", "text": "Close", "due": at(8, day=20), "state": "closed"},
            {"id": "d2", "text": "Prove", "due": at(8, day=20), "state": "evidenced"},
        ]
    )
    judged = verdict(plan)
    assert (judged.directives_open, judged.directives_overdue) == (1, 1)
    assert judged.verdict == Verdict.NEEDS_DECISIONS


@pytest.mark.parametrize("lacking", ["trigger", "decided_by", "actions", "stand_down"])
def test_a_contingency_plan_is_complete_when_nothing_lacks(lacking):
    whole = {
        "id": "fire",
        "name": "Fire",
        "trigger": "Smoke",
        "decided_by": "lead",
        "stand_down": "No smoke",
        "actions": [{"text": "Call 114", "owner": "police", "within_min": 1}],
    }
    lead = {"id": "lead", "name": "Lead", "level": "strategic", "agency": "police"}
    torn = {key: value for key, value in whole.items() if key != lacking}
    plan = ready_plan(commands=[lead], contingency_plans=[whole, {**torn, "id": "torn"}])
    judged = verdict(plan)
    assert (judged.plans, judged.plans_complete) == (2, 1)
    assert judged.obstacles == (Obstacle.PLANS_INCOMPLETE,)


def test_every_grave_obstacle_comes_before_the_others():
    plan = fair(tasks=[task("late", due=at(8, day=20))])
    judged = judge(plan, [finding(Severity.ERROR), finding(Severity.WARNING)], deployment(plan))
    grave = [obstacle in GRAVE for obstacle in judged.obstacles]
    assert grave == sorted(grave, reverse=True)


def test_the_dossier_says_the_verdict_and_why():
    plan = fair()
    content = dossier_content(plan, (), deployment(plan), "en")
    (said,) = blocks(part(content, "readiness"), Statement)
    assert said.title == "Not ready"
    assert said.reasons == (
        "Posts of priority 1 lack minimum strength: 4 person-hours.",
        "Posts of lower priority lack minimum strength: 2 team-hours.",
        "The reserve is not held: 6 person-hours missing.",
    )
