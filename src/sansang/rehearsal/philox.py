"""Chance by counting: the same key and counter give the same numbers, in any order, anywhere.

Philox4x64-10: J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw, "Parallel random numbers: as
easy as 1, 2, 3", SC11 (2011), section 4.3. A block is 256 random bits for a counter of 256 bits
and a key of 128. Nothing is kept between two blocks, so that a day can be drawn without the days
before it, and a team that is added draws nothing that another would have drawn.
"""

from math import log, sqrt
from typing import Any

import numpy as np
from llvmlite import ir  # type: ignore[import-untyped]
from numba import types
from numba.core.typing.templates import Signature
from numba.extending import intrinsic

from sansang.rehearsal.compiled import compiled, inner

Words = tuple[np.uint64, np.uint64, np.uint64, np.uint64]

_M0 = np.uint64(0xD2E7470EE14C6C93)
_M1 = np.uint64(0xCA5A826395121157)
_W0 = np.uint64(0x9E3779B97F4A7C15)
_W1 = np.uint64(0xBB67AE8584CAA73B)
_ROUNDS = 10
_DROPPED = np.uint64(12)
_STEP = 2.0**-52


def _high_word(_context: Any, one: Any, other: Any) -> tuple[Signature, Any]:
    """Return the upper 64 of the 128 bits of a product: one instruction, which Python lacks."""

    def product(_context: Any, builder: Any, _signature: Any, pair: Any) -> Any:
        wide = ir.IntType(128)
        whole = builder.mul(builder.zext(pair[0], wide), builder.zext(pair[1], wide))
        return builder.trunc(builder.lshr(whole, ir.Constant(wide, 64)), ir.IntType(64))

    return types.uint64(types.uint64, types.uint64), product


_high: Any = intrinsic(_high_word)


@compiled
def block(key: tuple[np.uint64, np.uint64], counter: Words) -> Words:
    """Return the 4 × 64 random bits of a key and a counter."""
    k0, k1 = key
    x0, x1, x2, x3 = counter
    for _ in range(_ROUNDS):
        h0 = _high(_M0, x0)
        l0 = _M0 * x0
        h1 = _high(_M1, x2)
        l1 = _M1 * x2
        x0, x1, x2, x3 = h1 ^ x1 ^ k0, l1, h0 ^ x3 ^ k1, l0
        k0 += _W0
        k1 += _W1
    return x0, x1, x2, x3


@compiled
def uniform(word: np.uint64) -> float:
    """Return the number in (0, 1) of a word: the middle of one of 2⁵² steps, never an end."""
    return (np.float64(word >> _DROPPED) + 0.5) * _STEP


@compiled
def exponential(word: np.uint64) -> float:
    """Return the exponential number with mean 1 of a word, by the inverse of its distribution."""
    return -log(uniform(word))


@compiled
def normal_quantile(p: float) -> float:
    """Return z with P(Z ≤ z) = p in (0, 1), to about 1 part in 10¹⁶.

    M. J. Wichura, "Algorithm AS 241: The percentage points of the normal distribution", Applied
    Statistics 37 (1988) 477-484, PPND16.
    """
    q = p - 0.5
    if abs(q) <= 0.425:
        return _middle(q)
    tail = p if q < 0 else 1 - p
    r = sqrt(-log(tail))
    z = _near(r - 1.6) if r <= 5 else _far(r - 5)
    return -z if q < 0 else z


@inner
def _middle(q: float) -> float:
    r = 0.180625 - q * q
    upper = 2509.0809287301226727
    upper = upper * r + 33430.575583588128105
    upper = upper * r + 67265.770927008700853
    upper = upper * r + 45921.953931549871457
    upper = upper * r + 13731.693765509461125
    upper = upper * r + 1971.5909503065514427
    upper = upper * r + 133.14166789178437745
    upper = upper * r + 3.387132872796366608
    lower = 5226.495278852854561
    lower = lower * r + 28729.085735721942674
    lower = lower * r + 39307.89580009271061
    lower = lower * r + 21213.794301586595867
    lower = lower * r + 5394.1960214247511077
    lower = lower * r + 687.1870074920579083
    lower = lower * r + 42.313330701600911252
    return q * upper / (lower * r + 1)


@inner
def _near(r: float) -> float:
    upper = 7.7454501427834140764e-4
    upper = upper * r + 0.0227238449892691845833
    upper = upper * r + 0.24178072517745061177
    upper = upper * r + 1.27045825245236838258
    upper = upper * r + 3.64784832476320460504
    upper = upper * r + 5.7694972214606914055
    upper = upper * r + 4.6303378461565452959
    upper = upper * r + 1.42343711074968357734
    lower = 1.05075007164441684324e-9
    lower = lower * r + 5.475938084995344946e-4
    lower = lower * r + 0.0151986665636164571966
    lower = lower * r + 0.14810397642748007459
    lower = lower * r + 0.68976733498510000455
    lower = lower * r + 1.6763848301838038494
    lower = lower * r + 2.05319162663775882187
    return upper / (lower * r + 1)


@inner
def _far(r: float) -> float:
    upper = 2.01033439929228813265e-7
    upper = upper * r + 2.71155556874348757815e-5
    upper = upper * r + 0.0012426609473880784386
    upper = upper * r + 0.026532189526576123093
    upper = upper * r + 0.29656057182850489123
    upper = upper * r + 1.7848265399172913358
    upper = upper * r + 5.4637849111641143699
    upper = upper * r + 6.6579046435011037772
    lower = 2.04426310338993978564e-15
    lower = lower * r + 1.4215117583164458887e-7
    lower = lower * r + 1.8463183175100546818e-5
    lower = lower * r + 7.868691311456132591e-4
    lower = lower * r + 0.0148753612908506148525
    lower = lower * r + 0.13692988092273580531
    lower = lower * r + 0.59983220655588793769
    return upper / (lower * r + 1)
