"""Reception points and border crossings: whether the counters keep up with those who come."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from sansang.checks.finding import Severity
from sansang.checks.queues import mean_wait, servers_for
from sansang.checks.rule import Spot, at, lacking, rule
from sansang.checks.sources import ERLANG_C, INSPECTION, practice
from sansang.checks.survey import Survey
from sansang.event import Arrival, Site
from sansang.event.ground import SiteKind
from sansang.wording import N_

_PRACTICE = practice(INSPECTION)


@dataclass(frozen=True, kw_only=True)
class Line:
    """People who wait at a site in a time, and the counters that surely serve them.

    ``per_min`` arrive each minute. ``counters`` is the fewest people at the serving post in
    that time, at its minimum strength, by the people that make a counter.
    """

    site: Site
    arrival: Arrival
    per_min: float
    counters: int

    @property
    def load(self) -> float:
        """Counters that would be busy all the time."""
        return self.per_min * self.arrival.service_min

    @property
    def wait_min(self) -> float:
        """The mean wait in minutes."""
        return mean_wait(self.counters, self.per_min, self.arrival.service_min)

    @property
    def enough(self) -> int:
        """The fewest counters that keep the target."""
        return servers_for(self.arrival.target_wait_min, self.per_min, self.arrival.service_min)


def _lines(survey: Survey) -> Iterator[Line]:
    for site in survey.plan.sites:
        for arrival in site.arrivals:
            if arrival.post is None or not arrival.people:
                continue
            minutes = (arrival.end - arrival.start) / timedelta(minutes=1)
            people = survey.least_people(survey.posts[arrival.post], (arrival.start, arrival.end))
            yield Line(
                site=site,
                arrival=arrival,
                per_min=arrival.people / minutes,
                counters=people // arrival.staff_per_counter,
            )


@rule(
    "waiting.arrivals_unknown",
    Severity.ADVICE,
    N_("The plan does not say how many people come to “{name}”, and when."),
    remedy=N_("Enter the expected arrivals, so that its counters can be judged."),
    source=_PRACTICE,
)
def arrivals_unknown(survey: Survey) -> Iterable[Spot]:
    """Where people are received one after the other, the plan says how many come."""
    kinds = (SiteKind.RECEPTION_POINT, SiteKind.BORDER_CROSSING)
    return lacking("sites", [s for s in survey.plan.sites if s.kind in kinds], "arrivals")


@rule(
    "waiting.nobody_serves",
    Severity.ERROR,
    N_("{people} people are expected at “{name}” from {start} on, and no post serves them."),
    remedy=N_("Name the post whose people serve them."),
    source=_PRACTICE,
)
def nobody_serves(survey: Survey) -> Iterable[Spot]:
    """Some post serves those who are expected."""
    for site in survey.plan.sites:
        for arrival in site.arrivals:
            if arrival.post is None and arrival.people:
                yield at("sites", site, "arrivals.post", people=arrival.people, start=arrival.start)


@rule(
    "waiting.line_grows",
    Severity.ERROR,
    N_(
        "At “{name}” the line grows from {start} on: {people} people need {load} counters all "
        "the time, and {counters} are manned. {enough} counters keep the wait under {target} min."
    ),
    remedy=N_("Raise the minimum strength of “{post}”, or spread the arrivals."),
    source=ERLANG_C,
)
def line_grows(survey: Survey) -> Iterable[Spot]:
    """The counters serve at least as many people as come.

    Arrivals per minute × minutes of service are below the number of counters.
    """
    for line in _lines(survey):
        if line.load >= line.counters:
            yield _spot(survey, line)


@rule(
    "waiting.too_long",
    Severity.WARNING,
    N_(
        "At “{name}” people wait {wait} min on average from {start} on, longer than the target "
        "of {target} min: {counters} counters are manned, {enough} suffice."
    ),
    remedy=N_("Raise the minimum strength of “{post}”, or spread the arrivals."),
    source=ERLANG_C,
)
def too_long(survey: Survey) -> Iterable[Spot]:
    """The mean wait keeps its target, by Erlang C.

    People come at random at an even rate, and all wait in one line.
    """
    for line in _lines(survey):
        if line.load < line.counters and line.wait_min > line.arrival.target_wait_min:
            yield _spot(survey, line, wait=round(line.wait_min, 1))


def _spot(survey: Survey, line: Line, **more: float) -> Spot:
    assert line.arrival.post is not None
    return at(
        "sites",
        line.site,
        "arrivals",
        start=line.arrival.start,
        people=line.arrival.people,
        load=round(line.load, 2),
        counters=line.counters,
        enough=line.enough,
        target=line.arrival.target_wait_min,
        post=survey.posts[line.arrival.post].name,
        **more,
    )
