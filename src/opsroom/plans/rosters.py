"""Where each team of a deployment stands, in words."""

from dataclasses import dataclass
from itertools import groupby

from sansang.deployment import Deployment
from sansang.report.content.voice import Voice


@dataclass(frozen=True, kw_only=True)
class Roster:
    """A team, and its duties in their order."""

    team: str
    agency: str
    duties: tuple[tuple[str, str], ...]


def rosters(voice: Voice, answer: Deployment) -> list[Roster]:
    """Return the teams that stand somewhere, each with its posts and times."""
    ordered = sorted(answer.assignments, key=lambda one: (one.team, one.start))
    return [
        Roster(
            team=voice.name("teams", team),
            agency=voice.name("agencies", voice.plan.team(team).agency),
            duties=tuple((voice.post(s.post), voice.span(s.start, s.end)) for s in spells),
        )
        for team, spells in groupby(ordered, key=lambda one: one.team)
    ]
