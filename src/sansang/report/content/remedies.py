"""What would meet unmet needs: teams that are added, or rules that are eased."""

from collections.abc import Iterable, Iterator, Sequence

from sansang.deployment.result import Addition, Easing, Remedy, Rule, Shortfall
from sansang.event import Post
from sansang.report.content.texts import Align, Cell, Column, RowGroup, Table
from sansang.report.content.voice import Voice
from sansang.wording import N_

_LEVELS = {
    Shortfall.MINIMUM: N_("To meet every minimum"),
    Shortfall.DESIRED: N_("To meet the desired strength, the minimum with it"),
    Shortfall.RESERVE: N_("To hold the reserve"),
}

_EASED = {
    Rule.AVAILABILITY: N_("have {team} available {when}"),
    Rule.SKILL: N_("train {team}: {skills}"),
    Rule.AGENCY: N_("take {team} of another agency"),
    Rule.JURISDICTION: N_("permit {team} to work in {sector}"),
    Rule.SHIFT: N_("set a shift that reaches {when}"),
}


def remedy_lines(voice: Voice, post: Post, remedies: Iterable[Remedy]) -> Iterator[str]:
    """Yield the ways to meet one post, each on a line."""
    for remedy in remedies:
        if remedy.addition:
            yield voice.words(N_("Add {teams}."), teams=_teams(voice, remedy.addition))
        if remedy.easings:
            eased = "; ".join(dict.fromkeys(_eased(voice, post, e) for e in remedy.easings))
            yield voice.words(N_("Or without new teams: {eased}."), eased=eased)


def _eased(voice: Voice, post: Post, easing: Easing) -> str:
    return voice.words(
        _EASED[easing.rule],
        team=voice.name("teams", easing.team),
        when=voice.span(easing.start, easing.end),
        skills=voice.names("skills", post.skills),
        sector=voice.name("sectors", voice.plan.site(post.site).sector),
    )


def _teams(voice: Voice, addition: Addition) -> str:
    return voice.words(
        N_("{teams} of type {type}, {people} each"),
        teams=voice.count(addition.teams, N_("{n} team"), N_("{n} teams")),
        type=voice.name("resource_types", addition.resource_type),
        people=voice.count(addition.headcount, N_("{n} person"), N_("{n} people")),
    )


def additions_table(voice: Voice, additions: Sequence[Addition]) -> Table:
    """Return the fewest teams that would meet the needs of the whole plan, level by level."""
    groups = (
        RowGroup(
            title=voice.words(title),
            rows=tuple(_addition(voice, a) for a in additions if a.kind == kind),
        )
        for kind, title in _LEVELS.items()
    )
    return Table(
        caption=voice.words(N_("The fewest additions that would meet these needs")),
        columns=(
            Column(heading=voice.words(N_("Type")), share=3),
            Column(heading=voice.words(N_("Teams")), share=0.9, align=Align.NUMBER),
            Column(heading=voice.words(N_("People")), share=0.9, align=Align.NUMBER),
            Column(heading=voice.words(N_("Posts")), share=4),
            Column(heading=voice.words(N_("Proof")), share=2),
        ),
        groups=tuple(group for group in groups if group.rows),
    )


def _addition(voice: Voice, addition: Addition) -> tuple[Cell, ...]:
    proof = N_("proven: fewer would not do") if addition.proven else N_("fewer might do")
    return (
        Cell(
            text=voice.name("resource_types", addition.resource_type),
            below=", ".join(_kind(voice, addition)),
        ),
        Cell(text=voice.number(addition.teams)),
        Cell(text=voice.number(addition.teams * addition.headcount)),
        Cell(text=", ".join(voice.post(post) for post in addition.posts)),
        Cell(text=voice.words(proof)),
    )


def _kind(voice: Voice, addition: Addition) -> Iterator[str]:
    if addition.skills:
        yield voice.names("skills", addition.skills)
    if addition.agencies:
        yield voice.names("agencies", addition.agencies)
    if addition.sector:
        yield voice.name("sectors", addition.sector)
