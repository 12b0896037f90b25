"""What a placement by MEXCLP is worth when its days are played: the ambulances of Utrecht.

Daskin, M. S. (1983), A maximum expected covering location model, Transportation Science 17,
48–70, takes ambulances for busy independently of each other, each with the same probability, and
wherever a call comes from. Here the same bases are played: nodes, shares of demand, bases and
driving times of the region of Utrecht, calls so frequent that ambulances are busy as the model
has it.
"""

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from tests.known.rehearsal.systems import drawn, system

from bench.rehearsal.town import Case
from bench.rows import Row
from sansang.location import ExpectedCovering, Problem, solve
from sansang.rehearsal.engine import play
from sansang.rehearsal.scenario import Floats, Ints

TITLE = "ambulances of Utrecht by MEXCLP, q 0.6, 12 min"
FOLDER = "ambulance_utrecht"
BUSY, TARGET_MIN, WORK_MS, SEED, CALLS = 0.6, 12, 3_000_000.0, 1, 200_000

AMBULANCES = (19, 20)
WAY_MS = 540_000.0
"""About what the way takes, which is work too."""


@dataclass(frozen=True, kw_only=True)
class Region:
    """Nodes (n) with their shares of demand, driving times in minutes (n, n), bases (b)."""

    nodes: tuple[int, ...]
    share: Floats
    minutes: Floats
    bases: Ints


def measured(data: Path, calls: int = CALLS) -> tuple[list[Row], dict[str, Any]]:
    """Return a row for the best placement of each number of ambulances."""
    region = read_region(data)
    rows, numbers = [], {}
    for ambulances in AMBULANCES:
        best = placement(region, ambulances)
        case = case_of(region, best, calls)
        played = play(case.scenario, case.day)
        busy = float(played.busy_ms.sum() / (ambulances * int(case.day.at_ms[-1])))
        cover, expected = covered(case, played.first_ms), expected_cover(region, best)
        numbers[str(ambulances)] = {"expected": expected, "played": cover, "busy": busy}
        rows.append(
            Row(
                what=f"{ambulances} ambulances, share reached in {TARGET_MIN} min",
                result=f"MEXCLP {expected:.4f}; played {cover:.4f}, busy {busy:.3f}",
            )
        )
    return rows, numbers


def placement(region: Region, ambulances: int) -> Ints:
    """Return the best nodes by MEXCLP, one for each ambulance."""
    problem = Problem(
        sites=tuple(str(region.nodes[base]) for base in region.bases),
        places=tuple(map(str, region.nodes)),
        travel=region.minutes[region.bases],
        demand=region.share,
    )
    model = ExpectedCovering(facilities=ambulances, standard=TARGET_MIN, busy=BUSY)
    return region.bases[list(solve(problem, model).sites)]


def read_region(data: Path) -> Region:
    """Return the region; bases are numbers of nodes."""
    nodes = _rows(data / "nodes_Utrecht_2021.csv")[1:]
    codes = tuple(int(row[0]) for row in nodes)
    number = {code: n for n, code in enumerate(codes)}
    share = np.array([float(row[3]) for row in nodes])
    table = _rows(data / "siren_driving_matrix_2022.csv")
    columns = [number[int(code)] for code in table[0][1:]]
    minutes = np.zeros((len(codes), len(codes)))
    for row in table[1:]:
        minutes[number[int(row[0])], columns] = [float(value) for value in row[1:]]
    bases = [
        number[int(row[0])] for row in _rows(data / "RAVU_base_locations_Utrecht_2021.csv")[1:]
    ]
    return Region(
        nodes=codes, share=share / share.sum(), minutes=minutes, bases=np.array(bases, np.int64)
    )


def expected_cover(region: Region, at: Ints) -> float:
    """Return what MEXCLP says of ambulances at these nodes."""
    near = (region.minutes[at] <= TARGET_MIN).sum(axis=0)
    return float(region.share @ (1 - BUSY**near))


def case_of(region: Region, at: Ints, calls: int) -> Case:
    """Return a long day with ambulances at these nodes."""
    chance = np.random.default_rng(SEED)
    travel_ms = np.rint(region.minutes * 60_000).astype(np.int64)
    place = chance.choice(len(region.nodes), calls, p=region.share)
    gap_ms = (WORK_MS + WAY_MS) / (BUSY * len(at))
    at_ms = np.rint(np.cumsum(chance.exponential(gap_ms, calls))).astype(np.int64)
    day = drawn(
        at_ms=at_ms,
        scene_ms=np.rint(chance.exponential(WORK_MS, calls)).astype(np.int64),
        place=place,
        teams=len(at),
    )
    scenario = system(travel_ms=travel_ms, posts=at, end_ms=int(at_ms[-1]) + 100_000_000)
    return Case(scenario=scenario, day=day)


def covered(case: Case, first_ms: Ints) -> float:
    """Return the share of calls that were reached in time."""
    return float((first_ms - case.day.at_ms <= TARGET_MIN * 60_000).mean())


def _rows(file: Path) -> list[list[str]]:
    with file.open(encoding="utf-8-sig", newline="") as rows:
        return [row for row in csv.reader(rows) if row]
