"""Computes one deployment in a process of its own: the pages stay quick, and it can be stopped.

The plan comes as JSON on the input. On the output comes a line of JSON for each better answer
(``levels``) and one at the end (``answer``).
"""

import json
import sys
from typing import Any

from sansang.deployment import Level, deploy
from sansang.event import EventPlan


def main(time_limit_s: float) -> None:
    """Read the plan, deploy it, and tell of it."""
    plan = EventPlan.model_validate(json.load(sys.stdin))
    answer = deploy(plan, time_limit_s=time_limit_s, progress=_tell_levels)
    _tell({"answer": answer.model_dump(mode="json")})


def _tell_levels(levels: tuple[Level, ...]) -> None:
    _tell({"levels": [level.model_dump(mode="json") for level in levels]})


def _tell(message: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(float(sys.argv[1]))
