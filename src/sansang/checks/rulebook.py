"""All rules: loading the chapters, one module each, registers their rules."""

from sansang.checks import (
    command,
    commitments,
    contingency,
    directives,
    forces,
    hazards,
    movements,
    notices,
    papers,
    posts,
    sites,
    task_forces,
    tasks,
)
from sansang.checks.rule import Rule, registered

CHAPTERS = (
    tasks,
    directives,
    hazards,
    contingency,
    commitments,
    command,
    task_forces,
    forces,
    posts,
    sites,
    movements,
    notices,
    papers,
)
"""The modules of the rules, in the order in which a planner reads them."""

RULES: tuple[Rule, ...] = registered()
"""Every rule, by id."""
