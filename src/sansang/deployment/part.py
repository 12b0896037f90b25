"""The search for the best duties of one part."""

from collections.abc import Sequence

from sansang.deployment.companies import companies
from sansang.deployment.duties import Duty, by_squad, others_are_led
from sansang.deployment.greedy import greedy
from sansang.deployment.ladder import Bounds, Ladder, Values, Work
from sansang.deployment.levels import ease_terms, level_names, shortfall_terms
from sansang.deployment.model import DutyModel
from sansang.deployment.problem import Problem
from sansang.deployment.relaxation import Floor, relaxed_floors
from sansang.deployment.score import Score, score, shortfalls
from sansang.deployment.share import share_out

PORTFOLIO = 8
SHORTFALL_SHARE = 0.7  # of the work, where shortfalls are not proven yet


class PartSearch:
    """Duties of a part and what is proven of them; each ``improve`` makes both better.

    Shortfalls are minimised over companies of squads that are alike: that is quick, and what is
    proven for them holds for the squads. The squads then share the duties, and a model of every
    squad mends what was lost and minimises the other levels.
    """

    def __init__(
        self, problem: Problem, duties: Sequence[Duty], before: Sequence[Duty] | None
    ) -> None:
        self.problem = problem
        self.before = before
        self.duties = list(duties)
        self.bounds: Bounds = {}
        self._floors: dict[str, Floor] = {}
        self._merged, self._members = companies(problem)
        self._company_ladder: Ladder | None = None
        self._company_values: Values = []
        self._company_duties: list[Duty] = []
        self._company_bounds: Bounds = {}
        self._ladder: Ladder | None = None

    @property
    def levels(self) -> list[str]:
        """The levels in their order."""
        return level_names(self.problem.priorities, moves=self.before is not None)

    @property
    def score(self) -> Score:
        """What the duties are worth."""
        return score(self.problem, self.duties, self.before)

    @property
    def proven(self) -> bool:
        """Nothing better exists."""
        return all(self.bounds.get(level, 0) >= worth for level, worth in self.score.items())

    def improve_shortfalls(self, work: Work) -> None:
        """Spend the work, some of it or all, on less missing strength, and on its bounds."""
        if self.shortfalls_proven or work.over:
            return
        ladder = self._companies(work)
        values = self._company_values or ladder.complete(self._as_companies())
        self._company_values = ladder.climb(values, self._company_bounds, work)
        duties = ladder.duties(self._company_values)
        if duties != self._company_duties:
            self._company_duties = duties
            self.take(greedy(self.problem, keep=self._shared(duties, work)))
        self._take_bounds(ladder.worth(self._company_values))

    def raise_bounds(self, work: Work) -> None:
        """Bound the shortfalls from the relaxation, which needs no search."""
        self._floors = relaxed_floors(self._companies(work), self.score, work)
        self._rest_on_floors()

    def improve(self, work: Work) -> None:
        """Spend the work, some of it or all, on every level."""
        self.improve_shortfalls(apart := work.set_apart(SHORTFALL_SHARE))
        work.take_back(apart)
        if work.over or self.proven:
            return
        if self._ladder is None:
            model = DutyModel(self.problem)
            work.charge(model)
            terms = shortfall_terms(model) | ease_terms(model, self.before)
            self._ladder = Ladder(model, terms, subsolvers=PORTFOLIO)
        values = self._ladder.climb(self._ladder.complete(self.duties), self.bounds, work)
        self.duties = self._ladder.duties(values)

    def forget_companies(self) -> None:
        """Begin the next search over companies from the duties as they are now."""
        self._company_values, self._company_duties = [], []
        self._company_bounds = dict(self.bounds)

    @property
    def shortfalls_proven(self) -> bool:
        """No less strength can be missing."""
        missing = shortfalls(self.problem, self.duties)
        return all(self.bounds.get(level, 0) >= worth for level, worth in missing.items())

    def _companies(self, work: Work) -> Ladder:
        if self._company_ladder is None:
            model = DutyModel(self._merged, pooled=True)
            work.charge(model)
            self._company_ladder = Ladder(model, shortfall_terms(model))
        return self._company_ladder

    def _as_companies(self) -> list[Duty]:
        company = {squad: number for number, m in enumerate(self._members) for squad in m}
        return [duty._replace(squad=company[duty.squad]) for duty in self.duties]

    def _shared(self, duties: list[Duty], work: Work) -> list[Duty]:
        shared: list[Duty] = []
        for company, mine in by_squad(duties).items():
            members = self._members[company]
            if len(members) == 1:
                shared += (duty._replace(squad=members[0]) for duty in mine)
            else:
                shared += share_out(self.problem, members, mine, work)
        return shared

    def take(self, duties: list[Duty]) -> None:
        """Take duties in place of those here where they are better and leave nobody unled.

        The bounds after a level that is the worse for it, for one before it, hold no more;
        what the relaxation says of them does, at its price.
        """
        mine, new = self.score, score(self.problem, duties, self.before)
        if tuple(new.values()) < tuple(mine.values()) and others_are_led(self.problem, duties):
            self.duties = duties
            worse = [at for at, level in enumerate(self.levels) if new[level] > mine[level]]
            for level in self.levels[worse[0] + 1 :] if worse else ():
                self.bounds.pop(level, None)
            self._rest_on_floors()

    def _rest_on_floors(self) -> None:
        reached = self.score
        for level, floor in self._floors.items():
            self.bounds[level] = max(self.bounds.get(level, 0), floor.at(reached))

    def _take_bounds(self, companies: Score) -> None:
        """Take what is proven for companies, down to the level where the squads do worse.

        ``companies`` is what their model claims, by which it proves: it may count a squad that
        changes its post at two posts at once, so that no duties come to that.
        """
        mine = self.score
        for level, claimed in companies.items():
            bound = self._company_bounds.get(level, 0)
            self.bounds[level] = max(self.bounds.get(level, 0), bound)
            if mine[level] > claimed:
                return
