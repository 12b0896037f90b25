"""All rules: loading the chapters, one module each, registers their rules."""

from sansang.checks import (
    command,
    commitments,
    contingency,
    coverage,
    crowding,
    directives,
    egress,
    fire_access,
    fire_roads,
    forces,
    hazards,
    medical,
    movements,
    notices,
    papers,
    posts,
    privacy,
    rights,
    setting,
    shifts,
    sites,
    task_forces,
    tasks,
    the_line,
    traffic,
    waiting,
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
    setting,
    posts,
    shifts,
    coverage,
    sites,
    egress,
    fire_access,
    fire_roads,
    crowding,
    waiting,
    medical,
    movements,
    traffic,
    rights,
    privacy,
    the_line,
    notices,
    papers,
)
"""The modules of the rules, in the order in which a planner reads them."""

RULES: tuple[Rule, ...] = registered()
"""Every rule, by id."""
