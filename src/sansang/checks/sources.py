"""What the rules rest on: the texts, since when and where they hold.

A text is marked ``verified=False`` where only a transcription or a second-hand account was at
hand: hold it against the official one before relying on it.
"""

from datetime import date

from sansang.checks.finding import Source, SourceKind
from sansang.wording import N_

INSPECTION = N_("Readiness inspection practice")
COMMAND = N_("Command practice (ICS; Gold–Silver–Bronze)")


def practice(title: str, clause: str = "") -> Source:
    """Return a source that is practice: nobody is bound by it, many are glad of it."""
    return Source(kind=SourceKind.PRACTICE, title=title, clause=clause)


def arithmetic(title: str, clause: str = "") -> Source:
    """Return a source that is arithmetic: the plan's own numbers contradict each other."""
    return Source(kind=SourceKind.ARITHMETIC, title=title, clause=clause)


def qcvn_06(clause: str) -> tuple[Source, ...]:
    """Return the Vietnamese fire safety code, before and since its amendment 1:2023."""
    return (
        Source(
            kind=SourceKind.LAW,
            title="QCVN 06:2022/BXD",
            clause=clause,
            jurisdiction="VN",
            in_force=date(2023, 1, 16),
            until=date(2023, 12, 1),
            verified=False,
        ),
        Source(
            kind=SourceKind.LAW,
            title=N_("QCVN 06:2022/BXD with amendment 1:2023"),
            clause=clause,
            jurisdiction="VN",
            in_force=date(2023, 12, 1),
            verified=False,
        ),
    )


LAW_42_2013 = Source(
    kind=SourceKind.LAW,
    title=N_("Law on Citizen Reception 42/2013/QH13"),
    jurisdiction="VN",
    in_force=date(2014, 7, 1),
)
GREEN_GUIDE = Source(
    kind=SourceKind.STANDARD, title=N_("Green Guide, as published by Buckinghamshire Council")
)
SFPE = Source(kind=SourceKind.STANDARD, title="SFPE Handbook", clause="67")
HYDRAULIC = Source(
    kind=SourceKind.STANDARD, title=N_("SFPE Handbook, ch. 67; minutes of the Green Guide")
)
NFPA_101 = Source(
    kind=SourceKind.STANDARD, title="NFPA 101 / IBC 1006.2.1", jurisdiction="US", verified=False
)
ASSEMBLY = Source(
    kind=SourceKind.STANDARD,
    title=N_("OSCE/ODIHR Guidelines on Freedom of Peaceful Assembly, 3rd ed."),
    clause="22",
)
COMMENT_37 = Source(
    kind=SourceKind.STANDARD,
    title=N_("UN Human Rights Committee, General Comment 37 (CCPR/C/GC/37)"),
)
THE_LINE = practice(N_("The line that this planner does not cross"))

OFFICE_PAPERS = practice(
    N_("Vietnamese office practice (Decree 30/2020/NĐ-CP for administrative papers)"), "8"
)
RISK_MATRIX = practice(N_("Risk matrix, likelihood × impact from 1 to 25"))
DATES = arithmetic(N_("The plan's own dates"))
NUMBERS = arithmetic(N_("The plan's own numbers"))
ROADS = arithmetic(N_("The plan's own roads and closures"))
RECORDS = arithmetic(N_("The plan's own records"))
ERLANG_C = arithmetic("Erlang C (M/M/c)")
