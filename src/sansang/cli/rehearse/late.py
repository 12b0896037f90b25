"""Which incidents are reached too late, at which sites, and which posts are left short."""

from collections.abc import Iterable, Iterator, Sequence

from sansang.cli.rehearse.naming import named
from sansang.cli.rehearse.shares import minutes, shared
from sansang.rehearsal.result import PostShort, Rehearsal, Response
from sansang.rehearsal.verdict import ENOUGH, is_of_type, too_seldom
from sansang.report.content.document import Block
from sansang.report.content.texts import Align, Cell, Column, Paragraph, Table, Tone, ungrouped
from sansang.report.content.voice import Voice
from sansang.wording import N_

_TYPES = 5
_SITES = 3
_POSTS = 3
"""Rows of each table: the worst."""
_WORTH_TELLING_MIN = 0.5
"""Minutes a day under the minimum from which a post is told."""


def late_blocks(voice: Voice, answer: Rehearsal) -> Iterator[Block]:
    """Yield the worst incident types and the worst sites; one sentence where nothing happened."""
    types = _worst(filter(is_of_type, answer.responses))[:_TYPES]
    sites = [one for one in _worst(filter(_is_of_site, answer.responses)) if _late(one)][:_SITES]
    if not types:
        yield Paragraph(text=voice.words(N_("Nothing happened on any rehearsed day.")))
        return
    yield _table(voice, N_("Incidents, the worst first"), "incident_types", types, answer.days)
    if sites:
        yield _table(voice, N_("Sites where they are reached late"), "sites", sites, answer.days)


def _is_of_site(response: Response) -> bool:
    others = (response.incident_type, response.priority, response.hour)
    return response.site is not None and others == (None, None, None)


def _late(response: Response) -> bool:
    return response.within is not None and response.within.value < 1


def _worst(responses: Iterable[Response]) -> list[Response]:
    """Those that missed their target most often first; those without a target last."""
    some = [one for one in responses if one.incidents]
    return sorted(some, key=lambda one: one.within.value if one.within else 2.0)


def _table(voice: Voice, caption: str, table: str, rows: Sequence[Response], days: int) -> Table:
    heads = (
        N_("Target, min"),
        N_("In a day"),
        N_("In time, of 100"),
        N_("9 of 10 within, min"),
        N_("Not reached"),
    )
    first = N_("Incident") if table == "incident_types" else N_("Site")
    return Table(
        caption=voice.words(caption),
        columns=(
            Column(heading=voice.words(first), share=3),
            *(Column(heading=voice.words(head), align=Align.NUMBER) for head in heads),
        ),
        groups=ungrouped(_row(voice, table, one, days) for one in rows),
    )


def _row(voice: Voice, table: str, response: Response, days: int) -> tuple[Cell, ...]:
    record_id = response.incident_type if table == "incident_types" else response.site
    target = response.target_min
    return (
        Cell(text=named(voice)(table, record_id)),
        Cell(text="–" if target is None else voice.number(target, 1)),
        Cell(text=voice.number(response.incidents / max(1, days), 2)),
        Cell(text=shared(voice, response.within), tone=_tone(response)),
        Cell(text=minutes(voice, response.p90)),
        Cell(
            text=voice.number(response.unreached),
            tone=Tone.BAD if response.unreached else Tone.PLAIN,
        ),
    )


def _tone(response: Response) -> Tone:
    if response.within is None or response.within.value >= ENOUGH:
        return Tone.PLAIN
    return Tone.BAD if too_seldom(response.within) else Tone.CAUTION


def posts_table(voice: Voice, answer: Rehearsal) -> Table | None:
    """Return the posts that incidents leave short for longest, None where they leave none."""
    short = [post for post in answer.posts if post.minutes_per_day.value >= _WORTH_TELLING_MIN]
    if not short:
        return None
    worst = sorted(short, key=lambda post: -post.minutes_per_day.value)[:_POSTS]
    return Table(
        caption=voice.words(N_("Posts left short by incidents")),
        columns=(
            Column(heading=voice.words(N_("Post")), share=3),
            Column(heading=voice.words(N_("Minutes a day")), align=Align.NUMBER),
            Column(heading=voice.words(N_("Of its time, %")), align=Align.NUMBER),
        ),
        groups=ungrouped(_post(voice, post) for post in worst),
    )


def _post(voice: Voice, post: PostShort) -> tuple[Cell, ...]:
    return (
        Cell(text=named(voice)("posts", post.post)),
        Cell(text=minutes(voice, post.minutes_per_day)),
        Cell(text=voice.number(100 * post.share.value, 2)),
    )
