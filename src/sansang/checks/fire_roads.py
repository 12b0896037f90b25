"""Fire engines by road: a way from their bases, wide and high enough, and room to turn."""

from collections.abc import Iterable, Iterator

from sansang.checks.dead_ends import DeadEnds
from sansang.checks.finding import Severity
from sansang.checks.fire_access import CLEAR_HEIGHT_M, DEAD_END_M, ROAD_WIDTH_M
from sansang.checks.reach import Reach
from sansang.checks.rule import Spot, at, rule
from sansang.checks.sources import ROADS, qcvn_06
from sansang.checks.survey import Survey
from sansang.event.ground import Site
from sansang.travel import ENGINE
from sansang.wording import N_

_NAMELESS = N_("a road without a name")


def _sites(survey: Survey) -> Iterator[tuple[Reach, Site]]:
    """The sites on the roads of fire engines that are no base of theirs."""
    reach = survey.reach
    if reach is None:
        return
    on_roads = reach.travel.snapped(ENGINE.vehicle)
    for site in survey.plan.sites:
        if site.id in on_roads and site.id not in reach.fire_bases:
            yield reach, site


def closure_names(survey: Survey, ids: Iterable[str]) -> list[str]:
    """Return the names of closures."""
    names = {closure.id: closure.name for closure in survey.plan.closures}
    return [names[one] for one in ids]


@rule(
    "fire_roads.no_way",
    Severity.ERROR,
    N_("No fire engine gets by road from {bases} to “{name}”, even with no road closed."),
    remedy=N_("Base an engine on its side, or open a way that admits engines."),
    source=ROADS,
)
def no_way(survey: Survey) -> Iterable[Spot]:
    """A fire engine gets to every site from one of the bases.

    Asked of the sites that lie on roads where engines may drive; sizes that the map does not
    have stop nobody.
    """
    for reach, site in _sites(survey):
        bases = reach.fire_bases
        if bases and not reach.coming_to(site.id, ENGINE, bases):
            names = [survey.sites[base].name for base in bases]
            yield at("sites", site, "position", bases=names)


@rule(
    "fire_roads.cut_off",
    Severity.ERROR,
    N_("From {start} on “{name}” is cut off from every fire engine by: {closures}."),
    remedy=N_("Exempt emergency vehicles and keep a lane clear, or base an engine inside."),
    source=ROADS,
)
def cut_off(survey: Survey) -> Iterable[Spot]:
    """With the closures in force a fire engine still gets to every site."""
    return (spot for spot, alone in _cuts(survey) if alone)


@rule(
    "fire_roads.cut_together",
    Severity.ERROR,
    N_(
        "From {start} on “{name}” is cut off from every fire engine, not by one closure but by"
        " these together: {closures}."
    ),
    remedy=N_("Move one of them in time, or keep a lane clear for emergency vehicles."),
    source=ROADS,
)
def cut_together(survey: Survey) -> Iterable[Spot]:
    """Closures that each leave fire engines a way leave them one together, too."""
    return (spot for spot, alone in _cuts(survey) if not alone)


def _cuts(survey: Survey) -> Iterable[tuple[Spot, bool]]:
    for reach, site in _sites(survey):
        cut = reach.cut(site.id, ENGINE, reach.fire_bases)
        if cut:
            names = closure_names(survey, cut.closures)
            yield at("sites", site, "position", closures=names, start=cut.start), cut.alone


@rule(
    "fire_roads.narrow_ways",
    Severity.ERROR,
    N_(
        "Every way of a fire engine to “{name}” is under {width} m wide or {height} m high"
        " somewhere: {streets}."
    ),
    remedy=N_("Clear or widen it, name another way in, or base a smaller engine there."),
    source=qcvn_06("6"),
)
def narrow_ways(survey: Survey) -> Iterable[Spot]:
    """A way from a fire base to every site is 3.5 m wide and clear up to 4.5 m throughout.

    By the map: a road whose width or height it does not have counts as wide and high enough.
    """
    reach = survey.reach
    found = reach.only_by_narrow_ways(ROAD_WIDTH_M, CLEAR_HEIGHT_M) if reach else {}
    for site, streets in found.items():
        yield at(
            "sites",
            survey.sites[site],
            "position",
            width=ROAD_WIDTH_M,
            height=CLEAR_HEIGHT_M,
            streets=[street or _NAMELESS for street in streets],
        )


@rule(
    "fire_roads.long_dead_end",
    Severity.WARNING,
    N_("By the map “{name}” lies in a dead end of {length} m; over {most} m it needs a turn."),
    remedy=N_("Measure it and enter the length and whether engines can turn there."),
    source=qcvn_06("6"),
)
def long_dead_end(survey: Survey) -> Iterable[Spot]:
    """A site in a dead end of more than 46 m has a place where engines turn.

    Asked where the plan itself says nothing of dead ends; a map may lack the turning place.
    """
    dead_ends: DeadEnds | None = None
    for reach, site in _sites(survey):
        dead_ends = dead_ends or reach.dead_ends()
        link = reach.travel.snapped(ENGINE.vehicle)[site.id].link
        length_m = dead_ends.length_m(link) if _unsaid(site) else 0
        if length_m > DEAD_END_M:
            yield at("sites", site, "access", length=round(length_m), most=DEAD_END_M)


def _unsaid(site: Site) -> bool:
    return site.access is None or (site.access.dead_end_m is None and not site.access.turning_place)
