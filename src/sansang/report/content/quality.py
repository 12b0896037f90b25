"""How good the deployment is, and how we know."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from sansang.deployment.result import Assignment, Deployment, Level, Move, Status
from sansang.report.content.document import Block, Fold, Part
from sansang.report.content.heat import not_computed
from sansang.report.content.terms import STATUSES
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
from sansang.travel import By
from sansang.wording import N_

_LEVELS = {
    "desired": N_("Desired strength missing"),
    "reserve": N_("Reserve missing"),
    "moves": N_("Teams moved against the deployment before"),
    "fairness": N_("Uneven hours and nights"),
    "post_changes": N_("Changes of post"),
    "travel": N_("Travel"),
}
_COUNTED = frozenset({"moves", "post_changes"})
"""Levels that count things; the others measure minutes, which are said in hours."""


def quality_part(voice: Voice, deployment: Deployment | None) -> Part:
    """Return each objective level with its bound, and what the answer rests on."""
    return Part(
        anchor="quality",
        title=voice.words(N_("How good is this deployment, and how do we know?")),
        blocks=tuple(_blocks(voice, deployment)),
    )


def _blocks(voice: Voice, deployment: Deployment | None) -> Iterator[Block]:
    if deployment is None:
        yield Paragraph(text=not_computed(voice))
        return
    yield Paragraph(text=voice.words(_READING))
    yield _levels(voice, deployment.levels)
    yield Facts(title="", items=tuple(_facts(voice, deployment)))
    if deployment.moves is not None:
        yield _moves(voice, deployment.moves)


_READING = N_(
    "The levels are met strictly in this order: a later one never costs an earlier one anything."
    " Less is better on every level. The bound is what no deployment that keeps every rule can fall"
    " below; where objective and bound are equal, the level is proven best."
)


def _levels(voice: Voice, levels: Sequence[Level]) -> Table:
    number = Align.NUMBER
    return Table(
        caption=voice.words(N_("Objective levels")),
        columns=(
            Column(heading=voice.words(N_("Level")), share=4),
            Column(heading=voice.words(N_("Objective")), share=1.5, align=number),
            Column(heading=voice.words(N_("Bound")), share=1.5, align=number),
            Column(heading=voice.words(N_("Gap")), share=1.2, align=number),
            Column(heading=voice.words(N_("Status")), share=3),
        ),
        groups=ungrouped(tuple(_level(voice, at, level) for at, level in enumerate(levels, 1))),
    )


def _level(voice: Voice, number: int, level: Level) -> tuple[Cell, ...]:
    proven = level.status == Status.OPTIMAL
    gap = f"{voice.number(100 * level.gap, 1)}%"
    return (
        Cell(text=f"{number}. {level_name(voice, level.name)}"),
        Cell(text=level_amount(voice, level.name, level.objective)),
        Cell(text=level_amount(voice, level.name, level.bound)),
        Cell(text=gap),
        Cell(
            text=voice.words(STATUSES[level.status]),
            tone=Tone.GOOD if proven else Tone.PLAIN,
        ),
    )


def level_name(voice: Voice, level: str) -> str:
    """Return what a level makes small."""
    if level.startswith("minimum."):
        priority = level.removeprefix("minimum.")
        return voice.words(N_("Minimum strength missing, priority {n}"), n=priority)
    return voice.words(_LEVELS[level]) if level in _LEVELS else level


def level_amount(voice: Voice, level: str, value: int) -> str:
    """Return how much of it is left: a count, or hours where the level measures minutes."""
    if level in _COUNTED:
        return voice.number(value)
    hours = voice.number(value / 60, 1)
    return voice.words(N_("{n} h"), n=hours)


def _facts(voice: Voice, deployment: Deployment) -> Iterator[Fact]:
    yield Fact(label=voice.words(N_("As a whole")), value=voice.words(STATUSES[deployment.status]))
    yield Fact(
        label=voice.words(N_("Computed in")),
        value=voice.words(N_("{seconds} s"), seconds=voice.number(deployment.seconds, 1)),
    )
    yield Fact(
        label=voice.words(N_("Again")),
        value=voice.words(_AGAIN[deployment.reproducible], seed=deployment.seed),
    )
    yield Fact(
        label=voice.words(N_("Travel times")),
        value=voice.words(_travel(voice, deployment)),
    )
    yield Fact(label=voice.words(N_("For plan version")), value=deployment.plan_sha256[:16])


def _travel(voice: Voice, deployment: Deployment) -> str:
    if deployment.travel is By.ROADS:
        return N_(
            "by the roads of the plan, as vehicles on duty, with the closures that delay them most;"
            " a site far from the roads by the straight line with a detour factor"
        )
    if voice.plan.event.roads is None:
        return N_("straight line with a detour factor: the plan has no roads")
    return N_("straight line with a detour factor: the plan's roads were not at hand")


_AGAIN = {
    True: N_("the same plan and seed ({seed}) give the same answer"),
    False: N_("the time limit ended the search: seed {seed} may give another answer next time"),
}


def _moves(voice: Voice, moves: Sequence[Move]) -> Block:
    if not moves:
        text = N_("No team moves against the deployment before.")
        return Paragraph(text=voice.words(text))
    title = voice.words(N_("What changes against the deployment before"))
    rows = tuple(
        (
            Cell(text=_called(partial(voice.name, "teams"), move.team)),
            Cell(text=_spells(voice, move.removed)),
            Cell(text=_spells(voice, move.added)),
        )
        for move in moves
    )
    table = Table(
        caption=title,
        columns=(
            Column(heading=voice.words(N_("Team")), share=2),
            Column(heading=voice.words(N_("No longer")), share=4),
            Column(heading=voice.words(N_("Instead")), share=4),
        ),
        groups=ungrouped(rows),
    )
    return Fold(title=f"{title} ({voice.number(len(moves))})", blocks=(table,), unfolded=False)


def _spells(voice: Voice, spells: Sequence[Assignment]) -> str:
    said = (f"{_called(voice.post, s.post)}, {voice.span(s.start, s.end)}" for s in spells)
    return "\n".join(said) or "–"


def _called(name: Callable[[str], str], record_id: str) -> str:
    """What a record is called; its id where the plan of today has it no more."""
    try:
        return name(record_id)
    except KeyError:
        return record_id
