"""What wants a decision first: the posts below their minimum, and the errors of the plan."""

from collections.abc import Iterator, Sequence

from sansang.checks import Finding, Severity, message
from sansang.event import Post
from sansang.report.content.cover import Cover, Stretch, below_minimum
from sansang.report.content.document import Block
from sansang.report.content.heat import by_weight, weight
from sansang.report.content.terms import UNITS
from sansang.report.content.texts import Align, Bullets, Cell, Column, Table, Tone, ungrouped
from sansang.report.content.voice import Voice
from sansang.wording import N_

_MOST_POSTS = 8
_MOST_TIMES = 3
_MOST_ERRORS = 8


def decisions(voice: Voice, findings: Sequence[Finding], cover: Cover | None) -> Iterator[Block]:
    """Yield the gravest by name; the parts on needs and findings hold all of them."""
    if cover is not None:
        short = [(p, below_minimum(cover[p.id])) for p in by_weight(voice.plan)]
        short = [(post, times) for post, times in short if times]
        if short:
            yield _posts(voice, short)
    errors = [f for f in findings if f.severity == Severity.ERROR]
    if errors:
        yield Bullets(
            title=voice.words(N_("Errors to be settled")), items=tuple(_errors(voice, errors))
        )


def _posts(voice: Voice, short: Sequence[tuple[Post, Sequence[Stretch]]]) -> Table:
    rows = [_post(voice, post, times) for post, times in short[:_MOST_POSTS]]
    more = len(short) - _MOST_POSTS
    if more > 0:
        words = voice.count(more, N_("and {n} more post"), N_("and {n} more posts"))
        rows.append((Cell(text=words, tone=Tone.QUIET), Cell(text=""), Cell(text="")))
    return Table(
        caption=voice.words(N_("Posts below their minimum")),
        columns=(
            Column(heading=voice.words(N_("Post")), share=4),
            Column(heading=voice.words(N_("Missing at worst")), share=2, align=Align.NUMBER),
            Column(heading=voice.words(N_("When")), share=5),
        ),
        groups=ungrouped(rows),
    )


def _post(voice: Voice, post: Post, times: Sequence[Stretch]) -> tuple[Cell, ...]:
    worst = max(times, key=lambda s: s.below_minimum)
    missing = voice.words(
        N_("{missing} of {minimum} {unit}"),
        missing=voice.number(worst.below_minimum),
        minimum=voice.number(worst.minimum),
        unit=voice.words(UNITS[post.unit]),
    )
    when = [voice.span(s.start, s.end) for s in times[:_MOST_TIMES]]
    more = len(times) - _MOST_TIMES
    if more > 0:
        when.append(voice.count(more, N_("and {n} more time"), N_("and {n} more times")))
    return (
        Cell(text=voice.post(post.id), below=weight(voice, post)),
        Cell(text=missing, tone=Tone.BAD),
        Cell(text="\n".join(when)),
    )


def _errors(voice: Voice, errors: Sequence[Finding]) -> Iterator[str]:
    """The first error of each group of rules: many of one kind must not hide another."""
    groups = {finding.rule.partition(".")[0]: finding for finding in reversed(errors)}
    told = [f for f in errors if f is groups[f.rule.partition(".")[0]]][:_MOST_ERRORS]
    for finding in told:
        yield message(finding, voice.wording, voice.plan)
    more = len(errors) - len(told)
    if more > 0:
        yield voice.count(
            more, N_("and {n} more error: see findings"), N_("and {n} more errors: see findings")
        )
