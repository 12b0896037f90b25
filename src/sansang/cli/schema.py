"""``sansang schema``."""

from sansang.cli.screen import print_json
from sansang.eventfile import plan_schema


def schema() -> None:
    """Print the JSON Schema of plan.json."""
    print_json(plan_schema())
