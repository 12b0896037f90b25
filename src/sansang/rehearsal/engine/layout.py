"""How the memory is laid out: the packed scenario copied in, room for a day behind it."""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from sansang.rehearsal.engine import memory as at
from sansang.rehearsal.engine.lean import A_LEAN_TEAM
from sansang.rehearsal.engine.packed import Packed
from sansang.rehearsal.scenario import Bools, Ints


class Room(NamedTuple):
    """How much of a day a memory holds."""

    incidents: int
    requests: int
    activations: int = 64
    late: int = 1024
    steps: int = 0


class _Layout:
    """Sections one after the other, and the single numbers before them."""

    def __init__(self) -> None:
        self.header = np.zeros(at.HEADER, np.int64)
        self.sections: list[Ints] = []
        self.used = at.HEADER

    def put(self, section: int, values: ArrayLike) -> None:
        flat = np.asarray(values, np.int64).ravel()
        self.header[section] = self.used
        self.used += len(flat)
        self.sections.append(flat)

    def records(self, section: int, *columns: ArrayLike) -> None:
        self.put(section, np.column_stack([np.asarray(one, np.int64) for one in columns]))

    def room(self, section: int, length: int) -> None:
        self.put(section, np.zeros(length, np.int64))


def memory_for(packed: Packed, room: Room) -> Ints:
    """Return a memory for days of a scenario."""
    layout = _Layout()
    _put_numbers(layout.header, packed, room)
    _put_ground(layout, packed)
    _put_plans(layout, packed)
    _put_room(layout, packed, room)
    return np.concatenate([layout.header, *layout.sections])


def _put_numbers(header: Ints, packed: Packed, room: Room) -> None:
    epochs, vehicles, places, _ = packed.way_ms.shape
    header[at.PREEMPTION], header[at.KEEP_COVER] = packed.preemption, packed.keep_cover
    header[at.COVER_UNTIL] = packed.cover_until_priority
    header[at.MOVE_UP_AFTER_MS], header[at.RECALL_MS] = packed.move_up_after_ms, packed.recall_ms
    header[at.TURNOUT_MS], header[at.DECIDE_MS] = packed.turnout_ms, packed.decide_ms
    header[at.SILENT_AGENCY], header[at.SILENT_MS] = packed.silent_agency, packed.silent_ms
    header[at.END] = packed.end_ms
    header[at.TEAM_COUNT], header[at.POST_COUNT] = len(packed.headcount), len(packed.post_place)
    header[at.PLAN_COUNT], header[at.PLACE_COUNT] = len(packed.plan_place), places
    header[at.VEHICLE_COUNT], header[at.EPOCH_COUNT] = vehicles, epochs
    header[at.CHANGE_COUNT], header[at.CALL_COUNT] = len(packed.change_ms), len(packed.call_ms)
    header[at.DRILL_COUNT], header[at.NEED_COUNT] = len(packed.drills), len(packed.mobilise_ms)
    header[at.TRIGGER_COUNT] = len(packed.trigger_plan)
    header[at.INCIDENT_ROOM], header[at.REQUEST_ROOM] = room.incidents, room.requests
    header[at.ACTIVATION_ROOM], header[at.LATE_ROOM] = room.activations, room.late
    header[at.DONE_ROOM], header[at.STEP_ROOM] = done_room(packed, room), room.steps


def done_room(packed: Packed, room: Room) -> int:
    """Return how many actions of activations there is room for."""
    return room.activations * int(np.diff(packed.action_at).max(initial=0))


def _put_ground(layout: _Layout, packed: Packed) -> None:
    layout.put(at.WAYS, packed.way_ms)
    layout.put(at.HOSPITALS, packed.nearest)
    layout.put(at.MAY_SERVE, packed.may_serve)
    absent = np.zeros_like(packed.duty_from)
    layout.records(at.DUTIES, packed.duty_from, packed.duty_until, packed.duty_post, absent)
    layout.put(at.FITS, packed.fits)
    layout.put(at.LEASTS, packed.least)
    changes = packed.change_ms, packed.change_kind, packed.change_number, packed.change_of
    layout.records(at.CHANGES, *changes)
    layout.put(at.EPOCHS, packed.epoch_from)
    first, after = packed.able_at[:-1], packed.able_at[1:]
    mobilise, clear = packed.mobilise_ms, packed.clear_ms
    layout.records(at.NEEDS, first, after, mobilise, clear, np.zeros_like(clear))
    layout.put(at.ABLE_TEAMS, packed.able_team)
    layout.put(at.ABLE, _able(packed))
    layout.put(at.PRIORITIES, packed.priority)


def _able(packed: Packed) -> Bools:
    able = np.zeros((len(packed.mobilise_ms), len(packed.headcount)), np.bool_)
    able[np.repeat(np.arange(len(able)), np.diff(packed.able_at)), packed.able_team] = True
    return able


def _put_plans(layout: _Layout, packed: Packed) -> None:
    layout.put(at.TRIGGERS_AT, packed.trigger_at)
    triggers = packed.trigger_plan, packed.trigger_count, packed.trigger_ms
    layout.records(at.TRIGGERS, *triggers)
    layout.records(at.CALLS, packed.call_ms, packed.call_plan)
    layout.put(at.DRILLS, packed.drills)
    layout.put(at.NAMED, packed.named)
    layout.put(at.FROM_POST, packed.from_post)
    layout.put(at.NEVER_WITH, packed.never_with)
    counts = np.zeros_like(packed.action_ms)
    layout.records(at.ACTIONS, packed.action_ms, packed.action_teams, counts)
    layout.put(at.ACTION_ABLE, packed.action_able)


def _put_room(layout: _Layout, packed: Packed, room: Room) -> None:
    teams, posts, plans = len(packed.headcount), len(packed.post_place), len(packed.plan_place)
    leaves = 1 << (teams + posts + plans + at.FIXED - 1).bit_length()
    layout.header[at.LEAVES] = leaves
    _put_teams(layout, packed)
    _put_posts(layout, packed)
    layout.header[at.WAY_THROUGH] = packed.way_through
    layout.put(at.PREFERENCES, packed.preferences)
    layout.room(at.LEAN_TEAMS, teams * A_LEAN_TEAM)
    layout.room(at.FORCES, plans * teams * at.A_FORCE)
    layout.room(at.TREE, 2 * leaves)
    layout.room(at.LINE, room.requests)
    layout.room(at.DIRTY_LIST, posts)
    layout.room(at.INCIDENTS, room.incidents * at.AN_INCIDENT)
    layout.room(at.REQUESTS, room.requests * at.A_REQUEST)
    for section in (at.REPORTS_MS, at.TYPES, at.PLACES):
        layout.room(section, room.incidents)
    layout.room(at.ACTIVATIONS, room.activations * at.AN_ACTIVATION)
    layout.room(at.DONES, done_room(packed, room))
    layout.room(at.LATES, room.late * at.A_LATE)
    layout.room(at.STEPS, room.steps * at.A_STEP)


def _put_teams(layout: _Layout, packed: Packed) -> None:
    records = np.zeros((len(packed.headcount), at.TEAM), np.int64)
    records[:, at.VEHICLE], records[:, at.AGENCY] = packed.vehicle, packed.agency
    records[:, at.HEADCOUNT], records[:, at.BASE] = packed.headcount, packed.base
    records[:, at.FIRST_DUTY] = packed.duty_at[:-1]
    layout.put(at.TEAMS, records)


def _put_posts(layout: _Layout, packed: Packed) -> None:
    posts = np.zeros((len(packed.post_place), at.A_POST), np.int64)
    posts[:, at.POST_PLACE], posts[:, at.BY_TEAM] = packed.post_place, packed.post_by_team
    posts[:, at.RESERVE] = packed.post_reserve
    layout.put(at.POSTS, posts)
    plans = np.zeros((len(packed.plan_place), at.PLAN), np.int64)
    plans[:, at.PLAN_PLACE], plans[:, at.BOUND_MS] = packed.plan_place, packed.bound_ms
    plans[:, at.FIRST_ACTION], plans[:, at.AFTER_ACTIONS] = (
        packed.action_at[:-1],
        packed.action_at[1:],
    )
    layout.put(at.PLANS, plans)
