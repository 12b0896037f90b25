"""What comes next: a tree of the least over all sources of steps.

Each source (a team, a plan, a post, or one of the lists that are fixed before the day begins) has
one leaf with its next step as one number: moment, kind and number of the step, so that the least
number is the step that is taken next. NEVER: none.
"""

from typing import Final

from sansang.rehearsal.compiled import inlined, inner
from sansang.rehearsal.engine.memory import (
    END,
    LEAVES,
    PLAN_COUNT,
    POST_COUNT,
    TEAM_COUNT,
    TREE,
    Memory,
)
from sansang.rehearsal.scenario import NEVER

NUMBER_BITS: Final = 18
KIND_BITS: Final = 5
MOMENT_SHIFT: Final = NUMBER_BITS + KIND_BITS
NUMBER_MASK: Final = (1 << NUMBER_BITS) - 1
KIND_MASK: Final = (1 << KIND_BITS) - 1


@inlined
def key_of(m: Memory, ms: int, kind: int, number: int) -> int:
    """Return a step as one number; what lies at the end or after it never comes."""
    if ms >= m[END]:
        return NEVER
    return ms << MOMENT_SHIFT | kind << NUMBER_BITS | number


@inlined
def next_key(m: Memory) -> int:
    """Return the step that is to be taken next."""
    return m[m[TREE] + 1]


@inner
def put(m: Memory, leaf: int, key: int) -> None:
    """Let a source have another next step."""
    tree = m[TREE]
    at = m[LEAVES] + leaf
    m[tree + at] = key
    while at > 1:
        key = min(key, m[tree + (at ^ 1)])
        at >>= 1
        if m[tree + at] == key:
            break
        m[tree + at] = key


@inner
def put_fixed(m: Memory, which: int, key: int) -> None:
    """Let one of the fixed lists have another next step."""
    put(m, m[TEAM_COUNT] + m[PLAN_COUNT] + m[POST_COUNT] + which, key)


@inner
def empty(m: Memory) -> None:
    """Let no source have a next step."""
    for at in range(m[TREE], m[TREE] + 2 * m[LEAVES]):
        m[at] = NEVER
