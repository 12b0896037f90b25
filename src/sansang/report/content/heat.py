"""The cover heat map: post × hour, met or short and by how much."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import groupby
from typing import Literal

from sansang.event import EventPlan, Post
from sansang.report.content.charts import HeatCell, HeatGroup, HeatMap, HeatRow, Hour
from sansang.report.content.cover import Cover, Stretch
from sansang.report.content.days import Day, days_between, is_night
from sansang.report.content.document import Block, Part
from sansang.report.content.terms import UNITS
from sansang.report.content.texts import Paragraph, Tone
from sansang.report.content.voice import Voice
from sansang.wording import N_, clock

State = Literal["none", "met", "below_desired", "below_minimum"]


def heat_part(voice: Voice, cover: Cover | None) -> Part:
    """Return one table for each day on which a post asks for someone."""
    return Part(
        anchor="cover",
        title=voice.words(N_("Cover of the posts, hour by hour")),
        blocks=tuple(_blocks(voice, cover)),
        wide=cover is not None,
    )


def _blocks(voice: Voice, cover: Cover | None) -> Iterator[Block]:
    if cover is None:
        yield Paragraph(text=not_computed(voice))
        return
    stretches = [s for of_post in cover.values() for s in of_post]
    if not stretches:
        yield Paragraph(text=voice.words(N_("No post of the plan asks for anyone.")))
        return
    yield Paragraph(text=voice.words(_READING), tone=Tone.QUIET)
    start, end = min(s.start for s in stretches), max(s.end for s in stretches)
    for day in days_between(start, end, voice.plan.zone):
        groups = tuple(_groups(voice, cover, day))
        if groups:
            yield _heat_map(voice, day, groups)


def not_computed(voice: Voice) -> str:
    """Return what stands where a deployment would."""
    return voice.words(N_("Not computed: there is no deployment for this plan yet."))


_READING = N_(
    "A plain number: that strength stands, and all that is desired. 8/10: the minimum is met, 8 of"
    " the 10 desired stand. −4, white on dark: 4 are missing to the minimum. An empty field: nobody"
    " is asked for. Each hour shows its worst minute. Night hours have a grey head."
)


def by_weight(plan: EventPlan) -> list[Post]:
    """Return the posts, those of the first priority first, the reserve last."""
    return sorted(plan.posts, key=lambda post: (post.reserve, post.priority))


def _heat_map(voice: Voice, day: Day, groups: tuple[HeatGroup, ...]) -> HeatMap:
    return HeatMap(
        caption=voice.words(N_("Cover on {day}"), day=voice.day(day.start)),
        row_heading=voice.words(N_("Post")),
        day=voice.words(N_("day")),
        night=voice.words(N_("night")),
        hours=tuple(
            Hour(label=f"{voice.local(start):%H}", night=is_night(voice.plan, start))
            for start, _ in day.hours
        ),
        groups=groups,
    )


def _groups(voice: Voice, cover: Cover, day: Day) -> Iterator[HeatGroup]:
    for title, posts in groupby(by_weight(voice.plan), key=lambda post: weight(voice, post)):
        rows = tuple(_rows(voice, cover, day, posts))
        if rows:
            yield HeatGroup(title=title, rows=rows)


def weight(voice: Voice, post: Post) -> str:
    """Return how early a post is filled."""
    if post.reserve:
        return voice.words(N_("Reserve"))
    return voice.words(N_("Priority {n}"), n=post.priority)


def _rows(voice: Voice, cover: Cover, day: Day, posts: Iterable[Post]) -> Iterator[HeatRow]:
    for post in posts:
        stretches = [s for s in cover[post.id] if s.start < day.end and s.end > day.start]
        if stretches:
            yield HeatRow(
                number=voice.post_number(post.id),
                title=voice.text(post.name),
                detail=voice.words(UNITS[post.unit]),
                cells=tuple(_cells(voice, post, stretches, day)),
            )


def _cells(voice: Voice, post: Post, stretches: Sequence[Stretch], day: Day) -> Iterator[HeatCell]:
    """Hours that say the same, one after the other, are one cell."""
    worst = [(start, worst_in(stretches, start, end)) for start, end in day.hours]
    at = 0
    for (state, text, *_), same in groupby(worst, key=lambda pair: _sign(voice, pair[1])):
        hours = list(same)
        start, end = hours[0][0], day.hours[at + len(hours) - 1][1]
        at += len(hours)
        spoken = _spoken(voice, post, hours[0][1], start, end)
        yield HeatCell(hours=len(hours), state=state, text=text, spoken=spoken)


def worst_in(stretches: Iterable[Stretch], start: datetime, end: datetime) -> Stretch | None:
    """Return the stretch of a time in which most is missing, None where nobody is asked for."""
    touched = [s for s in stretches if s.start < end and s.end > start]
    return max(touched, key=lambda s: (s.below_minimum, s.below_desired, s.desired), default=None)


def _sign(voice: Voice, stretch: Stretch | None) -> tuple[State, str, int, int, int]:
    """State and mark, and the figures: where one of them changes, a new cell begins."""
    if stretch is None:
        return "none", "", 0, 0, 0
    figures = stretch.given, stretch.minimum, stretch.desired
    if stretch.below_minimum:
        return "below_minimum", f"\N{MINUS SIGN}{voice.number(stretch.below_minimum)}", *figures
    given = voice.number(stretch.given)
    if stretch.below_desired:
        return "below_desired", f"{given}/{voice.number(stretch.desired)}", *figures
    return "met", given, *figures


def _spoken(
    voice: Voice, post: Post, stretch: Stretch | None, start: datetime, end: datetime
) -> str:
    if stretch is None:
        return ""
    return voice.words(
        N_("{start}–{end}: {given} {unit}, minimum {minimum}, desired {desired}"),
        start=clock(voice.local(start)),
        end=clock(voice.local(end)),
        given=voice.number(stretch.given),
        unit=voice.words(UNITS[post.unit]),
        minimum=voice.number(stretch.minimum),
        desired=voice.number(stretch.desired),
    )
