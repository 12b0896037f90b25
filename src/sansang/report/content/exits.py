"""How long the places of a plan take to empty, with every exit and with the worst one lost."""

from collections.abc import Iterator

from sansang.checks.widths import EGRESS_MIN
from sansang.egress import Emptying, Outcome, SiteEmptying, site_emptying
from sansang.report.content.texts import Align, Cell, Column, Table, Tone, ungrouped
from sansang.report.content.voice import Voice
from sansang.wording import N_

_WITHOUT_TIME = {
    Outcome.DID_NOT_EMPTY: N_("does not empty"),
    Outcome.TOO_DENSE: N_("too dense to be reckoned"),
}
_MEANT = {
    Outcome.APPROVED_DESIGN: N_("exits alone; rows of seats: use the approved design"),
    Outcome.UNKNOWN: N_("exits alone; the floor of a zone is not known"),
}


def emptying_table(voice: Voice) -> Table | None:
    """Return the times of all sites with exits and people; None where there is none."""
    times = [found for site in voice.plan.sites if (found := site_emptying(site))]
    if not times:
        return None
    return Table(
        caption=voice.words(N_("How long each place takes to empty, at least")),
        columns=(
            Column(heading=voice.words(N_("Site")), share=3.2),
            Column(heading=voice.words(N_("People")), share=0.9, align=Align.NUMBER),
            Column(heading=voice.words(N_("Every exit, min")), share=1.2, align=Align.NUMBER),
            Column(heading=voice.words(N_("Worst exit lost, min")), share=2, align=Align.NUMBER),
            Column(heading=voice.words(N_("Allowed, min")), share=1, align=Align.NUMBER),
            Column(heading=voice.words(N_("Exits alone, min")), share=2, align=Align.NUMBER),
        ),
        groups=ungrouped(_row(voice, found) for found in times),
    )


def _row(voice: Voice, times: SiteEmptying) -> tuple[Cell, ...]:
    site = voice.plan.site(times.site)
    every, lost = times.all_exits, times.exit_lost
    limit = EGRESS_MIN[site.risk]
    meant = _MEANT.get(every.outcome)
    name = next((e.name for e in site.exits if lost and e.id == lost.lost), "")
    return (
        Cell(text=voice.text(site.name), below=voice.words(meant) if meant else ""),
        Cell(text=voice.number(every.people)),
        _time(voice, every, limit),
        _time(voice, lost, limit, voice.text(name)) if lost else Cell(text="–"),
        Cell(text=voice.number(limit)),
        _flows(voice, lost or every),
    )


def _time(voice: Voice, answer: Emptying, limit: int, below: str = "") -> Cell:
    if answer.least_min is None:
        without = _WITHOUT_TIME.get(answer.outcome)
        return Cell(text=voice.words(without) if without else "–", tone=Tone.BAD)
    slow = answer.least_min > limit
    text = voice.number(answer.least_min, 1)
    return Cell(text=text, below=below, tone=Tone.CAUTION if slow else Tone.PLAIN)


def _flows(voice: Voice, answer: Emptying) -> Cell:
    """At the highest flow of the Green Guide, and at the one that is seen in practice."""
    if answer.guide_min is None or answer.observed_min is None:
        return Cell(text="–")
    seen = voice.words(N_("{n} at the flow seen"), n=voice.number(answer.observed_min, 1))
    return Cell(text=voice.number(answer.guide_min, 1), below=seen)


def emptying_sentences(voice: Voice, times: SiteEmptying | None) -> Iterator[str]:
    """Yield how long a contingency plan's site takes to empty, where that can be told."""
    lost = times.exit_lost if times else None
    if times is None or lost is None or lost.least_min is None or lost.lost is None:
        return
    site = voice.plan.site(times.site)
    yield voice.words(
        N_("“{site}” takes at least {minutes} min to empty with “{exit}” lost"),
        site=voice.text(site.name),
        minutes=voice.number(lost.least_min, 1),
        exit=voice.text(next(exit_.name for exit_ in site.exits if exit_.id == lost.lost)),
    )
