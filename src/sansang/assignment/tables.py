"""The network as the compiled solver sees it, and the cost of a link.

A link is one row of eight numbers, a line of the processor's cache: what a shift reads and
writes of a link lies together.
"""

from typing import NamedTuple

import numpy as np

from sansang.assignment.compiled import compiled, inner
from sansang.assignment.network import AssignmentNetwork, Bools, Floats, Ints

FLOW, COST, SLOPE, CONSTANT, FACTOR, POWER = range(6)
"""Columns of a table of links: cost = constant + factor · flow ** power, and its slope."""
WIDTH = 8


class Graph(NamedTuple):
    """Links sorted by tail: those that leave node n are ``start[n]`` to ``start[n + 1]``.

    Those that enter it are ``into[enter[n]]`` to ``into[enter[n + 1]]``.
    """

    start: Ints
    tail: Ints
    head: Ints
    enter: Ints
    into: Ints
    costs: Floats
    """What each link costs at present."""
    first_thru: int


def graph_of(network: AssignmentNetwork) -> tuple[Graph, Ints]:
    """Return the links sorted by tail, and (E) the place of each in the network."""
    order = np.argsort(network.tail, kind="stable").astype(np.int32)
    tail, head = network.tail[order].astype(np.int32), network.head[order].astype(np.int32)
    into = np.argsort(head, kind="stable").astype(np.int32)
    nodes = np.arange(network.nodes + 1)
    start = np.searchsorted(tail, nodes).astype(np.int32)
    enter = np.searchsorted(head[into], nodes).astype(np.int32)
    costs = np.zeros(network.links)
    return Graph(start, tail, head, enter, into, costs, int(network.first_thru_node)), order


def table_of(network: AssignmentNetwork, order: Ints) -> Floats:
    """Return (E, 8) the rows of links without flow; what is closed costs infinitely much."""
    free, b, power = (a[order] for a in (network.free_time, network.b, network.power))
    capacity, fixed = network.capacity_per_h[order], network.fixed_cost[order]
    grows = (power > 0) & (b > 0) & (free > 0)
    table = np.zeros((network.links, WIDTH))
    table[:, CONSTANT] = free * np.where(power > 0, 1.0, 1.0 + b) + fixed
    table[:, CONSTANT][~network.open_links[order]] = np.inf
    usable = grows & np.isfinite(table[:, CONSTANT])
    table[usable, FACTOR] = free[usable] * b[usable] / capacity[usable] ** power[usable]
    table[:, POWER] = np.where(usable, power, 1.0)
    price(table)
    return table


def beckmann(table: Floats, used: Bools) -> float:
    """Return the sum over links of the integral of cost (Beckmann, McGuire, Winsten, 1956)."""
    flow, power = table[used, FLOW], table[used, POWER]
    grown = table[used, FACTOR] * flow ** (power + 1) / (power + 1)
    return float(np.sum(table[used, CONSTANT] * flow + grown))


@inner
def price_link(table: Floats, link: int) -> None:
    """Set cost and slope of a link to those of its flow."""
    flow = table[link, FLOW]
    factor = table[link, FACTOR]
    power = table[link, POWER]
    if power == 4.0:
        cubed = factor * flow * flow * flow
        table[link, COST] = table[link, CONSTANT] + cubed * flow
        table[link, SLOPE] = 4.0 * cubed
    elif power == 1.0:
        table[link, COST] = table[link, CONSTANT] + factor * flow
        table[link, SLOPE] = factor
    elif flow > 0.0:
        below = factor * flow ** (power - 1.0)
        table[link, COST] = table[link, CONSTANT] + below * flow
        table[link, SLOPE] = power * below
    else:
        table[link, COST] = table[link, CONSTANT]
        table[link, SLOPE] = 0.0


@compiled
def price(table: Floats) -> None:
    """Set cost and slope of every link to those of its flow."""
    for link in range(len(table)):
        price_link(table, link)
