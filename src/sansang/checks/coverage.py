"""Cover: whether the forces suffice at all. Each rule is necessary, none is sufficient."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from sansang.checks.cover import Shortage
from sansang.checks.finding import Severity
from sansang.checks.rule import Spot, at, rule
from sansang.checks.sources import INSPECTION, NUMBERS, RECORDS, practice
from sansang.checks.survey import Survey
from sansang.event import Post, Team
from sansang.event.duty import StrengthUnit
from sansang.event.fit import may_stand_in
from sansang.wording import N_

RISKY = 3
"""The risk level of a site from which its sector holds a reserve (practice, 1 to 5)."""


@rule(
    "coverage.no_team_fits",
    Severity.ERROR,
    N_("No team fits post “{name}”: none has its type, skills, agency and sector together."),
    remedy=N_("Ask an agency for such a team, train one, or ease what the post requires."),
    source=RECORDS,
)
def no_team_fits(survey: Survey) -> Iterable[Spot]:
    """Some team fits every post."""
    for post in survey.cover.posts:
        if not survey.cover.fitting(post):
            yield at("posts", post)


@rule(
    "coverage.post_short_of_people",
    Severity.ERROR,
    N_(
        "People needed at post “{name}” from {start} on: {needed}; in all teams that fit and are "
        "available then: {given}."
    ),
    remedy=N_("Add teams, widen their availability, or lower the minimum."),
    source=NUMBERS,
)
def post_short_of_people(survey: Survey) -> Iterable[Spot]:
    """All teams that fit a post and are available suffice for its minimum, in people."""
    return _short_posts(survey, StrengthUnit.PEOPLE)


@rule(
    "coverage.post_short_of_teams",
    Severity.ERROR,
    N_(
        "Teams needed at post “{name}” from {start} on: {needed}; that fit and are available "
        "then: {given}."
    ),
    remedy=N_("Add teams, widen their availability, or lower the minimum."),
    source=NUMBERS,
)
def post_short_of_teams(survey: Survey) -> Iterable[Spot]:
    """All teams that fit a post and are available suffice for its minimum, in teams."""
    return _short_posts(survey, StrengthUnit.TEAMS)


def _short_posts(survey: Survey, unit: StrengthUnit) -> Iterator[Spot]:
    for post in survey.cover.posts:
        if post.unit == unit and survey.cover.fitting(post):
            short = survey.cover.at_post(post)
            if short:
                yield at("posts", post, "needs", **vars(short))


@rule(
    "coverage.type_short",
    Severity.ERROR,
    N_(
        "{types}: from {start} on the posts need {needed} people at the least, and {given} are "
        "available in all."
    ),
    remedy=N_("Ask for more teams, stagger the needs, or lower minimums of the last priority."),
    source=NUMBERS,
)
def type_short(survey: Survey) -> Iterable[Spot]:
    """At every time the people of a resource type suffice for the minimums that ask for it."""
    return _short_pools(survey, survey.cover.together)


@rule(
    "coverage.skill_short",
    Severity.ERROR,
    N_(
        "{types} with the skill “{skill}”: from {start} on the posts need {needed} people at the "
        "least, and {given} are available in all."
    ),
    remedy=N_("Ask for teams with the skill, train some, or ask for the skill at fewer posts."),
    source=NUMBERS,
)
def skill_short(survey: Survey) -> Iterable[Spot]:
    """At every time the people with a skill suffice for the minimums that ask for it."""
    for types, posts, teams in _pools(survey):
        for skill in survey.plan.skills:
            asking = [post for post in posts if skill.id in post.skills]
            able = [team for team in teams if skill.id in team.skills]
            short = survey.cover.together(asking, able) if asking else None
            if short:
                yield _at_types(survey, types, short, skill=skill.name)


@rule(
    "coverage.sector_short",
    Severity.ERROR,
    N_(
        "{types} in sector “{sector}”: from {start} on the posts need {needed} people at the "
        "least, and {given} who may stand there are available."
    ),
    remedy=N_("Let teams of other sectors stand there, or move strength between sectors."),
    source=NUMBERS,
)
def sector_short(survey: Survey) -> Iterable[Spot]:
    """At every time the people who may stand in a sector suffice for its minimums."""
    for types, posts, teams in _pools(survey):
        inside: dict[str | None, list[Post]] = {}
        for post in posts:
            inside.setdefault(survey.sites[post.site].sector, []).append(post)
        for sector in survey.plan.sectors:
            near = [team for team in teams if may_stand_in(survey.plan, team, sector.id)]
            short = survey.cover.together(inside.get(sector.id, ()), near)
            if short:
                yield _at_types(survey, types, short, sector=sector.name)


@rule(
    "coverage.hours_of_a_day_short",
    Severity.ERROR,
    N_(
        "{types}: in the 24 hours from {start} the posts need {needed} person-hours, and people "
        "may work {given}."
    ),
    remedy=N_("Ask for more teams for that day, or lower the night and standby minimums."),
    source=NUMBERS,
)
def hours_of_a_day_short(survey: Survey) -> Iterable[Spot]:
    """On every day the hours that people may work suffice for the minimums."""
    return _short_pools(survey, survey.cover.by_day)


@rule(
    "coverage.hours_of_the_event_short",
    Severity.ERROR,
    N_("{types}: in all the posts need {needed} person-hours, and people may work {given}."),
    remedy=N_("Ask for more teams, or shorten the time in which posts are manned."),
    source=NUMBERS,
)
def hours_of_the_event_short(survey: Survey) -> Iterable[Spot]:
    """Over the event the hours that people may work suffice for the minimums."""
    return _short_pools(survey, survey.cover.in_all)


def _pools(survey: Survey) -> Iterator[tuple[tuple[str, ...], list[Post], list[Team]]]:
    """Each set of resource types that a post asks for, the posts that only these can man, and
    the teams of these types.
    """
    for types in sorted({tuple(sorted(post.resource_types)) for post in survey.cover.posts}):
        posts = [
            post
            for post in survey.cover.posts
            if not types or (post.resource_types and set(post.resource_types) <= set(types))
        ]
        yield types, posts, list(survey.cover.teams_of(types))


def _short_pools(
    survey: Survey, measure: Callable[[list[Post], list[Team]], Shortage | None]
) -> Iterator[Spot]:
    for types, posts, teams in _pools(survey):
        short = measure(posts, teams)
        if short:
            yield _at_types(survey, types, short)


def _at_types(survey: Survey, types: tuple[str, ...], short: Shortage, **data: Any) -> Spot:
    kinds = [kind for kind in survey.plan.resource_types if not types or kind.id in types]
    table, record = ("resource_types", kinds[0]) if types else ("event", survey.plan.event)
    return at(table, record, types=[kind.name for kind in kinds], **vars(short), **data)


@rule(
    "coverage.no_reserve",
    Severity.WARNING,
    N_("Sector “{name}” has sites of risk {risk} of 5 and no reserve."),
    remedy=N_("Add a reserve post there, where teams wait to be sent."),
    source=practice(INSPECTION),
)
def no_reserve(survey: Survey) -> Iterable[Spot]:
    """A sector with a risky site holds a reserve."""
    risks: dict[str, int] = {}
    for site in survey.plan.sites:
        if site.sector:
            risks[site.sector] = max(risks.get(site.sector, 0), site.risk)
    held = {survey.sites[post.site].sector for post in survey.plan.posts if post.reserve}
    for sector in survey.plan.sectors:
        if risks.get(sector.id, 0) >= RISKY and sector.id not in held:
            yield at("sectors", sector, risk=risks[sector.id])


@rule(
    "coverage.team_shut_out",
    Severity.WARNING,
    N_("“{name}” suits posts of the plan, but its jurisdiction holds none of their sectors."),
    remedy=N_("Widen its jurisdiction by an order, or plan it elsewhere."),
    source=RECORDS,
)
def team_shut_out(survey: Survey) -> Iterable[Spot]:
    """No team is kept from every post that it fits by its jurisdiction alone."""
    posts = _profiles(survey)
    suited = {team.id for post in posts for team in survey.cover.suitable(post)}
    shut_out = suited - {team.id for post in posts for team in survey.cover.fitting(post)}
    for team in survey.plan.teams:
        if team.id in shut_out:
            yield at("teams", team, "sectors")


@rule(
    "coverage.team_without_post",
    Severity.ADVICE,
    N_("“{name}” fits no post of the plan."),
    remedy=N_("Plan a post for it, keep it as a reserve, or send it back to its agency."),
    source=RECORDS,
)
def team_without_post(survey: Survey) -> Iterable[Spot]:
    """Every team fits some post."""
    posts = _profiles(survey)
    suited = {team.id for post in posts for team in survey.cover.suitable(post)}
    for team in survey.plan.teams if survey.cover.posts else ():
        if team.id not in suited:
            yield at("teams", team)


def _profiles(survey: Survey) -> list[Post]:
    """One post for each combination of what posts require."""
    return list(
        {
            (p.resource_types, p.skills, p.agencies, survey.sites[p.site].sector): p
            for p in survey.cover.posts
        }.values()
    )
