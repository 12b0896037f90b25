"""Distributions of the response as curves, with the target and the intervals on them."""

from collections.abc import Iterator, Sequence
from itertools import accumulate

from sansang.rehearsal.result import Estimate, Histogram, Response
from sansang.report.content.document import Block, Fold
from sansang.report.content.texts import Tick
from sansang.report.rehearsal.answer import RehearsalVoice
from sansang.report.rehearsal.axis import Axis, axis_over
from sansang.report.rehearsal.blocks import Plot, Plots, Whisker
from sansang.wording import N_

_WIDTH, _HEIGHT = 340.0, 210.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 40.0, 14.0, 12.0, 30.0
_SHARES = (0, 25, 50, 75, 100)
_ENOUGH = 0.97
"""A curve is shown until so much of its height is reached, and its target is passed."""
_FIRST = 6


def response_plots(voice: RehearsalVoice) -> Iterator[Block]:
    """Yield curves of each priority and of the most urgent types, the other types folded."""
    ranked = sorted(voice.answer.histograms, key=lambda h: _order(voice, h))
    drawn = [_plot(voice, h) for h in ranked if sum(h.counts) + h.unreached]
    first, rest = drawn[:_FIRST], drawn[_FIRST:]
    if first:
        yield _side_by_side(voice, N_("How soon the first team is there"), _READING, first)
    if rest:
        title = N_("How soon the first team is there, other incident types")
        others = _side_by_side(voice, title, "", rest)
        yield Fold(title=others.caption, blocks=(others,), unfolded=False, on_paper=False)


def _side_by_side(voice: RehearsalVoice, caption: str, note: str, plots: Sequence[Plot]) -> Plots:
    return Plots(
        caption=voice.words(caption),
        note=voice.words(note),
        x_title=voice.words(N_("minutes from the report")),
        plots=tuple(plots),
    )


_READING = N_(
    "The curve tells how many of all incidents were reached within the minutes below it; bars show"
    " in which minutes the first team came. The dashed line is the target. Dots with bars are"
    " values with their intervals of 95 %: half, and nine of ten, of the incidents."
)


def _order(voice: RehearsalVoice, histogram: Histogram) -> tuple[int, int, str]:
    """Types of priority 1, then priorities, then all other types, then all together."""
    kind, priority = histogram.incident_type, histogram.priority
    if kind is None:
        return (1, priority, "") if priority else (3, 0, "")
    priorities = {t.id: t.priority for t in voice.kinds}
    rank = priorities.get(kind, 9)
    return (0 if rank == 1 else 2), rank, kind


def _plot(voice: RehearsalVoice, histogram: Histogram) -> Plot:
    response = _response(voice, histogram)
    total = sum(histogram.counts) + histogram.unreached
    shares = [0.0, *(found / total for found in accumulate(histogram.counts[:-1]))]
    target = _target(voice, histogram, response)
    x_axis = _minutes(histogram, shares, target, response)
    frame = (_LEFT, _TOP, _WIDTH - _LEFT - _RIGHT, _HEIGHT - _TOP - _BOTTOM)
    title = _title(voice, histogram)
    return Plot(
        title=title,
        detail=voice.count(total, N_("{n} incident"), N_("{n} incidents")),
        spoken=_spoken(voice, title, target, response),
        width=_WIDTH,
        height=_HEIGHT,
        frame=frame,
        x_ticks=tuple(_moved(t, frame[0], frame[2]) for t in x_axis.ticks(voice.number)),
        y_ticks=tuple(Tick(at=_y(frame, n / 100), label=f"{voice.number(n)}%") for n in _SHARES),
        curve=_curve(frame, x_axis, histogram.step_s / 60, shares),
        histogram=tuple(_bars(frame, x_axis, histogram)),
        target=_target_line(voice, frame, x_axis, target),
        whiskers=tuple(_whiskers(frame, x_axis, target, response)),
    )


def _title(voice: RehearsalVoice, histogram: Histogram) -> str:
    if histogram.incident_type:
        return voice.type_name(histogram.incident_type)
    if histogram.priority:
        return voice.words(N_("Priority {n}"), n=histogram.priority)
    return voice.words(N_("All incidents"))


def _response(voice: RehearsalVoice, histogram: Histogram) -> Response | None:
    if histogram.incident_type:
        return voice.by_type.get(histogram.incident_type)
    if histogram.priority:
        return voice.by_priority.get(histogram.priority)
    return voice.overall


def _target(voice: RehearsalVoice, histogram: Histogram, response: Response | None) -> float | None:
    """The target of a type, or that which all types of a priority share."""
    if histogram.incident_type or not histogram.priority:
        return response.target_min if response else None
    limits = {t.target_min for t in voice.kinds if t.priority == histogram.priority}
    return limits.pop() if len(limits) == 1 else None


def _minutes(
    histogram: Histogram, shares: Sequence[float], target: float | None, response: Response | None
) -> Axis:
    step = histogram.step_s / 60
    reached = next(
        (n for n, share in enumerate(shares) if share >= _ENOUGH * shares[-1]), len(shares) - 1
    )
    ends = [reached * step, 1.25 * (target or 0.0)]
    if response and response.p90:
        ends.append(response.p90.high)
    last = (len(shares) - 1) * step
    return axis_over([0.0, min(max(ends), last)], parts=5)


def _moved(tick: Tick, start: float, length: float) -> Tick:
    return Tick(at=round(start + tick.at * length, 1), label=tick.label)


def _x(frame: tuple[float, float, float, float], axis: Axis, value: float) -> float:
    return round(frame[0] + axis.at(value) * frame[2], 1)


def _y(frame: tuple[float, float, float, float], share: float) -> float:
    return round(frame[1] + (1 - share) * frame[3], 1)


def _curve(
    frame: tuple[float, float, float, float], axis: Axis, step: float, shares: Sequence[float]
) -> str:
    points = [
        f"{_x(frame, axis, n * step):g} {_y(frame, share):g}"
        for n, share in enumerate(shares)
        if n * step <= axis.high + 1e-9
    ]
    return f"M{'L'.join(points)}"


def _bars(
    frame: tuple[float, float, float, float], axis: Axis, histogram: Histogram
) -> Iterator[tuple[float, float, float, float]]:
    """How many came in each step, the highest a third of the height."""
    step = histogram.step_s / 60
    shown = [c for n, c in enumerate(histogram.counts[:-1]) if (n + 1) * step <= axis.high + 1e-9]
    most = max([*shown, 1])
    for n, count in enumerate(shown):
        if count:
            left, right = _x(frame, axis, n * step), _x(frame, axis, (n + 1) * step)
            high = round(frame[3] * 0.33 * count / most, 1)
            yield left, round(frame[1] + frame[3] - high, 1), round(right - left, 1), high


def _target_line(
    voice: RehearsalVoice,
    frame: tuple[float, float, float, float],
    axis: Axis,
    target: float | None,
) -> Tick | None:
    if target is None:
        return None
    label = voice.words(N_("target {n} min"), n=voice.number(target, 1))
    return Tick(at=_x(frame, axis, target), label=label)


def _whiskers(
    frame: tuple[float, float, float, float],
    axis: Axis,
    target: float | None,
    response: Response | None,
) -> Iterator[Whisker]:
    if response is None:
        return
    for share, found in ((0.5, response.p50), (0.9, response.p90)):
        if found:
            y = _y(frame, share)
            ends = (_x(frame, axis, value) for value in (found.low, found.high, found.value))
            x1, x2, x = ends
            yield Whisker(x1=x1, y1=y, x2=x2, y2=y, x=x, y=y)
    if target is not None and response.within:
        yield _upright(frame, _x(frame, axis, target), response.within)


def _upright(frame: tuple[float, float, float, float], x: float, share: Estimate) -> Whisker:
    return Whisker(
        x1=x, y1=_y(frame, share.low), x2=x, y2=_y(frame, share.high), x=x, y=_y(frame, share.value)
    )


def _spoken(
    voice: RehearsalVoice, title: str, target: float | None, response: Response | None
) -> str:
    if response is None or response.p50 is None or response.p90 is None:
        return title
    said = voice.words(
        N_("{title}: half of the incidents are reached in {p50}, nine of ten in {p90}"),
        title=title,
        p50=voice.minutes(response.p50.value),
        p90=voice.minutes(response.p90.value),
    )
    if target is None or response.within is None:
        return said
    within = voice.words(
        N_("{share} within the target of {n} min"),
        share=voice.share(response.within.value),
        n=voice.number(target, 1),
    )
    return f"{said}; {within}"
