"""What incidents ask of posts and teams: posts left short, loads, the line, one team more."""

from collections.abc import Iterator

from sansang.rehearsal.result import Estimate, PostShort, TeamLoad, TeamValue
from sansang.report.content.document import Block, Fold
from sansang.report.content.texts import (
    Align,
    Cell,
    Column,
    Fact,
    Facts,
    Paragraph,
    Table,
    Tone,
    ungrouped,
)
from sansang.report.rehearsal.answer import RehearsalVoice
from sansang.report.rehearsal.axis import Axis, axis_over, in_percent
from sansang.wording import N_

_MOST = 8
_HEAVY = 0.5
"""From which share of its time at work a team is marked as heavily loaded."""


def strain_blocks(voice: RehearsalVoice) -> Iterator[Block]:
    """Yield the line of requests, posts left short, the loads of teams, and what one more buys."""
    yield _queue(voice)
    short = sorted(voice.answer.posts, key=lambda p: -p.minutes_per_day.value)
    short = [post for post in short if post.minutes_per_day.value > 0]
    if short:
        yield _posts(voice, short)
    else:
        text = N_("No post came under its minimum because of incidents.")
        yield Paragraph(text=voice.words(text), tone=Tone.GOOD)
    if voice.answer.values:
        yield _values(voice)
    busy = sorted(voice.answer.teams, key=lambda t: -t.busy.value)
    busy = [team for team in busy if team.busy.value > 0]
    if busy:
        table = _teams(voice, busy)
        yield Fold(title=table.caption, blocks=(table,), unfolded=False, on_paper=False)


def _queue(voice: RehearsalVoice) -> Facts:
    queue = voice.answer.queue
    wait = queue.mean_wait_min
    return Facts(
        title=voice.words(N_("When nobody able was free")),
        items=(
            Fact(
                label=voice.words(N_("Mean wait of a request")),
                value=f"{voice.minutes(wait.value)} ({voice.minutes_span(wait)})",
            ),
            Fact(
                label=voice.words(N_("Longest line")),
                value=voice.count(queue.longest, N_("{n} request"), N_("{n} requests")),
            ),
            Fact(
                label=voice.words(N_("Requests waiting on average")),
                value=voice.number(queue.mean_length.value, 3),
            ),
        ),
    )


def _first(voice: RehearsalVoice, title: str, shown: int, every: int) -> str:
    caption = voice.words(title)
    if shown == every:
        return caption
    return voice.words(
        N_("{caption}: the first {n} of {all}"),
        caption=caption,
        n=voice.number(shown),
        all=voice.number(every),
    )


def _posts(voice: RehearsalVoice, short: list[PostShort]) -> Table:
    shown = short[:_MOST]
    axis = axis_over([0.0, *(p.minutes_per_day.high for p in shown)])
    return Table(
        caption=_first(
            voice, N_("Posts under their minimum because teams had left"), len(shown), len(short)
        ),
        columns=(
            Column(heading=voice.words(N_("Post")), share=3),
            Column(heading=voice.words(N_("Share of its time")), share=1.3, align=Align.NUMBER),
            Column(
                heading=voice.words(N_("Minutes a day")),
                share=3,
                axis=axis.ticks(lambda value: voice.number(value, 2)),
            ),
        ),
        groups=ungrouped(_post(voice, axis, post) for post in shown),
    )


def _post(voice: RehearsalVoice, axis: Axis, post: PostShort) -> tuple[Cell, ...]:
    return (
        Cell(text=voice.post(post.post)),
        Cell(text=f"{voice.number(100 * post.share.value, 2)}%"),
        Cell(
            text=voice.number(post.minutes_per_day.value, 1),
            below=voice.minutes_span(post.minutes_per_day),
            strip=axis.strip(post.minutes_per_day, None, Tone.CAUTION),
        ),
    )


def _teams(voice: RehearsalVoice, busy: list[TeamLoad]) -> Table:
    shown = busy[:_MOST]
    axis = axis_over([0.0, *(100 * team.busy.high for team in shown)])
    return Table(
        caption=_first(voice, N_("How busy the teams were"), len(shown), len(busy)),
        columns=(
            Column(heading=voice.words(N_("Team")), share=3),
            Column(heading=voice.words(N_("Minutes over the end")), share=1.3, align=Align.NUMBER),
            Column(
                heading=voice.words(N_("Share of its time on duty at work")),
                share=3,
                axis=axis.ticks(lambda value: f"{voice.number(value, 1)}%"),
            ),
        ),
        groups=ungrouped(_team(voice, axis, team) for team in shown),
    )


def _team(voice: RehearsalVoice, axis: Axis, team: TeamLoad) -> tuple[Cell, ...]:
    tone = Tone.CAUTION if team.busy.value >= _HEAVY else Tone.PLAIN
    return (
        Cell(text=voice.name("teams", team.team), tone=tone),
        Cell(text=voice.number(team.overrun_min.value, 1)),
        Cell(
            text=f"{voice.number(100 * team.busy.value, 1)}%",
            below=voice.share_span(team.busy),
            strip=axis.strip(in_percent(team.busy), None, tone),
        ),
    )


def _values(voice: RehearsalVoice) -> Table:
    ranked = sorted(voice.answer.values, key=lambda v: (v.lost, -abs(v.within.value)))[:_MOST]
    ends = [100 * end for v in ranked for end in (v.within.low, v.within.high)]
    axis = axis_over([*ends, 0.0])
    return Table(
        caption=_first(
            voice,
            N_("What one team more, or one less, would change"),
            len(ranked),
            len(voice.answer.values),
        ),
        columns=(
            Column(heading=voice.words(N_("Change")), share=3.4),
            Column(heading=voice.words(N_("Mean time, minutes")), share=1.6, align=Align.NUMBER),
            Column(
                heading=voice.words(N_("Share within the target, percentage points")),
                share=3,
                axis=axis.ticks(voice.signed),
            ),
        ),
        groups=ungrouped(_value(voice, axis, value) for value in ranked),
    )


def _value(voice: RehearsalVoice, axis: Axis, value: TeamValue) -> tuple[Cell, ...]:
    sure = not value.within.low <= 0 <= value.within.high
    tone = _better(value.within) if sure else Tone.PLAIN
    return (
        Cell(
            text=_change(voice, value),
            below="" if sure else voice.words(N_("no clear difference")),
        ),
        Cell(
            text=voice.signed(value.mean_min.value, 2),
            below=voice.signed_span(value.mean_min.low, value.mean_min.high, 2),
        ),
        Cell(
            text=voice.signed(100 * value.within.value, 2),
            below=voice.signed_span(100 * value.within.low, 100 * value.within.high, 2),
            tone=tone,
            strip=axis.strip(in_percent(value.within), 0.0, tone),
        ),
    )


def _better(gain: Estimate) -> Tone:
    return Tone.GOOD if gain.value > 0 else Tone.BAD


def _change(voice: RehearsalVoice, value: TeamValue) -> str:
    team = voice.name("teams", value.team)
    if value.lost:
        return voice.words(N_("Without {team}"), team=team)
    if value.site is None:
        return voice.words(N_("One team more like {team}"), team=team)
    return voice.words(
        N_("One team more like {team}, at {site}"), team=team, site=voice.name("sites", value.site)
    )
