"""Why a need is unmet: which rule stops which teams, in words."""

from collections.abc import Iterable, Iterator, Sequence

from sansang.deployment.result import Blocked, Rule, Unmet
from sansang.event import Post
from sansang.report.content.voice import Voice
from sansang.wording import N_

_NAMED_TEAMS = 3
_NAMED_POSTS = 6

_BECAUSE = {
    Rule.RESOURCE_TYPE: N_("{who} of another type than the post takes ({asked})"),
    Rule.SKILL: N_("{who} without the skill that the post requires ({asked})"),
    Rule.AGENCY: N_("{who} of another agency than the post takes ({asked})"),
    Rule.JURISDICTION: N_("{who} outside their jurisdiction ({asked})"),
    Rule.AVAILABILITY: N_("{who} not available at this time"),
    Rule.SHIFT: N_("{who} whose shift patterns do not reach this time"),
    Rule.REST: N_("{who} in the rest that they must have between shifts"),
    Rule.HOURS_24H: N_("{who} at the limit of hours in 24 hours"),
    Rule.HOURS_TOTAL: N_("{who} at the limit of hours for the event"),
    Rule.LEAD: N_("{who} without anyone on duty who may lead their task force"),
    Rule.TRAVEL: N_("{who} who could not arrive in time"),
    Rule.NEEDED: N_("{who} standing where leaving would cost as much or more"),
    Rule.FREE: N_("{who} stopped by nothing: the search was ended before it could place them"),
}

_ORDER = {rule: at for at, rule in enumerate(Rule)}


def because(voice: Voice, post: Post, unmet: Iterable[Unmet]) -> Iterator[str]:
    """Yield one line for each rule that stops teams from a post, the nearest miss first.

    Teams of other types are told only where nothing else stops any: nobody would send them.
    """
    stopped: dict[Rule, list[Blocked]] = {}
    for blocked in (b for u in unmet for b in u.because):
        stopped.setdefault(blocked.rule, []).append(blocked)
    if len(stopped) > 1:
        stopped.pop(Rule.RESOURCE_TYPE, None)
    for rule, times in sorted(stopped.items(), key=lambda pair: -_ORDER[pair[0]]):
        asked = _asked(voice, post, rule)
        line = voice.words(_BECAUSE[rule], who=_who(voice, times), asked=asked)
        yield f"{line}{_named(voice, times)}"


def _who(voice: Voice, times: Sequence[Blocked]) -> str:
    """How many teams; where that changes with the time, from how few to how many."""
    fewest, most = (of(b.count for b in times) for of in (min, max))
    if fewest == most:
        return voice.count(most, N_("{n} team"), N_("{n} teams"))
    both = f"{voice.number(fewest)}–{voice.number(most)}"
    return voice.words(N_("{n} teams"), n=both)


def _named(voice: Voice, times: Sequence[Blocked]) -> str:
    """The teams by name, or the posts at which they stand, where they are few."""
    posts = dict.fromkeys(voice.post_number(post) for b in times for post in b.posts)
    if posts:
        more = "…" if len(posts) > _NAMED_POSTS else ""
        return f": {' '.join(list(posts)[:_NAMED_POSTS])}{more}"
    teams = dict.fromkeys(team for b in times for team in b.teams)
    return f": {voice.names('teams', teams)}" if len(teams) <= _NAMED_TEAMS else ""


def _asked(voice: Voice, post: Post, rule: Rule) -> str:
    """What the post asks for, by the rule that stops a team."""
    match rule:
        case Rule.RESOURCE_TYPE:
            return voice.names("resource_types", post.resource_types)
        case Rule.SKILL:
            return voice.names("skills", post.skills)
        case Rule.AGENCY:
            return voice.names("agencies", post.agencies)
        case Rule.JURISDICTION:
            return voice.name("sectors", voice.plan.site(post.site).sector)
        case _:
            return ""
