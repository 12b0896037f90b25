"""A model and its levels, minimised one after the other."""

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from time import perf_counter, sleep

from ortools.sat.python import cp_model

from sansang.deployment.companies import chains, deal
from sansang.deployment.duties import Duty
from sansang.deployment.levels import Terms
from sansang.deployment.model import DutyModel

LEVEL_SHARE = 0.5  # of the work left: what the first levels leave unproven the last can't mend
ASK_AGAIN_S = 0.05
BUILD_COST = 2e-5  # deterministic seconds for a row of a model
Values = list[int]
Bounds = dict[str, int]


class Halted(Exception):
    """The person who waits has ended the search; nobody asks for its answer any more."""


@dataclass(kw_only=True)
class Halt:
    """Lets the person who waits end a search that runs in other threads."""

    asked: bool = False
    running: list[cp_model.CpSolver] = field(default_factory=list)

    def ask(self) -> None:
        """Let nothing more begin, and end what runs.

        It asks until all have ended: a solver that is only about to begin does not hear it once.
        """
        self.asked = True
        while self.running:
            for solver in tuple(self.running):
                solver.stop_search()
            sleep(ASK_AGAIN_S)

    @contextmanager
    def heard_by(self, solver: cp_model.CpSolver) -> Iterator[None]:
        """Let a solver be ended as long as this lasts. Raises Halted where that was asked for."""
        self.running.append(solver)
        try:
            if self.asked:
                raise Halted
            yield
        finally:
            self.running.remove(solver)


@dataclass(kw_only=True)
class Work:
    """What a search may still spend: ``left`` in deterministic seconds, ``until`` by the clock.

    Deterministic seconds count the steps of the solver: they are the same on every machine, so
    that a search which they end can be repeated. The clock is the last resort.
    """

    left: float
    until: float
    seed: int
    cut: bool = False
    halt: Halt = field(default_factory=Halt)

    def set_apart(self, share: float) -> "Work":
        """Take off a share of what is left, to be spent apart."""
        part = replace(self, left=self.left * share)
        self.left -= part.left
        return part

    def take_back(self, part: "Work") -> None:
        """Add what was not spent of a part."""
        self.left += part.left
        self.cut = self.cut or part.cut

    def charge(self, model: DutyModel) -> None:
        """Take off what it costs to build a model, so that small searches end, too."""
        self.left -= BUILD_COST * len(model.cp.proto.constraints)

    @property
    def over(self) -> bool:
        """Nothing may be spent any more."""
        return self.left <= 0 or self.cut or self.halt.asked

    @property
    def seconds_left(self) -> float:
        """Seconds by the clock, a moment at least."""
        return max(0.01, self.until - perf_counter())

    def look_at_the_clock(self) -> None:
        """End the search where its time is up."""
        self.cut = self.cut or perf_counter() >= self.until

    def solve(
        self, cp: cp_model.CpModel, *, share: float = 1.0, subsolvers: int = 1
    ) -> cp_model.CpSolver:
        """Solve with a share of what is left, and take off what it cost.

        Subsolvers take turns, so that the search can be repeated; parts run side by side.
        Raises Halted where the end is asked for before it begins.
        """
        solver = cp_model.CpSolver()
        solver.parameters.catch_sigint_signal = False  # Python hears it, and halts
        solver.parameters.num_workers = subsolvers
        solver.parameters.interleave_search = subsolvers > 1
        solver.parameters.random_seed = self.seed
        solver.parameters.linearization_level = 2
        solver.parameters.max_deterministic_time = max(1e-3, self.left * share)
        solver.parameters.max_time_in_seconds = self.seconds_left
        with self.halt.heard_by(solver):
            solver.solve(cp)
        self.left -= solver.response_proto.deterministic_time
        self.look_at_the_clock()
        return solver


class Ladder:
    """Levels in their order on one model: each is held at what it reached before the next.

    One search proves shortfalls soonest; a portfolio of ``subsolvers`` finds better fairness.
    """

    def __init__(self, model: DutyModel, terms: dict[str, Terms], *, subsolvers: int = 1) -> None:
        self.model = model
        self.subsolvers = subsolvers
        self.levels = {name: level for name, level in terms.items() if level}

    def climb(self, values: Values, bounds: Bounds, work: Work) -> Values:
        """Return values that are no worse than those given; raise the bounds that rise.

        A bound holds for duties that do no worse in the levels before than is reached there. So
        it goes where a level before it does worse than in the values given, for one before that.
        """
        cp, begun, worse = self.model.cp.clone(), self.worth(values), False
        for name, terms in self.levels.items():
            objective = _expression(terms)
            if worse:
                bounds.pop(name, None)
            if bounds.get(name, 0) < _worth(terms, values) and not work.over:
                cp.minimize(objective)
                _hint(cp, values)
                solver = work.solve(cp, share=LEVEL_SHARE, subsolvers=self.subsolvers)
                values = _values(cp, solver) or values
                bound = max(0, round(solver.best_objective_bound)) if _values(cp, solver) else 0
                bounds[name] = max(bounds.get(name, 0), min(bound, _worth(terms, values)))
            cp.add(objective <= _worth(terms, values))
            worse = worse or _worth(terms, values) > begun[name]
        return values

    def worth(self, values: Values) -> dict[str, int]:
        """Return what the values come to at each level."""
        return {name: _worth(terms, values) for name, terms in self.levels.items()}

    def complete(self, duties: Iterable[Duty]) -> Values:
        """Return the values of all variables that follow from duties.

        Raises ValueError where the duties break a rule.
        """
        duties, model = list(duties), self.model
        on = Counter((duty.squad, duty.shift) for duty in duties)
        at = Counter(
            (model.pool_of[duty.squad], duty.shift, part, post)
            for duty in duties
            for part, post in enumerate(duty.posts)
        )
        cp = model.cp.clone()
        for where, variable in model.on.items():
            cp.add(variable == on[where])
        for key, variable in model.at.items():
            cp.add(variable == at[key])
        cp.minimize(_expression([term for terms in self.levels.values() for term in terms]))
        solver = cp_model.CpSolver()
        solver.parameters.catch_sigint_signal = False
        solver.parameters.num_workers = 1
        known = on.keys() <= model.on.keys() and at.keys() <= model.at.keys()
        if known and solver.solve(cp) == cp_model.OPTIMAL:
            return _values(cp, solver)
        raise ValueError("the duties break a rule")

    def duties(self, values: Values) -> list[Duty]:
        """Return the duties that the values tell."""
        model = self.model
        at = {key: values[v.index] for key, v in model.at.items() if values[v.index]}
        on = {where: values[v.index] for where, v in model.on.items()}
        return sorted(deal(chains(model.problem, at), on, model.pool_of))


def _expression(terms: Terms) -> cp_model.LinearExpr:
    return cp_model.LinearExpr.weighted_sum([v for v, _ in terms], [w for _, w in terms])


def _worth(terms: Terms, values: Values) -> int:
    return sum(values[variable.index] * weight for variable, weight in terms)


def _hint(cp: cp_model.CpModel, values: Values) -> None:
    cp.clear_hints()  # type: ignore[no-untyped-call]
    for index, value in enumerate(values):
        cp.add_hint(cp.get_int_var_from_proto_index(index), value)


def _values(cp: cp_model.CpModel, solver: cp_model.CpSolver) -> Values:
    """The values of the last solution, none where there is none."""
    return list(solver.response_proto.solution)
