"""An answer of ``sansang locate`` on a screen."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sansang.report.content.document import Block
from sansang.report.content.texts import Fact, Facts, Paragraph, Tone
from sansang.wording import N_, Wording

if TYPE_CHECKING:
    from sansang.location import Problem, Solution

_DIGITS = 6
_SHOWN = 10
_STATUSES = {
    "optimal": (N_("Proven: no other choice is better."), Tone.GOOD),
    "feasible": (N_("Not proven: another choice may be better by the gap."), Tone.CAUTION),
    "infeasible": (N_("Proven: no choice does what the model asks for."), Tone.BAD),
    "unknown": (N_("The time ended before a choice was found."), Tone.BAD),
}
_COVERING = ("mclp", "mexclp", "dsm")
_CUT_OFF = {
    False: N_("No site reaches these places: {places}"),
    True: N_("No site covers these places within the standard: {places}"),
}


def reached(value: float | None, bound: float | None, words: Wording) -> str:
    """Return a value and its bound on one line."""
    data = {"value": _number(value, words), "bound": _number(bound, words)}
    return words.say(N_("value {value}, bound {bound}"), data)


def answer_blocks(
    problem: "Problem", answer: "Solution", words: Wording, file: Path, *, stopped: bool
) -> Iterator[Block]:
    """Yield what is said of an answer."""
    facts = (
        (N_("value"), _number(answer.value, words)),
        (N_("proven bound"), _number(answer.bound, words)),
        (N_("gap"), "–" if answer.gap is None else f"{answer.gap:.3%}"),
        (N_("sites"), _sites(problem, answer)),
        (N_("seconds"), words.number(answer.seconds, 2)),
    )
    yield Facts(title="", items=tuple(Fact(label=words(name), value=v) for name, v in facts))
    if stopped:
        text = words(N_("The search was stopped: this is the best so far."))
        yield Paragraph(text=text, tone=Tone.CAUTION)
    sentence, tone = _STATUSES[answer.status]
    yield Paragraph(text=words(sentence), tone=tone)
    if answer.cut_off:
        lost = _listed([problem.places[place] for place in answer.cut_off])
        text = words.say(_CUT_OFF[answer.model in _COVERING], {"places": lost})
        yield Paragraph(text=text, tone=Tone.BAD)
    yield Paragraph(text=words.say(N_("The answer lies in {file}"), {"file": str(file)}))


def _sites(problem: "Problem", answer: "Solution") -> str:
    """Return the sites, each with how many wait there where it is more than one."""
    times = Counter(answer.sites)
    names = (
        problem.sites[site] + (f" × {count}" if count > 1 else "") for site, count in times.items()
    )
    return ", ".join(names) or "–"


def _listed(names: Sequence[str]) -> str:
    more = len(names) - _SHOWN
    return ", ".join(names[:_SHOWN]) + (f" … (+{more})" if more > 0 else "")


def _number(value: float | None, words: Wording) -> str:
    if value is None:
        return "–"
    return words.number(value, 0 if value == round(value) else _DIGITS)
