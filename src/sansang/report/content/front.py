"""The front of the dossier, and the time plan."""

from collections.abc import Iterator

from sansang.eventfile import plan_sha256
from sansang.report.content.document import Front, Part
from sansang.report.content.texts import Cell, Column, Fact, Paragraph, RowGroup, Table
from sansang.report.content.voice import Voice
from sansang.wording import N_, clock


def front(voice: Voice) -> Front:
    """Return the name of the event, its time and place, and which version this is."""
    event = voice.plan.event
    return Front(
        kicker=voice.words(N_("Readiness dossier")),
        title=voice.text(event.name),
        subtitle=voice.text(event.summary) if event.summary else "",
        facts=tuple(_facts(voice)),
    )


def _facts(voice: Voice) -> Iterator[Fact]:
    event = voice.plan.event
    yield Fact(label=voice.words(N_("Dates")), value=_dates(voice))
    if event.place:
        yield Fact(label=voice.words(N_("Place")), value=voice.text(event.place))
    if event.organiser:
        yield Fact(label=voice.words(N_("Organiser")), value=voice.text(event.organiser))
    if event.attendance or event.delegates:
        yield Fact(label=voice.words(N_("Attendance")), value=_attendance(voice))
    yield Fact(label=voice.words(N_("Judged as of")), value=as_of(voice))
    yield Fact(label=voice.words(N_("Plan version")), value=plan_sha256(voice.plan)[:16])


def _dates(voice: Voice) -> str:
    event = voice.plan.event
    first, last = voice.date(event.start), voice.date(event.end)
    hours = f"{clock(voice.local(event.start))}–{clock(voice.local(event.end))}"
    if first == last:
        return f"{first}, {hours}"
    return voice.words(
        N_("{start}, {first} to {end}, {last}"),
        start=clock(voice.local(event.start)),
        first=first,
        end=clock(voice.local(event.end)),
        last=last,
    )


def _attendance(voice: Voice) -> str:
    event = voice.plan.event
    delegates = voice.count(event.delegates, N_("{n} delegate"), N_("{n} delegates"))
    people = voice.count(event.attendance, N_("{n} person"), N_("{n} people"))
    if event.attendance and event.delegates:
        return voice.words(N_("{people}, of them {delegates}"), people=people, delegates=delegates)
    return delegates if event.delegates else people


def as_of(voice: Voice) -> str:
    """Return the plan's clock, with the days to the event: ``… (T−5)``."""
    event = voice.plan.event
    days = (voice.local(event.start).date() - voice.local(event.as_of).date()).days
    mark = f"T\N{MINUS SIGN}{days}" if days >= 0 else f"T+{-days}"
    at = f"{clock(voice.local(event.as_of))}, {voice.date(event.as_of)}"
    return voice.words(N_("{moment} ({mark} days)"), moment=at, mark=mark)


def time_plan(voice: Voice) -> Part:
    """Return phases and operational periods with their objectives."""
    return Part(
        anchor="time-plan",
        title=voice.words(N_("Time plan")),
        blocks=(_periods(voice),) if voice.plan.phases else (_nothing(voice),),
    )


def _nothing(voice: Voice) -> Paragraph:
    return Paragraph(text=voice.words(N_("The plan names no phases.")))


def _periods(voice: Voice) -> Table:
    groups = []
    for phase in voice.plan.phases:
        periods = [p for p in voice.plan.operational_periods if p.phase == phase.id]
        rows = tuple(
            (
                Cell(text=voice.text(period.name)),
                Cell(text=voice.span(period.start, period.end)),
                Cell(text=voice.text(period.objectives)),
            )
            for period in periods
        )
        title = f"{voice.text(phase.name)} · {voice.span(phase.start, phase.end)}"
        groups.append(RowGroup(title=title, rows=rows))
    return Table(
        caption=voice.words(N_("Phases and operational periods")),
        columns=(
            Column(heading=voice.words(N_("Operational period")), share=2),
            Column(heading=voice.words(N_("When")), share=2.5),
            Column(heading=voice.words(N_("Objectives")), share=5),
        ),
        groups=tuple(groups),
    )
