"""A rehearsal on one screen: what went right how often, what is late, and what would mend it."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.text import Text

from sansang.cli.blocks import heading, show
from sansang.cli.rehearse.compared import compared_blocks
from sansang.cli.rehearse.fallbacks import fallback_blocks
from sansang.cli.rehearse.late import late_blocks, posts_table
from sansang.cli.rehearse.left_out import left_out_blocks
from sansang.cli.rehearse.naming import named
from sansang.cli.rehearse.shares import of_hundred, share_interval
from sansang.cli.screen import answer_console
from sansang.rehearsal.result import Estimate, NotableDay, Rehearsal
from sansang.rehearsal.standard import types_of
from sansang.rehearsal.stress import packs
from sansang.rehearsal.verdict import ENOUGH, FIRST, too_seldom
from sansang.report.content.document import Block
from sansang.report.content.texts import Paragraph, Statement, Table, Tone
from sansang.report.content.voice import Voice
from sansang.travel import By
from sansang.wording import N_

_DAYS = 3
"""Notable days that are told."""
_POLICY = {
    "closest": N_("the able team that is there first goes"),
    "preemption": N_("teams are called away for what is more urgent"),
    "cover": N_("posts keep their minimum"),
    "borders": N_("within jurisdictions"),
    "move_up": N_("reserves move up"),
}
"""The rules of dispatch that an answer names."""
_TRAVEL = {
    By.ROADS: N_("travel by the roads of the plan"),
    By.STRAIGHT_LINE: N_("travel in a straight line with a detour factor"),
}


def show_rehearsal(voice: Voice, answer: Rehearsal, command: str, other: Path | None) -> None:
    """Show a rehearsal on the output: ``command`` tells one of its days when the number of the
    day is put behind it, ``other`` is what was compared, if anything.
    """
    console = answer_console()
    heading(console, voice.text(voice.plan.event.name))
    show(console, (_verdict(voice, answer),))
    before: Block | None = None
    for block in _blocks(voice, answer, other):
        if not isinstance(block, Paragraph) and not isinstance(before, Table):
            console.print()  # these have space of their own: one above, the other below
        show(console, (block,))
        before = block
    if answer.notable:  # on one line, so that it can be copied
        command = f"{command} {answer.notable[0].number}"
        said = voice.words(N_("to read one: {command}"), command=command)
        console.print(Text(f"    {said}", "dim"), soft_wrap=True)


def _blocks(voice: Voice, answer: Rehearsal, other: Path | None) -> Iterator[Block]:
    if other:
        yield from compared_blocks(voice, answer, other)
    yield from late_blocks(voice, answer)
    yield from fallback_blocks(voice, answer)
    yield from filter(None, (posts_table(voice, answer),))
    yield from left_out_blocks(voice, answer)
    yield from _guesses(voice, answer)
    yield from _notable(voice, answer)


def _verdict(voice: Voice, answer: Rehearsal) -> Statement:
    return Statement(
        title=verdict_sentence(voice, answer),
        reasons=tuple(_how(voice, answer)),
        tone=_tone(answer.days_all_in_target),
    )


def verdict_sentence(voice: Voice, answer: Rehearsal) -> str:
    """Return on how many of 100 rehearsed days all of priority 1 was reached in time."""
    share = answer.days_all_in_target
    if share is None:
        return voice.words(N_("No incident of priority 1 has a target: nothing is promised."))
    data = {"n": of_hundred(voice, share.value), "low_high": share_interval(voice, share)}
    targets = {
        kind.target_min
        for kind in types_of(voice.plan)
        if kind.priority == FIRST and kind.target_min is not None
    }
    if len(targets) == 1:
        return voice.words(
            N_(
                "In {n} of 100 rehearsed days ({low_high}) every priority-1 incident was reached in"
                " {minutes} minutes."
            ),
            minutes=voice.number(targets.pop(), 1),
            **data,
        )
    return voice.words(
        N_(
            "In {n} of 100 rehearsed days ({low_high}) every priority-1 incident was reached"
            " within its target."
        ),
        **data,
    )


def _tone(share: Estimate | None) -> Tone:
    if share is None:
        return Tone.QUIET
    if too_seldom(share):
        return Tone.BAD
    return Tone.GOOD if share.value >= ENOUGH else Tone.CAUTION


def _how(voice: Voice, answer: Rehearsal) -> Iterator[str]:
    yield voice.words(
        N_("{days} days rehearsed with seed {seed}; in brackets intervals of 95 %; {travel}"),
        days=voice.number(answer.days),
        seed=answer.seed,
        travel=voice.words(_TRAVEL[answer.travel]),
    )
    if answer.plans:
        yield voice.words(
            N_("each contingency plan tried in {n} drills, alone and with those that share forces"),
            n=voice.number(answer.drills_per_plan),
        )
    rules = (voice.words(_POLICY.get(rule, rule)) for rule in answer.policy.split())
    yield "; ".join(rules)
    if answer.stress:
        what = {pack.name: voice.words(pack.what) for pack in packs(voice.plan)}
        yield voice.words(
            N_("under stress on every day ({pack}): {what}"),
            pack=answer.stress,
            what=what.get(answer.stress, answer.stress),
        )


def _guesses(voice: Voice, answer: Rehearsal) -> Iterator[Block]:
    """Whatever nobody gave for this event is marked as a guess."""
    guessed = [stream for stream in answer.streams if stream.guess]
    if not guessed:
        return
    name = named(voice)
    types = dict.fromkeys(stream.incident_type for stream in guessed)
    yield Paragraph(
        text=voice.words(
            N_(
                "A guess from published rates, not from this event, is how often these come:"
                " {types}. With {json} the rates and their sources are told; your own go into"
                " incident_rates."
            ),
            types=", ".join(name("incident_types", one) for one in types),
            json="--json",
        ),
        tone=Tone.CAUTION,
    )


def _notable(voice: Voice, answer: Rehearsal) -> Iterator[Block]:
    days = answer.notable[:_DAYS]
    if not days:
        return
    yield Statement(
        title=voice.words(N_("Days worth reading")),
        reasons=tuple(_days(voice, days)),
        tone=Tone.PLAIN,
    )


def _days(voice: Voice, days: Sequence[NotableDay]) -> Iterator[str]:
    name = named(voice)
    for day in days:
        incidents = voice.count(day.late, N_("{n} incident"), N_("{n} incidents"))
        late = voice.words(
            N_("day {number}: {incidents} reached too late"),
            number=day.number,
            incidents=incidents,
        )
        if day.incident_type is None:
            yield late
            continue
        worst = N_("{day}, the worst after {n} min: {incident} at {site}, {at}")
        never = N_("{day}, the worst never: {incident} at {site}, {at}")
        yield voice.words(
            never if day.worst_min is None else worst,
            day=late,
            n=voice.number(day.worst_min or 0, 1),
            incident=name("incident_types", day.incident_type),
            site=name("sites", day.site),
            at=voice.moment(day.at),
        )
