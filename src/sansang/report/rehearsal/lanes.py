"""The hour round a late incident as bars: what every team that could have come was doing."""

from collections.abc import Iterator
from datetime import timedelta

from sansang.rehearsal.scenario import NEVER, NONE
from sansang.report.content.charts import (
    Bar,
    BarGroup,
    BarRow,
    Key,
    Legend,
    Span,
    Timetable,
)
from sansang.report.content.document import Block
from sansang.report.rehearsal.answer import RehearsalVoice
from sansang.report.rehearsal.chronicle import Chronicle
from sansang.report.rehearsal.spells import Doing, Spell
from sansang.wording import N_, clock

_MOST_TEAMS = 10
_BEFORE_MS, _AFTER_MS = 45 * 60_000, 20 * 60_000
_LONGEST_MS = 4 * 60 * 60_000
_TICKS_MIN = (5, 10, 15, 30, 60)
_MOST_TICKS = 9
_LAST_TICK = 0.04
"""How near to the right end, as a part of the whole, a tick has no room for its time."""

_LOOKS: dict[Doing, tuple[int, str, str]] = {
    Doing.READY: (3, "✓", N_("ready at its post")),
    Doing.MOBILISING: (5, "…", N_("mobilising")),
    Doing.ON_THE_WAY: (1, "→", N_("on the way")),
    Doing.AT_WORK: (4, "●", N_("at work")),
    Doing.TO_HOSPITAL: (7, "+", N_("to hospital with a patient")),
    Doing.CLEARING: (7, "○", N_("handing over, making ready")),
    Doing.RETURNING: (0, "←", N_("on the way back, can be sent")),
    Doing.MOVING_UP: (6, "↑", N_("moving up to another post")),
    Doing.IN_PLAN: (8, "■", N_("bound by a contingency plan")),
}
"""Colour, sign and words of what a team does."""


def lanes(voice: RehearsalVoice, chronicle: Chronicle, incident: int) -> Iterator[Block]:
    """Yield the bars of the able teams round an incident, and what they mean."""
    start, end = _window(chronicle, incident)
    teams = _shown(chronicle, incident, start, end)
    spells = {team: _within(chronicle.spells[team], start, end) for team in teams}
    if not any(spells.values()):
        return
    seen = {spell.doing for found in spells.values() for spell in found}
    yield Timetable(
        caption=voice.words(
            N_("What the teams were doing that could have come, {day}"),
            day=voice.day(chronicle.replay.moment(chronicle.reported_ms(incident))),
        ),
        row_heading=voice.words(N_("Team")),
        time_heading=voice.words(N_("What it does")),
        days=(Span(at=0.0, width=1.0),),
        ticks=tuple(_ticks(chronicle, start, end)),
        nights=(),
        groups=(
            BarGroup(
                title=voice.words(N_("Able to do it")),
                rows=tuple(
                    _row(voice, chronicle, team, spells[team], start, end) for team in teams
                ),
            ),
        ),
        moments=tuple(_moments(voice, chronicle, incident, start, end)),
    )
    yield Legend(
        items=tuple(
            Key(colour=colour, label=f"{sign} {voice.words(words)}")
            for doing, (colour, sign, words) in _LOOKS.items()
            if doing in seen
        )
    )


def _window(chronicle: Chronicle, incident: int) -> tuple[int, int]:
    reported = chronicle.reported_ms(incident)
    target = reported + (chronicle.target_ms(incident) or 0)
    reached = chronicle.reached_ms(incident)
    last = max(target, reached if reached != NEVER else target)
    end = min(last + _AFTER_MS, reported + _LONGEST_MS, chronicle.replay.scenario.end_ms)
    return max(reported - _BEFORE_MS, 0), end


def _shown(chronicle: Chronicle, incident: int, start: int, end: int) -> tuple[int, ...]:
    """The able teams: first who came, then who was at work, then who was on duty at all."""
    at, first = chronicle.reported_ms(incident), int(chronicle.replay.played.first_team[incident])

    def order(team: int) -> tuple[bool, bool, int]:
        spell = chronicle.doing(team, at)
        idle = spell is None or spell.doing in (Doing.OFF, Doing.READY)
        return team != first, idle, team

    on_duty = [t for t in chronicle.able(incident) if _within(chronicle.spells[t], start, end)]
    return tuple(sorted(on_duty, key=order)[:_MOST_TEAMS])


def _within(spells: tuple[Spell, ...], start: int, end: int) -> list[Spell]:
    return [
        spell
        for spell in spells
        if spell.doing is not Doing.OFF and spell.start_ms < end and spell.end_ms > start
    ]


def _at(value: int, start: int, end: int) -> float:
    inside = min(max(value, start), end)
    return round((inside - start) / (end - start), 5)


def _ticks(chronicle: Chronicle, start: int, end: int) -> Iterator[Span]:
    minutes = (end - start) / 60_000
    step = next((s for s in _TICKS_MIN if minutes / s <= _MOST_TICKS), _TICKS_MIN[-1])
    first = chronicle.replay.moment(start)
    late = (first.minute % step) * 60 + first.second + first.microsecond / 1e6
    at = start + (round(step * 60_000 - late * 1000) if late else 0)
    while at < end - (end - start) * _LAST_TICK:
        moment = chronicle.replay.moment(at) + timedelta(milliseconds=1)
        yield Span(at=_at(at, start, end), width=0.0, label=clock(moment))
        at += step * 60_000


def _moments(
    voice: RehearsalVoice, chronicle: Chronicle, incident: int, start: int, end: int
) -> Iterator[Span]:
    reported = chronicle.reported_ms(incident)
    yield Span(at=_at(reported, start, end), width=0.0, label=voice.words(N_("call")))
    target = reported + (chronicle.target_ms(incident) or 0)
    yield Span(at=_at(target, start, end), width=0.0, label=voice.words(N_("target")))


def _row(
    voice: RehearsalVoice,
    chronicle: Chronicle,
    team: int,
    spells: list[Spell],
    start: int,
    end: int,
) -> BarRow:
    team_id = chronicle.replay.scenario.forces.teams[team]
    return BarRow(
        title=voice.name("teams", team_id),
        detail="",
        bars=tuple(_bar(voice, chronicle, spell, start, end) for spell in spells),
    )


def _bar(voice: RehearsalVoice, chronicle: Chronicle, spell: Spell, start: int, end: int) -> Bar:
    colour, sign, words = _LOOKS[spell.doing]
    left, right = _at(spell.start_ms, start, end), _at(spell.end_ms, start, end)
    since = clock(chronicle.replay.moment(spell.start_ms))
    until = clock(chronicle.replay.moment(spell.end_ms))
    return Bar(
        at=left,
        width=round(right - left, 5),
        label=sign,
        colour=colour,
        spoken=f"{since}–{until}: {voice.words(words)}{_for(voice, chronicle, spell)}",
    )


def _for(voice: RehearsalVoice, chronicle: Chronicle, spell: Spell) -> str:
    if spell.incident == NONE:
        return ""
    kind = chronicle.replay.incidents[spell.incident].incident_type
    return f" ({voice.type_name(kind)})"
