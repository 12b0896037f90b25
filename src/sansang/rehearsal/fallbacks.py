"""Contingency plans of a rehearsal: their forces, actions and triggers, and what is put in."""

from collections.abc import Iterable, Iterator

import numpy as np

from sansang.event import Action, ContingencyPlan, EventPlan, Inject
from sansang.event.answering import carries_out, site_of
from sansang.faults import CannotRun, Fault
from sansang.rehearsal.clock import MINUTE_MS, Clock
from sansang.rehearsal.forces import Duty, offsets
from sansang.rehearsal.scenario import NONE, Bools, Fallbacks, Ints


def forces_by_plan(plan: EventPlan, duties: Iterable[Duty]) -> Bools:
    """Return (C, T) the teams that a contingency plan can ever have: those it names, and those
    whose duty is at one of its posts at any time.
    """
    at_post = np.zeros((len(plan.posts), len(plan.teams)), dtype=np.bool_)
    for duty in duties:
        at_post[duty.post, duty.team] = True
    return _named(plan) | ((_from_post(plan).astype(np.int64) @ at_post) > 0)


def not_rehearsed(plan: EventPlan, duties: Iterable[Duty]) -> dict[str, tuple[int, ...]]:
    """Return for each contingency plan the numbers, from 1, of its actions that none of its
    forces carries out.
    """
    forces = forces_by_plan(plan, duties)
    return {
        fallback.id: tuple(
            number
            for number, action in enumerate(fallback.actions, start=1)
            if not _doers(plan, action, forces[at]).any()
        )
        for at, fallback in enumerate(plan.contingency_plans)
    }


def fallbacks_of(
    plan: EventPlan, duties: list[Duty], types: tuple[str, ...], clock: Clock
) -> Fallbacks:
    """Return the contingency plans and injects. Raises CannotRun where an inject is put in before
    or after the rehearsed time.
    """
    plans = plan.contingency_plans
    kind = {name: number for number, name in enumerate(types)}
    place = {site.id: number for number, site in enumerate(plan.sites)}
    rehearsed = list(_rehearsed(plan, duties))
    triggers = [trigger for fallback in plans for trigger in fallback.triggers]
    _refuse_outside(plan, clock)
    return Fallbacks(
        plans=tuple(fallback.id for fallback in plans),
        plan_place=_ints(place[f.site] if f.site else NONE for f in plans),
        bound_ms=_ints(_ms(f.duration_min) for f in plans),
        named=_named(plan),
        from_post=_from_post(plan),
        never_with=_never_with(plan),
        action_at=offsets(
            sum(at == number for at, *_ in rehearsed) for number in range(len(plans))
        ),
        action_number=_ints(number for _, number, _, _ in rehearsed),
        action_ms=_ints(
            NONE if action.within_min is None else _ms(action.within_min)
            for _, _, action, _ in rehearsed
        ),
        action_teams=_ints(action.teams_needed for _, _, action, _ in rehearsed),
        action_able=np.array([able for *_, able in rehearsed], dtype=np.bool_).reshape(
            len(rehearsed), len(plan.teams)
        ),
        trigger_at=offsets(len(fallback.triggers) for fallback in plans),
        trigger_type=_ints(kind[trigger.incident_type] for trigger in triggers),
        trigger_count=_ints(trigger.count for trigger in triggers),
        trigger_ms=_ints(_ms(trigger.within_min) for trigger in triggers),
        injects=tuple(inject.id for inject in plan.injects),
        inject_ms=_ints(clock.ms(inject.at) for inject in plan.injects),
        inject_type=_ints(kind.get(i.incident_type or "", NONE) for i in plan.injects),
        inject_place=_ints(place.get(site_of(plan, inject) or "", NONE) for inject in plan.injects),
        inject_count=_ints(i.count if i.incident_type else 0 for i in plan.injects),
        inject_plan=_ints(_plan_of(plan, inject) for inject in plan.injects),
    )


def _rehearsed(plan: EventPlan, duties: list[Duty]) -> Iterator[tuple[int, int, Action, Bools]]:
    """The actions that a force of their plan carries out: plan, number from 1, action, who."""
    forces = forces_by_plan(plan, duties)
    for at, fallback in enumerate(plan.contingency_plans):
        for number, action in enumerate(fallback.actions, start=1):
            doers = _doers(plan, action, forces[at])
            if doers.any():
                yield at, number, action, doers


def _doers(plan: EventPlan, action: Action, forces: Bools) -> Bools:
    able = np.array([carries_out(action, team) for team in plan.teams], dtype=np.bool_)
    doers: Bools = able & forces
    return doers


def _named(plan: EventPlan) -> Bools:
    return _holds([f.teams for f in plan.contingency_plans], [t.id for t in plan.teams])


def _from_post(plan: EventPlan) -> Bools:
    return _holds([f.posts for f in plan.contingency_plans], [p.id for p in plan.posts])


def _never_with(plan: EventPlan) -> Bools:
    """It is enough that one of two plans names the other."""
    plans: tuple[ContingencyPlan, ...] = plan.contingency_plans
    found = _holds([f.never_with for f in plans], [f.id for f in plans])
    both: Bools = found | found.T
    return both


def _holds(rows: list[tuple[str, ...]], columns: list[str]) -> Bools:
    found = [[column in row for column in columns] for row in rows]
    return np.array(found, dtype=np.bool_).reshape(len(rows), len(columns))


def _refuse_outside(plan: EventPlan, clock: Clock) -> None:
    span = " – ".join(
        at.astimezone(plan.zone).isoformat(timespec="minutes") for at in (clock.start, clock.end)
    )
    faults = [
        Fault(
            code="inject_outside",
            place=f"injects {inject.id}",
            field="at",
            found=inject.at.isoformat(timespec="minutes"),
            expected=span,
        )
        for inject in plan.injects
        if not clock.start <= inject.at < clock.end
    ]
    if faults:
        raise CannotRun(faults)


def _plan_of(plan: EventPlan, inject: Inject) -> int:
    ids = [fallback.id for fallback in plan.contingency_plans]
    return ids.index(inject.contingency_plan) if inject.contingency_plan else NONE


def _ms(minutes: float) -> int:
    return round(minutes * MINUTE_MS)


def _ints(numbers: Iterable[int]) -> Ints:
    return np.fromiter(numbers, np.int64)
