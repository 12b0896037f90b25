"""A way as people tell it: by the names of its longest streets, in the order driven."""

from collections.abc import Iterable, Sequence

from sansang.diversion.result_places import Way
from sansang.roads import RoadNetwork

Named = tuple[str, float]
"""The name of a street, and how many metres of it a way follows."""


def of_way(way: Way) -> list[Named]:
    """Return the streets of a way with their lengths."""
    return [(stretch.street, stretch.length_m) for stretch in way.stretches]


def of_links(network: RoadNetwork, links: Iterable[int]) -> list[Named]:
    """Return the streets of links that follow each other, with their lengths."""
    return [(network.street(link), float(network.length_m[link])) for link in links]


def main_streets(streets: Sequence[Named], most: int, without: str = "") -> tuple[str, ...]:
    """Return the longest streets of a way, in order, each once; ``without`` is left out.

    Streets without a name can't be told, and short ones only make a way hard to keep in mind.
    """
    lengths: dict[str, float] = {}
    for name, length_m in streets:
        if name and name != without:
            lengths[name] = lengths.get(name, 0.0) + length_m
    longest = set(sorted(lengths, key=lambda name: -lengths[name])[:most])
    return tuple(name for name in lengths if name in longest)
