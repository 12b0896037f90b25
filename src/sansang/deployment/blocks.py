"""The search in a part too large for one model: a few task forces at a time."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from random import Random

from sansang.deployment.duties import Duty, inside, outside, strength
from sansang.deployment.greedy import asked_in_order
from sansang.deployment.ladder import Work
from sansang.deployment.part import PartSearch
from sansang.deployment.problem import Problem

MOST_SQUADS = 30  # of one neighbourhood: what one model proves in a second or two
CHUNK = 1.5  # deterministic seconds for one neighbourhood
NEIGHBOURHOOD_SHARE = 0.8  # of the work; the rest goes to the bounds of the whole part
AT_RANDOM = 0.2  # of the neighbourhoods; the others begin at a post that is short


class BlockSearch(PartSearch):
    """Large-neighbourhood search: free some task forces, hold all others, solve, repeat.

    A task force is freed whole, so that its leads stay with it. What the others give is taken
    off the needs, and the neighbourhood is a problem like any other (Shaw 1998; Pisinger and
    Ropke, Large neighborhood search, 2010).
    """

    def __init__(
        self, problem: Problem, duties: Sequence[Duty], before: Sequence[Duty] | None, seed: int
    ) -> None:
        super().__init__(problem, duties, before)
        self._random = Random(seed)
        self._blocks = _blocks(problem)
        self._fitting = _fitting(problem, self._blocks)

    def improve_shortfalls(self, work: Work) -> None:
        """Search neighbourhoods, then the whole part for its bounds."""
        neighbourhoods = work.set_apart(NEIGHBOURHOOD_SHARE)
        while not (neighbourhoods.over or self.shortfalls_proven):
            self._search(neighbourhoods, ease=False)
        work.take_back(neighbourhoods)
        self.forget_companies()
        super().improve_shortfalls(work)

    def improve(self, work: Work) -> None:
        """Bound the shortfalls, then search neighbourhoods at every level."""
        if not (work.over or self.shortfalls_proven):
            self.raise_bounds(work)
        while not (work.over or self.proven):
            self._search(work, ease=True)

    def _search(self, work: Work, *, ease: bool) -> None:
        free = self._neighbourhood()
        others = [duty for duty in self.duties if duty.squad not in free]
        mine = [duty for duty in self.duties if duty.squad in free]
        given = strength(self.problem, others)
        stands = sorted({post for squad in free for post in self.problem.squads[squad].posts})
        squads = sorted(free)
        part = self.problem.part(squads, stands).beside([given[post] for post in stands])
        before = None if self.before is None else inside(self.before, squads, stands)
        search = PartSearch(part, inside(mine, squads, stands), before)
        chunk = work.set_apart(min(1.0, CHUNK / work.left))
        (search.improve if ease else search.improve_shortfalls)(chunk)
        work.take_back(chunk)
        self.take(others + outside(search.duties, squads, stands))

    def _neighbourhood(self) -> set[int]:
        """The squads of a few task forces that may stand at one post, or at its neighbours."""
        post = self._post()
        near = [block for block in range(len(self._blocks)) if post in self._fitting[block]]
        self._random.shuffle(near)
        free: set[int] = set()
        for block in sorted(near, key=lambda b: -self._fitting[b][post]):
            if free and len(free) + len(self._blocks[block]) > MOST_SQUADS:
                continue
            free.update(self._blocks[block])
        return free

    def _post(self) -> int:
        """A post, most often one that is short at the first level where any is."""
        stands = self.problem.stands
        fitting = [p for p in range(len(stands)) if any(p in fits for fits in self._fitting)]
        given = strength(self.problem, self.duties)
        if self._random.random() >= AT_RANDOM:
            for asked in asked_in_order(self.problem):
                short = [p for p in fitting if (asked[p] > given[p]).any()]
                if short and self._random.random() < 0.5:
                    return self._random.choice(short)
        return self._random.choice(fitting)


def _blocks(problem: Problem) -> list[list[int]]:
    """The squads of each task force; a squad without one is a block alone."""
    blocks: dict[object, list[int]] = defaultdict(list)
    for number, squad in enumerate(problem.squads):
        blocks[squad.task_force or number].append(number)
    return list(blocks.values())


def _fitting(problem: Problem, blocks: list[list[int]]) -> list[Counter[int]]:
    """How many squads of each block may stand at each post."""
    return [Counter(p for squad in block for p in problem.squads[squad].posts) for block in blocks]
