"""The steps of the search: a first answer, companies, shares and a few task forces at a time."""

from concurrent.futures import ThreadPoolExecutor
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.sansang.deployment.tiny import at, need, pattern, plan, post, span, team

from sansang.deployment import deploy
from sansang.deployment.companies import companies
from sansang.deployment.components import components
from sansang.deployment.cover import covers, rounding_rows
from sansang.deployment.duties import Duty, by_squad, strength
from sansang.deployment.greedy import greedy
from sansang.deployment.ladder import Halt, Halted, Ladder, Work
from sansang.deployment.levels import ease_terms, shortfall_terms
from sansang.deployment.model import DutyModel, exclusive_shifts, most_within
from sansang.deployment.neighbourhoods import NeighbourhoodSearch
from sansang.deployment.part import PartSearch
from sansang.deployment.problem import Shift, build_problem
from sansang.deployment.relaxation import relaxed_floors
from sansang.deployment.score import score
from sansang.eventfile.synthetic import synthetic_plan

PLANS = {"max_examples": 10, "deadline": None, "derandomize": True}
plans = st.builds(synthetic_plan, st.integers(10, 40), st.integers(0, 10_000))


def work(left: float) -> Work:
    return Work(left=left, until=perf_counter() + 600, seed=1)


def parts_of(plan):
    problem = build_problem(plan)
    return [problem.part(*numbers) for numbers in components(problem)]


@settings(**PLANS)
@given(plans)
def test_the_first_answer_keeps_the_rules_of_the_model(plan):
    for part in parts_of(plan):
        model = DutyModel(part)
        terms = shortfall_terms(model) | ease_terms(model, None)
        duties = greedy(part)
        values = Ladder(model, terms).complete(duties)  # raises where a rule is broken
        worth = {
            name: sum(values[v.index] * weight for v, weight in level)
            for name, level in terms.items()
        }
        assert worth == score(part, duties, None)


@settings(**PLANS)
@given(plans)
def test_a_first_answer_kept_is_the_same_answer(plan):
    for part in parts_of(plan):
        duties = greedy(part)
        assert set(duties) <= set(greedy(part, keep=duties))


@settings(**PLANS)
@given(plans)
def test_what_is_proven_for_companies_is_under_what_the_squads_reach(plan):
    for part in parts_of(plan):
        merged, members = companies(part)
        assert sorted(squad for mine in members for squad in mine) == list(range(len(part.squads)))
        assert [squad.count for squad in merged.squads] == [len(mine) for mine in members]
        search = PartSearch(part, greedy(part), None)
        search.improve_shortfalls(work(0.5))
        assert all(search.bounds[level] <= search.score[level] for level in search.bounds)


def test_a_search_by_neighbourhoods_gets_better_and_keeps_the_rules():
    part = max(parts_of(synthetic_plan(240)), key=lambda part: len(part.squads))
    first = greedy(part)
    search = NeighbourhoodSearch(part, first, None, seed=1)
    search.improve_shortfalls(work(1.5))
    search.improve(work(1.5))
    assert all(search.bounds[level] <= search.score[level] for level in search.bounds)
    assert tuple(search.score.values()) < tuple(score(part, first, None).values())
    Ladder(model := DutyModel(part), shortfall_terms(model)).complete(search.duties)
    assert all(
        len(mine) == len({d.shift for d in mine}) for mine in by_squad(search.duties).values()
    )


def test_a_first_answer_sends_nobody_where_nobody_is_asked_for():
    """The attic asks for nobody on that day, and is as far away as a part is long."""
    problem = build_problem(
        plan(
            [team("alpha")],
            [post("attic", need(30, 38, 5), site="station"), post("gate", need(6, 10, 5))],
            event_rules={"speed_km_per_h": 2},
            shift_patterns=[pattern(6, parts=2)],
        )
    )
    duties = greedy(problem)
    assert all(duty.posts in ((0, 0), (1, 1)) for duty in duties)
    Ladder(model := DutyModel(problem), shortfall_terms(model)).complete(duties)


def test_a_post_that_only_teams_without_a_shift_fit_is_a_part_alone():
    problem = build_problem(
        plan(
            [team("alpha"), team("bravo", skills=["first-aid"], availability=[span(7, 8)])],
            [post("gate", need(6, 14, 5)), post("aid", need(6, 14, 5), skills=["first-aid"])],
        )
    )
    assert components(problem) == [([0], [0]), ([], [1])]


def test_a_search_by_neighbourhoods_ends_where_it_can_change_nothing():
    problem = build_problem(
        plan(
            [team("alpha")],
            [post("gate", need(6, 14, 5)), post("aid", need(6, 14, 5), skills=["first-aid"])],
        )
    )
    search = NeighbourhoodSearch(problem, greedy(problem), None, seed=1)
    search.improve_shortfalls(work(0.1))
    assert search.shortfalls_proven


def changing_posts(*posts):
    """Two teams alike, and one shift in which they may change their post."""
    return build_problem(
        plan([team("alpha"), team("bravo")], posts, shift_patterns=[pattern(6, parts=2)])
    )


def test_two_teams_do_not_both_come_from_where_one_of_them_was():
    """Of two teams that come from the hall and the station, one is late at the hall.

    It costs the least of the first priority to leave the platform, for the store.
    """
    problem = changing_posts(
        post("gate", need(6, 10, 5)),
        post("platform", need(6, 10, 1), site="station"),
        post("stage", need(10, 14, 5)),
        post("door", need(10, 14, 5)),
        post("store", need(6, 10, 5), priority=2),
    )
    search = PartSearch(problem, [], None)
    search.improve_shortfalls(work(1.0))
    assert search.shortfalls_proven
    assert (search.score["minimum.1"], search.score["minimum.2"]) == (240, 0)


def test_what_a_company_promises_and_cannot_share_out_is_not_taken_for_proven():
    """One team goes from the gate to the stage and another takes its place, a little late.

    Whoever shares out the duties lets the first one stay, and the other is late at the stage.
    """
    problem = changing_posts(
        post("gate", need(6, 14, 5), priority=2),
        post("platform", need(6, 10, 1), site="station"),
        post("stage", need(10, 14, 5)),
    )
    search = PartSearch(problem, [], None)
    search.improve_shortfalls(work(1.0))
    assert all(bound <= search.score[level] for level, bound in search.bounds.items())
    search.improve(work(5.0))
    assert search.shortfalls_proven
    assert (search.score["minimum.1"], search.score["minimum.2"]) == (0, 300)


def test_teams_pooled_where_they_stand_come_to_what_each_alone_does():
    """Pooled, teams with different hours and leads share the variables of their posts."""
    for part in parts_of(synthetic_plan(60, seed=7)):
        merged, _ = companies(part)
        apart, pooled = DutyModel(merged), DutyModel(merged, pooled=True)
        assert len(pooled.at) <= len(apart.at)
        ladders = [Ladder(model, shortfall_terms(model)) for model in (apart, pooled)]
        bounds = []
        for ladder in ladders:
            bounds.append({})
            values = ladder.climb(ladder.complete([]), bounds[-1], work(20.0))
            assert ladder.worth(values) == ladder.worth(ladder.complete(ladder.duties(values)))
        assert bounds[0] == bounds[1]


def two_priorities():
    """One lead, and either a post of the second priority by day or one of the first by night."""
    problem = build_problem(
        plan(
            [team("alpha", may_lead=True, task_force="order")],
            [post("aid", need(6, 14, 5), priority=2), post("gate", need(22, 30, 5))],
        )
    )
    day, night = (
        next(i for i, s in enumerate(problem.shifts) if problem.grid.moment(s.start) == at(hour))
        for hour in (6, 22)
    )
    return problem, [Duty(0, day, (0,))], [Duty(0, night, (1,))]


def test_a_bound_goes_where_a_level_before_it_gets_worse_for_the_first():
    problem, day, night = two_priorities()
    search = PartSearch(problem, day, None)
    search.bounds = {"minimum.1": 0, "minimum.2": 0, "desired": 2400}
    search.take(night)
    assert search.duties == night
    assert search.bounds == {"minimum.1": 0, "minimum.2": 0}


def test_a_floor_of_a_level_sinks_where_a_level_before_gets_worse():
    """Whoever leaves the gate for an hour may stand at the aid post for that long, not longer."""
    problem, day, night = two_priorities()
    ladder = Ladder(model := DutyModel(problem), shortfall_terms(model))
    floor = relaxed_floors(ladder, score(problem, night, None), work(1.0))["minimum.2"]
    met, unmet = ({"minimum.1": missing} for missing in (0, 2400))
    assert floor.at(met) == score(problem, night, None)["minimum.2"] == 2400
    assert floor.at(unmet) == score(problem, day, None)["minimum.2"] == 0


def test_nothing_is_solved_once_the_end_is_asked_for():
    problem, day, _ = two_priorities()
    ladder = Ladder(model := DutyModel(problem), shortfall_terms(model))
    ended = work(1.0)
    ended.halt.ask()
    assert ended.over
    assert relaxed_floors(ladder, score(problem, day, None), ended) == {}
    with pytest.raises(Halted):
        ended.solve(model.cp)


def test_a_part_takes_no_duties_that_leave_others_unled():
    problem, day, night = two_priorities()
    follow = strength(problem, day)[0] > 0
    held = problem.beside([s.minimum * 0 for s in problem.stands], led={}, follow={"order": follow})
    search = PartSearch(held, day, None)
    search.take(night)
    assert search.duties == day


@settings(**PLANS)
@given(
    weights=st.lists(st.integers(1, 9), min_size=1, max_size=4),
    asked=st.integers(1, 12),
    counts=st.lists(st.integers(0, 3), min_size=4, max_size=4),
)
def test_rounding_forbids_no_choice_of_whole_squads(weights, asked, counts):
    missing = max(0, asked - sum(w * n for w, n in zip(weights, counts, strict=False)))
    for most, row in rounding_rows(weights, asked):
        given_ = sum(w * n for w, n in zip(row, counts, strict=False))
        assert given_ + missing >= most


@given(
    st.lists(st.tuples(st.integers(0, 60), st.integers(4, 12)), min_size=2, max_size=8, unique=True)
)
def test_shifts_exclude_each_other_in_pairs_just_by_rest_and_hours(times):
    shifts = tuple(Shift(start=a, end=a + n, parts=1, night=False) for a, n in times)
    held = {
        frozenset((i, j))
        for row in exclusive_shifts(shifts, 11, 12, 24)
        for i in row
        for j in row
        if i != j
    }
    for i, one in enumerate(shifts):
        for j, other in enumerate(shifts[:i]):
            first, second = sorted((one, other), key=lambda s: (s.start, s.end))
            rested = second.start >= first.end + 11
            windows = {s for shift in (first, second) for s in (shift.start, shift.end - 24)}
            worked = max(
                sum(max(0, min(s.end, w + 24) - max(s.start, w)) for s in (first, second))
                for w in windows
            )
            alone = max(first.length, second.length)
            if alone <= 12:
                assert (frozenset((i, j)) in held) == (not rested or worked > 12)


@given(st.lists(st.integers(1, 30), max_size=8), st.integers(0, 100))
def test_the_greatest_sum_within_a_limit(amounts, limit):
    sums = {0}
    for amount in amounts:
        sums |= {total + amount for total in sums}
    assert most_within(amounts, limit) == max(total for total in sums if total <= limit)


def test_needs_are_cut_where_they_or_the_strength_change():
    part = parts_of(synthetic_plan(12, seed=4))[0]
    model = DutyModel(part)
    for number, stand in enumerate(part.stands):
        mine = [cover for cover in covers(model) if cover.post == number]
        told = sum(cover.length * cover.desired for cover in mine)
        assert told == stand.desired.sum()
    assert strength(part, []) == {}


class AboutToBegin:
    """A solver that hears nothing until it is asked a second time."""

    def __init__(self, halt: Halt) -> None:
        self.asked, self.halt = 0, halt

    def stop_search(self) -> None:
        self.asked += 1
        if self.asked > 1:
            self.halt.running.remove(self)


def test_a_solver_that_is_only_about_to_begin_is_asked_again():
    halt = Halt()
    solver = AboutToBegin(halt)
    halt.running.append(solver)
    halt.ask()
    assert solver.asked == 2


def test_a_solver_that_begins_after_the_end_is_refused():
    halt = Halt(asked=True)
    with pytest.raises(Halted), halt.heard_by(AboutToBegin(halt)):
        pass
    assert halt.running == []


def test_an_interruption_while_parts_are_handed_out_ends_those_that_run(monkeypatch):
    handed_out = []

    class Interrupted(ThreadPoolExecutor):
        def submit(self, improve, part, work):
            handed_out.append(work.halt)
            if len(handed_out) > 1:
                raise KeyboardInterrupt
            return super().submit(improve, part, work)

    monkeypatch.setattr("sansang.deployment.solve.ThreadPoolExecutor", Interrupted)
    with pytest.raises(KeyboardInterrupt):
        deploy(synthetic_plan(60, seed=4), time_limit_s=60)
    assert all(halt.asked for halt in handed_out)
