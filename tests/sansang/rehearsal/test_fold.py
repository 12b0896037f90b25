"""Sums of days are what a slow count of the same days gives, however the days are cut."""

from collections import Counter
from datetime import datetime
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from tests.sansang.rehearsal.scenarios import HOUR, MINUTE, ints, one_plan, small_scenario

from sansang.incident import State
from sansang.rehearsal.answer import (
    all_in_target,
    histograms_of,
    manned_ms,
    notable_of,
    posts_of,
    queue_of,
    responses_of,
    teams_of,
)
from sansang.rehearsal.answer_plans import plans_of
from sansang.rehearsal.chance import chance_of
from sansang.rehearsal.day import Why
from sansang.rehearsal.draw import draw, workspace
from sansang.rehearsal.engine.outcome import Outcome
from sansang.rehearsal.fold import fold_day, fold_drill
from sansang.rehearsal.frame import Group, frame_of, hours_of
from sansang.rehearsal.scenario import NEVER, NONE, Stress
from sansang.rehearsal.sums import add, new_fold
from sansang.rehearsal.totals import Totals

SEED = 5


def event(**changes):
    return small_scenario(
        fallbacks=one_plan(), **{"least": ints(1, 0), "least_from": ints(HOUR, 0)} | changes
    )


def outcome(rng, drawn, **changes):
    """A day that went anyhow: every tenth incident is not reached, most others in some minutes."""
    count = int(drawn.made[0])
    at = drawn.at_ms[:count]
    first = at + rng.integers(0, 20 * MINUTE, count)
    first[rng.random(count) < 0.1] = NEVER
    state = np.where(first == NEVER, int(State.OPEN), int(State.CLOSED))
    lost = (first == NEVER) & (rng.random(count) < 0.3)
    state[lost] = int(State.UNREACHABLE)
    made = {
        "state": state.astype(np.int64),
        "dispatched_ms": at.copy(),
        "first_ms": first,
        "complete_ms": first,
        "closed_ms": first,
        "first_team": np.zeros(count, np.int64),
        "plan": ints(0),
        "activated_ms": ints(HOUR),
        "refused": np.zeros(1, np.bool_),
        "cause": ints(0),
        "action_of_at": ints(0, 1),
        "done_ms": ints(HOUR + int(rng.integers(0, 20)) * MINUTE),
        "late_activation": ints(),
        "late_action": ints(),
        "late_team": ints(),
        "late_why": ints(),
        "late_held": ints(),
        "late_by_ms": ints(),
        "short_ms": rng.integers(0, HOUR, 2),
        "busy_ms": rng.integers(0, HOUR, 2),
        "overrun_ms": rng.integers(0, 2, 2) * MINUTE,
        "counts": ints(1, 0, 3 * MINUTE, 2),
        **changes,
    }
    return Outcome(**made)


class Played:
    """Days of a scenario with the outcome of each."""

    def __init__(self, scenario, days=30, first=0):
        self.scenario, self.framed = scenario, frame_of(scenario)
        self.days = []
        rng = np.random.default_rng(1 + first)
        for number in range(first, first + days):
            drawn = workspace(chance_of(scenario))
            draw(chance_of(scenario), SEED, number, drawn)
            self.days.append((drawn, outcome(rng, drawn), number))

    def fold(self, days=None, rows=0):
        days = self.days if days is None else days
        fold = new_fold(self.framed.frame, 2, len(days), rows)
        for one in days:
            fold_day(self.framed.frame, *one, fold)
        return fold

    def totals(self):
        totals = Totals(self.framed, 2)
        for at in range(0, len(self.days), 5):
            totals.add(self.fold(self.days[at : at + 5]))
        return totals


@pytest.fixture(scope="module")
def played():
    return Played(event())


def judged(scenario, drawn, result):
    """Each incident of which something is known: type, place, moment, minutes or None, in time."""
    for i in range(drawn.made[0]):
        kind, at, first = drawn.type[i], drawn.at_ms[i], result.first_ms[i]
        target = scenario.demand.target_ms[kind]
        if first != NEVER:
            yield kind, drawn.place[i], at, (first - at) / MINUTE, first - at <= target
        elif result.state[i] == State.UNREACHABLE or at + target <= scenario.end_ms:
            yield kind, drawn.place[i], at, None, False


def test_responses_are_what_a_slow_count_gives(played):
    scenario, totals = played.scenario, played.totals()
    told = {
        (r.site, r.incident_type, r.hour): r
        for r in responses_of(scenario, totals)
        if (r.priority, r.sector) == (None, None)
    }
    rows = [row for d, o, _ in played.days for row in judged(scenario, d, o)]
    hours = hours_of(scenario)
    for (site, kind, hour), response in told.items():
        mine = [
            row
            for row in rows
            if site in (None, scenario.ground.places[row[1]])
            and kind in (None, scenario.demand.types[row[0]])
            and hour in (None, hours[row[2] // MINUTE])
        ]
        reached = [row[3] for row in mine if row[3] is not None]
        assert response.unreached == len(mine) - len(reached)
        assert response.within.value == pytest.approx(np.mean([row[4] for row in mine]))
        assert response.mean.value == pytest.approx(np.mean(reached))
        assert response.within.low <= response.within.value <= response.within.high
    assert told[None, None, None].p50.value == pytest.approx(
        np.median([10**6 if row[3] is None else row[3] for row in rows]), abs=0.3
    )


def test_the_order_in_which_days_are_cut_into_chunks_changes_nothing(played):
    whole = played.fold()
    parts = new_fold(played.framed.frame, 2, 0)
    for at in (0, 7, 20):
        end = {0: 7, 7: 20, 20: 30}[at]
        add(parts, played.fold(played.days[at:end]))
    for name in ("days", "groups", "histogram", "plans", "actions", "missing", "notable"):
        assert (getattr(whole, name) == getattr(parts, name)).all(), name
    assert np.allclose(whole.moments, parts.moments, rtol=1e-12)


def test_what_the_end_cut_off_is_neither_in_time_nor_late():
    scenario = event(curve=np.zeros(4))
    drawn = workspace(chance_of(event()))
    drawn.made[:] = 2, 2, NEVER, NEVER
    drawn.at_ms[:2] = scenario.end_ms - 9 * MINUTE, scenario.end_ms - 7 * MINUTE  # target: 8
    drawn.type[:2] = drawn.place[:2] = 0
    drawn.request_at[:3] = 0, 1, 2
    late = outcome(np.random.default_rng(1), drawn)._replace(
        state=ints(State.OPEN, State.OPEN), first_ms=ints(NEVER, NEVER)
    )
    framed = frame_of(event())
    totals = Totals(framed, 2)
    fold = new_fold(framed.frame, 2, 1)
    fold_day(framed.frame, drawn, late, 0, fold)
    totals.add(fold)
    everything = responses_of(scenario, totals)[0]
    assert (everything.incidents, everything.unreached) == (2, 1)
    assert everything.within.value == 0


def test_the_most_notable_day_is_that_with_most_late_ones_of_priority_1(played):
    scenario = played.scenario
    notable = notable_of(scenario, played.totals())
    late = {
        number: (
            sum(1 for row in judged(scenario, d, o) if not row[4] and row[0] == 1),
            sum(1 for row in judged(scenario, d, o) if not row[4]),
        )
        for d, o, number in played.days
    }
    assert (late[notable[0].number]) == max(late.values())
    assert notable[0].late == late[notable[0].number][1]
    assert all(one.at.second == 0 for one in notable)
    good = sum(first == 0 for first, _ in late.values())
    assert all_in_target(scenario, played.totals()).value == pytest.approx(good / 30)


def test_posts_teams_and_the_line_are_summed_up(played):
    scenario, totals = played.scenario, played.totals()
    assert manned_ms(scenario).tolist() == [9 * HOUR, 0]
    (post,) = posts_of(scenario, totals)
    minutes = np.mean([o.short_ms[0] for _, o, _ in played.days]) / MINUTE
    assert post.minutes_per_day.value == pytest.approx(minutes)
    assert post.share.value == pytest.approx(minutes / 540)
    load = teams_of(scenario, totals)[1]
    assert load.busy.value == pytest.approx(
        np.mean([o.busy_ms[1] for _, o, _ in played.days]) / (10 * HOUR)
    )
    queue = queue_of(scenario, totals)
    requests = sum(int(d.made[1]) for d, _, _ in played.days)
    assert queue.mean_length.value == pytest.approx(3 / 600)
    assert queue.mean_wait_min.value == pytest.approx(90 / requests)
    # Little: length = arrivals by minute × wait
    arrivals = requests / 30 / 600
    assert queue.mean_length.value == pytest.approx(arrivals * queue.mean_wait_min.value)


def test_a_plan_is_on_time_when_all_its_actions_are(played):
    scenario, totals = played.scenario, played.totals()
    (plan,) = plans_of(scenario, totals, {"CP1": (2,)})
    good = sum(int(o.done_ms[0]) <= HOUR + 10 * MINUTE for _, o, _ in played.days)
    assert (plan.activated, plan.on_time, plan.failed, plan.drills) == (30, good, 30 - good, 0)
    assert plan.share_on_time.value == pytest.approx(good / 30)
    assert plan.not_rehearsed == (2,)
    assert plan.failed_day == next(
        n for _, o, n in played.days if o.done_ms[0] > HOUR + 10 * MINUTE
    )
    assert plan.actions[0].due == 30


def test_who_was_missing_and_why_is_counted(played):
    drawn, result, number = played.days[0]
    late = result._replace(
        done_ms=ints(NEVER),
        late_activation=ints(0, 0),
        late_action=ints(0, 0),
        late_team=ints(0, 0),
        late_why=ints(Why.BUSY, Why.TOO_FAR),
        late_held=ints(1, NONE),
        late_by_ms=ints(NEVER, 90_000),
        counts=ints(1, 2, 0, 0),
    )
    totals = Totals(played.framed, 2)
    totals.add(played.fold([(drawn, late, number)] * 3))
    (plan,) = plans_of(played.scenario, totals, {})
    busy, far = plan.actions[0].missing
    assert (busy.team, busy.why, busy.times, busy.late_min) == ("T1", "busy", 3, None)
    assert (far.why, far.late_min) == ("too_far", 1.5)
    assert (busy.held_by, far.held_by) == ("fire", None)
    assert plan.actions[0].median_min is None


def test_of_a_drill_only_the_plan_counts_that_was_tried():
    scenario = event(stress=Stress(drills=(0,)))
    played = Played(scenario, days=1)
    drawn, result, number = played.days[0]
    frame = played.framed.frame
    drill = result._replace(
        plan=ints(0, 0),
        activated_ms=ints(int(drawn.made[3]) + MINUTE, HOUR),
        refused=np.zeros(2, np.bool_),
        cause=ints(NONE, 0),
        action_of_at=ints(0, 1, 2),
        done_ms=ints(int(drawn.made[3]) + 5 * MINUTE, NEVER),
        counts=ints(2, 0, 0, 0),
    )
    fold = new_fold(frame, 2, 1)
    fold_drill(frame, drawn, drill, number, fold)
    totals = Totals(played.framed, 2)
    totals.add_drills(fold)
    (plan,) = plans_of(scenario, totals, {})
    assert (plan.activated, plan.drills, plan.on_time, plan.failed) == (1, 1, 1, 0)
    assert fold.groups.sum() == 0


def test_each_incident_is_a_row_where_rows_are_asked_for(played):
    fold = played.fold(rows=1_000)
    total = sum(int(d.made[0]) for d, _, _ in played.days)
    assert fold.days[3] == total
    numbers = Counter(fold.incidents[:total, 0].tolist())
    assert numbers == {n: int(d.made[0]) for d, _, n in played.days if d.made[0]}


def test_histograms_count_every_response(played):
    totals = played.totals()
    everything, *others = histograms_of(played.scenario, totals)
    assert sum(everything.counts) + everything.unreached == totals.fold.histogram[0].sum()
    assert sum(everything.counts) == sum(
        sum(one.counts) for one in others if one.priority is not None
    )


def test_hours_are_those_of_the_clock_when_summer_time_ends():
    paris = ZoneInfo("Europe/Paris")
    scenario = event(
        start=datetime(2026, 10, 25, 0, 30, tzinfo=paris),
        time_zone="Europe/Paris",
        end_ms=5 * HOUR,
    )
    hours = hours_of(scenario)
    shown = [int(hours[minute]) for minute in (0, 30, 90, 150, 210, 270)]
    assert shown == [0, 1, 2, 2, 3, 4]
    assert Group(hour=2) in frame_of(scenario).groups
