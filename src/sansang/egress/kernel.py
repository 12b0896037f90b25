"""The compiled part of an emptying: person after person, walking and passing in the order of time.

All who walk in a space have the same speed, which changes with those in it. So each space has a
ruler that runs with that speed: who enters at ruler r with a walk of w is at the passage when the
ruler shows r + w, however the speed changes on the way. Those who walk to one passage arrive in
the order in which they set out, and need no more than a list.

A passage is idle, serves somebody until ``done_s``, or waits for room behind it. The next moment
is the earliest of all passages; there are few, so they are looked through. The loop is one long
function: records of many arrays, handed from function to function, made it twelve times slower.
"""

# ruff: noqa: C901, PLR0912, PLR0913, PLR0915, PLR0917 - compiled: arrays are arguments, loops are long
import numpy as np
from numba import njit

from sansang.egress.hydraulic import FREE_PER_M2, PEAK_PER_M2, SLOPE_M2
from sansang.egress.network import Floats, Ints

NEVER = np.inf
IDLE, SERVES, WAITS = 0, 1, 2


@njit(cache=True, nogil=True)
def speed(constant: float, people: int, area: float) -> float:
    """S = k (1 − 0.266 D), that of 0.54 per m² below it, 0 at the jam."""
    return constant * max(0.0, 1.0 - SLOPE_M2 * max(FREE_PER_M2, people / area))


@njit(cache=True, nogil=True)
def flow(most: float, width: float, constant: float, people: int, area: float) -> float:
    """People per second through a passage: the most, or as dense as a crowd beyond the peak is."""
    per_m2 = people / area
    if per_m2 <= PEAK_PER_M2:
        return most
    return min(most, width * per_m2 * constant * max(0.0, 1.0 - SLOPE_M2 * per_m2))


@njit(cache=True, nogil=True)
def best_passage(
    first: int, end: int, pace: float, load: Ints, most: Floats, walk: Floats, rest: Floats
) -> int:
    """The passage by which one more person is outside first; -1 where there is none."""
    best, soonest = -1, NEVER
    for p in range(first, end):
        seconds = (load[p] + 1) / most[p]
        if pace > 0.0:
            seconds = max(seconds, walk[p] / pace)
        if seconds + rest[p] < soonest:
            best, soonest = p, seconds + rest[p]
    return best


@njit(cache=True, nogil=True)
def spread_out(
    people: Ints, pace: Floats, out_at: Ints, most: Floats, walk: Floats, rest: Floats
) -> Ints:
    """How many go to each passage (P), each person to the best with those before in its line."""
    load = np.zeros(len(most), dtype=np.int64)
    for z in range(len(people)):
        first, end = out_at[z], out_at[z + 1]
        if first < end:
            for _ in range(people[z]):
                load[best_passage(first, end, pace[z], load, most, walk, rest)] += 1
    return load


@njit(cache=True, nogil=True)
def set_out(p: int, one: int, head: Ints, tail: Ints, behind: Ints) -> None:
    """Person ``one`` walks to passage p, behind those who do already."""
    behind[one] = -1
    if tail[p] >= 0:
        behind[tail[p]] = one
    else:
        head[p] = one
    tail[p] = one


@njit(cache=True, nogil=True)
def foresee(
    first: int,
    end: int,
    pace: float,
    ruler: float,
    now: float,
    head: Ints,
    mark: Floats,
    arrive_s: Floats,
) -> None:
    """Write when the next person is at each passage of a space, at its pace of now."""
    for p in range(first, end):
        arrive_s[p] = NEVER
        if head[p] >= 0:
            left = mark[head[p]] - ruler
            if left <= 0.0:
                arrive_s[p] = now
            elif pace > 0.0:
                arrive_s[p] = now + left / pace


@njit(cache=True, nogil=True)
def flow_out(
    area: Floats,
    constant: Floats,
    people: Ints,
    out_at: Ints,
    source: Ints,
    target: Ints,
    most: Floats,
    width: Floats,
    walk: Floats,
    rest: Floats,
) -> tuple[Floats, Ints, Ints, Floats, Ints]:
    """Empty the spaces (Z) through the passages (P), as in `sansang.egress.network.Ways`.

    Returns when each got out (n), who is left in each space (Z), and of each passage (P) how many
    passed, when the last did, and the longest line.
    """
    spaces, passages, total = len(area), len(source), people.sum()
    out_s = np.empty(total, dtype=np.float64)
    out = 0
    inside = people.copy()
    expected = np.zeros(spaces, dtype=np.int64)  # let into a space, but still passing
    ruler = np.zeros(spaces, dtype=np.float64)  # as it showed at ruler_s
    ruler_s = np.zeros(spaces, dtype=np.float64)
    pace = np.empty(spaces, dtype=np.float64)
    for z in range(spaces):
        pace[z] = speed(constant[z], inside[z], area[z])
    # Each who walks has a place in a pool: the mark on the ruler, and who comes behind.
    mark = np.empty(total, dtype=np.float64)
    behind = np.full(total, -1, dtype=np.int64)
    head = np.full(passages, -1, dtype=np.int64)
    tail = np.full(passages, -1, dtype=np.int64)
    load = spread_out(people, pace, out_at, most, walk, rest)  # walking, in line and passing
    line = np.zeros(passages, dtype=np.int64)
    doing = np.full(passages, IDLE, dtype=np.int64)
    done_s = np.full(passages, NEVER, dtype=np.float64)
    arrive_s = np.full(passages, NEVER, dtype=np.float64)
    waits_since = np.full(passages, NEVER, dtype=np.float64)
    passed = np.zeros(passages, dtype=np.int64)
    last_s = np.zeros(passages, dtype=np.float64)
    longest = np.zeros(passages, dtype=np.int64)

    one, spare = 0, -1
    for p in range(passages):  # those who go to it stand evenly on the way
        for i in range(load[p]):
            mark[one] = walk[p] * (i + 1) / load[p]
            set_out(p, one, head, tail, behind)
            one += 1
    for z in range(spaces):
        foresee(out_at[z], out_at[z + 1], pace[z], 0.0, 0.0, head, mark, arrive_s)

    while True:
        now, at = NEVER, -1
        for p in range(passages):
            soonest = min(arrive_s[p], done_s[p])
            if soonest < now:
                now, at = soonest, p
        if at < 0:
            break
        z, y = source[at], -1
        if done_s[at] <= now:  # somebody has passed: one less before it, one more behind it
            done_s[at], doing[at], last_s[at] = NEVER, IDLE, now
            passed[at] += 1
            load[at] -= 1
            inside[z] -= 1
            ruler[z] += pace[z] * (now - ruler_s[z])
            y = target[at]
            if y < 0:
                out_s[out] = now
                out += 1
            else:
                expected[y] -= 1
                inside[y] += 1
                ruler[y] += pace[y] * (now - ruler_s[y])
                q = best_passage(out_at[y], out_at[y + 1], pace[y], load, most, walk, rest)
                one, spare = spare, behind[spare]
                mark[one] = ruler[y] + walk[q]
                load[q] += 1
                set_out(q, one, head, tail, behind)
        else:  # the first of those who walk to it stands in its line
            one = head[at]
            head[at] = behind[one]
            if head[at] < 0:
                tail[at] = -1
            behind[one], spare = spare, one
            line[at] += 1
            longest[at] = max(longest[at], line[at])
            ruler[z] = max(ruler[z], mark[one])
        for x in (z, y):
            if x >= 0:
                ruler_s[x] = now
                pace[x] = speed(constant[x], inside[x], area[x])
                foresee(out_at[x], out_at[x + 1], pace[x], ruler[x], now, head, mark, arrive_s)

        while True:  # whoever can begins to pass; before a full space the longest waiting first
            turn, since = -1, NEVER
            for p in range(passages):
                if line[p] == 0 or doing[p] == SERVES:
                    continue
                x, y = source[p], target[p]
                if y >= 0 and inside[y] + expected[y] + 1 > PEAK_PER_M2 * area[y]:
                    if doing[p] == IDLE:
                        doing[p], waits_since[p] = WAITS, now
                    continue
                mine = waits_since[p] if doing[p] == WAITS else now
                if mine < since and flow(most[p], width[p], constant[x], inside[x], area[x]) > 0.0:
                    turn, since = p, mine
            if turn < 0:
                break
            x, y = source[turn], target[turn]
            per_s = flow(most[turn], width[turn], constant[x], inside[x], area[x])
            doing[turn], done_s[turn], waits_since[turn] = SERVES, now + 1.0 / per_s, NEVER
            line[turn] -= 1
            if y >= 0:
                expected[y] += 1
    return out_s[:out], inside, passed, last_s, longest
