"""The report form of an agency: which sheets and columns it has, and what they are called."""

from dataclasses import dataclass, replace
from functools import cache

from sansang.eventfile.tables import Column, Kind, Table
from sansang.readiness.review import AgencyReport, Answer, Evidence, State
from sansang.readiness.standing import Standing
from sansang.readiness.words import STANDINGS
from sansang.wording import LANGUAGES, N_, wording

FORMAT = "sansang/report-form/1"
HELP, REPORT, CRITERIA, EVIDENCE = "help", "report", "criteria", "evidence"
"""The sheets of a form."""

RULES = (
    N_("Fill the white cells of the sheet “criteria”: one row for each criterion."),
    N_("Choose a state from the list. A criterion without a state counts as not answered."),
    N_("“Partly ready” and “not ready” say what is missing, by when, and what you ask for."),
    N_("Evidence stands in the sheet “evidence”: a row for each file, link or observation."),
    N_("Files are handed in together with this form; their SHA-256 is filled in on receipt."),
    N_("Grey cells are protected. Do not rename sheets or columns, and do not copy rows."),
    N_("Write values, not formulas: a formula is refused."),
    N_("Write roles, never names of persons, and nothing about members of the public."),
)

CRITERION = "criterion"
ASKS = "_asks"
STATE = "state"
FIXED = (CRITERION, "_work_group", "_critical", ASKS, "_counts")
"""Columns of what is asked: written for the reader, checked and not changed."""


@dataclass(frozen=True)
class _Title:
    """A column: its field, its title, what it takes, how wide it is."""

    field: str
    title: str
    kind: Kind
    width: int


_ANSWERS = (
    _Title(CRITERION, N_("id"), Kind.ID, 24),
    _Title("_work_group", N_("work group"), Kind.LINE, 20),
    _Title("_critical", N_("critical"), Kind.LINE, 12),
    _Title(ASKS, N_("what must be so"), Kind.LINE, 56),
    _Title("_counts", N_("what counts as evidence"), Kind.LINE, 44),
    _Title(STATE, N_("state"), Kind.LINE, 20),
    _Title("missing", N_("what is missing, and by when it will be there"), Kind.TEXT, 44),
    _Title("asks_for", N_("what you ask for"), Kind.TEXT, 36),
    _Title("site", N_("site (id of the plan)"), Kind.ID, 20),
    _Title("by_role", N_("answered by (role)"), Kind.LINE, 24),
    _Title("at", N_("answered at"), Kind.MOMENT, 18),
)
_EVIDENCE = (
    _Title(CRITERION, N_("criterion (id)"), Kind.ID, 24),
    _Title("title", N_("evidence"), Kind.LINE, 44),
    _Title("link", N_("link"), Kind.LINE, 36),
    _Title("sha256", N_("SHA-256 of the file"), Kind.LINE, 24),
    _Title("lat", N_("latitude"), Kind.NUMBER, 14),
    _Title("lon", N_("longitude"), Kind.NUMBER, 14),
)
WIDTHS = {
    CRITERIA: [one.width for one in _ANSWERS],
    EVIDENCE: [one.width for one in _EVIDENCE],
}


@cache
def answers_table(language: str) -> Table:
    """Return the sheet of the criteria, its columns called in a language."""
    columns = tuple(_column(one, language, Answer) for one in _ANSWERS)
    return Table(name=CRITERIA, path=("answers",), model=Answer, columns=columns)


@cache
def evidence_table(language: str) -> Table:
    """Return the sheet of the evidence, its columns called in a language."""
    columns = tuple(_column(one, language, Evidence) for one in _EVIDENCE)
    return Table(name=EVIDENCE, path=("evidence",), model=Evidence, columns=columns)


def _column(one: _Title, language: str, model: type[Answer] | type[Evidence]) -> Column:
    name = wording(language)(one.title)
    return Column(name=name, path=(one.field,), owner=model, kind=one.kind, required=True)


_FIELD = Column(name="", path=(), owner=AgencyReport, kind=Kind.LINE)
REPORT_FIELDS = {
    "format": (_FIELD, N_("Leave as it is.")),
    "language": (_FIELD, N_("The language of this form: vi or en. Leave as it is.")),
    "review": (_FIELD, N_("The review for which this is. Leave as it is.")),
    "agency": (_FIELD, N_("The agency that reports. Leave as it is.")),
    "submitted_at": (
        replace(_FIELD, kind=Kind.MOMENT),
        N_("When it was handed in; the room fills this in on receipt."),
    ),
    "summary": (
        replace(_FIELD, kind=Kind.TEXT),
        N_("The agency's own judgement in a few sentences."),
    ),
}
"""The fields of the sheet of the report, one below the other, each with its explanation."""


def state_words(language: str) -> dict[str, State]:
    """Return the state that each word of a language means."""
    words = wording(language)
    return {words(STANDINGS[Standing(state.value)]): state for state in State}


def state_of(word: str) -> State | None:
    """Return the state that a word means in any language, None where it means none."""
    plain = " ".join(word.casefold().split())
    known = {text.casefold(): s for one in LANGUAGES for text, s in state_words(one).items()}
    return (known | {state.value: state for state in State}).get(plain)
