"""Everything of a day that the clock alone brings: duties and the minimums of posts."""

from typing import NamedTuple

import numpy as np

from sansang.rehearsal.day import Kind
from sansang.rehearsal.scenario import Forces, Ints


class Changes(NamedTuple):
    """Changes in the order in which they are taken.

    ``kind`` is DUTY_ENDS, DUTY_BEGINS, or DUTY_BEGINS with a ``number`` from the count of teams
    on for the minimum of a post: minimums change when all duties have begun. ``of`` is the duty,
    or the place in ``Forces.least``.
    """

    ms: Ints
    kind: Ints
    number: Ints
    of: Ints


def changes_of(forces: Forces) -> Changes:
    """Return the duties' ends and beginnings and the posts' minimums in the order of time."""
    duties, minimums = np.arange(len(forces.duty_from)), np.arange(len(forces.least))
    team = np.repeat(np.arange(len(forces.teams)), np.diff(forces.duty_at))
    post = np.repeat(np.arange(len(forces.posts)), np.diff(forces.least_at)) + len(forces.teams)
    ends, begins = np.full_like(duties, Kind.DUTY_ENDS), np.full_like(duties, Kind.DUTY_BEGINS)
    ms = np.concatenate([forces.duty_until, forces.duty_from, forces.least_from])
    kind = np.concatenate([ends, begins, np.full_like(minimums, Kind.DUTY_BEGINS)])
    number = np.concatenate([team, team, post])
    of = np.concatenate([duties, duties, minimums])
    order = np.lexsort((number, kind, ms))
    return Changes(*(np.ascontiguousarray(column[order]) for column in (ms, kind, number, of)))
