"""Writes the reference of all checks, docs/reference/checks.md, from the rules themselves."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

from sansang.checks import RULES, Rule, Severity, source_text
from sansang.checks.rulebook import CHAPTERS
from sansang.wording import wording

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "checks.md"

INTRODUCTION = """\
# Checks

Sansang seeks {count} dangers in a plan: {counts}.
`sansang check EVENT` prints what it finds; each finding names the record, the rule and what the
rule rests on.

*Error*: the plan must not be carried out so. *Warning*: it needs a decision. *Advice*: it would be
better otherwise.

A rule that rests on a law is silent where that law does not hold: in another jurisdiction than
the event's, or on a day before it is in force. Where a text could be read only as a transcription
or second-hand, its source says so: hold it against the official text. No answer here replaces a
permit, an approved design or a medical risk assessment.

The rules of *coverage* are necessary and not sufficient: where they find a shortage no deployment
can meet the minimums; where they find none, `sansang deploy` still has rest, travel and shifts to
keep.
"""


def main() -> None:
    """Write the page."""
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(page(), "utf-8")


def page() -> str:
    """Return the page as Markdown."""
    counts = Counter(rule.severity for rule in RULES)
    named = ", ".join(f"{counts[severity]} {_plural(severity)}" for severity in Severity)
    start = INTRODUCTION.format(count=len(RULES), counts=named)
    return "\n".join([start, *(line for chapter in CHAPTERS for line in _chapter(chapter))])


def _plural(severity: Severity) -> str:
    return severity.value if severity == Severity.ADVICE else f"{severity.value}s"


def _chapter(chapter: ModuleType) -> Iterator[str]:
    name = chapter.__name__.rsplit(".", 1)[-1]
    yield f"## {name}\n"
    yield f"{(chapter.__doc__ or '').strip()}\n"
    yield "| rule | severity | asks for | rests on |\n|---|---|---|---|"
    for rule in RULES:
        if rule.check.__module__ == chapter.__name__:
            yield _row(rule)
    yield ""


def _row(rule: Rule) -> str:
    asks = f"{rule.seeks} *{rule.remark}*" if rule.remark else rule.seeks
    source = source_text(rule, wording("en"))
    return f"| `{rule.id}` | {rule.severity.value} | {asks} | {source} |"


if __name__ == "__main__":
    main()
