"""How many calls a second one core plays, beside SimPy, Ciw and Cimba.

All play the same calls: when, where and how long was drawn before, and is not counted, nor is what
each does once before it can play. In turn, five times; each on as many calls as it takes a good
part of a second for, which all begin alike (ours is a day of the shared calls, over and over in
one workspace, as the days of a rehearsal are played), and on the shared calls the mean response of
all has to be the same.
"""

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from functools import partial
from statistics import median
from time import perf_counter
from typing import Any

import numpy as np

from bench.rehearsal import by_cimba, by_ciw, by_simpy
from bench.rehearsal.town import Case, nearest, whole_life
from bench.rows import Row
from sansang.rehearsal.engine import play
from sansang.rehearsal.engine.given import given_of
from sansang.rehearsal.engine.kernel import play_day, workspace_for
from sansang.rehearsal.engine.layout import Room
from sansang.rehearsal.engine.packed import pack

NEAREST = "20 teams, the nearest that is free goes, one core"
LIFE = "the whole life of a call, one core"
RUNS = 5
SHARED = 10_000
TIMES, SIMPY, CIWS, CIMBAS = 200, 50_000, 10_000, 200_000
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


def _over_and_over(case: Case) -> Callable[[], None]:
    given = given_of(case.day)
    work = workspace_for(pack(case.scenario), Room(incidents=case.calls, requests=case.calls))

    def play_all() -> None:
        for _ in range(TIMES):
            play_day(given, work, False)

    return play_all


def _peer(play_case: Callable[[Case], list[int]]) -> Play:
    return lambda case: case.mean_s(np.array(play_case(case)))


def measure(
    case_of: Callable[[int], Case], peers: dict[str, tuple[int, Play]], runs: int
) -> Measured:
    """Play in turn; compiled, and compared on the shared calls, before."""
    done, shared = Measured(), case_of(SHARED)
    done.mean_s = {"sansang": _ours(shared)}
    done.mean_s |= {who: play_case(shared) for who, (_, play_case) in peers.items()}
    turns = {"sansang": (TIMES * SHARED, _over_and_over(shared))}
    turns["sansang"][1]()
    for who, (calls, play_case) in peers.items():
        turns[who] = (calls, partial(play_case, case_of(calls)))
    for _ in range(runs):
        for who, (calls, turn) in turns.items():
            begun = perf_counter()
            turn()
            done.calls_s.setdefault(who, []).append(calls / (perf_counter() - begun))
    return done


def measured_nearest(runs: int = RUNS) -> tuple[list[Row], dict[str, Any]]:
    """Return the rows of the nearest of twenty teams, and the numbers behind them."""
    peers: dict[str, tuple[int, Play]] = {
        "simpy": (SIMPY, _peer(by_simpy.nearest)),
        "ciw": (CIWS, _peer(by_ciw.nearest)),
    }
    done = measure(nearest, peers, runs)
    if by_cimba.installed():
        done.mean_s["cimba"] = by_cimba.nearest(SHARED)[1]
        done.calls_s["cimba"] = [CIMBAS / by_cimba.nearest(CIMBAS)[0] for _ in range(runs)]
    return list(_nearest_rows(done)), asdict(done)


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
        yield Row(what="Cimba (C)", result=by_cimba.ABSENT)
    yield _same(done)


def measured_life(runs: int = RUNS) -> tuple[list[Row], dict[str, Any]]:
    """Return the rows of the whole life of calls, and the numbers behind them."""
    done = measure(whole_life, {"simpy": (SIMPY, _peer(by_simpy.whole_life))}, runs)
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
