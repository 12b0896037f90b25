"""Chance brings what the plan says, and the same day to each variant of it."""

from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import chi2, kstest, norm
from tests.sansang.rehearsal.demands import HOUR_MS, scenario

from sansang.rehearsal.chance import chance_of
from sansang.rehearsal.draw import FULL, draw, draw_day, workspace
from sansang.rehearsal.scenario import NEVER, NONE, Stress

DAYS = 2_000


def _days(event, days=DAYS):
    chance = chance_of(event)
    drawn = workspace(chance)
    for number in range(days):
        yield draw(chance, 11, number, drawn), drawn


def test_counts_are_poisson():
    """Mean and dispersion lie in their 99.9 % intervals; ``(n − 1) s² / mean`` is chi-squared."""
    counts = np.array([count for count, _ in _days(scenario(expected=(20.0,)))])
    half = norm.ppf(0.9995) * np.sqrt(20 / DAYS)
    assert abs(counts.mean() - 20) < half
    dispersion = (DAYS - 1) * counts.var(ddof=1) / counts.mean()
    assert chi2.ppf(0.0005, DAYS - 1) < dispersion < chi2.ppf(0.9995, DAYS - 1)


def test_two_days_are_strangers():
    counts = np.array([count for count, _ in _days(scenario(expected=(20.0,)))])
    assert abs(np.corrcoef(counts[:-1], counts[1:])[0, 1]) < norm.ppf(0.9995) / np.sqrt(DAYS)


def test_moments_follow_the_curve():
    curve = ((0, 0), (0.2, 0.1), (0.5, 0.1), (0.6, 0.8), (1, 1))
    event = scenario(expected=(20.0,), curve=curve)
    at = np.concatenate([drawn.at_ms[:count].copy() for count, drawn in _days(event)])
    shares = np.interp(at / event.end_ms, *zip(*curve, strict=True))
    assert kstest(shares, "uniform").pvalue > 0.001
    assert not ((at > 0.2 * event.end_ms) & (at < 0.5 * event.end_ms)).any()


def test_times_at_the_scene_have_their_mean_and_spread_and_law():
    event = scenario(scene_min=20, spread=0.7)
    scene = np.concatenate([d.scene_ms[: d.made[1]].copy() for _, d in _days(event, 1_000)])
    sigma = np.sqrt(np.log(1 + 0.7**2))
    mean = scene.mean() / 60_000
    assert abs(mean - 20) < norm.ppf(0.9995) * 20 * 0.7 / np.sqrt(len(scene))
    z = (np.log(scene / 1_200_000) + sigma**2 / 2) / sigma
    assert kstest(z, "norm").pvalue > 0.001


def test_without_spread_the_scene_takes_always_the_same():
    day = draw_day(scenario(scene_min=12.5, spread=0), 1, 1)
    assert set(day.scene_ms.tolist()) == {750_000}


def test_patients_are_brought_in_their_share():
    event = scenario(transport=0.25)
    brought = np.concatenate([d.transported[: d.made[1]].copy() for _, d in _days(event, 1_000)])
    half = norm.ppf(0.9995) * np.sqrt(0.25 * 0.75 / len(brought))
    assert abs(brought.mean() - 0.25) < half


def test_the_same_seed_and_number_give_the_same_day_and_others_another():
    event = scenario()
    day = draw_day(event, 3, 4711)
    assert day.at_ms.tolist() == draw_day(event, 3, 4711).at_ms.tolist()
    assert day.at_ms.tolist() != draw_day(event, 3, 4712).at_ms.tolist()
    assert day.at_ms.tolist() != draw_day(event, 4, 4711).at_ms.tolist()


@settings(deadline=None, max_examples=40)
@given(st.integers(0, 10**6), st.integers(0, 3), st.integers(0, 3))
def test_a_type_or_a_team_that_is_added_changes_no_draw_of_the_others(number, teams, place):
    """Common random numbers: what is drawn hangs on names, not on the place in a list."""
    kinds = ["fall", "fire", "fight"]
    kinds.insert(place, "heat")
    other = scenario(
        types=tuple(kinds),
        expected=tuple({"heat": 7.0}.get(kind, 9.0) for kind in kinds),
        teams=tuple(f"team-{i}" for i in range(teams + 1)),
        rules={"out_of_service_share": 0.5},
    )
    one = scenario(types=("fall", "fire", "fight"), expected=(9.0, 9.0, 9.0))
    met, seen = draw_day(one, 5, number), draw_day(other, 5, number)
    was = [(a, one.demand.types[y]) for a, y in zip(met.at_ms, met.type, strict=True)]
    is_ = [(a, other.demand.types[y]) for a, y in zip(seen.at_ms, seen.type, strict=True)]
    assert was == [pair for pair in is_ if pair[1] != "heat"]
    kept = [i for i, (_, kind) in enumerate(is_) if kind != "heat"]
    assert met.scene_ms.tolist() == seen.scene_ms[kept].tolist()


def test_another_team_that_is_asked_for_leaves_the_first_as_it_was():
    one, two = draw_day(scenario(), 1, 1), draw_day(scenario(asked=2), 1, 1)
    assert one.scene_ms.tolist() == two.scene_ms[::2].tolist()
    assert two.request_at.tolist() == list(range(0, 2 * len(two.at_ms) + 1, 2))


def test_more_incidents_bring_the_old_gaps_closer_together():
    calm, busy = scenario(), scenario(stress=Stress(pack="surge", rate_factor=2.0))
    one, two = draw_day(calm, 1, 1), draw_day(busy, 1, 1)
    assert np.allclose(one.at_ms[:5] / 2, two.at_ms[:5], atol=1)


def test_injects_come_at_their_moment_after_the_incidents_of_chance():
    event = scenario(expected=(500.0,), injects=(("stand", HOUR_MS, 0, 3), ("cut", 0, NONE, 1)))
    day = draw_day(event, 1, 1)
    mine = day.inject == 0
    assert mine.sum() == 3
    assert set(day.at_ms[mine].tolist()) == {HOUR_MS}
    assert (np.diff(day.at_ms) >= 0).all()
    assert (day.stream[mine] == NONE).all()
    assert (day.inject[~mine] == NONE).all()


def test_a_share_of_duties_is_missed():
    event = scenario(
        teams=tuple(f"team-{i}" for i in range(50)), rules={"out_of_service_share": 0.1}
    )
    missed = np.array([drawn.absent.mean() for _, drawn in _days(event, 400)])
    assert abs(missed.mean() - 0.1) < norm.ppf(0.9995) * np.sqrt(0.09 / (50 * 400))


def test_a_fifth_of_an_agency_stays_away_each_day_and_not_always_the_same():
    stress = Stress(pack="absent", absent_agency=0, absent_share=0.2)
    event = scenario(teams=tuple(f"team-{i}" for i in range(10)), stress=stress)
    days = np.array([drawn.absent.copy() for _, drawn in _days(event, 200)])
    assert (days.sum(axis=1) == 2).all()
    assert (days.any(axis=0)).all()


def test_an_ordinary_day_has_neither_silence_nor_drill():
    day = draw_day(scenario(), 1, 1)
    assert (day.silent_from_ms, day.drill_ms) == (NEVER, NEVER)


def test_a_silence_ends_before_the_day_does():
    stress = Stress(pack="silent", silent_agency=0, silent_ms=HOUR_MS)
    moments = np.array([d.made[2] for _, d in _days(scenario(stress=stress), 500)])
    assert kstest(moments / (9 * HOUR_MS), "uniform").pvalue > 0.001


def test_a_drill_comes_while_posts_are_manned():
    moments = np.array([d.made[3] for _, d in _days(scenario(stress=Stress(drills=(0,))), 500)])
    assert kstest((moments - 2 * HOUR_MS) / (2 * HOUR_MS), "uniform").pvalue > 0.001


def test_a_workspace_that_is_too_small_says_so():
    chance = chance_of(scenario(expected=(200.0,)))
    small = workspace(chance_of(scenario(expected=(0.0,))))
    assert draw(chance, 1, 1, small) == FULL
    assert len(draw_day(scenario(expected=(0.0,)), 1, 1).at_ms) == 0


def test_streams_of_the_same_type_and_place_are_told_apart():
    event = scenario(types=("fall", "fall"), expected=(20.0, 20.0))
    day = draw_day(event, 1, 1)
    one, two = (day.at_ms[day.stream == s].tolist() for s in (0, 1))
    assert one != two
    assert replace(event, event="other") != event
