"""The roads of cars as a network to assign traffic to, with zones and sites connected."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from sansang.assignment import AssignmentNetwork
from sansang.diversion.capacities import POWER, B, capacities_per_h
from sansang.diversion.ground import Ground
from sansang.diversion.open_roads import Door, Spot
from sansang.diversion.result_places import Place
from sansang.diversion.riders import CAR
from sansang.roads.network import Bools, Floats, Ints

MINUTE_MS = 60_000.0


@dataclass(frozen=True, kw_only=True, eq=False)
class TownNetwork:
    """The network of the town: its first Z nodes are places, its first E links those of the
    roads. Behind these come turns without length, and the doors by which places open on roads.

    A door is closed with its road. Times are minutes. Forbidden turns can't be driven.
    """

    network: AssignmentNetwork
    places: tuple[Place, ...]
    door_link: Ints
    """The road of each of the last links."""

    @property
    def turns_end(self) -> int:
        """Where the doors begin among the links."""
        return self.network.links - len(self.door_link)

    def node(self, place: Place) -> int | None:
        """Return the node of a place, None where it has no road."""
        return self.places.index(place) if place in self.places else None

    def with_closed(
        self, closed: Bools, capacity_factor: Floats | None = None
    ) -> AssignmentNetwork:
        """Return the network with more roads (E) closed, and capacities (E) multiplied."""
        before = self.network.closed
        assert before is not None
        doors = closed[self.door_link]
        turns = np.zeros(self.turns_end - len(closed), dtype=np.bool_)
        network = self.network.close(before | np.concatenate((closed, turns, doors)))
        return network if capacity_factor is None else _signed(network, capacity_factor)


def _signed(network: AssignmentNetwork, factor: Floats) -> AssignmentNetwork:
    capacity = network.capacity_per_h.copy()
    capacity[: len(factor)] *= factor
    return replace(network, capacity_per_h=capacity)


def town_network(ground: Ground, spots: Mapping[Place, Spot]) -> TownNetwork:
    """Return the network with these places connected where they open on the roads."""
    doors = [(at, door) for at, spot in enumerate(spots.values()) for door in spot]
    return TownNetwork(
        network=_network(ground, len(spots), doors),
        places=tuple(spots),
        door_link=np.array([door.link for _, door in doors for _ in range(2)], dtype=np.int32),
    )


def _network(ground: Ground, zones: int, doors: Sequence[tuple[int, Door]]) -> AssignmentNetwork:
    roads = ground.open_to(CAR, ())
    graph, links = roads.graph, roads.network.links
    minutes = roads.time_ms / MINUTE_MS
    tail, head, door_minutes = [], [], []
    for zone, door in doors:
        tail += [zone, int(graph.link_begin[door.link]) + zones]
        head += [int(graph.link_end[door.link]) + zones, zone]
        door_minutes += [minutes[door.link] * part for part in (1 - door.fraction, door.fraction)]
    turns = len(graph.link) - links
    door_link = np.array([door.link for _, door in doors for _ in range(2)], dtype=np.int64)
    is_open = roads.is_open
    open_all = np.concatenate((is_open, np.ones(turns, dtype=np.bool_), is_open[door_link]))
    flat = np.zeros(turns + len(door_link))
    return AssignmentNetwork(
        nodes=graph.places + zones,
        tail=np.concatenate((graph.tail + zones, tail)).astype(np.int32),
        head=np.concatenate((graph.head + zones, head)).astype(np.int32),
        capacity_per_h=np.concatenate((capacities_per_h(roads.network), flat + 1)),
        free_time=np.concatenate((minutes, np.zeros(turns), door_minutes)),
        b=np.concatenate((np.full(links, B), flat)),
        power=np.concatenate((np.full(links, POWER), flat)),
        fixed_cost=np.zeros(len(open_all)),
        first_thru_node=zones,
        closed=~open_all,
    )
