"""The best set of diversion measures for the town's worst load, and how good it is proven."""

from collections.abc import Callable, Iterable

from sansang.diversion.choice import Choice
from sansang.diversion.result_town import BestMeasures, Method, Refused
from sansang.diversion.search import Best, Chosen, Judges, best_set
from sansang.diversion.verification import verified


def best_measures(choice: Choice, ended: Callable[[], bool]) -> BestMeasures:
    """Return the best set of measures: who gets nowhere counts first, then vehicle-hours."""
    best = best_set(
        len(choice.candidates),
        Judges(cost=choice.cost, bound=choice.bound, allowed=choice.allowed, ended=ended),
    )
    network, solved = choice.solved(best.chosen)
    value = solved.total_cost / 60
    bound = value if best.proven else min(best.bound[1], value)
    return BestMeasures(
        load=choice.case.id,
        candidates=len(choice.candidates),
        chosen=_ids(choice, best.chosen),
        without=round(choice.solved(frozenset())[1].total_cost / 60, 4),
        value=round(value, 4),
        unserved_per_h=round(best.cost[0], 4),
        bound=round(bound, 4),
        gap=(value - bound) / value if value else 0.0,
        proven=best.proven,
        method=Method.ENUMERATION if best.exact else Method.LOCAL_SEARCH,
        evaluated=best.evaluated,
        verified=verified(network, choice.case.wanted.demand, solved.flow),
        refused=tuple(_refused(choice, best)),
    )


def _ids(choice: Choice, chosen: Chosen) -> tuple[str, ...]:
    return tuple(choice.candidates[at].id for at in sorted(chosen))


def _refused(choice: Choice, best: Best) -> Iterable[Refused]:
    """The smallest sets that were refused; all that contain them are refused with them."""
    for no in best.refused:
        if not any(other < no for other in best.refused):
            yield Refused(measures=_ids(choice, no), cut_off=choice.cuts(no))
