"""The timetable: which team stands at which post, and when."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime

from sansang.deployment.result import Assignment, Deployment
from sansang.event import Team
from sansang.report.content.charts import Bar, BarGroup, BarRow, Span, Timetable
from sansang.report.content.days import Day, days_between, is_night
from sansang.report.content.document import Block, Part, folded
from sansang.report.content.heat import not_computed
from sansang.report.content.places import sector_legend
from sansang.report.content.terms import WORK_GROUPS
from sansang.report.content.texts import Paragraph, Tone
from sansang.report.content.voice import Voice
from sansang.wording import N_, clock

_DAYS_PER_CHART = 3
_TICK_HOURS = 6


def timetable_part(voice: Voice, deployment: Deployment | None) -> Part:
    """Return team × time, grouped by task force, some days to a chart."""
    return Part(
        anchor="timetable",
        title=voice.words(N_("Timetable of the teams")),
        blocks=tuple(_blocks(voice, deployment)),
        wide=deployment is not None,
    )


def _blocks(voice: Voice, deployment: Deployment | None) -> Iterator[Block]:
    if deployment is None:
        yield Paragraph(text=not_computed(voice))
        return
    if not deployment.assignments:
        yield Paragraph(text=voice.words(N_("No team is assigned to a post.")))
        return
    yield Paragraph(text=voice.words(_READING), tone=Tone.QUIET)
    yield sector_legend(voice)
    for chart in _charts(voice, deployment.assignments):
        yield folded(chart)


_READING = N_(
    "A bar is a spell at the post whose mark it bears, in the colour of the post's sector. Grey"
    " ground is night. Hours are those at posts in the days shown."
)


def _charts(voice: Voice, assignments: Sequence[Assignment]) -> Iterator[Timetable]:
    start, end = min(a.start for a in assignments), max(a.end for a in assignments)
    days = days_between(start, end, voice.plan.zone)
    charts = -(-len(days) // _DAYS_PER_CHART)
    size = -(-len(days) // charts)
    for first in range(0, len(days), size):
        yield _chart(voice, days[first : first + size], assignments)


def _chart(voice: Voice, days: Sequence[Day], assignments: Sequence[Assignment]) -> Timetable:
    start, end = days[0].start, days[-1].end
    spells: dict[str, list[Assignment]] = defaultdict(list)
    for assignment in sorted(assignments, key=lambda a: a.start):
        if assignment.start < end and assignment.end > start:
            spells[assignment.team].append(assignment)
    axis = _Axis(start, end)
    return Timetable(
        caption=voice.words(
            N_("Teams at their posts, {first} to {last}"),
            first=voice.day(start),
            last=voice.day(days[-1].start),
        ),
        row_heading=voice.words(N_("Team")),
        time_heading=voice.words(N_("Spells at posts")),
        days=tuple(axis.span(d.start, d.end, voice.day(d.start)) for d in days),
        ticks=tuple(
            axis.span(hour, end_of_hour, f"{voice.local(hour):%H}")
            for d in days
            for hour, end_of_hour in d.hours
            if voice.local(hour).hour % _TICK_HOURS == 0
        ),
        nights=tuple(_nights(voice, axis, days)),
        groups=tuple(_groups(voice, axis, spells)),
    )


class _Axis:
    """A stretch of time as a line of length 1."""

    def __init__(self, start: datetime, end: datetime) -> None:
        self.start, self.end = start, end

    def span(self, start: datetime, end: datetime, label: str = "") -> Span:
        """Return where a time lies on the line; what sticks out is cut off."""
        left, right = self.at(start), self.at(end)
        return Span(at=left, width=round(right - left, 5), label=label)

    def at(self, moment: datetime) -> float:
        """Return where an instant lies on the line."""
        inside = min(max(moment, self.start), self.end)
        return round((inside - self.start) / (self.end - self.start), 5)


def _nights(voice: Voice, axis: _Axis, days: Sequence[Day]) -> Iterator[Span]:
    begun: datetime | None = None
    for start, _ in (hour for day in days for hour in day.hours):
        night = is_night(voice.plan, start)
        if night and begun is None:
            begun = start
        if not night and begun is not None:
            yield axis.span(begun, start)
            begun = None
    if begun is not None:
        yield axis.span(begun, days[-1].end)


def _groups(voice: Voice, axis: _Axis, spells: dict[str, list[Assignment]]) -> Iterator[BarGroup]:
    teams: dict[str | None, list[Team]] = defaultdict(list)
    for team in voice.plan.teams:
        teams[team.task_force].append(team)
    for force in voice.plan.task_forces:
        if teams[force.id]:
            title = f"{voice.text(force.name)} · {voice.words(WORK_GROUPS[force.work_group])}"
            yield _group(voice, axis, title, teams[force.id], spells)
    if teams[None]:
        yield _group(voice, axis, voice.words(N_("No task force")), teams[None], spells)


def _group(
    voice: Voice,
    axis: _Axis,
    title: str,
    teams: Sequence[Team],
    spells: dict[str, list[Assignment]],
) -> BarGroup:
    return BarGroup(
        title=title,
        rows=tuple(_row(voice, axis, team, spells.get(team.id, [])) for team in teams),
    )


def _row(voice: Voice, axis: _Axis, team: Team, spells: Sequence[Assignment]) -> BarRow:
    hours = sum(
        (min(s.end, axis.end) - max(s.start, axis.start)).total_seconds() / 3600 for s in spells
    )
    people = voice.count(team.headcount, N_("{n} person"), N_("{n} people"))
    worked = voice.words(N_("{n} h"), n=voice.number(hours, 1))
    idle = voice.words(N_("not deployed"))
    return BarRow(
        title=voice.text(team.name),
        detail=f"{people} · {worked if spells else idle}",
        bars=tuple(_bar(voice, axis, spell) for spell in spells),
    )


def _bar(voice: Voice, axis: _Axis, spell: Assignment) -> Bar:
    span = axis.span(spell.start, spell.end)
    post = voice.plan.post(spell.post)
    return Bar(
        at=span.at,
        width=span.width,
        label=voice.post_number(post.id),
        colour=voice.colour(voice.plan.site(post.site).sector),
        spoken=voice.words(
            N_("{when}: {post}"), when=_when(voice, spell), post=voice.post(post.id)
        ),
    )


def _when(voice: Voice, spell: Assignment) -> str:
    start, end = voice.local(spell.start), voice.local(spell.end)
    if start.date() == end.date():
        return voice.span(spell.start, spell.end)
    return f"{voice.day(spell.start)} {clock(start)}–{clock(end)}"
