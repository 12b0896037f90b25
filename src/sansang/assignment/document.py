"""An equilibrium as files: ``flows.csv`` and ``summary.json``; nodes are numbered from 1."""

import csv
import json
from pathlib import Path
from typing import Any, Final

from sansang.assignment.equilibrium import Equilibrium
from sansang.assignment.network import AssignmentNetwork, Demand

FORMAT: Final = "sansang/assignment/1"
FLOWS, SUMMARY = "flows.csv", "summary.json"


def write_equilibrium(
    folder: Path, network: AssignmentNetwork, answer: Equilibrium, summary: dict[str, Any]
) -> None:
    """Write the flow and cost of each link, in the order of the network, and the summary."""
    rows = zip(
        (network.tail + 1).tolist(),
        (network.head + 1).tolist(),
        answer.flow.tolist(),
        answer.cost.tolist(),
        strict=True,
    )
    with (folder / FLOWS).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("from", "to", "flow", "cost"))
        writer.writerows(rows)
    text = json.dumps(summary, ensure_ascii=False, indent=1)
    (folder / SUMMARY).write_text(f"{text}\n", encoding="utf-8")


def summary_of(demand: Demand, answer: Equilibrium, asked: dict[str, float]) -> dict[str, Any]:
    """Return what the summary says; ``asked`` are the gap and weights of the caller."""
    return {
        "format": FORMAT,
        **asked,
        "relative_gap": answer.relative_gap,
        "reached": answer.reached,
        "beckmann": answer.objective,
        "total_cost": answer.total_cost,
        "iterations": answer.rounds,
        "seconds": round(answer.seconds, 3),
        "vehicles": demand.total,
        "intrazonal_vehicles": answer.intrazonal,
        "unserved_vehicles": sum(one.vehicles for one in answer.unserved),
        "unserved": [
            {
                "origin": one.origin + 1,
                "destination": one.destination + 1,
                "vehicles": one.vehicles,
            }
            for one in answer.unserved
        ],
    }
