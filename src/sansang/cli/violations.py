"""What the verifier finds broken, in sentences."""

import re
from collections.abc import Iterable

from rich.table import Table
from rich.text import Text

from sansang.cli.screen import answer_console, print_json
from sansang.deployment import Violation
from sansang.report.content.quality import level_amount, level_name
from sansang.report.content.voice import Voice
from sansang.wording import N_

FORMAT = "sansang/violations/1"

_MISCOUNTED = re.compile(r"([\w.]+): (\d+), not ([\d–]+)")
_BROKEN = {
    "unknown": N_("{team} at {post}: the plan has no such team or post"),
    "times": N_("{team} at {post}: ends before it starts"),
    "resource_type": N_("{team} at {post}: of another type than the post takes"),
    "skill": N_("{team} at {post}: without a skill that the post requires"),
    "agency": N_("{team} at {post}: of another agency than the post takes"),
    "jurisdiction": N_("{team} at {post}: outside its jurisdiction"),
    "availability": N_("{team} at {post}: not available at this time"),
    "one_place": N_("{team}: at {post} and at another post at once"),
    "travel": N_("{team}: cannot reach {post} in time"),
    "shift": N_("{team}: its stands make no shift of its patterns"),
    "rest": N_("{team}: too little rest between shifts"),
    "hours_24h": N_("{team}: too many hours in 24 hours"),
    "hours_total": N_("{team}: too many hours for the event"),
    "lead": N_("{team}: on duty without anyone who may lead its task force"),
    "unmet": N_("{post}: what is said to be unmet is not what is"),
    "level": N_("A level is not what the assignments come to"),
    "roads": N_("Its travel times are by road, and the plan's roads are not at hand"),
    "moves": N_("{team}: its moves are not those listed"),
}


def tell_violations(voice: Voice, violations: Iterable[Violation], *, as_json: bool) -> None:
    """Print what a deployment breaks, or that it keeps every rule."""
    violations = tuple(violations)
    if as_json:
        rows = [v.model_dump() | {"message": sentence(voice, v)} for v in violations]
        print_json({"format": FORMAT, "event": voice.plan.event.id, "violations": rows})
        return
    console = answer_console()
    if not violations:
        console.print(Text(voice.words(N_("The deployment keeps every rule.")), "green"))
        return
    grid = Table.grid(padding=(0, 1, 0, 0))
    for violation in violations:
        grid.add_row(Text("●", "red"), Text(sentence(voice, violation)))
    console.print(grid)


def sentence(voice: Voice, violation: Violation) -> str:
    """Return what is broken, by whom and where."""
    if miscounted := _MISCOUNTED.fullmatch(violation.detail):
        return _miscount(voice, *miscounted.groups())
    said = voice.words(
        _BROKEN[violation.rule],
        team=_name(voice, "teams", violation.team),
        post=_name(voice, "posts", violation.post),
    )
    return f"{said} ({violation.detail})." if violation.detail else f"{said}."


def _miscount(voice: Voice, level: str, said: str, counted: str) -> str:
    return voice.words(
        N_("“{level}” is said to come to {said}; the assignments come to {counted}."),
        level=level_name(voice, level),
        said=level_amount(voice, level, int(said)),
        counted=" – ".join(level_amount(voice, level, int(n)) for n in counted.split("–")),
    )


def _name(voice: Voice, table: str, record_id: str) -> str:
    try:
        return f"{voice.name(table, record_id)} ({record_id})"
    except KeyError:
        return record_id
