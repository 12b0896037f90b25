"""The best set against all sets, judged one by one."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from sansang.diversion.search import Chosen, Cost, Judges, best_set

COUNT = 5
worths = st.lists(st.integers(-9, 9), min_size=COUNT, max_size=COUNT)
together = st.dictionaries(
    st.tuples(st.integers(0, COUNT - 1), st.integers(0, COUNT - 1)), st.integers(-9, 9), max_size=6
)
vetoes = st.lists(st.sets(st.integers(0, COUNT - 1), min_size=1, max_size=3), max_size=3)


def _all_sets() -> list[Chosen]:
    return [frozenset(c) for n in range(COUNT + 1) for c in combinations(range(COUNT), n)]


def _judges(worth: list[int], pairs: dict[tuple[int, int], int], no: list[set[int]]) -> Judges:
    def cost(chosen: Chosen) -> Cost:
        alone = sum(worth[one] for one in chosen)
        paired = sum(v for p, v in pairs.items() if set(p) <= chosen)
        return 0.0, float(50 + alone + paired), len(chosen)

    def bound(chosen: Chosen, open_to: Chosen) -> Cost:
        inside = [one for one in _all_sets() if chosen <= one <= chosen | open_to]
        return 0.0, min(cost(one) for one in inside)[1] - 1, 0

    return Judges(
        cost=cost,
        bound=bound,
        allowed=lambda chosen: not any(one <= chosen for one in no),
        ended=lambda: False,
    )


@given(worths, together, vetoes)
def test_enumeration_finds_the_best_set_that_no_veto_forbids(
    worth: list[int], pairs: dict[tuple[int, int], int], no: list[set[int]]
) -> None:
    judges = _judges(worth, pairs, no)
    best = best_set(COUNT, judges)
    wanted = min(judges.cost(one) for one in _all_sets() if judges.allowed(one))
    assert best.proven
    assert best.cost == best.bound == wanted == judges.cost(best.chosen)
    assert judges.allowed(best.chosen)


@given(worths, together, vetoes)
def test_local_search_never_ends_worse_than_nothing_and_never_under_its_bound(
    worth: list[int], pairs: dict[tuple[int, int], int], no: list[set[int]]
) -> None:
    judges = _judges(worth, pairs, no)
    best = best_set(COUNT, judges, exact_up_to=0)
    wanted = min(judges.cost(one) for one in _all_sets() if judges.allowed(one))
    assert best.bound <= wanted <= best.cost <= best.without
    assert judges.allowed(best.chosen)


def test_local_search_finds_two_measures_that_help_alone() -> None:
    best = best_set(COUNT, _judges([-3, 2, -4, 1, 5], {}, []), exact_up_to=0)
    assert best.chosen == {0, 2}


def test_a_search_that_has_no_time_proves_nothing() -> None:
    judges = _judges([-1] * COUNT, {}, [])
    hurried = Judges(
        cost=judges.cost, bound=judges.bound, allowed=judges.allowed, ended=lambda: True
    )
    best = best_set(COUNT, hurried)
    assert not best.proven
    assert best.bound < best.cost
