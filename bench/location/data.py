"""What the literature solved."""

import csv
import re
from pathlib import Path

import numpy as np

from sansang.location import Problem
from sansang.location.instances import read_instance
from sansang.location.tables import read_matrix


def medians(path: Path) -> list[tuple[str, Problem, int, int]]:
    """Return name, problem, facilities and published optimum of each p-median file that is there.

    Beasley, OR-Library, http://people.brunel.ac.uk/~mastjjb/jeb/orlib/pmedinfo.html.
    """
    published = {
        name: int(value)
        for name, value in re.findall(r"(pmed\d+)\s+(\d+)", (path / "pmedopt.txt").read_text())
    }
    found = []
    for name, value in published.items():
        file = path / f"{name}.txt"
        if file.is_file():
            instance = read_instance(file)
            assert instance.facilities is not None
            found.append((name, instance.problem, instance.facilities, value))
    return found


def utrecht(path: Path) -> Problem:
    """Return the ambulance region of Utrecht: 21 bases, 231 postcodes, minutes with siren."""
    matrix = read_matrix(path / "siren_driving_matrix_2022.csv")
    with (path / "nodes_Utrecht_2021.csv").open(encoding="utf-8-sig", newline="") as file:
        share = {row["postal code"]: float(row["inhabitants"]) for row in csv.DictReader(file)}
    bases = (path / "RAVU_base_locations_Utrecht_2021.csv").read_text(encoding="utf-8-sig")
    sites = tuple(line.strip() for line in bases.splitlines()[1:] if line.strip())
    row = {one: number for number, one in enumerate(matrix.origins)}
    return Problem(
        sites=sites,
        places=matrix.destinations,
        travel=matrix.travel[[row[site] for site in sites]],
        demand=np.array([share[place] for place in matrix.destinations]),
    )


def pcb3038(path: Path) -> Problem:
    """Return the 3,038 points of PCB3038 with their demand."""
    return read_instance(path / "PCB3038.txt").problem
