"""The proof: branch and bound on which sites are open, with the Lagrangean bound.

A node opens some sites and closes others. At the prices of its bound, a site that brings too
little or too much can be closed or opened for good (reduced costs: Beasley, European Journal of
Operational Research 21 (1985)); then the node is bounded again without it. The node with the
best bound is next.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from heapq import heappop, heappush
from itertools import count
from math import floor, inf

import numpy as np
from numpy.typing import NDArray

from sansang.location.elites import Elites
from sansang.location.problem import Floats, Longs
from sansang.location.relaxation import Aim, Relaxed, relax
from sansang.location.savings import Savings, narrowed, saved_by, whole_step

ROOT_STEPS, STEPS = 300, 100
"""Steps of the subgradient method at a time, before fixing."""
FIXED_SHARE = 0.02
"""A node is bounded again where such a share of its sites could be fixed."""
FIRST_PRICE = 0.9
ROUNDING, SLACK = 1e-3, 1e-9
"""What rounding may do to a bound: of whole values, and as a share of others."""
STALL = 20
"""Rounds of the search without anything better after which it ends."""


@dataclass(kw_only=True)
class Node:
    """Sites that are open, sites that are free, and prices to begin with."""

    bound: float
    opened: Longs
    free: Longs
    price: NDArray[np.float32]


@dataclass(kw_only=True)
class _Part:
    """A node as a smaller question: what its free sites save beyond its open ones."""

    base: float
    savings: Savings
    left: int


@dataclass(kw_only=True)
class Proof:
    """The state of the search: the best choice, and the bound of all that is not yet searched."""

    savings: Savings
    p: int
    rng: np.random.Generator
    told: Callable[[float, float], None]
    stop: Callable[[], bool]
    wanted: float = -inf
    """Only a value of at least so much is sought."""
    bound: float = np.inf
    nodes: int = 0
    elites: Elites = field(init=False)
    _open: list[tuple[float, int, Node]] = field(default_factory=list)
    _number: Iterator[int] = field(default_factory=count)
    _step: float = 0.0

    def __post_init__(self) -> None:
        self.elites = Elites(self.savings, self.p, self.rng)
        self._step = whole_step(self.savings)

    @property
    def worth_more(self) -> float:
        """What a bound has to reach, or there is nothing better below it."""
        value = self.elites.value
        if value < self.wanted:
            return self.wanted - ROUNDING
        return value + max(self._step - ROUNDING, SLACK * max(1.0, abs(value)))

    def run(self) -> None:
        """Search until the best choice is proven or time is over."""
        self._root()
        while self._open and not self.stop():
            _, _, node = heappop(self._open)
            if node.bound >= self.worth_more:
                self._search(node, STEPS if self.nodes else ROOT_STEPS)
            self._settle()
        self._settle()

    def _settle(self) -> None:
        """Set the bound to the best of what is open; whole values let it be rounded."""
        open_ = max((-key for key, _, _ in self._open), default=-inf)
        value = self.elites.value
        if open_ < self.worth_more:
            self._open.clear()
            self.bound = value if value >= self.wanted else min(self.bound, open_)
        else:
            whole = floor(open_ / self._step + ROUNDING) * self._step if self._step else open_
            self.bound = min(self.bound, max(value, whole))
        self.told(value, self.bound)

    # the root

    def _root(self) -> None:
        """Bound the whole question and search for a good choice, each with help of the other."""
        sites = self.savings.sites
        self.elites.try_from(np.sort(self.rng.permutation(sites)[: self.p]).astype(np.int64))
        # Most sites that serve a place save a little more than its price: begin just below.
        price = (FIRST_PRICE * saved_by(self.savings, self.elites.best)).astype(np.float32)
        node = Node(bound=np.inf, opened=np.empty(0, np.int64), free=np.arange(sites), price=price)
        self._open.append((-np.inf, next(self._number), node))
        relaxed = self._relaxed(self._part(node), node, ROOT_STEPS)
        node.bound, node.price = relaxed.bound, relaxed.price.astype(np.float32)
        self._open[0] = (-node.bound, 0, node)
        self.elites.try_from(_most(relaxed.brings, self.p))
        self._settle()
        self._seek(relaxed.often)

    def _seek(self, often: Floats) -> None:
        since = 0
        while since < STALL and self._open and not self.stop():
            before = self.elites.value
            self.elites.round(often)
            since = 0 if self.elites.value > before else since + 1
            self._settle()
        for _ in self.elites.relink():
            if self.stop() or not self._open:
                return
        self._settle()

    # a node

    def _search(self, node: Node, steps: int) -> None:
        """Bound a node; fix what can be fixed; split it unless nothing better is below it."""
        self.nodes += 1
        while True:
            part = self._part(node)
            if self._is_leaf(node, part):
                return
            relaxed = self._relaxed(part, node, steps)
            node.bound = min(node.bound, part.base + relaxed.bound)
            node.price = relaxed.price.astype(np.float32)
            if node.bound < self.worth_more:
                return
            chosen = node.free[_most(relaxed.brings, part.left)]
            if self.nodes % 8 == 1:
                self.elites.try_from(np.sort(np.concatenate([node.opened, chosen])))
            before = len(node.free)
            often = self._fix(node, part, relaxed)
            if before - len(node.free) <= FIXED_SHARE * before or self.stop():
                break
        if len(node.opened) == self.p or len(node.free) <= self.p - len(node.opened):
            self._is_leaf(node, self._part(node))
            return
        self._split(node, often)

    def _part(self, node: Node) -> _Part:
        savings = self.savings
        base = saved_by(savings, node.opened)
        number = np.full(savings.sites, -1, np.int64)
        number[node.free] = np.arange(len(node.free))
        part = narrowed(savings, number, base, len(node.free))
        return _Part(base=float(base.sum()), savings=part, left=self.p - len(node.opened))

    def _relaxed(self, part: _Part, node: Node, steps: int) -> Relaxed:
        target, enough = self.elites.value - part.base, self.worth_more - part.base
        aim = Aim(target, enough, steps)
        price = node.price.astype(np.float64)
        return relax(part.savings, part.left, price, aim)

    def _is_leaf(self, node: Node, part: _Part) -> bool:
        """Settle a node with no choice left, or with one site left to choose."""
        if part.left == 0 or len(node.free) <= part.left:
            every = np.concatenate([node.opened, node.free[: part.left]])
        elif part.left == 1:
            brings = np.bincount(part.savings.site, part.savings.worth, minlength=len(node.free))
            every = np.append(node.opened, node.free[int(brings.argmax())])
        else:
            return False
        if len(every) == self.p:
            self.elites.try_from(np.sort(every).astype(np.int64))
        return True

    def _fix(self, node: Node, part: _Part, relaxed: Relaxed) -> Floats:
        """Close and open for good what the prices say; return how often each free site is good."""
        bound, brings = part.base + relaxed.bound, relaxed.brings
        wanted = brings >= relaxed.last
        needed = self.worth_more
        close = ~wanted & (bound - relaxed.last + brings < needed)
        open_ = wanted & (bound - brings + relaxed.next < needed)
        if open_.sum() > part.left:  # equal ones: only some of them are chosen
            open_[:] = False
        node.opened = np.concatenate([node.opened, node.free[open_]])
        keep = ~(close | open_)
        node.free = node.free[keep]
        return relaxed.often[keep]

    def _split(self, node: Node, often: Floats) -> None:
        """Branch on the site about which the relaxation is most of two minds: open it, or not."""
        at = int(np.abs(often - 0.5).argmin())
        site, rest = node.free[at], np.delete(node.free, at)
        for opened in (np.append(node.opened, site), node.opened):
            child = Node(bound=node.bound, opened=opened, free=rest, price=node.price)
            heappush(self._open, (-child.bound, next(self._number), child))


def _most(brings: Floats, p: int) -> Longs:
    return np.sort(np.argpartition(-brings, p - 1)[:p]).astype(np.int64)
