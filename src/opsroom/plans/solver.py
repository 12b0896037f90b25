"""Computes one deployment in a process of its own: the pages stay quick, and it can be stopped.

The plan comes as a line of JSON on the input, which stays open as long as somebody waits for the
answer. On the output comes a line of JSON for each better answer (``levels``) and one at the end
(``answer``).
"""

import json
import os
import sys
from threading import Thread
from typing import Any

from sansang.deployment import Level, deploy
from sansang.event import EventPlan


def main(time_limit_s: float) -> None:
    """Read the plan, deploy it, and tell of it."""
    plan = EventPlan.model_validate_json(sys.stdin.readline())
    Thread(target=_stop_when_nobody_waits, daemon=True).start()
    answer = deploy(plan, time_limit_s=time_limit_s, progress=_tell_levels)
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
    main(float(sys.argv[1]))
