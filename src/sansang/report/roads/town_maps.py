"""Maps of the traffic of the town: flows before and after by width, delay by colour."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from sansang.diversion.result_town import LinkFlows, Load
from sansang.report.roads.blocks import KeyItem, MapRow, RoadMap, Stroke
from sansang.report.roads.lines import links_path
from sansang.report.roads.traffic import RoadVoice
from sansang.wording import N_

_WIDTHS = (1.4, 2.4, 3.8, 5.6, 8.0, 11.0)
"""Widths of the lines of flow, from the lightest traffic to the heaviest."""
_DELAY_UNITS_S = (60.0, 30.0, 15.0, 10.0, 5.0, 2.0, 1.0, 0.5)
"""From how many seconds added on a piece of road the first colour may begin."""
_LEAST_S = 0.1


def flow_maps(voice: RoadVoice, load: Load) -> MapRow:
    """Return the flows of a load without and with its closures, side by side."""
    flows = load.flows
    most = max((*flows.flow_before, *flows.flow_after, 1.0))
    bounds = _bounds(most)
    return MapRow(
        caption=voice.words(N_("Traffic before and after, by width")),
        maps=(
            _flow_map(voice, flows, flows.flow_before, bounds, N_("Without closures")),
            _flow_map(voice, flows, flows.flow_after, bounds, N_("With closures"), load.state),
        ),
        key=tuple(
            KeyItem(shape="line", style="flow", width=width, label=label)
            for width, label in zip(_WIDTHS, _ranges(voice, bounds), strict=True)
        ),
    )


def _bounds(most: float) -> tuple[float, ...]:
    """Round bounds between the widths, so that the heaviest flow is of the widest."""
    unit = 10 ** np.floor(np.log10(most))
    top = float(np.floor(most / unit) * unit)
    return tuple(top * share for share in (0.05, 0.1, 0.25, 0.5, 1.0))


def _ranges(voice: RoadVoice, bounds: Sequence[float]) -> Iterator[str]:
    yield voice.words(N_("under {n} vehicles an hour"), n=voice.number(bounds[0]))
    for low, high in pairwise(bounds):
        yield f"{voice.number(low)}–{voice.number(high)}"
    yield voice.words(N_("from {n} on"), n=voice.number(bounds[-1]))


def _flow_map(
    voice: RoadVoice,
    flows: LinkFlows,
    flow: Sequence[float],
    bounds: Sequence[float],
    title: str,
    state: str | None = None,
) -> RoadMap:
    links, value = np.array(flows.link, dtype=np.int64), np.array(flow)
    grade = np.digitize(value, bounds)
    strokes = [
        Stroke(
            style="flow",
            width=width,
            path=links_path(
                voice.sheet.network, links[(grade == at) & (value >= 1)], voice.sheet.frame
            ),
        )
        for at, width in enumerate(_WIDTHS)
    ]
    closed = (_closed(voice, state),) if state else ()
    caption = voice.words(title)
    return RoadMap(
        caption=caption,
        spoken=f"{voice.words(N_('Traffic before and after, by width'))}: {caption}",
        ground=voice.ground,
        strokes=(*(stroke for stroke in strokes if stroke.path), *closed),
        small=True,
    )


def _closed(voice: RoadVoice, state: str) -> Stroke:
    links = voice.diversion.state(state).closed_links
    return Stroke(
        style="shut",
        path=links_path(voice.sheet.network, links, voice.sheet.frame),
        title=voice.words(N_("Closed")),
    )


def delay_map(voice: RoadVoice, load: Load) -> RoadMap:
    """Return what the closures of a load add to each road, or take away."""
    flows = load.flows
    links = np.array(flows.link, dtype=np.int64)
    shut = np.isin(links, voice.diversion.state(load.state).closed_links)
    added = np.array(flows.delay_after_s) - np.array(flows.delay_before_s)
    bounds = _delay_bounds(added[~shut])
    grade = np.where(added <= -bounds[0], 0, np.digitize(added, bounds))
    chosen = (grade > 0) | (added <= -bounds[0])
    strokes = tuple(
        Stroke(style=f"delay-{at}", path=path, width=4.0 + 0.9 * at)
        for at in range(len(bounds) + 1)
        if (path := _path(voice, links[chosen & ~shut & (grade == at)]))
    )
    return RoadMap(
        caption=voice.words(N_("Delay added or taken away, by road")),
        spoken=voice.words(N_("Map of the delay that closures add on each road")),
        ground=voice.ground,
        strokes=(*strokes, _closed(voice, load.state)),
        pins=voice.pins,
        key=(*_delay_key(voice, bounds), _closed_key(voice)),
    )


def _path(voice: RoadVoice, links: Sequence[int]) -> str:
    return links_path(voice.sheet.network, links, voice.sheet.frame)


def _closed_key(voice: RoadVoice) -> KeyItem:
    return KeyItem(shape="line", style="shut", label=voice.words(N_("Closed")))


def _delay_bounds(added: NDArray[np.float64]) -> tuple[float, ...]:
    """Bounds of the colours, each twice the one before, so that the largest delays stand out."""
    felt = added[added >= _LEAST_S]
    most = float(np.quantile(felt, 0.9)) if len(felt) else 0.0
    unit = next((u for u in _DELAY_UNITS_S if 4 * u <= most), _DELAY_UNITS_S[-1])
    return unit, 2 * unit, 4 * unit, 8 * unit


def _delay_key(voice: RoadVoice, limits: Sequence[float]) -> Iterator[KeyItem]:
    bounds = [voice.number(limit, 1) for limit in limits]
    labels: Mapping[int, str] = {
        0: voice.words(N_("{n} s faster or more"), n=bounds[0]),
        1: voice.words(N_("{low}–{high} s slower"), low=bounds[0], high=bounds[1]),
        2: voice.words(N_("{low}–{high} s slower"), low=bounds[1], high=bounds[2]),
        3: voice.words(N_("{low}–{high} s slower"), low=bounds[2], high=bounds[3]),
        4: voice.words(N_("{n} s slower or more"), n=bounds[3]),
    }
    for at, label in labels.items():
        yield KeyItem(shape="line", style=f"delay-{at}", width=4.0 + 0.9 * at, label=label)
