"""Search the parts of a problem, in rounds that give the work to those that are still open."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from os import cpu_count
from time import perf_counter

from sansang.deployment.components import components
from sansang.deployment.duties import Duty, Stay, all_stays, inside, outside
from sansang.deployment.greedy import greedy
from sansang.deployment.ladder import Halt, Work
from sansang.deployment.levels import level_names
from sansang.deployment.neighbourhoods import MOST_SQUADS, NeighbourhoodSearch
from sansang.deployment.part import PartSearch
from sansang.deployment.problem import Problem


@dataclass(frozen=True, kw_only=True)
class Reached:
    """What one level came to, summed over the parts."""

    objective: int
    bound: int

    @property
    def optimal(self) -> bool:
        """Nothing smaller exists."""
        return self.bound == self.objective


@dataclass(frozen=True, kw_only=True)
class Solution:
    """Where the squads stand, and what every level came to.

    ``repeatable`` is False where the clock ended the search.
    """

    stays: list[Stay]
    levels: dict[str, Reached]
    repeatable: bool = True


@dataclass(frozen=True, kw_only=True)
class _Part:
    squads: list[int]
    stands: list[int]
    search: PartSearch

    @property
    def size(self) -> int:
        return len(self.squads) * len(self.stands) + 1


def solve(
    problem: Problem,
    *,
    time_limit_s: float,
    work: float,
    seed: int,
    before: Sequence[Duty] | None = None,
    progress: Callable[[Solution], None] | None = None,
) -> Solution:
    """Return the best duties found within the work and the time.

    ``work`` is in deterministic seconds of the solver, so that the answer does not depend on
    the machine as long as the time suffices. ``before`` are the duties to be kept where that
    costs no strength. ``progress`` is told where it stands before each round.
    """
    until = perf_counter() + time_limit_s
    parts = [_part(problem, *numbers, before, seed) for numbers in components(problem)]
    names = level_names(problem.priorities, moves=before is not None)
    left, repeatable, halt = work, True, Halt()
    for share, improve, is_done in ROUNDS:
        if progress:
            progress(_solution(problem, parts, names, repeatable=repeatable))
        sizes = [0 if is_done(part) else part.size for part in parts]
        given = _given(sizes, Work(left=left * share, until=until, seed=seed, halt=halt))
        left -= sum(work.left for work in given)
        with ThreadPoolExecutor(cpu_count()) as pool, ended_by_hand(halt):
            running = [pool.submit(improve, *each) for each in zip(parts, given, strict=True)]
            for one in running:
                one.result()
        left += sum(work.left for work in given)
        repeatable = repeatable and not any(work.cut for work in given)
    return _solution(problem, parts, names, repeatable=repeatable)


@contextmanager
def ended_by_hand(halt: Halt) -> Iterator[None]:
    """End what runs in other threads where the person who waits ends it, whenever that is.

    A pool waits for its threads before it lets an interruption through.
    """
    try:
        yield
    except KeyboardInterrupt:
        halt.ask()
        raise


def _part(
    problem: Problem,
    squads: list[int],
    stands: list[int],
    before: Sequence[Duty] | None,
    seed: int,
) -> _Part:
    part = problem.part(squads, stands)
    kept = None if before is None else inside(before, squads, stands)
    duties = greedy(part, kept or ())
    if len(squads) > MOST_SQUADS:
        search: PartSearch = NeighbourhoodSearch(part, duties, kept, seed)
    else:
        search = PartSearch(part, duties, kept)
    return _Part(squads=squads, stands=stands, search=search)


def _given(sizes: list[int], work: Work) -> list[Work]:
    """Share work among parts by their size."""
    in_all = max(1, sum(sizes))
    return [replace(work, left=work.left * size / in_all) for size in sizes]


def _shortfalls(part: _Part, work: Work) -> None:
    part.search.improve_shortfalls(work)


def _all_levels(part: _Part, work: Work) -> None:
    part.search.improve(work)


def _solution(
    problem: Problem, parts: list[_Part], names: list[str], *, repeatable: bool
) -> Solution:
    scores = [(part.search.score, part.search.bounds) for part in parts]
    levels = {
        name: Reached(
            objective=sum(score.get(name, 0) for score, _ in scores),
            bound=sum(min(bounds.get(name, 0), score.get(name, 0)) for score, bounds in scores),
        )
        for name in names
    }
    duties = [d for p in parts for d in outside(p.search.duties, p.squads, p.stands)]
    return Solution(stays=all_stays(problem, duties), levels=levels, repeatable=repeatable)


def _strength_proven(part: _Part) -> bool:
    return part.search.shortfalls_proven


def _all_proven(part: _Part) -> bool:
    return part.search.proven


ROUNDS = (
    (0.15, _shortfalls, _strength_proven),
    (0.4, _shortfalls, _strength_proven),
    (0.5, _shortfalls, _strength_proven),
    (1.0, _all_levels, _all_proven),
)
"""The share of the work left that each round may spend, on what, and who gets none of it."""
