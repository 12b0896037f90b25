"""A scenario with one team more, or one less: what is tried to say what a team is worth."""

from dataclasses import replace
from typing import Any

import numpy as np

from sansang.rehearsal.scenario import Bools, Forces, Ints, Scenario

ONE_MORE = "one-more"
"""The post and the team that are added; no record of a plan can have the ids of one of its own
and these at once, as they are only compared by their numbers."""


def one_more(scenario: Scenario, like: int, place: int) -> Scenario:
    """Return the scenario with another team like one of its teams, which stands ready at a place
    the whole time, in reserve.
    """
    forces, plans = scenario.forces, scenario.fallbacks
    return replace(
        scenario,
        forces=_forces_with(forces, like, place, scenario.end_ms),
        demand=replace(scenario.demand, able=_copied(scenario.demand.able, like)),
        fallbacks=replace(
            plans,
            named=_copied(plans.named, None),
            from_post=np.column_stack([plans.from_post, np.zeros(len(plans.from_post), np.bool_)]),
            action_able=_copied(plans.action_able, like),
        ),
    )


def _forces_with(forces: Forces, like: int, place: int, end_ms: int) -> Forces:
    post = len(forces.posts)
    fits = np.vstack([forces.fits, np.zeros((1, len(forces.teams)), np.bool_)])
    changes: dict[str, Any] = {
        name: _and(getattr(forces, name), getattr(forces, name)[like])
        for name in ("headcount", "vehicle", "base", "agency")
    }
    return replace(
        forces,
        **changes,
        teams=(*forces.teams, ONE_MORE),
        serves=np.vstack([forces.serves, forces.serves[like : like + 1]]),
        duty_at=_and(forces.duty_at, forces.duty_at[-1] + 1),
        duty_from=_and(forces.duty_from, 0),
        duty_until=_and(forces.duty_until, end_ms),
        duty_post=_and(forces.duty_post, post),
        posts=(*forces.posts, ONE_MORE),
        post_place=_and(forces.post_place, place),
        post_priority=_and(forces.post_priority, 1),
        post_reserve=np.append(forces.post_reserve, True),
        post_by_team=np.append(forces.post_by_team, True),
        fits=np.column_stack([fits, np.append(forces.fits[:, like], True)]),
        least_at=_and(forces.least_at, forces.least_at[-1]),
    )


def one_less(scenario: Scenario, team: int) -> Scenario:
    """Return the scenario in which a team has no duty and no contingency plan can call it."""
    forces, plans = scenario.forces, scenario.fallbacks
    first, end = forces.duty_at[team : team + 2]
    kept = np.ones(len(forces.duty_from), np.bool_)
    kept[first:end] = False
    gone = np.where(np.arange(len(forces.duty_at)) > team, end - first, 0)
    return replace(
        scenario,
        forces=replace(
            forces,
            duty_at=forces.duty_at - gone,
            duty_from=forces.duty_from[kept],
            duty_until=forces.duty_until[kept],
            duty_post=forces.duty_post[kept],
        ),
        fallbacks=replace(plans, named=plans.named & (np.arange(len(forces.teams)) != team)),
    )


def _and(values: Ints, one: int) -> Ints:
    return np.append(values, one).astype(np.int64)


def _copied(rows: Bools, like: int | None) -> Bools:
    """The table (…, T) with another column: that of a team, or False."""
    column = np.zeros((len(rows), 1), np.bool_) if like is None else rows[:, like : like + 1]
    return np.hstack([rows, column])
