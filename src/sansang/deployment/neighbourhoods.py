"""The search in a part too large for one model: a neighbourhood of a few squads at a time."""

from collections.abc import Sequence
from random import Random

from sansang.deployment.duties import Duty, by_lead, inside, outside, slots_worked, strength
from sansang.deployment.greedy import asked_in_order
from sansang.deployment.ladder import Work
from sansang.deployment.part import PartSearch
from sansang.deployment.problem import Problem

MOST_SQUADS = 40  # of a part that one model holds
FREE_SQUADS = 14  # of one neighbourhood: what one model proves in a second
MOST_STANDS = 10  # of one neighbourhood, or as many as its squads stand at
CHUNK = 1.0  # deterministic seconds for one neighbourhood
LOOK = 1e-3  # of those, what it costs to look at a neighbourhood
WHOLE_SHARE = 0.7  # of the work; the rest goes to neighbourhoods, where it is not proven yet
AT_SHORTAGE = 0.5  # the chance to begin at a post that is short at a level, level by level


class NeighbourhoodSearch(PartSearch):
    """Large-neighbourhood search: free some squads, hold all others, solve, repeat.

    What the others give is taken off the needs, and where they lead or must be led is told, so
    that a neighbourhood is a problem like any other (Shaw 1998; Pisinger and Ropke, Large
    neighborhood search, 2010).
    """

    def __init__(
        self, problem: Problem, duties: Sequence[Duty], before: Sequence[Duty] | None, seed: int
    ) -> None:
        super().__init__(problem, duties, before)
        self._random = Random(seed)
        self._fitting: dict[int, list[int]] = {}
        for number, squad in enumerate(problem.squads):
            for post in squad.posts if squad.shifts else ():
                self._fitting.setdefault(post, []).append(number)

    def improve_shortfalls(self, work: Work) -> None:
        """Search the whole part, then what is left of it by neighbourhoods."""
        whole = work.set_apart(WHOLE_SHARE)
        super().improve_shortfalls(whole)
        work.take_back(whole)
        while not (work.over or self.shortfalls_proven):
            self._search(work, ease=False)
            self.forget_companies()

    def improve(self, work: Work) -> None:
        """Bound the shortfalls, then search neighbourhoods at every level."""
        if not (work.over or self.shortfalls_proven):
            self.raise_bounds(work)
        while not (work.over or self.proven):
            self._search(work, ease=True)

    def _search(self, work: Work, *, ease: bool) -> None:
        post = self._post()
        squads = self._free(post)
        stands = self._stands(post, squads)
        others = [duty for duty in self.duties if duty.squad not in squads]
        before = None if self.before is None else inside(self.before, squads, stands)
        part = self._beside(others, squads, stands)
        search = PartSearch(part, inside(self.duties, squads, stands), before)
        chunk = work.set_apart(min(1.0, CHUNK / work.left))
        chunk.left -= LOOK  # where nothing is short nothing else is spent
        (search.improve if ease else search.improve_shortfalls)(chunk)
        work.take_back(chunk)
        work.look_at_the_clock()
        self.take(others + outside(search.duties, squads, stands))

    def _free(self, post: int) -> list[int]:
        """Squads that may stand at a post, or at another one of theirs."""
        free = self._some_of(self._fitting[post], FREE_SQUADS * 2 // 3)
        near = {p for squad in free for p in self.problem.squads[squad].posts} - {post}
        if near:
            others = self._fitting[self._random.choice(sorted(near))]
            free |= self._some_of(sorted(set(others) - free), FREE_SQUADS - len(free))
        return sorted(free)

    def _stands(self, post: int, squads: list[int]) -> list[int]:
        """The post, all posts where the squads stand, and some more of theirs."""
        stands = {p for duty in self.duties if duty.squad in squads for p in duty.posts} | {post}
        theirs = {p for squad in squads for p in self.problem.squads[squad].posts}
        more = max(0, MOST_STANDS - len(stands))
        return sorted(stands | self._some_of(sorted(theirs - stands), more))

    def _some_of(self, numbers: list[int], most: int) -> set[int]:
        return set(self._random.sample(numbers, min(most, len(numbers))))

    def _post(self) -> int:
        given = strength(self.problem, self.duties)
        for asked in asked_in_order(self.problem):
            short = [post for post in self._fitting if (asked[post] > given[post]).any()]
            if short and self._random.random() < AT_SHORTAGE:
                return self._random.choice(short)
        return self._random.choice(list(self._fitting))

    def _beside(self, others: list[Duty], squads: list[int], stands: list[int]) -> Problem:
        """The problem of the free squads, with all others held."""
        given = strength(self.problem, others)
        leads, followers = by_lead(self.problem, others)
        led, follow = slots_worked(self.problem, leads), slots_worked(self.problem, followers)
        part = self.problem.part(squads, stands)
        return part.beside([given[post] for post in stands], led=led, follow=follow)
