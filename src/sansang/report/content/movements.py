"""Movements under protection, with their times against the estimated travel."""

from collections.abc import Iterator

from sansang.event import Movement, RoutePoint
from sansang.report.content.document import Block, Part
from sansang.report.content.texts import (
    Align,
    Cell,
    Column,
    Fact,
    Facts,
    Paragraph,
    Table,
    Tone,
    ungrouped,
)
from sansang.report.content.voice import Voice
from sansang.travel import DELEGATES, By
from sansang.wording import N_


def movements_part(voice: Voice) -> Part:
    """Return each movement with its route."""
    return Part(
        anchor="movements",
        title=voice.words(N_("Movements")),
        blocks=tuple(_blocks(voice)),
    )


def _blocks(voice: Voice) -> Iterator[Block]:
    if not voice.plan.movements:
        yield Paragraph(text=voice.words(N_("The plan names no movements.")))
        return
    yield Paragraph(text=voice.words(_READING[voice.travel.by]), tone=Tone.QUIET)
    for movement in voice.plan.movements:
        yield Facts(title=voice.text(movement.name), items=tuple(_facts(voice, movement)))
        yield _route(voice, movement)


_READING = {
    By.STRAIGHT_LINE: N_(
        "The estimate is the straight line with the plan's detour factor at the plan's speed. A"
        " time in the plan that is shorter than the estimate is marked."
    ),
    By.ROADS: N_(
        "The estimate is the quickest way by road with the closures that stop delegates then; for"
        " a place far from the roads it is the straight line with the plan's detour factor. A time"
        " in the plan that is shorter than the estimate is marked."
    ),
}


def _route(voice: Voice, movement: Movement) -> Table:
    return Table(
        caption=voice.words(N_("Route: {name}"), name=voice.text(movement.name)),
        columns=(
            Column(heading=voice.words(N_("Route point")), share=5),
            Column(heading=voice.words(N_("Time")), share=2.5),
            Column(heading=voice.words(N_("Minutes, plan")), share=1.5, align=Align.NUMBER),
            Column(heading=voice.words(N_("Minutes, estimate")), share=1.5, align=Align.NUMBER),
        ),
        groups=ungrouped(_points(voice, movement)),
    )


def _points(voice: Voice, movement: Movement) -> Iterator[tuple[Cell, ...]]:
    before: RoutePoint | None = None
    for point in movement.route:
        name = f"{voice.site_number(point.site)} · {voice.name('sites', point.site)}"
        planned, estimate = _leg(voice, before, point)
        yield Cell(text=name), Cell(text=voice.moment(point.at)), planned, estimate
        before = point


def _leg(voice: Voice, before: RoutePoint | None, point: RoutePoint) -> tuple[Cell, Cell]:
    if before is None:
        return Cell(text="–"), Cell(text="–")
    planned = round((point.at - before.at).total_seconds() / 60)
    journey = voice.travel.journey(before.site, point.site, DELEGATES, before.at)
    if journey is None:
        return Cell(text=voice.number(planned)), Cell(text="–")
    if journey.minutes is None:
        cut = voice.words(N_("no way by road"))
        return Cell(text=voice.number(planned)), Cell(text="–", below=cut, tone=Tone.CAUTION)
    estimate = journey.minutes
    short = planned < estimate
    return (
        Cell(
            text=voice.number(planned),
            below=voice.words(N_("too short")) if short else "",
            tone=Tone.CAUTION if short else Tone.PLAIN,
        ),
        Cell(text=voice.number(estimate)),
    )


def _facts(voice: Voice, movement: Movement) -> Iterator[Fact]:
    people = voice.count(movement.people, N_("{n} person"), N_("{n} people"))
    vehicles = voice.count(movement.vehicles, N_("{n} vehicle"), N_("{n} vehicles"))
    yield Fact(label=voice.words(N_("Size")), value=f"{people}, {vehicles}")
    force = voice.name("task_forces", movement.task_force)
    yield Fact(label=voice.words(N_("Task force")), value=force)
    yield Fact(label=voice.words(N_("Escort")), value=voice.post(movement.escort))
    alternate = voice.text(movement.alternate_route)
    yield Fact(label=voice.words(N_("Alternate route")), value=alternate)
    fallback = voice.name("contingency_plans", movement.contingency_plan)
    yield Fact(label=voice.words(N_("Contingency plan")), value=fallback)
