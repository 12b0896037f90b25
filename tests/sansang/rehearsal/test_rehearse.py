"""A rehearsal answers what it is asked, on the same days for all variants."""

from dataclasses import replace

import numpy as np
import pytest
from tests.sansang.rehearsal.scenarios import bools, ints, one_plan, rules, small_scenario

from sansang.faults import CannotRun
from sansang.rehearsal.batch import chunks, play_chunk, prepare
from sansang.rehearsal.compare import measures_of, pair
from sansang.rehearsal.course import Course
from sansang.rehearsal.parallel import Threads
from sansang.rehearsal.parquet import incident_file
from sansang.rehearsal.precision import Precision
from sansang.rehearsal.rehearse import policy_of
from sansang.rehearsal.scenario import Stress
from sansang.rehearsal.value import candidates_of, values_of
from sansang.rehearsal.variants import ONE_MORE, one_less, one_more

SEED = 3


def event(**changes):
    """Two teams for some fifty incidents: many wait."""
    usual = {"curve": np.array([0.0, 40.0, 0.0, 10.0]), "fallbacks": one_plan()}
    return small_scenario(**usual | changes)


def course(scenario, days=200, other=None, drills=0, precision=None, file=None):
    with Threads(2) as workers:
        made = Course(
            scenario=scenario,
            other=other,
            seed=SEED,
            workers=workers,
            told=lambda _: None,
            file=file,
        )
        made.ordinary(days, precision)
        if drills:
            made.drill(drills)
    return made


def difference(made, name, about=None):
    return next(
        one for one in made.differences if (one.measure, one.about) == (name, about)
    ).difference


def test_the_same_event_compared_with_itself_differs_in_nothing():
    made = course(event(), other=event(), drills=20)
    assert made.differences
    assert {(one.difference.low, one.difference.high) for one in made.differences} == {(0, 0)}


def test_one_more_team_brings_somebody_sooner_and_one_less_later():
    scenario = event()
    more = difference(course(scenario, other=one_more(scenario, 0, 0)), "mean_min")
    less = difference(course(scenario, other=one_less(scenario, 0)), "mean_min")
    assert more.high < 0 < less.low


def test_the_paired_interval_of_one_more_team_is_a_quarter_of_that_of_independent_days():
    """As many days for each of both, once the same and once others. The event is one in which the
    team matters little, as one asks of a plan that is good already."""
    scenario = small_scenario(
        curve=np.array([0.0, 12.0, 0.0, 3.0]), move_up_after_ms=600_000, **_eight_teams()
    )
    other = one_more(scenario, 0, 0)
    ready, variant = prepare(scenario), prepare(other)
    same, apart = (pair(measures_of(scenario), measures_of(other)) for _ in range(2))
    for one in chunks(SEED, 0, 400):
        mine = play_chunk(ready, one).daily
        same.add(mine, play_chunk(variant, one).daily)
        apart.add(mine, play_chunk(variant, replace(one, first=one.first + 10_000)).daily)
    paired, independent = same.estimate("within"), apart.estimate("within")
    assert paired.high - paired.low <= (independent.high - independent.low) / 4


def _eight_teams():
    from sansang.rehearsal.scenario import Forces

    base = small_scenario().forces
    posts = ints(*[0, 1] * 4)
    eight = ints(*[0] * 8)
    return {
        "forces": Forces(
            **{
                **{name: getattr(base, name) for name in base.__dataclass_fields__},
                "teams": tuple(f"T{i}" for i in range(8)),
                "headcount": eight + 2,
                "vehicle": eight,
                "base": posts,
                "agency": eight,
                "serves": np.ones((8, 1), np.bool_),
                "duty_at": ints(*range(9)),
                "duty_from": eight,
                "duty_until": eight + 36_000_000,
                "duty_post": posts,
                "fits": np.ones((2, 8), np.bool_),
            }
        ),
        "able": np.ones((2, 8), np.bool_),
        "fallbacks": replace(
            one_plan(),
            named=np.zeros((1, 8), np.bool_) | bools(True, *[False] * 7),
            action_able=np.ones((1, 8), np.bool_),
        ),
    }


def test_a_team_that_is_added_is_a_reserve_of_its_own():
    scenario = event()
    other = one_more(scenario, 1, 0)
    forces = other.forces
    assert forces.teams[-1] == forces.posts[-1] == ONE_MORE
    assert forces.post_reserve[-1]
    assert forces.duty_until[-1] == scenario.end_ms
    assert (forces.serves[-1] == forces.serves[1]).all()
    assert not other.fallbacks.named[:, -1].any()


def test_a_team_that_is_lost_is_not_recalled_either():
    other = one_less(event(), 0)
    assert other.forces.duty_at.tolist() == [0, 0, 1]
    assert other.forces.duty_post.tolist() == [1]
    assert not other.fallbacks.named[:, 0].any()


def test_what_a_team_is_worth_is_tried_on_other_days_the_greatest_first():
    scenario = event()
    made = course(scenario)
    with Threads(2) as workers:
        values = values_of(scenario, made.totals, workers, SEED, 1 << 40)
    assert {one.lost for one in values} == {True, False}
    assert {one.team for one in values} <= set(scenario.forces.teams)
    changes = [abs(one.within.value) for one in values]
    assert changes == sorted(changes, reverse=True)
    assert all(one.within.value > 0 for one in values if not one.lost)


def test_where_nothing_is_late_no_team_is_tried_as_an_addition():
    calm = event(curve=np.zeros(4))
    assert candidates_of(calm, course(calm, days=5).totals) == []


def test_a_drill_gives_a_plan_numbers_that_no_day_calls_for():
    calm = event(curve=np.zeros(4))
    made = course(calm, days=5, drills=20)
    drills = made.totals.drills
    assert drills.plans[0, :3].tolist() == [20, 20, 20]
    assert made.totals.fold.plans.sum() == made.totals.fold.plans[0, -1]  # NEVER failed


def test_a_day_with_a_drill_counts_for_nothing_else():
    assert course(event(), days=5, drills=20).totals.drills.groups.sum() == 0


def test_days_are_added_until_the_interval_is_narrow_enough():
    aim = Precision(half_width=0.08, fewest_days=50)
    days = course(event(), precision=aim).totals.days
    assert days in aim.looks()
    assert 50 <= days < 1_000


def test_the_rules_in_force_are_told():
    assert policy_of(event()) == "closest preemption cover borders"
    assert policy_of(event(rules=rules(preemption=False, keep_cover=False))) == "closest borders"


def test_stress_on_rates_brings_more_incidents():
    usual, more = (
        course(event(stress=Stress(rate_factor=factor)), days=50).totals.fold.groups[0, 0]
        for factor in (1.0, 1.5)
    )
    assert more / usual == pytest.approx(1.5, abs=0.1)


def test_each_incident_is_written_to_a_file_whole_or_not_at_all(tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet")
    scenario, file = event(), tmp_path / "incidents.parquet"
    with incident_file(scenario, file) as opened:
        made = course(scenario, days=30, file=opened)
    table = parquet.read_table(file)
    assert table.num_rows == made.totals.fold.groups[0, 0]
    assert sorted(set(table["day"].to_pylist())) == list(range(30))
    assert set(table["site"].to_pylist()) == {"gate", "hall"}
    reached = [one for one in table["response_min"].to_pylist() if one is not None]
    assert np.mean(reached) == pytest.approx(
        made.totals.fold.groups[0, 6] / made.totals.fold.groups[0, 5] / 60_000, rel=0.01
    )
    with pytest.raises(RuntimeError), incident_file(scenario, tmp_path / "broken") as opened:
        raise RuntimeError
    assert [one.name for one in tmp_path.iterdir()] == ["incidents.parquet"]


def test_without_pyarrow_one_is_told_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setattr("sansang.rehearsal.parquet.find_spec", lambda _: None)
    with pytest.raises(CannotRun, match="no_pyarrow"), incident_file(event(), tmp_path / "file"):
        pass
