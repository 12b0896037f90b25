"""Diversion measures as masks of links: what each closes, and what it gives more room."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from sansang.diversion.ground import Ground
from sansang.diversion.snapping import links_of
from sansang.event.traffic import DiversionMeasure, MeasureKind
from sansang.roads import RoadNetwork
from sansang.roads.network import Bools, Floats


@dataclass(frozen=True, kw_only=True, eq=False)
class Candidate:
    """A measure: the links (E) that it closes to everyone, and what it makes of capacities (E)."""

    id: str
    closed: Bools
    factor: Floats


def candidates(ground: Ground) -> tuple[Candidate, ...]:
    """Return the plan's measures. Raises CannotRun for one that follows no road."""
    network = ground.network
    return tuple(
        _candidate(network, one, _links(network, one)) for one in ground.plan.diversion_measures
    )


def _links(network: RoadNetwork, measure: DiversionMeasure) -> list[int]:
    both = measure.kind is MeasureKind.CLOSE
    return list(
        links_of(
            network, measure.geometry, f"diversion_measures {measure.id}", one_direction=not both
        )
    )


def _candidate(network: RoadNetwork, measure: DiversionMeasure, links: list[int]) -> Candidate:
    closed = np.zeros(network.links, dtype=np.bool_)
    factor = np.ones(network.links)
    match measure.kind:
        case MeasureKind.CLOSE:
            closed[links] = True
        case MeasureKind.ONE_WAY:
            against = network.twin[links]
            closed[against[against >= 0]] = True
            closed[links] = False
        case MeasureKind.SIGN:
            factor[links] = measure.capacity_factor
    return Candidate(id=measure.id, closed=closed, factor=factor)


def together(network: RoadNetwork, chosen: Iterable[Candidate]) -> tuple[Bools, Floats]:
    """Return what measures close together, and their factors: signs do not multiply."""
    some: Sequence[Candidate] = tuple(chosen)
    closed = np.zeros(network.links, dtype=np.bool_)
    factor = np.ones(network.links)
    for one in some:
        closed |= one.closed
        factor = np.maximum(factor, one.factor)
    return closed, factor
