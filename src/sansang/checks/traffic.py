"""Traffic: closures on real roads and at known times, places and hospitals that stay in reach."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from math import isfinite

import numpy as np

from sansang.checks.finding import Severity
from sansang.checks.fire_roads import closure_names
from sansang.checks.rule import Spot, at, lacking, rule
from sansang.checks.sources import INSPECTION, NUMBERS, ROADS, practice
from sansang.checks.survey import Survey
from sansang.event import Closure, EventPlan, Site, TrafficZone, TravelMode
from sansang.event.ground import SiteKind
from sansang.travel import CAR, RESCUE
from sansang.travel.closures import links_of
from sansang.travel.drivers import BUS
from sansang.wording import N_

_PRACTICE = practice(INSPECTION)
_NAMED = 6
"""So many places are named of those that lose something; a planner sees then where."""
_ROUNDED = 0.5
"""Shares in per cent that were rounded may come to this much more or less."""
_PEOPLE = {CAR: N_("private cars"), RESCUE: N_("ambulances")}


@rule(
    "traffic.no_times",
    Severity.WARNING,
    N_("Closure “{name}” has no times: nobody knows when it is in force."),
    remedy=N_("Enter from when until when it is closed."),
    source=_PRACTICE,
)
def no_times(survey: Survey) -> Iterable[Spot]:
    """Every closure has times."""
    return lacking("closures", survey.plan.closures, "times")


@rule(
    "traffic.no_roads",
    Severity.ADVICE,
    N_("Closure “{name}” is drawn, but the plan has no roads on which its effect can be seen."),
    remedy=N_("Put a map (.osm.pbf) into the event folder and name it as the file of the roads."),
    source=_PRACTICE,
)
def no_roads(survey: Survey) -> Iterable[Spot]:
    """A plan that closes roads has a road network."""
    if survey.plan.event.roads is None:
        for closure in survey.plan.closures[:1]:
            yield at("closures", closure, "geometry")


@rule(
    "traffic.place_off_the_roads",
    Severity.ERROR,
    N_("“{name}” is {distance} m from the nearest road for cars; {most} m are the most."),
    remedy=N_("Correct its position, or raise the limit if nobody has to drive there."),
    source=ROADS,
)
def place_off_the_roads(survey: Survey) -> Iterable[Spot]:
    """Every site and traffic zone lies on the roads of the plan."""
    travel, roads = survey.travel, survey.plan.event.roads
    if travel.network is None or roads is None:
        return
    for table, record, (lat, lon) in _places(survey.plan):
        metres = travel.off_road_m(lat, lon)
        if metres > roads.snap_limit_m:
            distance = round(metres) if isfinite(metres) else "∞"
            yield at(table, record, "lat", distance=distance, most=roads.snap_limit_m)


def _places(plan: EventPlan) -> Iterator[tuple[str, Site | TrafficZone, tuple[float, float]]]:
    for site in plan.sites:
        if site.position:
            yield "sites", site, (site.position.lat, site.position.lon)
    for zone in plan.traffic_zones:
        yield "traffic_zones", zone, (zone.lat, zone.lon)


@rule(
    "traffic.closure_off_the_roads",
    Severity.ERROR,
    N_("Closure “{name}” closes nothing: its line follows no road, or no road lies in its area."),
    remedy=N_("Draw it anew along the road, longitude before latitude."),
    source=ROADS,
)
def closure_off_the_roads(survey: Survey) -> Iterable[Spot]:
    """Every closure closes a road of the network."""
    links = survey.travel.closed_links
    for closure in survey.plan.closures:
        if closure.id in links and not len(links[closure.id]):
            yield at("closures", closure, "geometry")


@rule(
    "traffic.line_off_the_roads",
    Severity.WARNING,
    N_("“{name}” follows no road: it is left out of all that is worked out."),
    remedy=N_("Draw it anew along the road, longitude before latitude."),
    source=ROADS,
)
def line_off_the_roads(survey: Survey) -> Iterable[Spot]:
    """Every count, diversion measure and bus line follows a road of the network."""
    network = survey.travel.network
    for table in ("traffic_counts", "diversion_measures", "bus_lines") if network else ():
        for record in getattr(survey.plan, table):
            if network and links_of(network, record.geometry) is None:
                yield at(table, record, "geometry")


@rule(
    "traffic.hospital_cut_off",
    Severity.ERROR,
    N_(
        "From {start} on hospital “{name}” is out of reach for {who}, cut off by: {closures}. It is"
        " lost to {lost}."
    ),
    remedy=N_("Leave one way to the hospital open, or exempt those who need it and say how."),
    source=ROADS,
)
def hospital_cut_off(survey: Survey) -> Iterable[Spot]:
    """With the closures in force every hospital is still reached, by ambulances and by cars."""
    reach = survey.reach
    if reach is None:
        return
    for site in survey.plan.sites:
        for driver in (RESCUE, CAR) if site.kind is SiteKind.HOSPITAL else ():
            cut = reach.cut(site.id, driver, survey.sites)
            if cut:
                yield at(
                    "sites",
                    site,
                    "position",
                    start=cut.start,
                    closures=closure_names(survey, cut.closures),
                    who=_PEOPLE[driver],
                    lost=_named(survey, cut.before),
                )


@rule(
    "traffic.no_hospital",
    Severity.ERROR,
    N_("From {start} on no ambulance gets from “{name}” to {lost}, cut off by: {closures}."),
    remedy=N_("Exempt ambulances and keep a lane clear, or post an ambulance on the other side."),
    source=ROADS,
)
def no_hospital(survey: Survey) -> Iterable[Spot]:
    """With the closures in force an ambulance gets from every site to a hospital.

    Silent where the hospitals themselves are cut off, which another rule says.
    """
    reach = survey.reach
    if reach is None:
        return
    hospitals = [s.id for s in survey.plan.sites if s.kind is SiteKind.HOSPITAL]
    lost_to_all = {one for one in hospitals if reach.cut(one, RESCUE, survey.sites)}
    for site in (one for one in survey.plan.sites if one.id not in hospitals):
        cut = reach.cut(site.id, RESCUE, hospitals, back=True)
        if cut and not lost_to_all.issuperset(cut.before):
            yield at(
                "sites",
                site,
                "position",
                start=cut.start,
                closures=closure_names(survey, cut.closures),
                lost=_named(survey, cut.before),
            )


def _named(survey: Survey, sites: tuple[str, ...]) -> list[str]:
    names = [survey.sites[site].name for site in sites[:_NAMED]]
    return [*names, "…"] if len(sites) > _NAMED else names


@rule(
    "traffic.bus_line_cut",
    Severity.WARNING,
    N_(
        "From {start} on bus line “{name}” ({buses} buses and {people} people an hour) is cut by:"
        " {closures}."
    ),
    remedy=N_("Agree another way and other stops with the bus company, and tell the passengers."),
    source=ROADS,
)
def bus_line_cut(survey: Survey) -> Iterable[Spot]:
    """No closure lies on a bus line."""
    for line in survey.plan.bus_lines:
        closures = [c for c in _on_line(survey, line.geometry) if BUS.stopped_by(c)]
        begins = [time.start for closure in closures for time in closure.times]
        if begins:
            yield at(
                "bus_lines",
                line,
                "geometry",
                start=min(begins),
                closures=[closure.name for closure in closures],
                buses=line.buses_per_h,
                people=line.people_per_h,
            )


def _on_line(survey: Survey, drawn: str) -> Iterator[Closure]:
    """The closures that close a road which a line follows in its direction."""
    network = survey.travel.network
    followed = links_of(network, drawn, one_direction=True) if network else None
    if followed is None:
        return
    for closure in survey.plan.closures:
        if np.isin(survey.travel.closed_links[closure.id], followed).any():
            yield closure


@rule(
    "traffic.shares",
    Severity.WARNING,
    N_("The travel modes {where} come to {total} %, not 100."),
    remedy=N_("Correct the shares."),
    source=NUMBERS,
)
def shares(survey: Survey) -> Iterable[Spot]:
    """The shares of the travel modes to a site come to 100 %."""
    modes: dict[str | None, list[TravelMode]] = defaultdict(list)
    for mode in survey.plan.travel_modes:
        modes[mode.site].append(mode)
    for site, ways in modes.items():
        total = sum(way.share for way in ways)
        if abs(total - 100) > _ROUNDED:
            where = survey.sites[site].name if site else N_("of all sites")
            yield at("travel_modes", ways[0], "share", where=where, total=total)


@rule(
    "traffic.zone_without_traffic",
    Severity.ADVICE,
    N_("Nobody drives from or to traffic zone “{name}”."),
    remedy=N_("Enter how many vehicles leave and arrive in an hour, or take the zone out."),
    source=NUMBERS,
)
def zone_without_traffic(survey: Survey) -> Iterable[Spot]:
    """Somebody drives from or to every traffic zone."""
    asked = {end for d in survey.plan.traffic_demands for end in (d.origin, d.destination)}
    for zone in survey.plan.traffic_zones:
        if zone.id not in asked and not zone.departures_per_h and not zone.arrivals_per_h:
            yield at("traffic_zones", zone, "departures_per_h")
