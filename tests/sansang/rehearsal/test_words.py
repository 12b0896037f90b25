"""Each step of a rehearsed day, and each reason, is said in words in either language."""

from dataclasses import replace

import numpy as np
import pytest
from tests.sansang.rehearsal.scenarios import HOUR, MINUTE, day_of, ints, one_plan, small_scenario

from sansang.incident import State
from sansang.rehearsal.day import Day, Kind, Played, Why
from sansang.rehearsal.replay import Replay, moment_of, retold
from sansang.rehearsal.result import MissingForce
from sansang.rehearsal.words import (
    clock_to_the_second,
    duration,
    missing_reason,
    step_reason,
    step_sentence,
)
from sansang.wording import LANGUAGES, wording

SCENARIO = small_scenario(
    fallbacks=one_plan(), stress=replace(small_scenario().stress, silent_agency=1)
)
DAY = day_of(SCENARIO, (HOUR, 1, 1))
ENGLISH = wording("en")


def named(_table: str, record_id: str | None) -> str:
    return record_id or "–"


def played(*steps: tuple[int, ...], first_ms: int = 2 * HOUR) -> Played:
    """A day with one incident, of which these steps are told."""
    none, nothing = ints(), np.array([], dtype=np.bool_)
    return Played(
        state=ints(State.CLOSED),
        dispatched_ms=ints(HOUR),
        first_ms=ints(first_ms),
        complete_ms=ints(first_ms),
        closed_ms=ints(first_ms + HOUR),
        first_team=ints(0),
        plan=none,
        activated_ms=none,
        refused=nothing,
        cause=none,
        action_of_at=ints(0),
        done_ms=none,
        late_activation=none,
        late_action=none,
        late_team=none,
        late_why=none,
        late_held=none,
        late_by_ms=none,
        short_ms=ints(0, 0),
        busy_ms=ints(0, 0),
        overrun_ms=ints(0, 0),
        waiting_ms=0,
        longest_line=0,
        steps=np.array(steps, dtype=np.int64).reshape(-1, 6),
    )


def told(*steps: tuple[int, ...], day: Day = DAY, **more: int) -> Replay:
    return retold(SCENARIO, 1, day, played(*steps, **more))


def said(*step: int, **more: int) -> str:
    replay = told(step, **more)
    one = replay.steps[0]
    parts = (step_sentence(replay, one, ENGLISH, named), step_reason(replay, one, ENGLISH))
    return " · ".join(part for part in parts if part)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", Kind)
def test_every_kind_of_step_has_a_sentence_with_its_blanks_filled(kind, language):
    replay = told((HOUR, kind, 0, 0, 0, Why.NONE))
    sentence = step_sentence(replay, replay.steps[0], wording(language), named)
    assert sentence
    assert "{" not in sentence


def test_the_fifth_number_of_a_step_is_what_its_kind_says():
    def where(kind: Kind, incident: int) -> tuple[str | None, ...]:
        step = told((0, kind, incident, -1, 0, 0)).steps[0]
        return step.site, step.post, step.agency, step.contingency_plan

    assert where(Kind.ARRIVED, 0) == ("gate", None, None, None)
    assert where(Kind.BACK, -1) == (None, "at-gate", None, None)
    assert where(Kind.SILENCE_BEGINS, -1) == (None, None, "police", None)
    assert where(Kind.ACTIVATED, 0) == (None, None, None, "CP1")
    assert where(Kind.ASSIGNED, 0) == ("gate", None, None, None)
    assert where(Kind.ASSIGNED, -1) == (None, None, None, "CP1")
    assert where(Kind.EPOCH, -1) == (None, None, None, None)


def test_a_force_that_cannot_come_is_told_with_its_reason():
    assert said(0, Kind.WAITING, -1, 0, 0, Why.OTHER_PLAN) == (
        "T1 can't come to CP1 at once · bound by another contingency plan"
    )


def test_a_plan_says_what_has_called_for_it():
    assert said(HOUR, Kind.ACTIVATED, 0, -1, 0, 0) == "CP1 is activated · called for by incident #1"
    assert said(HOUR, Kind.ACTIVATED, -1, -1, 0, 0) == "CP1 is activated · put in, to try it"


def test_a_team_that_is_called_away_is_told_by_what_it_leaves():
    assert said(HOUR, Kind.WAITING, 0, 0, 1, Why.PREEMPTED) == (
        "T1 does not come to fire at hall, which waits for another"
        " · called away to a more urgent incident"
    )
    assert said(HOUR, Kind.WAITING, 0, -1, 1, Why.NOBODY_FREE) == (
        "fire at hall waits for a team · no able team can be spared"
    )


def test_an_arrival_says_how_long_after_the_report_and_that_it_was_too_late():
    assert said(HOUR + 9 * MINUTE, Kind.ARRIVED, 0, 0, 1, 0, first_ms=HOUR + 9 * MINUTE) == (
        "T1 is there (hall), 9:00 min after the report · too late: the target was 5:00 min"
    )
    in_time = said(HOUR + 4 * MINUTE, Kind.ARRIVED, 0, 0, 1, 0, first_ms=HOUR + 4 * MINUTE)
    assert in_time == "T1 is there (hall), 4:00 min after the report"


def test_a_second_team_is_never_called_too_late():
    later = said(HOUR + 30 * MINUTE, Kind.ARRIVED, 0, 1, 1, 0, first_ms=HOUR + 4 * MINUTE)
    assert later == "T2 is there (hall), 30:00 min after the report"


def test_a_decision_says_why():
    assert said(HOUR, Kind.ASSIGNED, 0, 1, 1, Why.COVER) == (
        "T2 is sent to hall · others are nearer, but their posts would come under their minimum"
    )
    assert said(HOUR, Kind.REPORTED, 0, -1, 1, Why.NONE) == (
        "fire at hall, priority 1 · somebody has to be there within 5:00 min"
    )


def test_who_does_not_appear_is_told_as_absent():
    assert (
        said(0, Kind.DUTY_BEGINS, -1, 0, 0, Why.ABSENT) == "T1 does not appear on duty at at-gate"
    )
    assert said(0, Kind.DUTY_BEGINS, -1, 0, 0, Why.SHIFT) == "T1 comes on duty at at-gate"


def test_a_missing_force_is_told_with_what_held_it():
    force = MissingForce(team="T1", why="other_plan", times=3, held_by="CP1")
    assert missing_reason(force, ENGLISH, named) == "bound by CP1"
    alone = MissingForce(team="T1", why="other_plan", times=3)
    assert missing_reason(alone, ENGLISH, named) == "bound by another contingency plan"


def test_moments_are_on_the_clock_of_the_event_also_where_clocks_go_back():
    paris = replace(
        SCENARIO,
        time_zone="Europe/Paris",
        start=moment_of(SCENARIO, 0).replace(year=2026, month=10, day=25, hour=1),
    )
    start = moment_of(paris, 0)
    ends = [f"{moment_of(paris, hours * HOUR):%H:%M %z}" for hours in range(9)]
    assert f"{start:%d %H:%M %z}" == "24 20:00 +0200"
    assert ends[6:] == ["02:00 +0200", "02:00 +0100", "03:00 +0100"]


def test_times_are_said_to_the_second():
    assert clock_to_the_second(told((1_500, Kind.EPOCH, -1, -1, -1, 0)).steps[0]) == "08:00:01"
    assert duration(279_600, ENGLISH) == "4:40 min"
