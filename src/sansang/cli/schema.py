"""``sansang schema``."""

from sansang.cli.options import Lang
from sansang.cli.screen import print_json
from sansang.eventfile import plan_schema


def schema(lang: Lang = None) -> None:
    """Print the JSON Schema of plan.json, which has both languages; faults are said in one."""
    print_json(plan_schema())
