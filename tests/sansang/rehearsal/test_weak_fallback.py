"""Lạng Sơn's planted weak fallback: the rehearsal finds it, and what its README says mends it."""

import re
import shutil
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np
import pytest

from sansang.checks import run_checks
from sansang.checks.finding import Severity
from sansang.deployment import Assignment, Deployment, Status
from sansang.event import EventPlan
from sansang.eventfile import plan_sha256, read_plan
from sansang.rehearsal.build import scenario_of
from sansang.rehearsal.day import Day, Played, Why
from sansang.rehearsal.plain import play
from sansang.rehearsal.scenario import NEVER, Scenario
from sansang.travel import Travel

EXAMPLE = Path(__file__).parents[3] / "examples" / "lang-son-congress"
FIRE, MANY_HURT = "pa-chay-hoi-truong", "pa-nhieu-nguoi-bi-nan"
STANDS = {
    "vt-chua-chay": ("chua-chay-01", "chua-chay-02"),
    "vt-dieu-khien-pccc": ("cnch-01",),
    "vt-hoi-truong": ("canh-ve-01", "canh-ve-02"),
    "vt-san-truoc": ("cscd-01",),
    "vt-tram-y-te": ("y-te-01",),
    "vt-xe-cap-cuu": ("cap-cuu-01", "cap-cuu-07"),
    "benh-vien-cap-cuu": ("cap-cuu-03",),
}
"""Who stands at the hall on the first morning, and the ambulance at the hospital."""


@pytest.fixture(scope="module")
def plan() -> EventPlan:
    return read_plan(EXAMPLE)


@pytest.fixture(scope="module")
def mended(tmp_path_factory) -> EventPlan:
    """A copy of the folder with the mend of its README."""
    folder = shutil.copytree(EXAMPLE, tmp_path_factory.mktemp("mended") / "event")
    put(folder / "posts.csv", r"(benh-vien-cap-cuu,[^,]*),benh-vien,", r"\1,tap-ket-trung-tam,")
    put(folder / "contingency_plans.csv", rf"({MANY_HURT},.*),cap-cuu-01;", r"\1,")
    put(folder / "contingency_plans.csv", rf"({MANY_HURT},.*),vt-xe-cap-cuu;", r"\1,")
    return read_plan(folder)


def put(file: Path, found: str, instead: str) -> None:
    text, times = re.subn(found, instead, file.read_text("utf-8"))
    assert times == 1
    file.write_text(text, "utf-8")


def rehearsed(plan: EventPlan, stress: str | None = None) -> Scenario:
    start = datetime.fromisoformat("2026-11-27T06:00+07:00")
    stands = [
        Assignment(team=team, post=post, start=start, end=start + timedelta(hours=8))
        for post, teams in STANDS.items()
        for team in teams
    ]
    deployment = Deployment(
        event=plan.event.id,
        plan_sha256=plan_sha256(plan),
        seed=1,
        status=Status.FEASIBLE,
        levels=(),
        assignments=tuple(stands),
        unmet=(),
        seconds=0,
    )
    return scenario_of(plan, deployment, Travel(plan), stress=stress)


def drilled(scenario: Scenario, at: str) -> Played:
    """A quiet day on which the drill comes at a moment, and nothing else happens."""
    none = np.empty(0, np.int64)
    moment = datetime.fromisoformat(at) - scenario.start
    return play(
        scenario,
        Day(
            number=0,
            **dict.fromkeys(("at_ms", "type", "place", "stream", "inject"), none),
            request_at=np.zeros(1, np.int64),
            need=none,
            scene_ms=none,
            transported=np.empty(0, np.bool_),
            absent=np.zeros(len(scenario.forces.duty_from), np.bool_),
            silent_from_ms=NEVER,
            drill_ms=round(moment.total_seconds() * 1000),
        ),
    )


def late(scenario: Scenario, played: Played) -> dict[str, dict[str, Why]]:
    """Who was missing for each contingency plan that was late, and why."""
    found: dict[str, dict[str, Why]] = {}
    for activation, team, why in zip(
        played.late_activation, played.late_team, played.late_why, strict=True
    ):
        name = scenario.fallbacks.plans[played.plan[activation]]
        found.setdefault(name, {})[scenario.forces.teams[team]] = Why(int(why))
    return found


MORNING = "2026-11-27T09:30+07:00"


def test_each_of_both_plans_is_good_for_itself(plan):
    scenario = rehearsed(plan)
    for number in (scenario.fallbacks.plans.index(one) for one in (FIRE, MANY_HURT)):
        alone = replace(scenario, stress=replace(scenario.stress, drills=(number,)))
        assert late(alone, drilled(alone, MORNING)) == {}


def test_two_majors_at_once_find_the_weak_one_and_who_was_missing(plan):
    scenario = rehearsed(plan, "two-majors")
    assert [scenario.fallbacks.plans[one] for one in scenario.stress.drills] == [FIRE, MANY_HURT]
    missing = late(scenario, drilled(scenario, MORNING))
    assert missing.keys() == {MANY_HURT}
    assert missing[MANY_HURT]["cap-cuu-01"] is Why.OTHER_PLAN
    assert missing[MANY_HURT]["cap-cuu-07"] is Why.OTHER_PLAN
    assert missing[MANY_HURT]["cap-cuu-03"] is Why.NO_WAY


def test_the_mend_of_the_readme_mends_it(mended):
    scenario = rehearsed(mended, "two-majors")
    assert late(scenario, drilled(scenario, MORNING)) == {}


def test_the_mend_ends_gap_4_and_opens_no_other(plan, mended):
    def grave(of: EventPlan) -> set[tuple[str, str, str]]:
        return {
            (f.rule, f.record.id, str(f.data.get("other", "")))
            for f in run_checks(of)
            if f.severity is not Severity.ADVICE
        }

    gone = {(rule, one) for rule, one, _ in grave(plan) - grave(mended)}
    assert gone == {
        ("commitments.team_promised_twice", FIRE),
        ("commitments.post_stripped_twice", FIRE),
    }
    assert grave(mended) <= grave(plan)
