"""Linear programs with whole variables, solved by HiGHS beside the caller.

HiGHS can't be asked to stop: it works in a thread of its own, and whoever stops waiting leaves it
to end by itself at the limit of time.
"""

from collections.abc import Callable
from dataclasses import dataclass
from threading import Thread
from time import perf_counter
from typing import Any

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from sansang.location.problem import Bools, Floats

_LOOK_S = 0.02
_TIME_OVER, _INFEASIBLE = 1, 2


@dataclass(frozen=True, kw_only=True, eq=False)
class Program:
    """The least ``cost`` @ x with ``low`` ≤ ``rows`` @ x ≤ ``high`` and 0 ≤ x ≤ ``upper``."""

    cost: Floats
    rows: csr_array
    low: Floats
    high: Floats
    upper: Floats
    whole: Bools

    def relaxed(self) -> "Program":
        """Return the same without whole variables."""
        whole = np.zeros(len(self.cost), np.bool_)
        return Program(
            cost=self.cost,
            rows=self.rows,
            low=self.low,
            high=self.high,
            upper=self.upper,
            whole=whole,
        )


@dataclass(frozen=True, kw_only=True, eq=False)
class Found:
    """What was found: x (None where nothing was), the proven bound, whether x is proven best."""

    x: Floats | None = None
    bound: float = -np.inf
    proven: bool = False
    infeasible: bool = False


def minimised(program: Program, limit_s: float, cancel: Callable[[], bool]) -> Found:
    """Return the best that HiGHS finds in a time, nothing where the caller does not wait."""
    if limit_s <= 0:
        return Found()
    box: list[Found] = []
    worker = Thread(target=lambda: box.append(_solved(program, limit_s)), daemon=True)
    worker.start()
    until = perf_counter() + limit_s + 1.0
    while worker.is_alive() and not cancel() and perf_counter() < until:
        worker.join(_LOOK_S)
    return box[0] if box else Found()


def _solved(program: Program, limit_s: float) -> Found:
    answer: Any = milp(
        program.cost,
        constraints=LinearConstraint(program.rows, program.low, program.high),
        bounds=Bounds(0, program.upper),
        integrality=program.whole.astype(np.int64),
        options={"time_limit": limit_s, "mip_rel_gap": 0.0},
    )
    if answer.status == _INFEASIBLE:
        return Found(infeasible=True, bound=np.inf)
    bound = answer.mip_dual_bound if program.whole.any() else answer.fun
    proven = answer.status == 0
    if not proven and not program.whole.any():
        return Found()  # a linear program that is not solved proves nothing
    return Found(x=answer.x, bound=-np.inf if bound is None else float(bound), proven=proven)
