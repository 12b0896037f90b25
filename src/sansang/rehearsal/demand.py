"""What happens in a rehearsal: incident types, who has to come, and how often where and when."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from sansang.event import EventPlan, IncidentNeed
from sansang.event.answering import can_answer, needs_of
from sansang.rehearsal.clock import MINUTE_MS, Clock
from sansang.rehearsal.forces import offsets
from sansang.rehearsal.presence import Window, presence_of
from sansang.rehearsal.scenario import NONE, Bools, Demand, Ints
from sansang.rehearsal.standard import types_of

_HOUR_MS = 60 * MINUTE_MS


@dataclass(frozen=True, kw_only=True)
class Stream:
    """Incidents of a type that come to a site: at ``ms[i]`` it has brought ``brought[i]`` on
    average, straight between. ``guess`` marks what nobody has given for this event.
    """

    incident_type: str
    site: str
    guess: bool
    source: str
    ms: tuple[int, ...]
    brought: tuple[float, ...]

    @property
    def expected(self) -> float:
        """How many come over the whole time."""
        return self.brought[-1]


def streams_of(plan: EventPlan, clock: Clock) -> tuple[Stream, ...]:
    """Return what brings incidents in the rehearsed time, by type, then by site.

    At a site for which the planner gives rates of a type, those count. At every other the type's
    rate per 1,000 attendances, if it has one, is spread evenly over the time of each window in
    which people are there, and is a guess.
    """
    given: dict[tuple[str, str], list[tuple[int, int, float]]] = defaultdict(list)
    for rate in plan.incident_rates:
        span = clock.within(rate.start, rate.end)
        given[rate.incident_type, rate.site].append((*span, rate.per_hour))
    present = presence_of(plan)
    found = []
    for kind in types_of(plan):
        for site in plan.sites:
            if (kind.id, site.id) in given:
                curve = _curve(given[kind.id, site.id])
                guess, source = False, ""
            elif kind.per_1000:
                curve = _curve(_spread(present.get(site.id, ()), kind.per_1000, clock))
                guess, source = True, kind.source
            else:
                continue
            if curve[1] and curve[1][-1] > 0:
                found.append(
                    Stream(
                        incident_type=kind.id,
                        site=site.id,
                        guess=guess,
                        source=source,
                        ms=curve[0],
                        brought=curve[1],
                    )
                )
    return tuple(found)


def _spread(
    windows: Iterable[Window], per_1000: float, clock: Clock
) -> list[tuple[int, int, float]]:
    """From when until when how many an hour; what lies outside the rehearsed time is left out."""
    found = []
    for window in windows:
        hours = (clock.ms(window.end) - clock.ms(window.start)) / _HOUR_MS
        per_hour = per_1000 * window.people / 1000 / hours
        found.append((*clock.within(window.start, window.end), per_hour))
    return found


def _curve(rates: list[tuple[int, int, float]]) -> tuple[tuple[int, ...], tuple[float, ...]]:
    """The cumulative curve of hourly rates that hold from when until when and add up."""
    moments = sorted({at for start, end, _ in rates if start < end for at in (start, end)})
    brought = [0.0] if moments else []
    for here, there in pairwise(moments):
        per_hour = sum(rate for start, end, rate in rates if start <= here < end)
        brought.append(brought[-1] + per_hour * (there - here) / _HOUR_MS)
    return tuple(moments), tuple(brought)


def demand_of(plan: EventPlan, clock: Clock) -> Demand:
    """Return the types with their needs, and the streams that bring them."""
    kinds, streams = types_of(plan), streams_of(plan, clock)
    needs = [need for kind in kinds for need in needs_of(kind)]
    number = {kind.id: at for at, kind in enumerate(kinds)}
    place = {site.id: at for at, site in enumerate(plan.sites)}
    return Demand(
        types=tuple(kind.id for kind in kinds),
        priority=_ints(kind.priority for kind in kinds),
        target_ms=_ints(NONE if k.target_min is None else _ms(k.target_min) for k in kinds),
        need_at=offsets(len(needs_of(kind)) for kind in kinds),
        able=_able(plan, needs),
        teams=_ints(need.teams for need in needs),
        mobilise_ms=_ints(_ms(need.mobilise_min) for need in needs),
        scene_ms=_ints(_ms(need.scene_min) for need in needs),
        scene_spread=np.array([need.scene_spread for need in needs], dtype=np.float64),
        transport_share=np.array([need.transport_share for need in needs], dtype=np.float64),
        clear_ms=_ints(_ms(need.clear_min) for need in needs),
        stream_type=_ints(number[s.incident_type] for s in streams),
        stream_place=_ints(place[s.site] for s in streams),
        stream_guess=np.array([s.guess for s in streams], dtype=np.bool_),
        curve_at=offsets(len(s.ms) for s in streams),
        curve_ms=_ints(at for s in streams for at in s.ms),
        curve=np.array([one for s in streams for one in s.brought], dtype=np.float64),
    )


def _able(plan: EventPlan, needs: list[IncidentNeed]) -> Bools:
    rows = [[can_answer(plan, team, need) for team in plan.teams] for need in needs]
    return np.array(rows, dtype=np.bool_).reshape(len(needs), len(plan.teams))


def _ms(minutes: float) -> int:
    return round(minutes * MINUTE_MS)


def _ints(numbers: Iterable[int]) -> Ints:
    return np.fromiter(numbers, np.int64)
