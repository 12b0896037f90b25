"""Unmet needs: where strength is missing, which rule stops whom, and what would help."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from sansang.deployment.result import Addition, Blocked, Deployment, Shortfall, Unmet
from sansang.event import Post
from sansang.report.content.document import Block, Fold, Part
from sansang.report.content.heat import by_weight, not_computed, weight
from sansang.report.content.terms import SHORTFALLS, UNIT_HOURS
from sansang.report.content.texts import (
    Align,
    Bullets,
    Cell,
    Column,
    Paragraph,
    RowGroup,
    Table,
    Tone,
)
from sansang.report.content.voice import Voice
from sansang.wording import N_

_NAMED_TEAMS = 6

_BECAUSE = {
    "resource_type": N_("{who} of another type than the post takes ({asked})"),
    "skill": N_("{who} without the skill that the post requires ({asked})"),
    "agency": N_("{who} of another agency than the post takes ({asked})"),
    "jurisdiction": N_("{who} outside their jurisdiction ({asked})"),
    "availability": N_("{who} not available at this time"),
    "shift": N_("{who} whose shift patterns do not reach this time"),
    "rest": N_("{who} in the rest that they must have between shifts"),
    "hours_24h": N_("{who} at the limit of hours in 24 hours"),
    "hours_total": N_("{who} at the limit of hours for the event"),
    "lead": N_("{who} without anyone on duty who may lead their task force"),
    "travel": N_("{who} who could not arrive in time"),
    "needed": N_("{who} standing where leaving would cost as much or more"),
    "free": N_("{who} stopped by nothing: the search was ended before it could place them"),
}


def unmet_part(voice: Voice, deployment: Deployment | None) -> Part:
    """Return what the deployment cannot meet, minimum strength first."""
    return Part(
        anchor="unmet",
        title=voice.words(N_("Unmet needs")),
        blocks=tuple(_blocks(voice, deployment)),
    )


def _blocks(voice: Voice, deployment: Deployment | None) -> Iterator[Block]:
    if deployment is None:
        yield Paragraph(text=not_computed(voice))
        return
    if not deployment.unmet:
        yield Paragraph(text=voice.words(N_("Every need is met.")), tone=Tone.GOOD)
    elif not any(u.because for u in deployment.unmet):
        yield Paragraph(
            text=voice.words(N_("Why is not said: this deployment carries no reasons.")),
            tone=Tone.QUIET,
        )
    if deployment.additions:
        yield _additions(voice, deployment.additions)
    for kind in Shortfall:
        unmet = [u for u in deployment.unmet if u.kind == kind]
        if unmet:
            yield _kind(voice, kind, unmet)


def _kind(voice: Voice, kind: Shortfall, unmet: list[Unmet]) -> Fold:
    title = voice.words(SHORTFALLS[kind])
    posts = len({u.post for u in unmet})
    count = voice.count(posts, N_("{n} post"), N_("{n} posts"))
    return Fold(
        title=f"{title}: {count}",
        blocks=(_table(voice, title, unmet),),
        unfolded=kind == Shortfall.MINIMUM,
    )


def _table(voice: Voice, caption: str, unmet: list[Unmet]) -> Table:
    explained = any(u.because for u in unmet)
    reasons = Column(heading=voice.words(N_("Who cannot help, and why")), share=5)
    order = {post.id: at for at, post in enumerate(by_weight(voice.plan))}
    ordered = sorted(unmet, key=lambda u: (order[u.post], u.start))
    return Table(
        caption=caption,
        columns=(
            Column(heading=voice.words(N_("Post")), share=2.2),
            Column(heading=voice.words(N_("When, stands of needed")), share=3.4),
            Column(heading=voice.words(N_("Missing")), share=1.3, align=Align.NUMBER),
            *((reasons,) if explained else ()),
        ),
        groups=(
            RowGroup(
                title="",
                rows=tuple(
                    _row(voice, list(same), explained)
                    for _, same in groupby(ordered, key=lambda u: (u.post, u.because))
                ),
            ),
        ),
    )


def _row(voice: Voice, unmet: list[Unmet], explained: bool) -> tuple[Cell, ...]:
    """One row for the times at one post that have the same reasons."""
    post = voice.plan.post(unmet[0].post)
    times = (f"{voice.span(u.start, u.end)}: {u.given}/{u.required}" for u in unmet)
    missing = sum((u.required - u.given) * _hours(u) for u in unmet)
    return (
        Cell(
            text=f"{voice.post_number(post.id)} {voice.text(post.name)}",
            below=weight(voice, post),
        ),
        Cell(text="\n".join(times)),
        Cell(text=voice.number(missing, 1), below=voice.words(UNIT_HOURS[post.unit])),
        *((_because(voice, post, unmet[0].because),) if explained else ()),
    )


def _hours(unmet: Unmet) -> float:
    return (unmet.end - unmet.start).total_seconds() / 3600


def _because(voice: Voice, post: Post, because: Iterable[Blocked]) -> Cell:
    return Cell(text="\n".join(_reasons(voice, post, because)) or "–")


def _reasons(voice: Voice, post: Post, because: Iterable[Blocked]) -> Iterator[str]:
    for blocked in because:
        message = _BECAUSE.get(blocked.rule, N_("{who} stopped by the rule “{rule}”"))
        yield voice.words(
            message,
            who=_who(voice, blocked),
            asked=_asked(voice, post, blocked.rule),
            rule=blocked.rule,
        ) + _named(voice, blocked)


def _who(voice: Voice, blocked: Blocked) -> str:
    teams = voice.count(len(blocked.teams), N_("{n} team"), N_("{n} teams"))
    people = voice.count(blocked.people, N_("{n} person"), N_("{n} people"))
    return f"{teams} ({people})"


def _named(voice: Voice, blocked: Blocked) -> str:
    """The teams by name, where they are few enough to be called."""
    if not 0 < len(blocked.teams) <= _NAMED_TEAMS:
        return "."
    return f": {voice.names('teams', blocked.teams)}."


def _asked(voice: Voice, post: Post, rule: str) -> str:
    """What the post asks for, by the rule that stops a team."""
    sector = voice.plan.site(post.site).sector
    asked = {
        "resource_type": lambda: voice.names("resource_types", post.resource_types),
        "skill": lambda: voice.names("skills", post.skills),
        "agency": lambda: voice.names("agencies", post.agencies),
        "jurisdiction": lambda: voice.name("sectors", sector),
    }
    return asked[rule]() if rule in asked else ""


def _additions(voice: Voice, additions: Iterable[Addition]) -> Bullets:
    return Bullets(
        title=voice.words(N_("The fewest additions that would meet these needs")),
        items=tuple(_addition(voice, addition) for addition in additions),
    )


def _addition(voice: Voice, addition: Addition) -> str:
    sentence = voice.words(
        N_("{teams} of type {type}, {people} each{skills}: {shifts}."),
        teams=voice.count(addition.teams, N_("{n} team"), N_("{n} teams")),
        type=voice.name("resource_types", addition.resource_type),
        people=voice.count(addition.headcount, N_("{n} person"), N_("{n} people")),
        skills=_skilled(voice, addition),
        shifts="; ".join(
            voice.words(
                N_("{post}, {when} ({teams})"),
                post=voice.post(s.post),
                when=voice.span(s.start, s.end),
                teams=voice.count(s.teams, N_("{n} team"), N_("{n} teams")),
            )
            for s in addition.shifts
        )
        or ", ".join(voice.post(post) for post in addition.posts),
    )
    proof = N_("Proven: fewer would not do.") if addition.proven else N_("Fewer might do.")
    return f"{sentence} {voice.words(proof)}"


def _skilled(voice: Voice, addition: Addition) -> str:
    if not addition.skills:
        return ""
    skills = voice.names("skills", addition.skills)
    return voice.words(N_(", with the skill {skills}"), skills=skills)
