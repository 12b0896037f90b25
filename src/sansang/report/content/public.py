"""Reception and gathering: how people who come with a petition or an assembly are served."""

from collections.abc import Iterator

from sansang.event import Arrival, Gathering, Restriction, Site
from sansang.event.ground import SiteKind
from sansang.report.content.document import Block, Part
from sansang.report.content.terms import SIZE_BANDS
from sansang.report.content.texts import (
    Align,
    Bullets,
    Cell,
    Column,
    Fact,
    Facts,
    Paragraph,
    RowGroup,
    Table,
    Tone,
    ungrouped,
)
from sansang.report.content.voice import Voice
from sansang.wording import N_

_PRINCIPLES = (
    N_("A gathering is lawful until a competent body has decided otherwise and recorded why."),
    N_("It has its place in sight and sound of those whom it addresses."),
    N_("A liaison keeps contact both ways. Every petition gets a receipt and a date of answer."),
    N_("Water, shade, toilets and medical help are there. The emergency lane stays clear."),
    N_("The way out is always open: whoever wants to leave can leave at any moment."),
    N_("Nobody is identified, filmed or questioned for taking part. Only a size band is noted."),
    N_(
        "Forces there keep people safe and the road open. This plan holds no action to disperse,"
        " contain or identify."
    ),
)

_SUPPLIES = {
    "sight_and_sound": N_("In sight and sound"),
    "water_and_shade": N_("Water and shade"),
    "toilets": N_("Toilets"),
    "emergency_lane": N_("Emergency lane clear"),
    "exit_always_open": N_("Exit always open"),
}


def public_part(voice: Voice) -> Part:
    """Return how the right to petition and to assemble is facilitated."""
    return Part(
        anchor="public",
        title=voice.words(N_("Citizen reception and public gatherings")),
        blocks=tuple(_blocks(voice)),
    )


def _blocks(voice: Voice) -> Iterator[Block]:
    yield Bullets(
        title=voice.words(N_("What holds for everyone on duty")),
        items=tuple(voice.words(principle) for principle in _PRINCIPLES),
    )
    yield _reception(voice)
    if not voice.plan.gatherings:
        yield Paragraph(text=voice.words(N_("No gathering is announced.")))
    for gathering in voice.plan.gatherings:
        yield _gathering(voice, gathering)
        if gathering.restriction:
            yield _restriction(voice, gathering.restriction)
    elsewhere = [s for s in voice.plan.sites if s.arrivals and s.kind != SiteKind.RECEPTION_POINT]
    if elsewhere:
        yield _arrivals(voice, voice.words(N_("People expected at other sites")), elsewhere)


def _reception(voice: Voice) -> Block:
    points = [s for s in voice.plan.sites if s.kind == SiteKind.RECEPTION_POINT]
    if not points:
        return Paragraph(text=voice.words(N_("The plan names no reception point.")))
    return _arrivals(voice, voice.words(N_("People expected at reception points")), points)


def _arrivals(voice: Voice, caption: str, sites: list[Site]) -> Table:
    number = Align.NUMBER
    return Table(
        caption=caption,
        columns=(
            Column(heading=voice.words(N_("When")), share=3),
            Column(heading=voice.words(N_("People expected")), share=1.2, align=number),
            Column(heading=voice.words(N_("Minutes each")), share=1.2, align=number),
            Column(heading=voice.words(N_("Wait aimed at")), share=1.4, align=number),
            Column(heading=voice.words(N_("Served by")), share=4),
        ),
        groups=tuple(
            RowGroup(
                title=voice.text(site.name),
                rows=tuple(_arrival(voice, arrival) for arrival in site.arrivals),
            )
            for site in sites
        ),
    )


def _arrival(voice: Voice, arrival: Arrival) -> tuple[Cell, ...]:
    each = voice.count(arrival.staff_per_counter, N_("{n} person"), N_("{n} people"))
    return (
        Cell(text=voice.span(arrival.start, arrival.end)),
        Cell(text=voice.number(arrival.people)),
        Cell(text=voice.number(arrival.service_min, 1)),
        Cell(text=voice.words(N_("{n} min"), n=voice.number(arrival.target_wait_min, 1))),
        Cell(
            text=voice.post(arrival.post),
            below=voice.words(N_("{people} per counter"), people=each),
            tone=Tone.PLAIN if arrival.post else Tone.CAUTION,
        ),
    )


def _gathering(voice: Voice, gathering: Gathering) -> Table:
    rows = tuple(
        (Cell(text=f.label), Cell(text=f.value, tone=f.tone)) for f in _of(voice, gathering)
    )
    return Table(
        caption=voice.text(gathering.name),
        columns=(
            Column(heading=voice.words(N_("Arrangement")), share=2),
            Column(heading=voice.words(N_("In this plan")), share=5),
        ),
        groups=ungrouped(rows),
    )


def _of(voice: Voice, gathering: Gathering) -> Iterator[Fact]:
    yield Fact(label=voice.words(N_("Place")), value=voice.name("sites", gathering.site))
    when = voice.span(gathering.start, gathering.end)
    yield Fact(label=voice.words(N_("When")), value=when)
    yield Fact(label=voice.words(N_("Size band")), value=voice.words(SIZE_BANDS[gathering.size]))
    yield _given(voice, N_("Liaison"), voice.owner(gathering.liaison))
    yield _given(voice, N_("Receiving post"), voice.post(gathering.receiving_post))
    yield _given(voice, N_("Stewards"), voice.post(gathering.steward_post))
    yield _given(voice, N_("Medical post"), voice.post(gathering.medical_post))
    yield _given(voice, N_("Own route"), voice.name("movements", gathering.route))
    for field, label in _SUPPLIES.items():
        yes = bool(getattr(gathering, field))
        yield _given(voice, label, voice.words(N_("yes")) if yes else "–")


def _given(voice: Voice, label: str, value: str) -> Fact:
    if value != "–":
        return Fact(label=voice.words(label), value=value)
    return Fact(label=voice.words(label), value=voice.words(N_("not arranged")), tone=Tone.CAUTION)


def _restriction(voice: Voice, restriction: Restriction) -> Facts:
    return Facts(
        title=voice.words(N_("Restriction")),
        items=(
            _given(voice, N_("Ground"), voice.text(restriction.ground)),
            _given(voice, N_("Decided by"), voice.name("commands", restriction.decided_by)),
            _given(voice, N_("Decided at"), voice.moment(restriction.at)),
            _given(voice, N_("Alternative offered"), voice.text(restriction.alternative)),
            _given(voice, N_("Appeal"), voice.text(restriction.appeal)),
        ),
    )
