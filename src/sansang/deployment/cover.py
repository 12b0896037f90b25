"""The strength asked of posts, and rows that say what a choice of squads leaves short of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from ortools.sat.python import cp_model

from sansang.deployment.model import DutyModel


@dataclass(frozen=True, kw_only=True)
class Cover:
    """What may stand at a post in ``start`` to ``end`` (slots), through all of which it is equal.

    ``given`` are (variable, strength) pairs.
    """

    post: int
    start: int
    end: int
    minimum: int
    desired: int
    given: tuple[tuple[cp_model.IntVar, int], ...]

    @property
    def length(self) -> int:
        """Slots."""
        return self.end - self.start

    def short(self, cp: cp_model.CpModel, asked: int) -> cp_model.IntVar:
        """Return a variable of at least what is missing of the strength asked."""
        missing = cp.new_int_var(0, asked, "")
        variables = [variable for variable, _ in self.given]
        for most, weights in rounding_rows([weight for _, weight in self.given], asked):
            cp.add(cp_model.LinearExpr.weighted_sum(variables, weights) + missing >= most)
        return missing


def covers(model: DutyModel) -> Iterator[Cover]:
    """Yield every post cut into stretches in which strength asked and given are constant."""
    for post, stand in enumerate(model.problem.stands):
        given = model.given[post]
        edges = {edge for start, end, *_ in given for edge in (start, end)}
        for slot in range(1, model.problem.grid.slots):
            before = stand.minimum[slot - 1], stand.desired[slot - 1]
            if before != (stand.minimum[slot], stand.desired[slot]):
                edges.add(slot)
        for start, end in pairwise(sorted(edges)):
            if stand.desired[start]:
                yield Cover(
                    post=post,
                    start=start,
                    end=end,
                    minimum=int(stand.minimum[start]),
                    desired=int(stand.desired[start]),
                    given=tuple((v, w) for a, b, v, w in given if a <= start and end <= b),
                )


def rounding_rows(weights: list[int], asked: int) -> Iterator[tuple[int, list[int]]]:
    """Yield rows (least, weights) which together hold squads to be indivisible.

    A squad counts for no more than is asked. Mixed-integer rounding by each strength adds: of
    6 people asked, with squads of 4, one squad leaves 2 missing and not less by half a squad
    (Nemhauser and Wolsey, Integer and Combinatorial Optimization, II.1.7).
    """
    capped = [min(weight, asked) for weight in weights]
    rows = {(asked, tuple(capped))}
    for unit in sorted(set(capped)):
        rest = asked % unit or unit
        rounded = [rest * (weight // unit) + min(weight % unit, rest) for weight in capped]
        rows.add((rest * -(-asked // unit), tuple(rounded)))
    for most, row in sorted(rows):
        yield most, list(row)
