"""What would mend a contingency plan is told only where days that had no say in it show it."""

import pytest
from tests.sansang.rehearsal.leaning import contingency, leaning_plan, leaning_scenario
from tests.sansang.rehearsal.test_candidates import late

from sansang.event import EventPlan
from sansang.rehearsal import mend
from sansang.rehearsal.mend import mends
from sansang.rehearsal.result import Mend, MendKind


@pytest.fixture(autouse=True)
def few_days(monkeypatch):
    monkeypatch.setattr(mend, "CHOOSING_DAYS", range(4))
    monkeypatch.setattr(mend, "PROVING_DAYS", range(4, 16))


def found(event: EventPlan, *missing: tuple[str, str], seed: int = 1) -> tuple[Mend, ...]:
    scenario = leaning_scenario(event)
    return mends(event, scenario, [late("many-hurt", *missing)], seed=seed)


def test_the_spare_crew_mends_the_plan_that_leans_on_another_plans_crew():
    mended = found(leaning_plan(), ("crew-1", "other_plan"))
    assert {(one.kind, one.team, one.post) for one in mended} == {
        (MendKind.REPLACE, "crew-2", None),
        (MendKind.ADD, "crew-2", None),
        (MendKind.ADD, None, "aid-station"),
    }
    for one in mended:
        assert one.before.value == 0.5  # on time alone, late together with the fire
        assert one.after.value == 1
        assert one.gain.low > 0


def test_the_same_seed_tells_the_same_and_progress_is_told():
    told: list[tuple[int, int]] = []
    event = leaning_plan()
    result = [late("many-hurt", ("crew-1", "other_plan"))]
    again = mends(
        event, leaning_scenario(event), result, seed=1, progress=lambda *x: told.append(x)
    )
    assert again == found(event, ("crew-1", "other_plan"))
    assert told[-1][0] <= told[-1][1]


def test_nothing_is_told_where_nothing_helps():
    fire = contingency("fire", "crew-1")
    hasty = contingency("many-hurt", "crew-1")
    hasty["actions"][0]["within_min"] = 5  # the other crew is half an hour away
    event = leaning_plan(contingency_plans=[fire, hasty])
    assert found(event, ("crew-1", "other_plan")) == ()


def test_nothing_is_tried_for_a_plan_that_no_able_team_could_join():
    fire = contingency("fire", "crew-1", "crew-2", posts=["aid", "aid-station"])
    plans = [fire, contingency("many-hurt", "crew-1")]
    assert found(leaning_plan(contingency_plans=plans), ("crew-1", "other_plan")) == ()
