"""A rehearsed day as a film: what a page needs to let teams move on the map, as compact JSON.

Times are whole seconds from the start of the day, -1 for never. Names stand once and are meant
by their numbers.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from sansang.rehearsal.day import Kind
from sansang.rehearsal.scenario import NEVER, NONE
from sansang.report.rehearsal.answer import RehearsalVoice
from sansang.report.rehearsal.blocks import Film, Scene
from sansang.report.rehearsal.chronicle import Chronicle
from sansang.report.rehearsal.spells import MOVING, Doing, Row, Spell
from sansang.wording import N_

_BEFORE_S = 600
"""How long before the gravest incident the film stands when it is opened."""
_MOST_SPELLS = 6_000
"""More would make the page too heavy: the film is then of the hours round the gravest incident."""
_SPEEDS_MIN = (1, 5, 15, 60)
_LENGTH_S = 180.0
"""About how long a film is meant to run, when its speed is chosen."""
_TOLD = (
    Kind.REPORTED,
    Kind.ASSIGNED,
    Kind.ARRIVED,
    Kind.WAITING,
    Kind.UNREACHABLE,
    Kind.CLOSED,
    Kind.ACTIVATED,
    Kind.REFUSED,
    Kind.RELEASED,
    Kind.MOVED_UP,
)
_SAID = {
    Kind.REPORTED: N_("{incident}, {place}"),
    Kind.ASSIGNED: N_("{team} is sent: {incident}, {place}"),
    Kind.ARRIVED: N_("{team} is there: {incident}, {place}"),
    Kind.WAITING: N_("Nobody free: {incident}, {place}"),
    Kind.UNREACHABLE: N_("No way there: {incident}, {place}"),
    Kind.CLOSED: N_("Incident closed: {incident}, {place}"),
    Kind.ACTIVATED: N_("Activated: {plan}"),
    Kind.REFUSED: N_("Not activated: {plan}"),
    Kind.RELEASED: N_("Ended: {plan}"),
    Kind.MOVED_UP: N_("{team} moves up to another post"),
}
_LABELS = {
    "play": N_("Play"),
    "pause": N_("Pause"),
    "earlier": N_("Earlier incident"),
    "later": N_("Next incident"),
    "late": N_("Next late incident"),
    "time": N_("Time of the day shown"),
    "speed": N_("Speed"),
    "minutes": N_("{n} min a second"),
    "counts": N_("{open} incidents open, nobody there yet at {waiting}; {way} teams on the way"),
    "late_by": N_("{n} min too late"),
    "nothing": N_("Nothing yet"),
}
_KEY = (
    ("place", N_("site with its number; below it, how many teams are ready there")),
    ("way", N_("team on the way")),
    ("back", N_("team on the way back or moving up")),
    ("patient", N_("team with a patient")),
    ("work", N_("team at work")),
    ("plan", N_("team bound by a contingency plan")),
    ("call", N_("incident, nobody there yet")),
    ("late", N_("incident whose target is passed, by how many minutes")),
    ("reached", N_("incident, somebody is there")),
)


def film_of(voice: RehearsalVoice, chronicle: Chronicle, scene: Scene) -> Film:
    """Return the film of a day on a scene."""
    numbers = {spot.number: (spot.label_x, spot.label_y) for spot in scene.spots}
    start, end = _shown(chronicle)
    data = {
        **_times(voice, chronicle, start, end),
        "places": [
            list(numbers[voice.site_number(place)])
            for place in chronicle.replay.scenario.ground.places
        ],
        **_names(voice, chronicle),
        "incidents": [_incident(chronicle, n) for n in range(len(chronicle.replay.day.at_ms))],
        "spells": [_track(spells, start, end) for spells in chronicle.spells],
        "told": list(_happenings(chronicle.rows, start, end)),
        "said": {str(int(kind)): voice.words(text) for kind, text in _SAID.items()},
        "labels": {name: voice.words(text) for name, text in _LABELS.items()},
    }
    return Film(
        anchor="moving-day",
        caption=voice.words(
            N_("Day {n} as a moving map"), n=voice.number(chronicle.replay.day.number)
        ),
        spoken=voice.words(N_("Map on which teams move between the sites of the plan")),
        still=voice.words(
            N_("The map moves where scripts run; the table above tells the same in words.")
        ),
        note=voice.words(
            N_("Teams go in straight lines here; the minutes are those of their ways.")
        ),
        scene=replace(scene, spots=tuple(replace(s, grade="none", note="") for s in scene.spots)),
        data=_json(data),
        key=tuple((name, voice.words(text)) for name, text in _KEY),
    )


def _json(data: dict[str, Any]) -> str:
    """JSON that can't end the element it stands in."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("&", "\\u0026")


def _shown(chronicle: Chronicle) -> tuple[int, int]:
    """The whole day, or where that is too much the hours round the gravest incident."""
    end = chronicle.replay.scenario.end_ms
    spells = sorted(spell.start_ms for spells in chronicle.spells for spell in spells)
    if len(spells) <= _MOST_SPELLS:
        return 0, end
    middle = chronicle.reported_ms(chronicle.late[0]) if chronicle.late else end // 2
    near = sorted(spells, key=lambda at: abs(at - middle))[:_MOST_SPELLS]
    return min(near), max(near)


def _times(voice: RehearsalVoice, chronicle: Chronicle, start: int, end: int) -> dict[str, Any]:
    worst = chronicle.reported_ms(chronicle.late[0]) // 1000 if chronicle.late else start // 1000
    return {
        "start": start // 1000,
        "end": end // 1000,
        "open": max(worst - _BEFORE_S, start // 1000),
        "speeds": list(_SPEEDS_MIN),
        "speed": min(_SPEEDS_MIN, key=lambda s: abs((end - start) / 60_000 / s - _LENGTH_S)),
        "days": list(_days(voice, chronicle, start, end)),
    }


def _days(
    voice: RehearsalVoice, chronicle: Chronicle, start: int, end: int
) -> Iterator[list[object]]:
    """From when on which day is said, and what the clock shows then, in seconds.

    A new row wherever the clock jumps: at midnight, and when summer time begins or ends.
    """
    at, before = start, None
    while at < end:
        moment = chronicle.replay.moment(at)
        shows = moment.hour * 3600 + moment.minute * 60 + moment.second
        if before is None or shows != before + 60:
            yield [at // 1000, voice.day(moment), shows]
        before = shows
        at += 60_000 - (moment.second * 1000 if at == start else 0)


def _names(voice: RehearsalVoice, chronicle: Chronicle) -> dict[str, Any]:
    scenario = chronicle.replay.scenario
    return {
        "sites": [voice.site_name(place) for place in scenario.ground.places],
        "teams": [voice.name("teams", team) for team in scenario.forces.teams],
        "plans": [voice.name("contingency_plans", plan) for plan in scenario.fallbacks.plans],
        "types": [
            [voice.type_name(kind), int(priority)]
            for kind, priority in zip(
                scenario.demand.types, scenario.demand.priority.tolist(), strict=True
            )
        ],
    }


def _seconds(ms: int) -> int:
    return -1 if ms == NEVER else ms // 1000


def _incident(chronicle: Chronicle, number: int) -> list[int]:
    """When, what, where; when somebody has to be there, is there, and when it is closed."""
    replay, target = chronicle.replay, chronicle.target_ms(number)
    reported = chronicle.reported_ms(number)
    return [
        reported // 1000,
        int(replay.day.type[number]),
        int(replay.day.place[number]),
        -1 if target is None else (reported + target) // 1000,
        _seconds(chronicle.reached_ms(number)),
        _seconds(int(replay.played.closed_ms[number])),
    ]


def _track(spells: Sequence[Spell], start: int, end: int) -> list[int]:
    """The spells of a team, five numbers each: from when, doing what, from where, to where, due.

    Each lasts until the next begins. On the road a team is due where it goes to at the fifth.
    """
    found: list[int] = []
    for spell in spells:
        if spell.start_ms < end and spell.end_ms > start:
            moves = spell.doing in MOVING and NONE not in (spell.place, spell.goal)
            doing = spell.doing if spell.place != NONE or spell.goal != NONE else Doing.OFF
            found += [
                spell.start_ms // 1000,
                int(doing),
                spell.place if spell.place != NONE else spell.goal,
                spell.goal,
                spell.due_ms // 1000 if moves else spell.start_ms // 1000,
            ]
    return found


def _happenings(rows: Sequence[Row], start: int, end: int) -> Iterator[list[int]]:
    """What the log beside the map tells: when, which kind, incident, team and plan."""
    for at, kind, incident, team, what, _ in rows:
        of_plan = kind in (Kind.ACTIVATED, Kind.REFUSED, Kind.RELEASED)
        about = incident != NONE or of_plan or kind == Kind.MOVED_UP
        if kind in _TOLD and about and start <= at < end:
            yield [at // 1000, kind, incident, team, what if of_plan else NONE]
