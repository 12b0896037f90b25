"""Reserves wait where rehearsing says that the fewest incidents come too late."""

import numpy as np
import pytest
from tests.sansang.deployment.tiny import answer, at, need, plan, post, span, team
from tests.sansang.rehearsal.test_placements import a_town

from sansang.deployment import ReservePlace
from sansang.faults import CannotRun
from sansang.rehearsal.parallel import Threads
from sansang.rehearsal.placements import candidates, reserves_of
from sansang.rehearsal.reserve_answer import read_reserves, write_reserves
from sansang.rehearsal.reserves import late_judge, place_reserves, planned, without_idle_moves
from sansang.rehearsal.selection import Aim, select
from sansang.travel import Travel

STATION, HALL = "station", "hall"


def an_event(target_min=20, **fields):
    """A reserve waits at the hall, and all falls are at the station, 27 minutes away."""
    waiting = post("waiting", need(6, 22, 5), reserve=True, task_force="order")
    fall = {
        "id": "fall",
        "name": "A fall",
        "work_group": "public_order",
        "target_min": target_min,
        "needs": [{"scene_min": 5}],
    }
    rate = {
        "id": "falls",
        "site": STATION,
        "incident_type": "fall",
        **span(6, 22),
        "per_hour": 0.5,
    }
    tables = {"incident_types": [fall], "incident_rates": [rate], **fields}
    event = plan([team("a", vehicle="car")], [waiting], **tables)
    return event, answer(event, ("a", "waiting", at(6), at(22)))


def found(event, deployment):
    with Threads(1) as workers:
        return place_reserves(event, deployment, Travel(event), workers)


def test_a_judge_counts_what_comes_too_late_on_the_same_days():
    scenario = a_town()
    reserves = reserves_of(scenario)
    with Threads(1) as workers:
        judge = late_judge(scenario, reserves, workers, 1)
        at_gate, at_far = judge((0,), range(6)), judge((3,), range(6))
        again = np.concatenate([judge((0,), range(2)), judge((0,), range(2, 6))])
    assert (at_gate <= at_far).all()
    assert at_gate.sum() < at_far.sum() <= 0
    assert again.tolist() == at_gate.tolist()


def test_a_reserve_is_sent_to_wait_where_it_happens():
    scenario = a_town()
    reserves = reserves_of(scenario)
    tried = [one.places for one in candidates(scenario, reserves)]
    aim = Aim(indifference=0.5, days_together=2, first=5)
    with Threads(1) as workers:
        best = select(tried, late_judge(scenario, reserves, workers, 1), aim)
    assert best.chosen.variant == (3,)
    assert best.confidence == 0.95


def test_a_reserve_that_could_as_well_stay_stays():
    """The second reserve changes nothing, wherever it waits."""

    def judge(places, days):
        return np.full(len(days), 0.0 if places[0] == 3 else -1.0)

    aim = Aim(indifference=0.5, days_together=1, first=2, most_days=10)
    chosen = select([(0, 0), (3, 3)], judge, aim).chosen
    assert chosen.variant == (3, 3)
    assert without_idle_moves((0, 0), chosen, judge) == (3, 0)


def test_an_event_is_told_where_its_reserves_should_wait_and_how_sure_that_is(tmp_path):
    event, deployment = an_event()
    told = found(event, deployment)
    assert told.places == (ReservePlace(post="waiting", site=STATION),)
    assert told.confidence == 0.95
    assert told.expected == pytest.approx(8)
    assert planned(told).late.value > 6 > told.tried[0].late.value
    assert told.tried[0].chosen
    write_reserves(told, tmp_path / "reserves.json")
    assert read_reserves(tmp_path / "reserves.json", event) == told


def test_without_a_reserve_or_a_target_there_is_nothing_to_find():
    event, deployment = an_event()
    with pytest.raises(CannotRun, match="no_reserves"):
        found(event, deployment.model_copy(update={"assignments": ()}))
    with pytest.raises(CannotRun, match="no_targets"):
        found(*an_event(target_min=None))
