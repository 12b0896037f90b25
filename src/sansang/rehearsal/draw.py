"""What chance brings on a day, drawn before the day is played.

Each number has its own counter: seed, day, purpose, owner (a stream, an inject, a team) and index.
An owner is numbered by its name, not by its place in a list, so that two variants of a plan meet
the same day (common random numbers) whatever was added to one of them. No incident knows of
teams, posts, duties or travel.
"""

from math import exp, sqrt
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sansang.rehearsal.chance import Chance, chance_of, expected
from sansang.rehearsal.compiled import allocating, compiled, inner
from sansang.rehearsal.day import Day
from sansang.rehearsal.philox import Words, block, exponential, normal_quantile, uniform
from sansang.rehearsal.scenario import NEVER, NONE, Bools, Floats, Ints, Scenario

_APPLICATION = np.uint64(0x53414E53414E4701)
_INCIDENT = np.uint64(0)
_DUTY = np.uint64(1)
_AGENCY = np.uint64(2)
_SILENCE = np.uint64(3)
_DRILL = np.uint64(4)
_REQUEST = np.uint64(1 << 32)
"""Purposes; further requests of an incident count on from the last one."""
_ZERO = np.uint64(0)
_NUMBER_BITS = 20
SPARE = 64
FULL = -1
"""The day has more incidents or requests than the workspace holds."""


class Drawn(NamedTuple):
    """The workspace of a drawn day: `Day` in arrays that are longer than it is.

    ``made`` (4): incidents, requests, ``silent_from_ms``, ``drill_ms``. The rest serves to draw:
    ``order`` holds moments with numbers in their lowest bits, and by number ``source`` is the
    stream or, below 0, the inject, ``nth`` which one of its incidents, ``first`` the words of
    its first request.
    """

    at_ms: Ints
    type: Ints
    place: Ints
    stream: Ints
    inject: Ints
    request_at: Ints
    need: Ints
    scene_ms: Ints
    transported: Bools
    absent: Bools
    made: Ints
    order: Ints
    source: Ints
    nth: Ints
    first: NDArray[np.uint64]
    lot: Floats
    lots: Floats


def workspace(chance: Chance, scale: int = 1) -> Drawn:
    """Return a workspace in which all but impossible days have room: the mean and twelve standard
    deviations more, times ``scale``.
    """
    mean = expected(chance)
    incidents = scale * int(mean + 12 * sqrt(mean) + SPARE)
    requests = incidents * _most_requests(chance)
    return Drawn(
        at_ms=np.empty(incidents, np.int64),
        type=np.empty(incidents, np.int64),
        place=np.empty(incidents, np.int64),
        stream=np.empty(incidents, np.int64),
        inject=np.empty(incidents, np.int64),
        request_at=np.zeros(incidents + 1, np.int64),
        need=np.empty(requests, np.int64),
        scene_ms=np.empty(requests, np.int64),
        transported=np.empty(requests, np.bool_),
        absent=np.zeros(len(chance.duty_owner), np.bool_),
        made=np.zeros(4, np.int64),
        order=np.empty(incidents, np.int64),
        source=np.empty(incidents, np.int64),
        nth=np.empty(incidents, np.int64),
        first=np.empty((incidents, 2), np.uint64),
        lot=np.empty(len(chance.absent_team), np.float64),
        lots=np.empty(len(chance.absent_team), np.float64),
    )


def _most_requests(chance: Chance) -> int:
    needs = zip(chance.need_at[:-1], chance.need_at[1:], strict=True)
    return max((int(chance.teams[a:b].sum()) for a, b in needs), default=0)


def draw_day(scenario: Scenario, seed: int, number: int) -> Day:
    """Return what chance brings on day ``number`` with a seed."""
    chance = chance_of(scenario)
    scale = 1
    drawn = workspace(chance)
    while draw(chance, seed, number, drawn) == FULL:
        scale *= 2
        drawn = workspace(chance, scale)
    return _day(drawn, number)


def _day(drawn: Drawn, number: int) -> Day:
    incidents, requests, silent_from_ms, drill_ms = (int(one) for one in drawn.made)
    return Day(
        number=number,
        at_ms=drawn.at_ms[:incidents].copy(),
        type=drawn.type[:incidents].copy(),
        place=drawn.place[:incidents].copy(),
        stream=drawn.stream[:incidents].copy(),
        inject=drawn.inject[:incidents].copy(),
        request_at=drawn.request_at[: incidents + 1].copy(),
        need=drawn.need[:requests].copy(),
        scene_ms=drawn.scene_ms[:requests].copy(),
        transported=drawn.transported[:requests].copy(),
        absent=drawn.absent.copy(),
        silent_from_ms=silent_from_ms,
        drill_ms=drill_ms,
    )


@compiled
def draw(chance: Chance, seed: int, number: int, drawn: Drawn) -> int:
    """Draw a day into a workspace; return how many incidents it has, or FULL."""
    count = _stream_arrivals(chance, seed, number, drawn)
    if count != FULL:
        count = _inject_arrivals(chance, seed, number, drawn, count)
    if count == FULL:
        return FULL
    _sort(drawn.order[:count])
    drawn.made[0] = count
    drawn.made[1] = _incidents(chance, seed, number, drawn, count)
    drawn.made[2] = _silence(chance, seed, number)
    drawn.made[3] = _drill(chance, seed, number)
    _absences(chance, seed, number, drawn)
    return count


@allocating
def _sort(values: Ints | Floats) -> None:
    values.sort()


@inner
def _words(seed: int, number: int, purpose: np.uint64, owner: np.uint64, index: int) -> Words:
    key = (np.uint64(seed), _APPLICATION)
    return block(key, (np.uint64(index), owner, np.uint64(number), purpose))


@inner
def _stream_arrivals(chance: Chance, seed: int, number: int, drawn: Drawn) -> int:
    """Bring the incidents of each stream: a Poisson process is unit-exponential gaps through the
    inverse of its cumulative rate.
    """
    count = 0
    room = len(drawn.order)
    curve, curve_ms = chance.curve, chance.curve_ms
    for s in range(len(chance.stream_owner)):
        i = chance.curve_at[s]
        whole = curve[chance.curve_at[s + 1] - 1]
        total = 0.0
        k = 0
        while True:
            words = _words(seed, number, _INCIDENT, chance.stream_owner[s], k)
            total += exponential(words[0])
            if total >= whole:
                break
            if count == room:
                return FULL
            while curve[i + 1] <= total:
                i += 1
            share = (total - curve[i]) / (curve[i + 1] - curve[i])
            span = curve_ms[i + 1] - curve_ms[i]
            at_ms = curve_ms[i] + min(int(share * span), span - 1)
            drawn.order[count] = at_ms << _NUMBER_BITS | count
            drawn.source[count] = s
            drawn.nth[count] = k
            drawn.first[count, 0] = words[1]
            drawn.first[count, 1] = words[2]
            count += 1
            k += 1
    return count


@inner
def _inject_arrivals(chance: Chance, seed: int, number: int, drawn: Drawn, count: int) -> int:
    for j in range(len(chance.inject_owner)):
        for k in range(chance.inject_count[j]):
            if count == len(drawn.order):
                return FULL
            words = _words(seed, number, _INCIDENT, chance.inject_owner[j], k)
            drawn.order[count] = chance.inject_ms[j] << _NUMBER_BITS | count
            drawn.source[count] = -1 - j
            drawn.nth[count] = k
            drawn.first[count, 0] = words[1]
            drawn.first[count, 1] = words[2]
            count += 1
    return count


@inner
def _incidents(chance: Chance, seed: int, number: int, drawn: Drawn, count: int) -> int:
    """Write down the incidents in the order of time with their requests; return how many."""
    requests = 0
    for i in range(count):
        which = drawn.order[i] & ((1 << _NUMBER_BITS) - 1)
        drawn.at_ms[i] = drawn.order[i] >> _NUMBER_BITS
        source = drawn.source[which]
        if source >= 0:
            kind = chance.stream_type[source]
            owner = chance.stream_owner[source]
            drawn.place[i] = chance.stream_place[source]
            drawn.stream[i] = source
            drawn.inject[i] = NONE
        else:
            inject = -1 - source
            kind = chance.inject_type[inject]
            owner = chance.inject_owner[inject]
            drawn.place[i] = chance.inject_place[inject]
            drawn.stream[i] = NONE
            drawn.inject[i] = chance.inject_number[inject]
        drawn.type[i] = kind
        drawn.request_at[i] = requests
        asked = 0
        for n in range(chance.need_at[kind], chance.need_at[kind + 1]):
            for _ in range(chance.teams[n]):
                one = drawn.first[which, 0]
                other = drawn.first[which, 1]
                if asked > 0:
                    purpose = _REQUEST + np.uint64(asked)
                    words = _words(seed, number, purpose, owner, drawn.nth[which])
                    one = words[1]
                    other = words[2]
                drawn.need[requests] = n
                scene_ms = chance.scene_ms[n]
                if chance.sigma[n] > 0:
                    z = normal_quantile(uniform(one))
                    scene_ms = int(exp(chance.mu[n] + chance.sigma[n] * z) + 0.5)
                drawn.scene_ms[requests] = scene_ms
                drawn.transported[requests] = uniform(other) < chance.transport_share[n]
                requests += 1
                asked += 1
    drawn.request_at[count] = requests
    return requests


@inner
def _absences(chance: Chance, seed: int, number: int, drawn: Drawn) -> None:
    """Decide who does not appear: each duty by itself, and of an agency the teams with the lowest
    lots, on all their duties.
    """
    for d in range(len(chance.duty_owner)):
        drawn.absent[d] = False
        if chance.out_share > 0:
            words = _words(seed, number, _DUTY, chance.duty_owner[d], chance.duty_from[d])
            drawn.absent[d] = uniform(words[0]) < chance.out_share
    if chance.absent_count == 0:
        return
    for i in range(len(chance.absent_team)):
        words = _words(seed, number, _AGENCY, chance.absent_owner[i], 0)
        drawn.lot[i] = drawn.lots[i] = uniform(words[0])
    _sort(drawn.lots)
    last = drawn.lots[chance.absent_count - 1]
    for i in range(len(chance.absent_team)):
        if drawn.lot[i] <= last:
            t = chance.absent_team[i]
            drawn.absent[chance.duty_at[t] : chance.duty_at[t + 1]] = True


@inner
def _silence(chance: Chance, seed: int, number: int) -> int:
    if chance.silent_span_ms == NONE:
        return NEVER
    share = uniform(_words(seed, number, _SILENCE, _ZERO, 0)[0])
    return int(share * chance.silent_span_ms)


@inner
def _drill(chance: Chance, seed: int, number: int) -> int:
    if len(chance.drill_ms) == 0:
        return NEVER
    curve = chance.drill_curve
    total = uniform(_words(seed, number, _DRILL, _ZERO, 0)[0]) * curve[-1]
    i = 0
    while curve[i + 1] <= total:
        i += 1
    share = (total - curve[i]) / (curve[i + 1] - curve[i])
    return int(chance.drill_ms[i] + share * (chance.drill_ms[i + 1] - chance.drill_ms[i]))
