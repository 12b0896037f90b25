"""Pairs of closures that together cut off what each of them alone leaves open."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from sansang.diversion.cut_off import cut_off
from sansang.diversion.ground import Ground
from sansang.diversion.result import State
from sansang.diversion.result_places import CutOff, PairCut


def pair_cuts(ground: Ground, states: Sequence[State]) -> tuple[PairCut, ...]:
    """Return the pairs of closures, in force together at some time, of which this is true."""
    first: dict[tuple[str, str], str] = {}
    for state in states:
        for a, b in combinations(state.closures, 2):
            first.setdefault((a, b), state.id)
    return tuple(_pair_cuts(ground, first))


def _pair_cuts(ground: Ground, first: dict[tuple[str, str], str]) -> Iterator[PairCut]:
    for pair, state in first.items():
        alone = {key for one in pair for cut in _cuts(ground, (one,)) for key in _keys(cut)}
        together = tuple(cut for cut in _cuts(ground, pair) if not _keys(cut) <= alone)
        if together:
            yield PairCut(closures=pair, state=state, cut_off=together)


def _cuts(ground: Ground, ids: tuple[str, ...]) -> tuple[CutOff, ...]:
    return ground.remembered(("cut_off", *ids), lambda: cut_off(ground, ids))


def _keys(cut: CutOff) -> set[tuple[object, ...]]:
    """What is cut off, each direction for itself."""
    ways = (("in", cut.no_way_in), ("out", cut.no_way_out))
    return {(cut.place, cut.who, cut.vehicle, way) for way, closed in ways if closed}
