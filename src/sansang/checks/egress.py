"""Exits: whether everyone gets out when one of them is lost."""

from collections.abc import Iterable, Iterator
from math import ceil

from sansang.checks.finding import Severity
from sansang.checks.rule import Spot, at, rule
from sansang.checks.sources import GREEN_GUIDE, NFPA_101, practice, qcvn_06
from sansang.checks.survey import Survey
from sansang.checks.widths import (
    CAUTIOUS_PER_M_MIN,
    EGRESS_MIN,
    capacities,
    green_guide_capacities,
    nfpa_capacity,
    nfpa_exits,
    without_largest,
)
from sansang.egress import outdoors, people_in
from sansang.event import Exit, Site
from sansang.event.ground import Seating
from sansang.wording import N_

ASSEMBLY_PEOPLE = 50
"""From this many people two exits are needed (QCVN 06:2022/BXD, 3.2.5; NFPA 101)."""
WIDE_OVER_PEOPLE, WIDE_M, NARROW_M = 50, 1.2, 0.8
"""Clear width of an exit for more than 50 people, and otherwise (QCVN 06:2022/BXD, 3.2.9)."""
HEIGHT_M = 1.9
"""Clear height of an exit (QCVN 06:2022/BXD, 3.2.9)."""
OUTWARD_OVER_PEOPLE = 15
"""For more people than this a door opens outward (QCVN 06:2022/BXD, 3.2.10)."""


def _indoors(survey: Survey) -> Iterator[tuple[Site, int]]:
    """The indoor sites whose exits the plan knows, with their people."""
    for site in survey.plan.sites:
        if site.exits and not outdoors(site):
            yield site, people_in(site)


@rule(
    "egress.one_exit_lost",
    Severity.ERROR,
    N_(
        "“{name}”: if fire blocks the widest exit, the others let {capacity} people out, "
        "{shortfall} fewer than the {people} inside."
    ),
    remedy=N_("Let fewer people in, or open more or wider exits."),
    source=qcvn_06("3.2.8, G.2.11, G.5"),
)
def one_exit_lost(survey: Survey) -> Iterable[Spot]:
    """Everyone can still leave when fire blocks the widest exit.

    Capacity is width times people per metre; a room of unknown volume is taken as small.
    """
    for site, people in _indoors(survey):
        usable = capacities(site)
        if usable is None or people < ASSEMBLY_PEOPLE:
            continue
        left = without_largest(usable)
        if left < people:
            yield at("sites", site, "exits", capacity=left, people=people, shortfall=people - left)


@rule(
    "egress.fixed_seats",
    Severity.ADVICE,
    N_("“{name}” has fixed seats, for which the code has no table of exit widths."),
    remedy=N_("Hold its exits against the approved design."),
    source=qcvn_06("G"),
)
def fixed_seats(survey: Survey) -> Iterable[Spot]:
    """The exits of a hall with fixed seats are held against its approved design."""
    for site, _ in _indoors(survey):
        if site.seating == Seating.FIXED:
            yield at("sites", site, "seating")


@rule(
    "egress.no_row",
    Severity.WARNING,
    N_("The exits of “{name}” can't be judged: no table fits its fire class and volume."),
    remedy=N_("Enter its fire class and volume; where no table fits, use the approved design."),
    source=qcvn_06("G.2.11, G.5"),
)
def no_row(survey: Survey) -> Iterable[Spot]:
    """The fire class and volume of a site with exits are known and have a row in the tables."""
    for site, people in _indoors(survey):
        judged = capacities(site) is not None or site.seating == Seating.FIXED
        if people >= ASSEMBLY_PEOPLE and not judged:
            yield at("sites", site, "fire_class")


@rule(
    "egress.single_exit",
    Severity.ERROR,
    N_("“{name}” has one exit for {people} people; from 50 people on two are needed."),
    remedy=N_("Open a second exit, or let fewer than 50 people in."),
    source=qcvn_06("3.2.5"),
)
def single_exit(survey: Survey) -> Iterable[Spot]:
    """Where 50 people or more are, there are two exits."""
    for site, people in _indoors(survey):
        if people >= ASSEMBLY_PEOPLE and len(site.exits) < 2:
            yield at("sites", site, "exits", people=people)


@rule(
    "egress.narrow_exit",
    Severity.ERROR,
    N_("Exit “{exit}” of “{name}” is {width} m wide; {least} m are the least."),
    remedy=N_("Don't count it as an exit, or have it widened."),
    source=qcvn_06("3.2.9"),
)
def narrow_exit(survey: Survey) -> Iterable[Spot]:
    """An exit is at least 1.2 m wide where more than 50 people use it, else 0.8 m.

    The people are divided evenly among the exits, one of them lost.
    """
    for site, people, exit_ in _exits(survey):
        share = ceil(people / max(1, len(site.exits) - 1))
        least = WIDE_M if share > WIDE_OVER_PEOPLE else NARROW_M
        if exit_.width_m < least:
            yield _at_exit(site, exit_, "width_m", width=exit_.width_m, least=least)


@rule(
    "egress.low_exit",
    Severity.ERROR,
    N_("Exit “{exit}” of “{name}” is {height} m high; {least} m are the least."),
    remedy=N_("Don't count it as an exit, or have it heightened."),
    source=qcvn_06("3.2.9"),
)
def low_exit(survey: Survey) -> Iterable[Spot]:
    """An exit is at least 1.9 m high."""
    for site, _, exit_ in _exits(survey):
        if exit_.height_m is not None and exit_.height_m < HEIGHT_M:
            yield _at_exit(site, exit_, "height_m", height=exit_.height_m, least=HEIGHT_M)


@rule(
    "egress.opens_inward",
    Severity.ERROR,
    N_("Exit “{exit}” of “{name}” opens inward, with {people} people inside."),
    remedy=N_("Turn the door, or hold it open while people are inside."),
    source=qcvn_06("3.2.10"),
)
def opens_inward(survey: Survey) -> Iterable[Spot]:
    """Where more than 15 people are, exits open outward."""
    for site, people, exit_ in _exits(survey):
        if people > OUTWARD_OVER_PEOPLE and not exit_.opens_outward:
            yield _at_exit(site, exit_, "opens_outward", people=people)


def _exits(survey: Survey) -> Iterator[tuple[Site, int, Exit]]:
    for site, people in _indoors(survey):
        for exit_ in site.exits:
            yield site, people, exit_


def _at_exit(site: Site, exit_: Exit, field: str, **data: float) -> Spot:
    return at("sites", site, f"exits[{exit_.id}].{field}", exit=exit_.name, **data)


@rule(
    "egress.counterflow",
    Severity.WARNING,
    N_("Every exit of “{name}” is also an entrance, so {people} people meet head-on."),
    remedy=N_("Keep at least one exit for those who leave, and part the streams."),
    source=practice("Love Parade, 2010"),
)
def counterflow(survey: Survey) -> Iterable[Spot]:
    """Some exit is not an entrance, so that those who leave don't meet those who come."""
    for site in survey.plan.sites:
        people = people_in(site)
        if people >= ASSEMBLY_PEOPLE and site.exits and all(e.also_entrance for e in site.exits):
            yield at("sites", site, "exits.also_entrance", people=people)


@rule(
    "egress.slow",
    Severity.ERROR,
    N_(
        "“{name}”: with the largest exit lost {capacity} people get out in {minutes} min, "
        "{shortfall} fewer than the {people} there."
    ),
    remedy=N_("Let fewer people in, or open more or wider exits."),
    source=GREEN_GUIDE,
)
def slow(survey: Survey) -> Iterable[Spot]:
    """Outdoors, everyone leaves in the time that the risk allows, the largest exit lost.

    Also indoors where neither the Vietnamese nor the American code applies. 82 people per
    metre and minute on the level, 66 on stairs.
    """
    for site, people in _by_flow(survey):
        left = without_largest(green_guide_capacities(site))
        if left < people:
            yield at(
                "sites",
                site,
                "exits",
                capacity=left,
                minutes=EGRESS_MIN[site.risk],
                people=people,
                shortfall=people - left,
            )


@rule(
    "egress.slow_at_observed_flow",
    Severity.ADVICE,
    N_(
        "“{name}”: the exits suffice at the highest flow, but at the 60 people per metre and "
        "minute seen in practice {capacity} of {people} people get out in {minutes} min."
    ),
    remedy=N_("Plan with the lower number where people are slow, old or don't know the way."),
    source=practice(N_("Observed stadium flow")),
)
def slow_at_observed_flow(survey: Survey) -> Iterable[Spot]:
    """Everyone leaves in time also at the flow that is seen in practice."""
    for site, people in _by_flow(survey):
        best = without_largest(green_guide_capacities(site))
        left = without_largest(green_guide_capacities(site, CAUTIOUS_PER_M_MIN))
        if left < people <= best:
            yield at(
                "sites",
                site,
                "exits",
                capacity=left,
                minutes=EGRESS_MIN[site.risk],
                people=people,
            )


def _by_flow(survey: Survey) -> Iterator[tuple[Site, int]]:
    coded = survey.plan.event.jurisdiction in ("VN", "US")
    for site in survey.plan.sites:
        if site.exits and (outdoors(site) or not coded):
            yield site, people_in(site)


@rule(
    "egress.too_few_exits",
    Severity.ERROR,
    N_("“{name}” has {exits} exits for {people} people; {needed} are needed."),
    remedy=N_("Open more exits, or let fewer people in."),
    source=NFPA_101,
)
def too_few_exits(survey: Survey) -> Iterable[Spot]:
    """An assembly has two exits, three for more than 500 people, four for more than 1,000."""
    for site, people in _indoors(survey):
        if len(site.exits) < nfpa_exits(people):
            yield at(
                "sites",
                site,
                "exits",
                exits=len(site.exits),
                people=people,
                needed=nfpa_exits(people),
            )


@rule(
    "egress.too_narrow_in_all",
    Severity.ERROR,
    N_("All exits of “{name}” together are wide enough for {capacity} people, not for {people}."),
    remedy=N_("Open more or wider exits, or let fewer people in."),
    source=NFPA_101,
)
def too_narrow_in_all(survey: Survey) -> Iterable[Spot]:
    """Exits have 0.2 inch of width per person on the level, 0.3 inch to stairs."""
    for site, people in _indoors(survey):
        if nfpa_capacity(site) < people:
            yield at("sites", site, "exits.width_m", capacity=nfpa_capacity(site), people=people)
