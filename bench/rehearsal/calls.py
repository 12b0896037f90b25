"""How many calls a second one core plays, beside SimPy, Ciw and Cimba.

All play the same calls: when, where and how long was drawn before, and is not counted. In turn,
five times; each on as many calls as it takes a second or so for, which all begin alike, and on
those that all share the mean response has to be the same.
"""

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from importlib.util import find_spec
from statistics import median
from time import perf_counter
from typing import Any

import numpy as np

from bench.rehearsal import by_ciw, by_simpy
from bench.rehearsal.town import Case, nearest, whole_life
from bench.rows import Row
from sansang.rehearsal.engine import play

NEAREST = "20 teams, the nearest that is free goes, one core"
LIFE = "the whole life of a call, one core"
NO_CIMBA = "absent: pip install cimba"
RUNS = 5
SHARED = 10_000
OURS, SIMPY, CIWS, CIMBAS = 500_000, 50_000, 10_000, 200_000
SIMPY_TIMES, CIW_TIMES, LIFE_TIMES, LIFE_CALLS = 80.0, 250.0, 50.0, 500_000
NOISE = 1e-9
"""All play the same calls by the same rules, so that means differ by rounding alone."""

Play = Callable[[Case], float]
"""Plays a case and returns its mean response in seconds."""


@dataclass(kw_only=True)
class Measured:
    """Calls a second of each run, by who played, and the mean response on the shared calls."""

    calls_s: dict[str, list[float]] = field(default_factory=dict)
    mean_s: dict[str, float] = field(default_factory=dict)

    def middle(self, who: str) -> float:
        return median(self.calls_s[who])

    def alike(self) -> bool:
        ours = self.mean_s["sansang"]
        return all(abs(mean - ours) <= NOISE * ours for mean in self.mean_s.values())


def _ours(case: Case) -> float:
    return case.mean_s(play(case.scenario, case.day).first_ms)


def _peer(play_case: Callable[[Case], list[int]]) -> Play:
    return lambda case: case.mean_s(np.array(play_case(case)))


def measure(
    case_of: Callable[[int], Case], players: dict[str, tuple[int, Play]], runs: int
) -> Measured:
    """Play in turn; compiled, and compared on the shared calls, before."""
    done = Measured()
    shared = case_of(SHARED)
    done.mean_s = {who: play_case(shared) for who, (_, play_case) in players.items()}
    cases = {who: case_of(calls) for who, (calls, _) in players.items()}
    for _ in range(runs):
        for who, (calls, play_case) in players.items():
            begun = perf_counter()
            play_case(cases[who])
            done.calls_s.setdefault(who, []).append(calls / (perf_counter() - begun))
    return done


def measured_nearest(runs: int = RUNS) -> tuple[list[Row], dict[str, Any]]:
    """Return the rows of the nearest of twenty teams, and the numbers behind them."""
    players: dict[str, tuple[int, Play]] = {
        "sansang": (OURS, _ours),
        "simpy": (SIMPY, _peer(by_simpy.nearest)),
        "ciw": (CIWS, _peer(by_ciw.nearest)),
    }
    done = measure(nearest, players, runs)
    if find_spec("cimba"):
        _with_cimba(done, runs)
    return list(_nearest_rows(done)), asdict(done)


def _with_cimba(done: Measured, runs: int) -> None:
    from bench.rehearsal import by_cimba

    _, done.mean_s["cimba"] = by_cimba.nearest(nearest(SHARED))
    case = nearest(CIMBAS)
    done.calls_s["cimba"] = [CIMBAS / by_cimba.nearest(case)[0] for _ in range(runs)]


def _nearest_rows(done: Measured) -> Iterator[Row]:
    ours, simpy, ciw = (done.middle(who) for who in ("sansang", "simpy", "ciw"))
    yield Row(
        what="calls a second",
        result=f"{ours:,.0f}",
        goal=f"≥ × {SIMPY_TIMES:.0f} SimPy: × {ours / simpy:.0f};"
        f" ≥ × {CIW_TIMES:.0f} Ciw: × {ours / ciw:.0f}",
        met=ours >= SIMPY_TIMES * simpy and ours >= CIW_TIMES * ciw,
    )
    yield Row(what="SimPy, an event for each call", result=f"{simpy:,.0f}")
    yield Row(what="Ciw, servers by their way", result=f"{ciw:,.0f}")
    if "cimba" in done.calls_s:
        cimba = done.middle("cimba")
        yield Row(
            what="Cimba (C), compiled from Python",
            result=f"{cimba:,.0f}",
            goal=f"ours is ahead: × {ours / cimba:.1f}",
            met=ours > cimba,
        )
    else:
        yield Row(what="Cimba (C)", result=NO_CIMBA)
    yield _same(done)


def measured_life(runs: int = RUNS) -> tuple[list[Row], dict[str, Any]]:
    """Return the rows of the whole life of calls, and the numbers behind them."""
    players: dict[str, tuple[int, Play]] = {
        "sansang": (OURS, _ours),
        "simpy": (SIMPY, _peer(by_simpy.whole_life)),
    }
    done = measure(whole_life, players, runs)
    return list(_life_rows(done)), asdict(done)


def _life_rows(done: Measured) -> Iterator[Row]:
    ours, simpy = done.middle("sansang"), done.middle("simpy")
    yield Row(
        what="calls a second",
        result=f"{ours:,.0f}",
        goal=f"≥ {LIFE_CALLS:,}; ≥ × {LIFE_TIMES:.0f} SimPy: × {ours / simpy:.0f}",
        met=ours >= LIFE_CALLS and ours >= LIFE_TIMES * simpy,
    )
    yield Row(what="SimPy, the same life", result=f"{simpy:,.0f}")
    yield _same(done)


def _same(done: Measured) -> Row:
    means = ", ".join(f"{who} {mean:.2f} s" for who, mean in done.mean_s.items())
    return Row(what="mean response of the same calls", result=means, met=done.alike())
