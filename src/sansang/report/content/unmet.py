"""Unmet needs: where strength is missing, which rule stops whom, and what would help."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from sansang.deployment.result import Deployment, Shortfall, Unmet
from sansang.report.content.document import Block, Fold, Part
from sansang.report.content.heat import by_weight, not_computed, weight
from sansang.report.content.reasons import because
from sansang.report.content.remedies import additions_table, remedy_lines
from sansang.report.content.terms import SHORTFALLS, UNIT_HOURS
from sansang.report.content.texts import Align, Cell, Column, Paragraph, Table, Tone, ungrouped
from sansang.report.content.voice import Voice
from sansang.wording import N_


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
        words = N_("Why is not said: this deployment carries no reasons.")
        yield Paragraph(text=voice.words(words), tone=Tone.QUIET)
    if deployment.additions:
        yield additions_table(voice, deployment.additions)
    for kind in Shortfall:
        unmet = [u for u in deployment.unmet if u.kind == kind]
        if unmet:
            yield _kind(voice, kind, unmet, deployment)


def _kind(voice: Voice, kind: Shortfall, unmet: Sequence[Unmet], deployment: Deployment) -> Fold:
    title = voice.words(SHORTFALLS[kind])
    count = voice.count(len({u.post for u in unmet}), N_("{n} post"), N_("{n} posts"))
    return Fold(
        title=f"{title}: {count}",
        blocks=(_table(voice, title, unmet, deployment),),
        unfolded=kind == Shortfall.MINIMUM,
    )


def _table(voice: Voice, caption: str, unmet: Sequence[Unmet], deployment: Deployment) -> Table:
    order = {post.id: at for at, post in enumerate(by_weight(voice.plan))}
    ordered = sorted(unmet, key=lambda u: (order[u.post], u.start))
    posts = [list(times) for _, times in groupby(ordered, key=lambda u: u.post)]
    explained = any(u.because for u in unmet)
    rows = (
        (*_need(voice, times), *(_answer(voice, times, deployment) if explained else ()))
        for times in posts
    )
    return Table(
        caption=caption,
        columns=tuple(_columns(voice, explained)),
        groups=ungrouped(rows),
    )


def _columns(voice: Voice, explained: bool) -> Iterator[Column]:
    yield Column(heading=voice.words(N_("Post")), share=1.9)
    yield Column(heading=voice.words(N_("When, stands of needed")), share=2.9)
    yield Column(heading=voice.words(N_("Missing")), share=1.2, align=Align.NUMBER)
    if explained:
        yield Column(heading=voice.words(N_("Who cannot help, and why")), share=3.4)
        yield Column(heading=voice.words(N_("What would meet it")), share=2.6)


def _need(voice: Voice, unmet: Sequence[Unmet]) -> tuple[Cell, ...]:
    """The post, its times under strength, and what is missing in them together."""
    post = voice.plan.post(unmet[0].post)
    times = (f"{voice.span(u.start, u.end)}: {u.given}/{u.required}" for u in unmet)
    missing = sum((u.required - u.given) * _hours(u) for u in unmet)
    return (
        Cell(text=voice.post(post.id), below=weight(voice, post)),
        Cell(text="\n".join(times)),
        Cell(text=voice.number(missing, 1), below=voice.words(UNIT_HOURS[post.unit])),
    )


def _answer(voice: Voice, unmet: Sequence[Unmet], deployment: Deployment) -> tuple[Cell, ...]:
    """Why the post is under strength, and what would meet it."""
    need, post = unmet[0], voice.plan.post(unmet[0].post)
    remedies = [r for r in deployment.remedies if (r.post, r.kind) == (need.post, need.kind)]
    return (
        Cell(text=_listed(because(voice, post, unmet))),
        Cell(text=_listed(remedy_lines(voice, post, remedies))),
    )


def _listed(lines: Iterable[str]) -> str:
    return "\n".join(f"• {line}" for line in lines) or "–"


def _hours(unmet: Unmet) -> float:
    return (unmet.end - unmet.start).total_seconds() / 3600
