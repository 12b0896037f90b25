"""The rules of dispatch and of the incident's life, compiled: the very functions, no copies."""

from sansang.dispatch import (
    closest,
    cover,
    forces,
    free,
    line,
    move_up,
    preemption,
    triggers,
    ways,
)
from sansang.incident import standing as state_of
from sansang.rehearsal.compiled import inlined, inner

calls_again_at = inner(move_up.calls_again_at)
goes_before = inlined(closest.goes_before)
is_free = inlined(free.is_free)
is_looked_at = inlined(line.is_looked_at)
is_reached = inner(triggers.is_reached)
may_be_called_away = inlined(preemption.may_be_called_away)
may_move_up = inner(move_up.may_move_up)
must_stay = inlined(cover.must_stay)
on_the_road = inlined(free.on_the_road)
order_for_absent = inner(forces.order_for_absent)
order_for_busy = inner(forces.order_for_busy)
order_for_free = inner(forces.order_for_free)
past_half = inlined(ways.past_half)
standing = inlined(state_of)
stands_before = inlined(line.stands_before)
there_at = inlined(closest.there_at)
there_by_new_way = inner(ways.there_by_new_way)
