"""Computes one deployment in a process of its own: the pages stay quick, and it can be stopped.

The plan comes as a line of JSON on the input, which stays open as long as somebody waits for the
answer. On the output comes a line of JSON for each better answer (``levels``) and one at the end
(``answer``).
"""

import json
import os
import sys
from pathlib import Path
from threading import Thread
from typing import Any

from sansang.deployment import Level, deploy
from sansang.event import EventPlan
from sansang.roads.store import open_network


def main(time_limit_s: float, *roads: str) -> None:
    """Read the plan, deploy it, and tell of it. ``roads``: the map, and where networks are kept."""
    plan = EventPlan.model_validate_json(sys.stdin.readline())
    Thread(target=_stop_when_nobody_waits, daemon=True).start()
    network = open_network(Path(roads[0]), Path(roads[1])) if roads else None
    answer = deploy(plan, network, time_limit_s=time_limit_s, progress=_tell_levels)
    _tell({"answer": answer.model_dump(mode="json")})


def _stop_when_nobody_waits() -> None:
    """End at once when the server is gone, be it killed: the input ends with it."""
    sys.stdin.read()
    os._exit(1)


def _tell_levels(levels: tuple[Level, ...]) -> None:
    _tell({"levels": [level.model_dump(mode="json") for level in levels]})


def _tell(message: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(float(sys.argv[1]), *sys.argv[2:])
