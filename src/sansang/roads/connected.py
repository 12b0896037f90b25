"""Who can get there and back: for each class of vehicle the largest strongly connected part."""

import numpy as np
from numpy.typing import NDArray

from sansang.roads.network import Bools, Ints
from sansang.roads.vehicles import BIT

Admits = NDArray[np.uint16]


def connected(tail: Ints, head: Ints, admits: Admits) -> Admits:
    """Return (E) whom the links admit, without those who could not get there and back.

    From each link that still admits a class of vehicle, all others that do can be reached.
    """
    left = np.zeros_like(admits)
    parts: dict[bytes, NDArray[np.intp]] = {}  # several classes often have the same links
    for bit in BIT.values():
        which = (admits & bit) != 0
        key = which.tobytes()
        if key not in parts:
            links = np.flatnonzero(which)
            parts[key] = links[_in_largest(tail[links], head[links])]
        left[parts[key]] |= np.uint16(bit)
    return left


def _in_largest(tail: Ints, head: Ints) -> Bools:
    """Whether links lie in the strongly connected part that has the most nodes."""
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import connected_components

    if not len(tail):
        return np.empty(0, np.bool_)
    nodes = int(max(tail.max(), head.max())) + 1
    # From COO, for that joins parallel links: on an entry given twice SciPy's search never ends.
    graph = coo_matrix((np.ones(len(tail), np.int8), (tail, head)), shape=(nodes, nodes))
    _, part = connected_components(graph.tocsr(), directed=True, connection="strong")
    largest = np.bincount(part[tail]).argmax()
    inside: Bools = (part[tail] == largest) & (part[head] == largest)
    return inside
