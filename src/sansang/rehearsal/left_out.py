"""What of a plan can't be rehearsed, so that nobody takes it for tried."""

from collections.abc import Iterator

import numpy as np

from sansang.event import EventPlan
from sansang.rehearsal.result import LeftOut
from sansang.rehearsal.scenario import Scenario


def left_out(plan: EventPlan, scenario: Scenario) -> tuple[LeftOut, ...]:
    """Return what is left out of a rehearsal, by what it is.

    ``hospital_without_position`` and ``no_hospital``: patients are taken nowhere.
    ``post_without_position``: who stands there can't be sent. ``site_without_position``:
    incidents come to it and nobody has a way there. ``nobody_able``: no team can answer a need
    of an incident type that comes.
    """
    return tuple(LeftOut(code=code, record=record) for code, record in _found(plan, scenario))


def _found(plan: EventPlan, scenario: Scenario) -> Iterator[tuple[str, str]]:
    ground, forces, demand = scenario.ground, scenario.forces, scenario.demand
    unknown = np.array([site.position is None for site in plan.sites], dtype=np.bool_)
    if (demand.transport_share > 0).any():
        hospitals = ground.hospitals.tolist()
        yield from (
            ("hospital_without_position", ground.places[at]) for at in hospitals if unknown[at]
        )
        if not hospitals:
            yield "no_hospital", plan.event.id
    for post in np.unique(forces.duty_post).tolist():
        if unknown[forces.post_place[post]]:
            yield "post_without_position", forces.posts[post]
    for place in np.unique(demand.stream_place).tolist():
        if unknown[place]:
            yield "site_without_position", ground.places[place]
    comes = {*demand.stream_type.tolist(), *scenario.fallbacks.inject_type.tolist()}
    for kind, name in enumerate(demand.types):
        needs = demand.able[demand.need_at[kind] : demand.need_at[kind + 1]]
        if kind in comes and not needs.any(axis=1).all():
            yield "nobody_able", name
