"""What an assignment is computed on: links with their cost functions, and who wants to drive."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int32]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True, kw_only=True, eq=False)
class AssignmentNetwork:
    """N nodes and E directed links, each with a cost that grows with its flow.

    The cost of a link is ``free_time · (1 + b · (flow / capacity) ** power) + fixed_cost``
    (Bureau of Public Roads, Traffic Assignment Manual, 1964); where ``power`` is 0 it is
    constant, ``free_time · (1 + b) + fixed_cost``. Capacity and flow are vehicles in an hour (or
    in the period of the demand); time and fixed cost share a unit of the caller's choice.

    Nodes are numbered from 0. Those under ``first_thru_node`` are zones in which trips begin
    and end, but through which none passes. Raises ValueError for arrays that don't fit.
    """

    nodes: int
    tail: Ints
    """(E) The node in which a link begins; ``head``: in which it ends."""
    head: Ints
    capacity_per_h: Floats
    free_time: Floats
    b: Floats
    power: Floats
    fixed_cost: Floats
    """(E) What a link costs besides time: toll and length, weighted."""
    first_thru_node: int = 0
    closed: Bools | None = None
    """(E) On which links nobody may drive; None: on none."""

    def __post_init__(self) -> None:
        for name in ("tail", "head"):
            _require_nodes(name, getattr(self, name), self.nodes)
        for name in ("head", "capacity_per_h", "free_time", "b", "power", "fixed_cost", "closed"):
            array = getattr(self, name)
            if array is not None and array.shape != self.tail.shape:
                raise ValueError(f"{name} has {array.shape} values for {self.links} links")
        for name in ("capacity_per_h", "free_time", "b", "power", "fixed_cost"):
            _require_amounts(name, getattr(self, name))
        if np.any((self.capacity_per_h == 0) & (self.b > 0) & (self.power > 0)):
            raise ValueError("capacity_per_h is 0 where the cost depends on it")

    @property
    def links(self) -> int:
        """How many links there are."""
        return len(self.tail)

    @property
    def open_links(self) -> Bools:
        """(E) Where driving is allowed."""
        return np.ones(self.links, bool) if self.closed is None else ~self.closed

    def close(self, closed: Bools) -> "AssignmentNetwork":
        """Return the network with these links closed, and no others."""
        return replace(self, closed=np.array(closed, bool))


@dataclass(frozen=True, kw_only=True, eq=False)
class Demand:
    """How many vehicles want to go from which node to which: D pairs.

    Trips that end where they begin are no traffic between nodes and stay out of the network.
    Raises ValueError for arrays that don't fit.
    """

    origin: Ints
    destination: Ints
    vehicles: Floats

    def __post_init__(self) -> None:
        if not self.origin.shape == self.destination.shape == self.vehicles.shape:
            raise ValueError("origin, destination and vehicles differ in length")
        _require_amounts("vehicles", self.vehicles)

    @property
    def total(self) -> float:
        """All vehicles, those that stay in their zone too."""
        return float(self.vehicles.sum())

    @property
    def intrazonal(self) -> float:
        """Vehicles that end where they begin."""
        return float(self.vehicles[self.origin == self.destination].sum())

    def scaled(self, factor: Floats | float) -> "Demand":
        """Return the demand with each pair (or all) multiplied."""
        return replace(self, vehicles=self.vehicles * factor)


def _require_nodes(name: str, array: Ints, nodes: int) -> None:
    if array.size and not 0 <= int(array.min()) <= int(array.max()) < nodes:
        raise ValueError(f"{name} names a node that is not one of {nodes}")


def _require_amounts(name: str, array: Floats) -> None:
    if not np.all(np.isfinite(array)) or np.any(array < 0):
        raise ValueError(f"{name} holds a value that is negative or not finite")
