"""One rehearsed day as a log that is read from above: when, what, who, where, and why."""

from typing import Any

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from sansang.cli.blocks import heading
from sansang.cli.rehearse.naming import named
from sansang.cli.screen import answer_console
from sansang.incident import State
from sansang.rehearsal.day import Kind, Why
from sansang.rehearsal.replay import Replay, Step
from sansang.rehearsal.words import clock_to_the_second, step_reason, step_sentence
from sansang.report.content.voice import Voice
from sansang.wording import N_

DOCUMENT = "sansang/rehearsed-day/1"
_STYLES = {
    Kind.REPORTED: "bold",
    Kind.ACTIVATED: "bold magenta",
    Kind.RELEASED: "magenta",
    Kind.FORCE_ARRIVED: "magenta",
    Kind.REFUSED: "bold red",
    Kind.WAITING: "yellow",
    Kind.UNREACHABLE: "bold red",
    Kind.CLOSED: "dim",
    Kind.BACK: "dim",
    Kind.CLEARED: "dim",
    Kind.MOBILISED: "dim",
    Kind.LEFT_SCENE: "dim",
    Kind.MOVED_UP: "cyan",
}
_LATE = "red"


def show_day(voice: Voice, day: Replay) -> None:
    """Show a day on the output; ordinary comings on and off duty are left out."""
    console = answer_console()
    heading(console, voice.text(voice.plan.event.name))
    console.print(Text(_head(voice, day), "bold"))
    console.print(Text(_sums(voice, day)))
    before = ""
    for step in filter(_is_told, day.steps):
        if (today := voice.day(step.at)) != before:
            before = today
            _new_day(console, today)
        console.print(_line(voice, day, step))


def day_document(voice: Voice, day: Replay) -> dict[str, Any]:
    """Return a day for programs: every step with its ids, and its words."""
    return {
        "format": DOCUMENT,
        "event": voice.plan.event.id,
        "seed": day.seed,
        "day": day.day.number,
        "stress": day.scenario.stress.pack,
        "incidents": [
            {
                "number": one.number + 1,
                "at": one.at.isoformat(),
                "incident_type": one.incident_type,
                "site": one.site,
                "priority": one.priority,
                "target_s": None if one.target_ms is None else one.target_ms / 1000,
                "inject": one.inject,
                "state": State(int(day.played.state[one.number])).name.lower(),
            }
            for one in day.incidents
        ],
        "steps": [_document(voice, day, step) for step in day.steps],
    }


def _document(voice: Voice, day: Replay, step: Step) -> dict[str, Any]:
    return {
        "at": step.at.isoformat(timespec="milliseconds"),
        "kind": step.kind.name.lower(),
        "incident": None if step.incident is None else step.incident + 1,
        "team": step.team,
        "site": step.site,
        "post": step.post,
        "agency": step.agency,
        "contingency_plan": step.contingency_plan,
        "why": step.why.name.lower(),
        "message": step_sentence(day, step, voice.wording, named(voice)),
        "reason": step_reason(day, step, voice.wording),
    }


def _is_told(step: Step) -> bool:
    if step.kind in (Kind.DUTY_BEGINS, Kind.DUTY_ENDS):
        return step.why == Why.ABSENT
    return True


def _head(voice: Voice, day: Replay) -> str:
    data = {"number": day.day.number, "seed": day.seed, "pack": day.scenario.stress.pack}
    if data["pack"]:
        under = N_("Day {number} of the rehearsals with seed {seed}, under stress: {pack}")
        return voice.words(under, **data)
    return voice.words(N_("Day {number} of the rehearsals with seed {seed}"), **data)


def _sums(voice: Voice, day: Replay) -> str:
    late = sum(_is_late(day, one.number) for one in day.incidents)
    return voice.words(
        N_("{incidents}; too late: {late}; contingency plans activated: {plans}"),
        incidents=voice.count(len(day.incidents), N_("{n} incident"), N_("{n} incidents")),
        late=voice.number(late),
        plans=voice.number(int((~day.played.refused).sum())),
    )


def _is_late(day: Replay, number: int) -> bool:
    """Later than its target, or never."""
    incident = day.incidents[number]
    first, at = int(day.played.first_ms[number]), int(day.day.at_ms[number])
    return incident.target_ms is not None and first - at > incident.target_ms


def _new_day(console: Console, today: str) -> None:
    console.print()
    console.print(Text(today, "bold underline"))


def _line(voice: Voice, day: Replay, step: Step) -> RenderableType:
    reason = step_reason(day, step, voice.wording)
    late = step.kind == Kind.ARRIVED and bool(reason)
    said = Text(
        step_sentence(day, step, voice.wording, named(voice)),
        _LATE if late else _STYLES.get(step.kind, ""),
    )
    if reason:
        said.append(f" · {reason}", _LATE if late else "dim not bold")
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(width=8, style="dim")
    grid.add_column(width=4, justify="right", style="cyan")
    grid.add_column()
    number = "" if step.incident is None else f"#{step.incident + 1}"
    grid.add_row(clock_to_the_second(step), number, said)
    return grid
