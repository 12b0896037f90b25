"""Published optima of places to wait, and cases that can be worked out by hand."""

import csv
import os
import re
from pathlib import Path

import numpy as np
import pytest

from sansang.location import (
    DoubleStandard,
    ExpectedCovering,
    MaximalCovering,
    PCentre,
    PMedian,
    Problem,
    Status,
    solve,
)
from sansang.location.instances import read_instance
from sansang.location.recount import disagreement
from sansang.location.tables import read_matrix

DATA = os.environ.get("SANSANG_BENCH_DATA")
needs_data = pytest.mark.skipif(
    not DATA, reason="SANSANG_BENCH_DATA names no folder with the instances of the literature"
)


def folder(name):
    return Path(DATA or "") / name


@needs_data
@pytest.mark.parametrize("number", [1, 5, 10, 14, 16, 22])
def test_p_median_files_are_solved_to_their_published_optimum(number):
    """Beasley, OR-Library (1990), pmedopt.txt: 5819, 1355, 1255, 2968, 8162, 8579.

    Taking the shortest of repeated edges instead of the last gives 5718 on pmed1.
    """
    published = (folder("orlib_pmed") / "pmedopt.txt").read_text()
    optimum = int(re.search(rf"pmed{number}\s+(\d+)", published)[1])
    instance = read_instance(folder("orlib_pmed") / f"pmed{number}.txt")
    answer = solve(instance.problem, PMedian(facilities=instance.facilities))
    assert (answer.value, answer.bound, answer.status) == (optimum, optimum, Status.OPTIMAL)


@needs_data
@pytest.mark.parametrize(("number", "radius"), [(1, 127), (2, 98), (3, 93), (4, 74), (5, 48)])
def test_the_same_files_as_p_centre_problems(number, radius):
    """Daskin, Network and Discrete Location (1995); Ilhan, Özsoy and Pınar, Annals of Operations
    Research 110 (2002), table 1: the optimal radii of pmed1 to pmed5.
    """
    instance = read_instance(folder("orlib_pmed") / f"pmed{number}.txt")
    answer = solve(instance.problem, PCentre(facilities=instance.facilities))
    assert (answer.value, answer.status) == (radius, Status.OPTIMAL)


@needs_data
@pytest.mark.parametrize(("vehicles", "expected"), [(19, 0.846507), (20, 0.856949)])
def test_the_ambulances_of_utrecht_cover_what_elaspy_found(vehicles, expected):
    """ELASPY (Dieleman), MEXCLP of the region of Utrecht by CBC: 12 minutes, busy 0.6."""
    path = folder("ambulance_utrecht")
    matrix = read_matrix(path / "siren_driving_matrix_2022.csv")
    with (path / "nodes_Utrecht_2021.csv").open(encoding="utf-8-sig", newline="") as file:
        share = {row["postal code"]: float(row["inhabitants"]) for row in csv.DictReader(file)}
    bases = (path / "RAVU_base_locations_Utrecht_2021.csv").read_text(encoding="utf-8-sig")
    sites = tuple(bases.split("\n", 1)[1].split())
    problem = Problem(
        sites=sites,
        places=matrix.destinations,
        travel=matrix.travel[[matrix.origins.index(site) for site in sites]],
        demand=np.array([share[place] for place in matrix.destinations]),
    )
    answer = solve(problem, ExpectedCovering(facilities=vehicles, standard=12, busy=0.6))
    assert answer.value == pytest.approx(expected, abs=5e-7)
    assert answer.status is Status.OPTIMAL
    assert not disagreement(
        problem, ExpectedCovering(facilities=vehicles, standard=12, busy=0.6), answer
    )


@needs_data
def test_pcb3038_is_covered_as_the_exact_solver_found():
    """PCB3038 with the demand of Wang and Zhou (INFORMS Journal on Computing, 2024.0611), p 15,
    radius 400: 115,535 by HiGHS, proven.
    """
    instance = read_instance(folder("mclp_sjc") / "PCB3038.txt")
    answer = solve(instance.problem, MaximalCovering(facilities=15, standard=400))
    assert (answer.value, answer.bound, answer.status) == (115_535, 115_535, Status.OPTIMAL)


def row_of_four():
    """Four places in a row, one apart, that ask for 1, 2, 3 and 4; each is a site."""
    at = np.arange(4.0)
    ids = ("a", "b", "c", "d")
    travel = np.abs(at[:, None] - at)
    return Problem(sites=ids, places=ids, travel=travel, demand=at + 1)


def test_one_facility_waits_at_the_weighted_median():
    """By hand: from c it is 1·2 + 2·1 + 4·1 = 8, from b 10, from d 10."""
    answer = solve(row_of_four(), PMedian(facilities=1))
    assert (answer.value, answer.sites) == (8, (2,))


def test_two_teams_at_the_same_place_expect_as_much_as_their_odds_say():
    """By hand, busy ½: two at c have ¾ of b, c and d (9), 6.75; one each at b and c would have
    ¾ of b and c (5) and ½ of a and d (5), 6.25.
    """
    answer = solve(row_of_four(), ExpectedCovering(facilities=2, standard=1, busy=0.5))
    assert (answer.value, answer.sites) == (pytest.approx(6.75), (2, 2))


def test_the_double_standard_keeps_everybody_within_the_second_standard():
    """By hand: two teams within 1 of b, c and d would stand at c, but a is then 2 away; within a
    second standard of 1 somebody has to stand at a or b. With b and c doubly covered it is 5.
    """
    double = DoubleStandard(facilities=2, standard=1, second_standard=1, alpha=1)
    answer = solve(row_of_four(), double)
    assert (answer.value, answer.sites) == (5, (1, 2))
    wide = DoubleStandard(facilities=2, standard=1, second_standard=2, alpha=0.9)
    answer = solve(row_of_four(), wide)
    assert (answer.value, answer.sites) == (9, (2, 2))


def test_the_centre_of_a_row_is_its_middle():
    """By hand: from b or c nobody of four in a row is farther than 2."""
    assert solve(row_of_four(), PCentre(facilities=1)).value == 2
    assert solve(row_of_four(), PCentre(facilities=2)).value == 1
