"""What the marks of the map stand for: the sectors with their sites, and the sites in full."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from sansang.event import Site
from sansang.event.ground import Confidence
from sansang.report.content.charts import Key, KeyedSite, Legend, MapKey, SectorKey
from sansang.report.content.terms import CONFIDENCES, SITE_KINDS
from sansang.report.content.texts import Align, Cell, Column, Table, Tone, ungrouped
from sansang.report.content.voice import Voice
from sansang.wording import N_


def sector_legend(voice: Voice) -> Legend:
    """Return the colours of the sectors, which are the same in every part."""
    return Legend(items=tuple(Key(colour=c, label=title) for c, title, _ in _sectors(voice)))


def map_key(voice: Voice) -> MapKey:
    """Return the sites by sector, so that the map can be read without its colours too."""
    posts = _posts(voice)
    return MapKey(
        caption=voice.words(N_("Sites by sector, with their posts")),
        sectors=tuple(
            SectorKey(
                colour=colour,
                title=title,
                sites=tuple(_keyed(voice, site, posts[site.id]) for site in sites),
            )
            for colour, title, sites in _sectors(voice)
        ),
    )


def _sectors(voice: Voice) -> Iterator[tuple[int, str, list[Site]]]:
    """The colour, the name and the sites of each sector that has some; last those of none."""
    for sector in voice.plan.sectors:
        sites = [site for site in voice.plan.sites if site.sector == sector.id]
        if sites:
            yield voice.colour(sector.id), voice.text(sector.name), sites
    loose = [site for site in voice.plan.sites if site.sector is None]
    if loose:
        yield 0, voice.words(N_("no sector")), loose


def _keyed(voice: Voice, site: Site, posts: Sequence[str]) -> KeyedSite:
    name = voice.text(site.name)
    return KeyedSite(
        number=voice.site_number(site.id),
        title=name if is_placed(site) else voice.words(N_("{site} (not on the map)"), site=name),
        posts=" ".join(posts),
    )


def is_placed(site: Site) -> bool:
    """Tell whether a site has a position that can be drawn."""
    return site.position is not None and site.position.confidence != Confidence.N


def _posts(voice: Voice) -> Mapping[str, list[str]]:
    posts: dict[str, list[str]] = defaultdict(list)
    for post in voice.plan.posts:
        posts[post.site].append(voice.post_number(post.id))
    return posts


def length(voice: Voice, metres: int) -> str:
    """Return a length on the ground, in kilometres from one on."""
    if metres >= 1000:
        return f"{voice.number(metres / 1000)}\N{NO-BREAK SPACE}km"
    return f"{voice.number(metres)}\N{NO-BREAK SPACE}m"


def site_register(voice: Voice) -> Table:
    """Return every site with its kind, its risk, and how sure its position is."""
    posts = _posts(voice)
    return Table(
        caption=voice.words(N_("Sites with their posts")),
        columns=(
            Column(heading=voice.words(N_("No.")), share=0.75, align=Align.NUMBER),
            Column(heading=voice.words(N_("Site")), share=3.2),
            Column(heading=voice.words(N_("Sector")), share=1.7),
            Column(heading=voice.words(N_("Posts")), share=2),
            Column(heading=voice.words(N_("Risk")), share=0.6, align=Align.NUMBER),
            Column(heading=voice.words(N_("Capacity")), share=0.9, align=Align.NUMBER),
            Column(heading=voice.words(N_("Position")), share=2),
        ),
        groups=ungrouped(_site(voice, s, posts[s.id]) for s in voice.plan.sites),
    )


def _site(voice: Voice, site: Site, posts: Sequence[str]) -> tuple[Cell, ...]:
    kind = voice.words(SITE_KINDS[site.kind])
    position = site.position
    confidence = position.confidence if position else Confidence.N
    unsure = confidence in (Confidence.C, Confidence.N)
    radius = position.radius_m if position else 0
    return (
        Cell(text=voice.site_number(site.id)),
        Cell(
            text=voice.text(site.name),
            below=f"{kind} · {voice.text(site.address)}" if site.address else kind,
        ),
        Cell(text=voice.name("sectors", site.sector)),
        Cell(text=" ".join(posts) or "–"),
        Cell(text=voice.number(site.risk)),
        Cell(text="–" if site.capacity is None else voice.number(site.capacity)),
        Cell(
            text=voice.words(CONFIDENCES[confidence]),
            below=f"± {length(voice, round(radius))}" if radius else "",
            tone=Tone.CAUTION if unsure else Tone.PLAIN,
        ),
    )
