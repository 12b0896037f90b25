"""Squads that are alike stand as one company: fewer choices, and none that are mirror images."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from sansang.deployment.duties import Duty
from sansang.deployment.problem import Problem, Squad


def companies(problem: Problem) -> tuple[Problem, list[list[int]]]:
    """Return the problem with alike squads as one, and the squads of each company.

    The bounds of the company problem hold for the squads: rest and hours bind it less.
    """
    alike: dict[Squad, list[int]] = defaultdict(list)
    for number, squad in enumerate(problem.squads):
        alike[replace(squad, id="", base=None)].append(number)
    merged = (replace(squad, count=len(members)) for squad, members in alike.items())
    return replace(problem, squads=tuple(merged)), list(alike.values())


def deal(
    duties: Iterable[Duty], on: Mapping[tuple[int, int], int], pool_of: Mapping[int, int]
) -> list[Duty]:
    """Return the duties of pools as those of companies, of which so many are ``on`` a shift."""
    open_to: dict[tuple[int, int], list[int]] = defaultdict(list)
    for (company, shift), count in on.items():
        open_to[pool_of[company], shift] += [company] * count
    return [duty._replace(squad=open_to[duty.squad, duty.shift].pop()) for duty in duties]


def chains(problem: Problem, counts: Mapping[tuple[int, int, int, int], int]) -> list[Duty]:
    """Return the duties behind the counts of (company, shift, part, post).

    Whoever can stays at the post of the part before, the others go the shortest way.
    """
    rows: dict[tuple[int, int], list[Counter[int]]] = {}
    for (company, shift, part, post), count in counts.items():
        parts = problem.shifts[shift].parts
        row = rows.setdefault((company, shift), [Counter() for _ in range(parts)])
        row[part][post] += count
    return [
        Duty(company, shift, posts)
        for (company, shift), row in rows.items()
        for posts in _paths(problem, row)
    ]


def _paths(problem: Problem, row: Iterable[Counter[int]]) -> list[tuple[int, ...]]:
    first, *others = row
    paths: list[tuple[int, ...]] = [(post,) for post in sorted(first.elements())]
    for part in others:
        free = sorted(part.elements())
        ways = sorted(
            (0 if path[-1] == post else 1 + problem.lag(path[-1], post), i, j)
            for i, path in enumerate(paths)
            for j, post in enumerate(free)
        )
        onward: dict[int, int] = {}
        for _, i, j in ways:
            if i not in onward and j not in onward.values():
                onward[i] = j
        paths = [(*path, free[onward[i]]) for i, path in enumerate(paths)]
    return paths
