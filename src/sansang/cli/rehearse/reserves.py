"""``sansang rehearse EVENT --reserves``: where reserves should wait, found by rehearsing places."""

from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

from sansang.cli.blocks import heading, show
from sansang.cli.plans import read, roads
from sansang.cli.rehearse.ask import Ask
from sansang.cli.rehearse.deployed import deployed
from sansang.cli.rehearse.naming import named
from sansang.cli.screen import answer_console, print_json, progress_console, working
from sansang.eventfile import whole_files
from sansang.rehearsal.parallel import workers_at
from sansang.rehearsal.placements import AS_PLANNED
from sansang.rehearsal.reserve_answer import PlaceTried, ReserveAnswer, write_reserves
from sansang.rehearsal.reserves import place_reserves, planned
from sansang.report.content.document import Block
from sansang.report.content.texts import (
    Align,
    Cell,
    Column,
    Paragraph,
    Statement,
    Table,
    Tone,
    ungrouped,
)
from sansang.report.content.voice import Voice
from sansang.wording import N_, Wording

RESERVES = "reserves.json"
_ROWS = 8
_MODELS = {
    AS_PLANNED: N_("as planned"),
    "mclp": N_("most within the target"),
    "mexclp": N_("most within the target when teams are busy"),
    "pmedian": N_("shortest ways in all"),
    "pcenter": N_("shortest longest way"),
}


def find_reserve_places(ask: Ask, words: Wording, *, as_json: bool) -> int:
    """Find where reserves should wait, write and show it; return the exit code."""
    plan = read(ask.event, words)
    voice = Voice(plan, words.language, roads(ask.event, plan, words))
    what = voice.words(N_("Rehearsing where reserves might wait"))
    with whole_files(ask.out) if ask.out else nullcontext() as beside:
        deployment = deployed(voice, ask.deployment, ask.time_limit_s)
        with working(progress_console(), what), workers_at(ask.scheduler) as workers:
            answer = place_reserves(
                plan,
                deployment,
                voice.travel,
                workers,
                seed=ask.seed,
                stress=ask.stress or None,
                incidents=ask.incidents,
            )
        if beside:
            write_reserves(answer, beside / RESERVES)
    if as_json:
        print_json(answer.model_dump(mode="json"))
    else:
        _show(voice, answer, ask.out)
    return 0


def _show(voice: Voice, answer: ReserveAnswer, out: Path | None) -> None:
    console = answer_console()
    heading(console, voice.text(voice.plan.event.name))
    show(console, _blocks(voice, answer))
    if out is not None:
        console.print()
        file = out / RESERVES
        said = N_("sansang deploy EVENT --reserves {file} lets the reserves wait there.")
        console.print(voice.words(said, file=file), soft_wrap=True)


def _blocks(voice: Voice, answer: ReserveAnswer) -> Iterator[Block]:
    yield _verdict(voice, answer)
    yield Table(
        caption=voice.words(N_("Where each reserve waits")),
        columns=tuple(
            Column(heading=voice.words(head)) for head in (N_("Reserve"), N_("Planned"), N_("Best"))
        ),
        groups=ungrouped(_moves(voice, answer)),
    )
    yield Table(
        caption=voice.words(N_("Places that were rehearsed, the best first")),
        columns=(
            Column(heading=voice.words(N_("Places")), share=3),
            Column(heading=voice.words(N_("Late")), align=Align.NUMBER),
            Column(heading=voice.words(N_("More than at the best")), align=Align.NUMBER),
            Column(heading=voice.words(N_("Days")), align=Align.NUMBER),
        ),
        groups=ungrouped(_row(voice, answer, one) for one in answer.tried[:_ROWS]),
    )
    yield Paragraph(text=_sureness(voice, answer), tone=Tone.QUIET)


def _verdict(voice: Voice, answer: ReserveAnswer) -> Statement:
    now, best = planned(answer), next(one for one in answer.tried if one.chosen)
    if now is best:
        title = voice.words(N_("No place that was tried is better than where the reserves wait."))
        return Statement(title=title, reasons=(), tone=Tone.GOOD)
    title = voice.words(
        N_("At other places {late} instead of {now} of {expected} incidents would come too late."),
        late=voice.number(best.late.value, 2),
        now=voice.number(now.late.value, 2),
        expected=voice.number(answer.expected, 1),
    )
    return Statement(title=title, reasons=(), tone=Tone.CAUTION)


def _moves(voice: Voice, answer: ReserveAnswer) -> Iterator[tuple[Cell, ...]]:
    name = named(voice)
    for place in answer.places:
        site = voice.plan.post(place.post).site
        stays = site == place.site
        best = voice.words(N_("stays")) if stays else name("sites", place.site)
        cells = (name("posts", place.post), name("sites", site), best)
        yield tuple(Cell(text=text) for text in cells)


def _row(voice: Voice, answer: ReserveAnswer, one: PlaceTried) -> tuple[Cell, ...]:
    name = named(voice)
    elsewhere = [p for p in one.places if voice.plan.post(p.post).site != p.site]
    text = "; ".join(f"{name('posts', p.post)}: {name('sites', p.site)}" for p in elsewhere)
    behind = one.behind
    more = f"{voice.number(behind.value, 3)} ({_span(voice, behind.low, behind.high)})"
    models = [voice.words(_MODELS[model]) for model in one.models if model != AS_PLANNED]
    return (
        Cell(
            text=text or voice.words(_MODELS[AS_PLANNED]),
            below=voice.listed(models) if models else "",
        ),
        Cell(text=f"{voice.number(one.late.value, 3)}"),
        Cell(text=voice.words(N_("the best")) if one.chosen else more),
        Cell(text=voice.number(one.days)),
    )


def _span(voice: Voice, low: float, high: float) -> str:
    return f"{voice.number(low, 3)}–{voice.number(high, 3)}"


def _sureness(voice: Voice, answer: ReserveAnswer) -> str:
    worth = voice.number(answer.worth, 3)
    if answer.confidence is None:
        return voice.words(
            N_("{days} days did not decide between the best; they differ by little."),
            days=voice.number(answer.days),
        )
    return voice.words(
        N_(
            "The best of those tried with a certainty of at least {sure} %, as long as it is "
            "better by {worth} late incidents; {days} days rehearsed."
        ),
        sure=voice.number(100 * answer.confidence),
        worth=worth,
        days=voice.number(answer.days),
    )
