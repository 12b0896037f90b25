"""The worst rehearsed day as a story: who was called, who was missing, and why."""

from collections.abc import Iterator

from sansang.rehearsal.day import Kind, Why
from sansang.rehearsal.scenario import NEVER, NONE
from sansang.rehearsal.words import DECIDED, MISSING
from sansang.report.content.document import Block
from sansang.report.content.texts import (
    Cell,
    Column,
    Paragraph,
    RowGroup,
    Statement,
    Table,
    Tone,
)
from sansang.report.rehearsal.answer import RehearsalVoice
from sansang.report.rehearsal.chronicle import Chronicle, activations_by, is_busy
from sansang.report.rehearsal.lanes import lanes
from sansang.report.rehearsal.spells import Doing, Row, Spell
from sansang.wording import N_, clock, date_short

_MOST_INCIDENTS = 2
_MOST_TEAMS = 4
_MINUTE_MS = 60_000


def story_blocks(voice: RehearsalVoice, chronicle: Chronicle) -> Iterator[Block]:
    """Yield the day in a sentence, its gravest hour as bars, and the late incidents as stories."""
    yield _summary(voice, chronicle)
    told = chronicle.late[:_MOST_INCIDENTS]
    if not told:
        text = N_("On this day every incident with a target was reached in time.")
        yield Paragraph(text=voice.words(text), tone=Tone.GOOD)
        return
    yield from lanes(voice, chronicle, told[0])
    yield _story(voice, chronicle, told)


def _summary(voice: RehearsalVoice, chronicle: Chronicle) -> Statement:
    replay = chronicle.replay
    started = [m for m, refused in enumerate(replay.played.refused) if not refused]
    failed = {int(m) for m in replay.played.late_activation}
    reasons = [
        voice.words(
            N_("Incidents: {n}, reached too late or never: {late}."),
            n=voice.number(len(replay.day.at_ms)),
            late=voice.number(len(chronicle.late)),
        ),
        voice.words(
            N_("Activations of contingency plans: {n}, with an action too late: {failed}."),
            n=voice.number(len(started)),
            failed=voice.number(len(failed)),
        ),
        voice.words(
            N_("Most requests waiting at once: {n}."),
            n=voice.number(replay.played.longest_line),
        ),
    ]
    return Statement(
        title=voice.words(N_("Day {n} of the rehearsal"), n=voice.number(replay.day.number)),
        reasons=tuple(reasons),
        tone=Tone.BAD if chronicle.late else Tone.GOOD,
    )


def _story(voice: RehearsalVoice, chronicle: Chronicle, told: tuple[int, ...]) -> Table:
    return Table(
        caption=voice.words(N_("How it came about")),
        columns=(
            Column(heading=voice.words(N_("Time")), share=0.8),
            Column(heading=voice.words(N_("What happened")), share=4),
            Column(heading=voice.words(N_("Why")), share=4),
        ),
        groups=tuple(_chapter(voice, chronicle, incident) for incident in told),
    )


def _chapter(voice: RehearsalVoice, chronicle: Chronicle, incident: int) -> RowGroup:
    """The steps of an incident and of the plans that it called for, in the order of time."""
    told = [
        (row[0], cells)
        for row in chronicle.steps_of(incident)
        if (cells := _told(voice, chronicle, incident, row))
    ]
    activated = chronicle.replay.played.activated_ms
    told += [
        (int(activated[activation]), _plan(voice, chronicle, activation))
        for activation in activations_by(chronicle, (incident,))
    ]
    rows = [cells for _, cells in sorted(told, key=lambda pair: pair[0])]
    if chronicle.reached_ms(incident) == NEVER:
        nobody = voice.words(N_("Nobody ever came"))
        rows.append((Cell(text="–"), Cell(text=nobody, tone=Tone.BAD), Cell(text="–")))
    day = voice.day(chronicle.replay.moment(chronicle.reported_ms(incident)))
    return RowGroup(
        title=f"{_title(voice, chronicle, incident)} · {day}",
        rows=(
            _reported(voice, chronicle, incident),
            _missing(voice, chronicle, incident),
            *rows,
        ),
    )


def _title(voice: RehearsalVoice, chronicle: Chronicle, incident: int) -> str:
    replay = chronicle.replay
    kind = replay.scenario.demand.types[int(replay.day.type[incident])]
    site = replay.scenario.ground.places[int(replay.day.place[incident])]
    return f"{voice.type_name(kind)}, {voice.site_name(site)}"


def _clock(voice: RehearsalVoice, chronicle: Chronicle, at_ms: int, reported_ms: int) -> str:
    """The time of day; the day with it where that is another than the incident's."""
    at, first = chronicle.replay.moment(at_ms), chronicle.replay.moment(reported_ms)
    day = "" if at.date() == first.date() else f"{date_short(at, voice.language)} "
    return f"{day}{clock(at)}"


def _reported(voice: RehearsalVoice, chronicle: Chronicle, incident: int) -> tuple[Cell, ...]:
    target = chronicle.target_ms(incident) or 0
    return (
        Cell(text=clock(chronicle.replay.moment(chronicle.reported_ms(incident))), tone=Tone.BAD),
        Cell(
            text=voice.words(N_("Reported, priority {n}"), n=chronicle.priority(incident)),
        ),
        Cell(
            text=voice.words(
                N_("Somebody has to be there within {time}"),
                time=voice.duration(target),
            )
        ),
    )


def _missing(voice: RehearsalVoice, chronicle: Chronicle, incident: int) -> tuple[Cell, ...]:
    """Who can do it and was not to be had when the call came: the row that explains most."""
    at = max(chronicle.reported_ms(incident) - 1, 0)
    able = chronicle.able(incident)
    held = [(team, _held(voice, chronicle, team, at)) for team in able]
    said = [(t, why or _kept(voice, chronicle, t, incident)) for t, why in held]
    said = [(team, why) for team, why in said if why]
    by_reason: dict[str, list[str]] = {}
    for team, why in said:
        by_reason.setdefault(why, []).append(_team(voice, chronicle, team))
    lines = [f"{why}: {_few(voice, teams)}" for why, teams in by_reason.items()]
    free = len(able) - len(said)
    return (
        Cell(text=""),
        Cell(
            text=voice.words(
                N_("{free} of {all} able teams could be sent"),
                free=voice.number(free),
                all=voice.number(len(able)),
            ),
            tone=Tone.PLAIN if free else Tone.BAD,
        ),
        Cell(text="\n".join(lines) or "–"),
    )


def _few(voice: RehearsalVoice, teams: list[str]) -> str:
    """Some names, and how many more there are."""
    names = ", ".join(teams[:_MOST_TEAMS])
    if len(teams) <= _MOST_TEAMS:
        return names
    rest = voice.number(len(teams) - _MOST_TEAMS)
    return voice.words(N_("{names} and {n} more"), names=names, n=rest)


def _held(voice: RehearsalVoice, chronicle: Chronicle, team: int, at_ms: int) -> str:
    """Why a team can't be sent at a moment; empty where it can."""
    if chronicle.absent(team, at_ms):
        return voice.words(MISSING[Why.ABSENT])
    spell = chronicle.doing(team, at_ms)
    if spell is None or spell.doing is Doing.OFF:
        return voice.words(MISSING[Why.OFF_DUTY])
    if chronicle.silent(team, at_ms):
        return voice.words(MISSING[Why.SILENT])
    return _work(voice, chronicle, spell) if is_busy(spell) else ""


def _kept(voice: RehearsalVoice, chronicle: Chronicle, team: int, incident: int) -> str:
    """Why a team that is free is not sent; empty where somebody was sent at once."""
    why = chronicle.kept(team, incident)
    return voice.words(_KEPT[why]) if why else ""


_KEPT = {
    Why.BORDER: N_("ready, but the place is outside its jurisdiction"),
    Why.NO_WAY: N_("ready, but it has no way there"),
    Why.COVER: N_("ready, but its post would come under its minimum"),
}


def _work(voice: RehearsalVoice, chronicle: Chronicle, spell: Spell) -> str:
    scenario = chronicle.replay.scenario
    if spell.incident != NONE:
        return voice.words(
            N_("at another incident ({incident})"),
            incident=_title(voice, chronicle, spell.incident),
        )
    if spell.plan != NONE:
        plan = scenario.fallbacks.plans[spell.plan]
        return voice.words(N_("bound by {plan}"), plan=voice.name("contingency_plans", plan))
    return voice.words(MISSING[Why.BUSY])


def _team(voice: RehearsalVoice, chronicle: Chronicle, team: int) -> str:
    return voice.name("teams", chronicle.replay.scenario.forces.teams[team])


_TOLD = {
    Kind.ASSIGNED: N_("{team} is sent"),
    Kind.ARRIVED: N_("{team} is there"),
    Kind.WAITING: N_("Nobody is on the way"),
    Kind.UNREACHABLE: N_("No able team has a way there"),
    Kind.CLOSED: N_("The incident is closed"),
}


def _told(
    voice: RehearsalVoice, chronicle: Chronicle, incident: int, row: Row
) -> tuple[Cell, ...] | None:
    kind = Kind(row[1])
    if kind not in _TOLD:
        return None
    what = voice.words(_TOLD[kind], team=_team(voice, chronicle, row[3]) if row[3] >= 0 else "")
    why, tone = _reason(voice, chronicle, incident, row)
    at = _clock(voice, chronicle, row[0], chronicle.reported_ms(incident))
    return Cell(text=at), Cell(text=what, tone=tone), Cell(text=why or "–")


def _reason(
    voice: RehearsalVoice, chronicle: Chronicle, incident: int, row: Row
) -> tuple[str, Tone]:
    if row[1] != Kind.ARRIVED:
        why = voice.words(DECIDED[Why(row[5])]) if Why(row[5]) in DECIDED else ""
        tone = Tone.BAD if row[1] in (Kind.WAITING, Kind.UNREACHABLE) else Tone.PLAIN
        return why, tone
    took = voice.duration(row[0] - chronicle.reported_ms(incident))
    if row[0] != chronicle.reached_ms(incident):
        return voice.words(N_("{time} after the report"), time=took), Tone.PLAIN
    late = voice.duration(chronicle.delay_ms(incident))
    said = N_("{time} after the report: {late} too late")
    return voice.words(said, time=took, late=late), Tone.BAD


def _plan(voice: RehearsalVoice, chronicle: Chronicle, activation: int) -> tuple[Cell, ...]:
    replay = chronicle.replay
    plans, played = replay.scenario.fallbacks, replay.played
    name = voice.name("contingency_plans", plans.plans[int(played.plan[activation])])
    begun = int(played.activated_ms[activation])
    at = _clock(voice, chronicle, begun, chronicle.reported_ms(int(played.cause[activation])))
    if played.refused[activation]:
        what = voice.words(N_("{plan} is not activated"), plan=name)
        why = voice.words(DECIDED[Why.FORBIDDEN])
        return Cell(text=at), Cell(text=what, tone=Tone.CAUTION), Cell(text=why)
    late = [
        _late_force(voice, chronicle, team, why, by_ms)
        for _, team, why, by_ms in chronicle.late_forces(activation)
    ]
    return (
        Cell(text=at),
        Cell(text=voice.words(N_("{plan} is activated"), plan=name)),
        Cell(text="\n".join(dict.fromkeys(late)) or "–", tone=Tone.BAD if late else Tone.PLAIN),
    )


def _late_force(
    voice: RehearsalVoice, chronicle: Chronicle, team: int, why: int, by_ms: int
) -> str:
    who = _team(voice, chronicle, team)
    reason = voice.words(MISSING.get(Why(why), MISSING[Why.NONE]))
    if by_ms == NEVER:
        return voice.words(N_("{team} does not come: {why}"), team=who, why=reason)
    return voice.words(
        N_("{team} comes {time} too late: {why}"),
        team=who,
        time=voice.duration(by_ms),
        why=reason,
    )
