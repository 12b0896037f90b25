"""What the rehearsal says in a sentence, and of what it consists."""

from collections.abc import Iterator

from sansang.rehearsal.result import NotableDay, Stream
from sansang.report.content.document import Block, Fold
from sansang.report.content.texts import (
    Align,
    Cell,
    Column,
    Fact,
    Facts,
    Figure,
    Figures,
    Statement,
    Table,
    Tone,
    ungrouped,
)
from sansang.report.rehearsal.answer import FAIR_SHARE, RehearsalVoice, grade_of
from sansang.travel import By
from sansang.wording import N_

_MOST_DAYS = 5
_MOST_STREAMS = 40


def verdict_blocks(voice: RehearsalVoice) -> Iterator[Block]:
    """Yield the sentence with its days, the figures, and what was rehearsed."""
    yield _statement(voice)
    yield Figures(items=tuple(_figures(voice)))
    if voice.answer.notable:
        yield _days(voice)
    yield Facts(title=voice.words(N_("What was rehearsed")), items=tuple(_facts(voice)))
    yield from _streams(voice)


def days_figure(voice: RehearsalVoice) -> Figure | None:
    """Return on how many days all of priority 1 was reached in time, for the front of the dossier.

    None where no type of priority 1 has a target.
    """
    met = voice.answer.days_all_in_target
    if met is None:
        return None
    days = voice.number(_met_days(voice, met.value))
    return Figure(
        value=f"{days} / {voice.number(voice.answer.days)}",
        label=voice.words(N_("rehearsed days with every priority-1 incident reached in time")),
        tone=_tone(voice, met.value),
    )


def _statement(voice: RehearsalVoice) -> Statement:
    met = voice.answer.days_all_in_target
    if met is None:
        return Statement(
            title=voice.words(N_("No incident type of priority 1 has a target time.")),
            reasons=(voice.words(N_("Give them one, so that the rehearsal can be judged.")),),
            tone=Tone.CAUTION,
        )
    return Statement(
        title=voice.words(
            N_("On {met} of {days} rehearsed days every priority-1 incident was reached {within}."),
            met=voice.number(_met_days(voice, met.value)),
            days=voice.number(voice.answer.days),
            within=_within(voice),
        ),
        reasons=tuple(_reasons(voice)),
        tone=_tone(voice, met.value),
    )


def _tone(voice: RehearsalVoice, share: float) -> Tone:
    """Good days are no good news while a contingency plan fails often."""
    tone = grade_of(share)
    shares = [p.share_on_time.value for p in voice.answer.plans if p.share_on_time]
    weak = tone is Tone.GOOD and min(shares, default=1.0) < FAIR_SHARE
    return Tone.CAUTION if weak else tone


def _met_days(voice: RehearsalVoice, share: float) -> int:
    return round(share * voice.answer.days)


def _within(voice: RehearsalVoice) -> str:
    """By which time: one for all types of priority 1, or the span of theirs."""
    limits = sorted({t.target_min for t in voice.kinds if t.priority == 1 and t.target_min})
    if not limits:
        return voice.words(N_("within its target time"))
    if len(limits) == 1:
        return voice.words(N_("within {n} minutes"), n=voice.number(limits[0], 1))
    return voice.words(
        N_("within its target time ({low} to {high} minutes)"),
        low=voice.number(limits[0], 1),
        high=voice.number(limits[-1], 1),
    )


def _reasons(voice: RehearsalVoice) -> Iterator[str]:
    met = voice.answer.days_all_in_target
    assert met is not None
    late = voice.answer.days - _met_days(voice, met.value)
    yield voice.words(
        N_("With a confidence of 95 % the share of such days is {low} to {high}."),
        low=voice.share(met.low),
        high=voice.share(met.high),
    )
    if late == 0:
        yield voice.words(N_("Not one day was without: only many more days could show one."))
    elif late <= min(_MOST_DAYS, len(voice.answer.notable)):
        yield voice.words(
            N_("The days on which it was not so are named below, with place and hour.")
        )
    else:
        yield voice.words(
            N_("On {late} days it was not so; the worst are named below, with place and hour."),
            late=voice.number(late),
        )
    failing = [p for p in voice.answer.plans if p.failed]
    if failing:
        worst = min(failing, key=lambda p: p.on_time / max(p.activated - p.refused, 1))
        yield voice.words(
            N_("Contingency plans that failed at least once: {n} of {all}; most often “{plan}”."),
            n=voice.number(len(failing)),
            all=voice.number(len(voice.answer.plans)),
            plan=voice.name("contingency_plans", worst.contingency_plan),
        )


def _figures(voice: RehearsalVoice) -> Iterator[Figure]:
    whole = voice.overall
    for priority in sorted(voice.by_priority)[:2]:
        response = voice.by_priority[priority]
        if response.within:
            yield Figure(
                value=voice.share(response.within.value),
                label=voice.words(N_("of priority-{n} incidents reached in time"), n=priority),
                note=voice.words(N_("interval {span}"), span=voice.share_span(response.within)),
                tone=grade_of(response.within.value),
            )
    if whole and whole.p50 and whole.p90:
        yield Figure(
            value=voice.minutes(whole.p50.value),
            label=voice.words(N_("until the first team is there, half of the time")),
            note=voice.words(N_("interval {span}"), span=voice.minutes_span(whole.p50)),
        )
        yield Figure(
            value=voice.minutes(whole.p90.value),
            label=voice.words(N_("in nine of ten cases at most")),
            note=voice.words(N_("interval {span}"), span=voice.minutes_span(whole.p90)),
        )
    if voice.answer.plans:
        done = sum(p.failed == 0 and p.on_time > 0 for p in voice.answer.plans)
        yield Figure(
            value=f"{voice.number(done)} / {voice.number(len(voice.answer.plans))}",
            label=voice.words(N_("contingency plans on time whenever they were activated")),
            tone=Tone.GOOD if done == len(voice.answer.plans) else Tone.CAUTION,
        )
    if whole:
        lost = whole.unreached + whole.unreachable
        yield Figure(
            value=voice.number(lost),
            label=voice.words(N_("incidents that nobody reached, on all days")),
            note=voice.words(N_("of {n}"), n=voice.number(whole.incidents)),
            tone=Tone.BAD if lost else Tone.GOOD,
        )


def _days(voice: RehearsalVoice) -> Table:
    return Table(
        caption=voice.words(N_("Days to look at")),
        columns=(
            Column(heading=voice.words(N_("Day")), share=1),
            Column(heading=voice.words(N_("Late incidents")), share=1, align=Align.NUMBER),
            Column(heading=voice.words(N_("Longest wait")), share=1.2, align=Align.NUMBER),
            Column(heading=voice.words(N_("Incident")), share=2.4),
            Column(heading=voice.words(N_("Place")), share=3),
            Column(heading=voice.words(N_("Reported")), share=1.6),
        ),
        groups=ungrouped(_day(voice, day) for day in voice.answer.notable[:_MOST_DAYS]),
        together=True,
    )


def _day(voice: RehearsalVoice, day: NotableDay) -> tuple[Cell, ...]:
    never = day.worst_min is None and day.late > 0
    return (
        Cell(text=voice.number(day.number), tone=Tone.BAD if day.late else Tone.PLAIN),
        Cell(text=voice.number(day.late)),
        Cell(text=voice.words(N_("never reached")) if never else voice.minutes(day.worst_min)),
        Cell(text=voice.type_name(day.incident_type)),
        Cell(text=voice.site_name(day.site) if day.site else "–"),
        Cell(text=voice.moment(day.at)),
    )


def _facts(voice: RehearsalVoice) -> Iterator[Fact]:
    answer = voice.answer
    yield Fact(
        label=voice.words(N_("Days")),
        value=voice.words(
            N_("{days} whole events, drawn with seed {seed}"),
            days=voice.number(answer.days),
            seed=answer.seed,
        ),
    )
    yield Fact(
        label=voice.words(N_("Contingency plans")),
        value=voice.words(
            N_("{drills} drills of each plan, at moments drawn by chance"),
            drills=voice.number(answer.drills_per_plan),
        ),
    )
    yield Fact(label=voice.words(N_("Ways")), value=voice.words(_TRAVEL[answer.travel]))
    expected = sum(stream.expected for stream in answer.streams)
    guessed = sum(stream.expected for stream in answer.streams if stream.guess)
    yield Fact(
        label=voice.words(N_("Incidents expected on a day")),
        value=voice.words(
            N_("{n}, of which {guess} by rates that nobody gave for this event"),
            n=voice.number(expected, 1),
            guess=voice.number(guessed, 1),
        ),
        tone=Tone.CAUTION if guessed else Tone.PLAIN,
    )
    if answer.stress:
        yield Fact(label=voice.words(N_("On top, on every day")), value=answer.stress)
    yield Fact(
        label=voice.words(N_("Computed in")),
        value=voice.words(N_("{seconds} s"), seconds=voice.number(answer.seconds, 1)),
    )
    yield Fact(label=voice.words(N_("For plan version")), value=answer.plan_sha256[:16])


_TRAVEL = {
    By.ROADS: N_("over the roads of the plan, with the closures in force at each moment"),
    By.STRAIGHT_LINE: N_("straight line with a detour factor: the plan has no roads"),
}


def _streams(voice: RehearsalVoice) -> Iterator[Block]:
    """Where the rates are from: folded away, since it is long, but never left out."""
    if not voice.answer.streams:
        return
    by_type: dict[str, list[Stream]] = {}
    for stream in voice.answer.streams:
        by_type.setdefault(stream.incident_type, []).append(stream)
    title = voice.words(N_("How many incidents were expected, and where the rates are from"))
    table = Table(
        caption=title,
        columns=(
            Column(heading=voice.words(N_("Incident type")), share=2.5),
            Column(heading=voice.words(N_("Expected a day")), share=1, align=Align.NUMBER),
            Column(heading=voice.words(N_("Places")), share=1, align=Align.NUMBER),
            Column(heading=voice.words(N_("Rate from")), share=4),
        ),
        groups=ungrouped(_stream(voice, kind, streams) for kind, streams in by_type.items()),
    )
    yield Fold(title=title, blocks=(table,), unfolded=False, on_paper=False)


def _stream(voice: RehearsalVoice, kind: str, streams: list[Stream]) -> tuple[Cell, ...]:
    guess = any(stream.guess for stream in streams)
    sources = "; ".join(dict.fromkeys(voice.text(s.source) for s in streams if s.source))
    return (
        Cell(text=voice.type_name(kind), tone=Tone.CAUTION if guess else Tone.PLAIN),
        Cell(text=voice.number(sum(stream.expected for stream in streams), 2)),
        Cell(text=voice.number(len({stream.site for stream in streams}))),
        Cell(
            text=sources or "–",
            below=voice.words(N_("a guess: nobody gave a rate for this event")) if guess else "",
        ),
    )
