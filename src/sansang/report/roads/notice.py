"""The traffic notice for the public: one page that says in plain words how to get about.

It names streets as people know them. It says nothing of forces, posts, convoys or flows.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sansang.diversion.result_places import BusDiversion, BusFate, HospitalLost, Through
from sansang.event import Site
from sansang.event.ground import SiteKind
from sansang.event.traffic import Closure, ClosureTime, Exempt
from sansang.report.papers.chain import EMERGENCY_NUMBERS
from sansang.report.papers.closing import closing, ending
from sansang.report.papers.desk import Desk
from sansang.report.papers.heading import Issue, Symbol, heading_of, symbol_of
from sansang.report.papers.office_paper import (
    Block,
    Cell,
    Closing,
    Column,
    Heading,
    OfficePaper,
    Paragraph,
    Section,
    Style,
    Table,
    cell,
    ended,
    numbered,
)
from sansang.report.roads.access import worst_buses
from sansang.report.roads.cut import ways_round
from sansang.report.roads.streets import main_streets, of_links, of_way
from sansang.report.roads.traffic import RoadVoice
from sansang.wording import N_, clock, day


@dataclass(frozen=True, kw_only=True)
class Detail:
    """How much a notice tells: streets of a closure, of a way and that a bus leaves out, ways
    round, ways to hospital.
    """

    closed_streets: int
    way_streets: int
    bus_streets: int
    ways_round: int
    hospital_ways: int


DETAILS = (
    Detail(closed_streets=8, way_streets=5, bus_streets=8, ways_round=5, hospital_ways=4),
    Detail(closed_streets=6, way_streets=4, bus_streets=6, ways_round=4, hospital_ways=3),
    Detail(closed_streets=5, way_streets=4, bus_streets=4, ways_round=3, hospital_ways=2),
    Detail(closed_streets=4, way_streets=3, bus_streets=3, ways_round=2, hospital_ways=1),
    Detail(closed_streets=3, way_streets=2, bus_streets=2, ways_round=2, hospital_ways=1),
)
"""From the fullest notice to the shortest: paper takes the first that fits on one page."""

_WHO = {
    Exempt.RESIDENTS: N_("residents"),
    Exempt.DELEGATES: N_("guests of the event"),
    Exempt.EMERGENCY: N_("emergency services"),
    Exempt.DUTY: N_("vehicles of the event"),
}


def traffic_notice(voice: RoadVoice, detail: Detail = DETAILS[0]) -> OfficePaper:
    """Return the notice in the language of the voice."""
    desk = Desk(plan=voice.plan, language=voice.language)
    return OfficePaper(
        record="traffic-notice",
        language=voice.language,
        heading=_heading(desk),
        blocks=ended(numbered(_blocks(desk, voice, detail), roman=desk.layout.roman)),
        closing=_closing(desk),
    )


def _closing(desk: Desk) -> Closing:
    """The signatory; a notice to everybody has no list of recipients unless the plan names some."""
    made = closing(desk, ())
    return made if made.recipients else replace(made, recipients_title="")


def _heading(desk: Desk) -> Heading:
    event, paper = desk.plan.event, desk.plan.event.paper
    issue = Issue(
        parent_body=desk.said(paper.parent_body),
        issuing_body=desk.said(paper.issuing_body),
        number=None,
        symbol=Symbol(paper_type="TB", body=symbol_of(paper).body),
        at=event.as_of,
        place=desk.said(paper.place),
    )
    return heading_of(
        desk,
        issue,
        title=desk.words(N_("Traffic notice")),
        subject=desk.words(N_("Getting about during {event}"), event=desk.said(event.name)),
        boxes=(
            (desk.words("Place"), desk.said(event.place or event.name)),
            (desk.words("Period"), desk.span(event.start, event.end)),
        ),
    )


def _blocks(desk: Desk, voice: RoadVoice, detail: Detail) -> Iterator[Block]:
    event = desk.plan.event
    time = desk.within(event.start, event.end)
    opening = desk.words(
        N_("{event} takes place {time}. Some streets are closed to traffic in this time."),
        event=desk.said(event.name),
        time=time,
    )
    yield Paragraph(text=opening)
    yield Section(title=desk.words(N_("Closed streets")))
    yield _closed(desk, voice, detail)
    yield from _round(desk, voice, detail)
    yield from _buses(desk, voice, detail)
    yield from _hospital(desk, voice, detail)
    yield ending(
        desk,
        desk.words(
            N_("Please allow more time, follow the signs, and thank you for your patience.")
        ),
    )


def _closed(desk: Desk, voice: RoadVoice, detail: Detail) -> Table:
    return Table(
        columns=(
            Column(title=desk.words(N_("Streets")), share=0.34),
            Column(title=desk.words(N_("Closed")), share=0.42),
            Column(title=desk.words(N_("Who may still drive there")), share=0.24),
        ),
        rows=tuple(_row(desk, voice, alike, detail) for alike in _alike(desk.plan.closures)),
    )


def _row(
    desk: Desk, voice: RoadVoice, closures: Sequence[Closure], detail: Detail
) -> tuple[Cell, ...]:
    """Closures with the same times and exemptions: their streets, or the name of a single one."""
    first = closures[0]
    streets = _streets(desk, voice, closures, detail)
    names = "" if len(closures) > 1 and streets else desk.said(first.name)
    named = "" if any(street in names for street in streets) else names
    who = ", ".join(desk.words(_WHO[one]) for one in first.exempt)
    one_way = desk.words(N_("in one direction only")) if first.one_direction else ""
    return (
        (*cell(named, bold=True), *cell(", ".join(streets), one_way, bold=not named)),
        cell("\n".join(times_by_hours(desk, first.times))),
        cell(who or desk.words(N_("nobody"))),
    )


def _streets(
    desk: Desk, voice: RoadVoice, closures: Sequence[Closure], detail: Detail
) -> tuple[str, ...]:
    """The longest closed streets, and that there are others beside them."""
    network = voice.traffic.network
    links = [link for c in closures if c.id in voice.closed for link in voice.closed[c.id].links]
    every = main_streets(of_links(network, links), len(links))
    if len(every) <= detail.closed_streets:
        return every
    beside = desk.words(N_("and side streets"))
    return (*main_streets(of_links(network, links), detail.closed_streets), beside)


def _alike(closures: Sequence[Closure]) -> Iterator[tuple[Closure, ...]]:
    """Closures that can be told in one row."""
    rows: dict[tuple[object, ...], list[Closure]] = defaultdict(list)
    for closure in closures:
        if closure.times:
            rows[(closure.times, closure.exempt, closure.one_direction)].append(closure)
    yield from map(tuple, rows.values())


def times_by_hours(desk: Desk, times: Sequence[ClosureTime]) -> Iterator[str]:
    """Yield times of closing, days with the same hours together: 07:00–19:00: Thu 20, Fri 21."""
    days: dict[tuple[str, str], list[str]] = defaultdict(list)
    for time in times:
        start, end = desk.local(time.start), desk.local(time.end)
        if start.date() == end.date():
            days[(clock(start), clock(end))].append(day(start, desk.language))
    for (start_at, end_at), found in days.items():
        yield f"{start_at}–{end_at}: {', '.join(found)}"
    for time in times:
        if desk.local(time.start).date() != desk.local(time.end).date():
            yield desk.span(time.start, time.end)


def _round(desk: Desk, voice: RoadVoice, detail: Detail) -> Iterator[Block]:
    """The ways round the closed streets on which most road is lost, by street names."""
    every = (through for through in ways_round(voice).values() if through.street)
    found = [through for through in every if _way(through, detail)]
    if not found:
        return
    found.sort(key=lambda through: -through.before.length_m)
    yield Section(title=desk.words(N_("Ways round")))
    for through in found[: detail.ways_round]:
        text = desk.words(
            N_("Instead of {street}: {way} (about {n} min longer)."),
            street=through.street,
            way=" → ".join(_way(through, detail)),
            n=desk.number(max(1, round(through.alternatives[0].extra_s / 60))),
        )
        yield Paragraph(text=text, style=Style.BULLET)


def _way(through: Through, detail: Detail) -> tuple[str, ...]:
    if not through.alternatives:
        return ()
    streets = of_way(through.alternatives[0].way)
    return main_streets(streets, detail.way_streets, without=through.street)


def _buses(desk: Desk, voice: RoadVoice, detail: Detail) -> Iterator[Block]:
    buses = worst_buses(voice)
    if not buses:
        return
    yield Section(title=desk.words(N_("Buses")))
    cut = [bus for bus in buses if bus.fate is BusFate.CUT]
    if cut:
        lines = "; ".join(voice.name("bus_lines", bus.line) for bus in cut)
        text = desk.words(N_("Not running while their streets are closed: {lines}."), lines=lines)
        yield Paragraph(text=text, style=Style.BULLET)
    for bus in (bus for bus in buses if bus.fate is not BusFate.CUT):
        yield Paragraph(text=_bus(desk, voice, bus, detail), style=Style.BULLET)


def _bus(desk: Desk, voice: RoadVoice, bus: BusDiversion, detail: Detail) -> str:
    line = voice.name("bus_lines", bus.line)
    ways = [street for way in bus.ways_round for street in of_way(way)]
    streets = " → ".join(main_streets(ways, detail.way_streets))
    missed = ", ".join(_shortened(bus.streets, detail.bus_streets))
    if bus.fate is BusFate.SHORTENED:
        return desk.words(
            N_("{line} does not go along {streets} and turns back before it."),
            line=line,
            streets=missed,
        )
    if not streets:
        return desk.words(N_("{line} does not stop along {streets}."), line=line, streets=missed)
    return desk.words(
        N_("{line} goes by {way}, and not along {streets}."),
        line=line,
        way=streets,
        streets=missed,
    )


def _shortened(streets: Sequence[str], most: int) -> Sequence[str]:
    """The first streets and the last, where there are more than can be told."""
    return streets if len(streets) <= most else (*streets[: most - 1], "…", streets[-1])


def _hospital(desk: Desk, voice: RoadVoice, detail: Detail) -> Iterator[Block]:
    hospitals = [site for site in desk.plan.sites if site.kind is SiteKind.HOSPITAL]
    number = EMERGENCY_NUMBERS.get(desk.plan.event.jurisdiction)
    if not hospitals and not number:
        return
    yield Section(title=desk.words(N_("Hospital and emergencies")))
    many = len(hospitals) > 1
    lost = {one.hospital: one for one in voice.diversion.hospitals_lost}
    for site in hospitals:
        yield Paragraph(text=_open(desk, site, lost.get(site.id)), style=Style.BOLD)
    for way in voice.traffic.hospital_ways[: detail.hospital_ways]:
        if way.seconds is not None and way.streets and way.hospital not in lost:
            text = desk.words(
                N_("From {zone} to {hospital}: {way}.") if many else N_("From {zone}: {way}."),
                zone=voice.name("traffic_zones", way.zone),
                hospital=voice.name("sites", way.hospital),
                way=" → ".join(way.streets),
            )
            yield Paragraph(text=text, style=Style.BULLET)
    if number:
        yield Paragraph(text=desk.words(number), style=Style.BULLET)


def _open(desk: Desk, site: Site, lost: HospitalLost | None) -> str:
    """That a hospital is open, or else when nobody gets there by road."""
    if lost is None:
        return desk.words(N_("{hospital} stays open to all."), hospital=desk.place(site))
    return desk.words(
        N_("{hospital} can't be reached by every road user: {times}."),
        hospital=desk.said(site.name),
        times="; ".join(desk.span(start, end) for start, end in lost.times),
    )
