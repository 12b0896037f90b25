"""What contingency plans take from the deployment, and whether it is there to be taken."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from sansang.checks.finding import Severity
from sansang.checks.rule import Spot, at, rule
from sansang.checks.sources import INSPECTION, RECORDS, practice
from sansang.checks.spans import Span, first_gap, merged
from sansang.checks.survey import Survey
from sansang.event import ContingencyPlan, Team
from sansang.wording import N_

_TABLE = "contingency_plans"


@rule(
    "commitments.team_promised_twice",
    Severity.ERROR,
    N_("“{team}” is promised to “{name}” and to “{other}”, which can happen together."),
    remedy=N_("Give one of the plans another team, or record that they exclude each other."),
    source=RECORDS,
)
def team_promised_twice(survey: Survey) -> Iterable[Spot]:
    """No team is promised to two contingency plans that can happen together."""
    for one, other, team in _shared(survey, "teams"):
        yield at(_TABLE, one, "teams", team=survey.teams[team].name, other=other.name)


@rule(
    "commitments.post_stripped_twice",
    Severity.WARNING,
    N_("“{name}” and “{other}” both draw on post “{post}” and can happen together."),
    remedy=N_("Draw on another post, or record that the plans exclude each other."),
    source=RECORDS,
)
def post_stripped_twice(survey: Survey) -> Iterable[Spot]:
    """No post is drawn on by two contingency plans that can happen together."""
    for one, other, post in _shared(survey, "posts"):
        yield at(_TABLE, one, "posts", post=survey.posts[post].name, other=other.name)


@rule(
    "commitments.no_team_may_lead",
    Severity.WARNING,
    N_("None of the teams of contingency plan “{name}” may lead."),
    remedy=N_("Add a team whose leader may lead the others on the spot."),
    source=practice(INSPECTION),
)
def no_team_may_lead(survey: Survey) -> Iterable[Spot]:
    """Among the teams of a contingency plan is one that may lead."""
    for plan in survey.plan.contingency_plans:
        teams = [survey.teams[team] for team in plan.teams]
        if teams and not any(team.may_lead for team in teams):
            yield at(_TABLE, plan, "teams")


@rule(
    "commitments.no_team_available",
    Severity.ERROR,
    N_("From {start} on, no team of contingency plan “{name}” is available."),
    remedy=N_("Add a team that is available then, or extend the availability of one."),
    source=RECORDS,
)
def no_team_available(survey: Survey) -> Iterable[Spot]:
    """While the event lasts, some team of every contingency plan is available."""
    for plan in survey.plan.contingency_plans:
        teams = [survey.teams[team] for team in plan.teams]
        if not teams or any(not team.availability for team in teams):
            continue
        gap = first_gap(survey.event_span, _available(teams))
        if gap is not None:
            yield at(_TABLE, plan, "teams", start=gap)


def _available(teams: list[Team]) -> list[Span]:
    return merged((a.start, a.end) for team in teams for a in team.availability)


def _shared(survey: Survey, field: str) -> Iterator[tuple[ContingencyPlan, ContingencyPlan, str]]:
    """Two plans that can happen together with each force that both of them use."""
    users: dict[str, list[ContingencyPlan]] = defaultdict(list)
    for plan in survey.plan.contingency_plans:
        for force in dict.fromkeys(getattr(plan, field)):
            users[force].append(plan)
    for force, plans in users.items():
        for at_one, one in enumerate(plans):
            for other in plans[at_one + 1 :]:
                if one.id not in other.never_with and other.id not in one.never_with:
                    yield one, other, force
