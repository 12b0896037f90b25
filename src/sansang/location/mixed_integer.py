"""Linear programs with whole variables, solved by HiGHS: shortly here, at length beside.

HiGHS can't be asked to stop. What is not solved in a moment is therefore solved by a process of
its own, which is ended when nobody waits for it: `python -m sansang.location.mixed_integer`.
"""

import io
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from time import perf_counter
from typing import Any

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from sansang.location.problem import Bools, Floats

HERE_S = 1.5
"""Seconds for which the caller can't be stopped."""
SMALL = 20_000
"""Coefficients up to which HiGHS keeps to a limit of a second or two: presolving is not limited."""
_LOOK_S = 0.05
_GRACE_S = 10.0
"""Seconds that a process may take to begin and to end."""
_INFEASIBLE = 2


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
        return replace(self, whole=np.zeros(len(self.cost), np.bool_))


@dataclass(frozen=True, kw_only=True, eq=False)
class Found:
    """What was found: x (None where nothing was), the proven bound, whether x is proven best."""

    x: Floats | None = None
    bound: float = -np.inf
    proven: bool = False
    infeasible: bool = False

    @property
    def settled(self) -> bool:
        """Whether nothing more can be found."""
        return self.proven or self.infeasible


def minimised(program: Program, limit_s: float, cancel: Callable[[], bool]) -> Found:
    """Return the best that HiGHS finds in a time, or until it is stopped."""
    if limit_s <= 0 or cancel():
        return Found()
    if program.rows.nnz > SMALL:
        return _beside(program, limit_s, cancel)
    found = _solved(program, min(limit_s, HERE_S))
    if found.settled or limit_s <= HERE_S or cancel():
        return found
    later = _beside(program, limit_s - HERE_S, cancel)
    return later if later.settled else _together(program, found, later)


def _together(program: Program, one: Found, other: Found) -> Found:
    """Return the better x and the better bound of two."""
    best = min(
        (found.x for found in (one, other) if found.x is not None),
        key=lambda x: float(program.cost @ x),
        default=None,
    )
    return Found(x=best, bound=max(one.bound, other.bound))


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
    proven = answer.status == 0
    if not program.whole.any():  # a linear program that is not solved proves nothing
        return Found(x=answer.x, bound=float(answer.fun), proven=True) if proven else Found()
    bound = -np.inf if answer.mip_dual_bound is None else float(answer.mip_dual_bound)
    return Found(x=answer.x, bound=bound, proven=proven)


# the process beside


def _beside(program: Program, limit_s: float, cancel: Callable[[], bool]) -> Found:
    pipe = subprocess.PIPE
    with subprocess.Popen(  # noqa: S603 - this very module
        [sys.executable, "-m", __name__],
        stdin=pipe,
        stdout=pipe,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # Ctrl-C is the caller's
    ) as worker:
        try:
            return _awaited(worker, _packed(program, limit_s), limit_s + _GRACE_S, cancel)
        finally:
            worker.kill()


def _awaited(
    worker: "subprocess.Popen[bytes]", sent: bytes, limit_s: float, cancel: Callable[[], bool]
) -> Found:
    until = perf_counter() + limit_s
    rest: bytes | None = sent
    while not cancel() and perf_counter() < until:
        try:
            said, _ = worker.communicate(rest, timeout=_LOOK_S)
        except subprocess.TimeoutExpired:
            rest = None  # it goes on where it was
        else:
            return _unpacked(said) if worker.returncode == 0 else Found()
    return Found()


def _packed(program: Program, limit_s: float) -> bytes:
    rows = program.rows
    target = io.BytesIO()
    np.savez(
        target,
        data=rows.data,
        indices=rows.indices,
        indptr=rows.indptr,
        shape=rows.shape,
        cost=program.cost,
        low=program.low,
        high=program.high,
        upper=program.upper,
        whole=program.whole,
        limit_s=limit_s,
    )
    return target.getvalue()


def _unpacked(said: bytes) -> Found:
    with np.load(io.BytesIO(said)) as found:
        x = found["x"]
        return Found(
            x=x if len(x) else None,
            bound=float(found["bound"]),
            proven=bool(found["proven"]),
            infeasible=bool(found["infeasible"]),
        )


def main() -> None:
    """Read a program from the input, solve it, and write what was found to the output."""
    with np.load(io.BytesIO(sys.stdin.buffer.read())) as said:
        rows = csr_array((said["data"], said["indices"], said["indptr"]), shape=said["shape"])
        named = {name: said[name] for name in ("cost", "low", "high", "upper", "whole")}
        found = _solved(Program(rows=rows, **named), float(said["limit_s"]))
    target = io.BytesIO()
    x = np.empty(0) if found.x is None else found.x
    np.savez(target, x=x, bound=found.bound, proven=found.proven, infeasible=found.infeasible)
    sys.stdout.buffer.write(target.getvalue())


if __name__ == "__main__":
    main()
