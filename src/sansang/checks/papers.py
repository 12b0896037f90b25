"""The event's papers: heading, signature, recipients, translation."""

from collections.abc import Iterable, Iterator

from sansang.checks.finding import Severity
from sansang.checks.rule import Spot, at, rule
from sansang.checks.sources import INSPECTION, OFFICE_PAPERS, practice
from sansang.checks.survey import Survey
from sansang.event.setting import PaperLayout
from sansang.wording import LANGUAGES, N_

_PRACTICE = practice(INSPECTION)
_NAMED = (
    "agencies",
    "commands",
    "task_forces",
    "sites",
    "sectors",
    "resource_types",
    "skills",
    "teams",
    "posts",
    "movements",
    "tasks",
    "hazards",
    "contingency_plans",
    "gatherings",
)


@rule(
    "papers.no_issuing_body",
    Severity.WARNING,
    N_("The papers of “{name}” have no issuing body."),
    remedy=N_("Enter the body in whose name they are issued."),
    source=OFFICE_PAPERS,
)
def no_issuing_body(survey: Survey) -> Iterable[Spot]:
    """Papers in the Vietnamese layout name the body that issues them."""
    return _paper_lacks(survey, "issuing_body")


@rule(
    "papers.no_signatory",
    Severity.WARNING,
    N_("The papers of “{name}” have no signatory."),
    remedy=N_("Enter the position that signs them, not a name."),
    source=OFFICE_PAPERS,
)
def no_signatory(survey: Survey) -> Iterable[Spot]:
    """Papers in the Vietnamese layout say in which position they are signed."""
    return _paper_lacks(survey, "signatory")


@rule(
    "papers.no_recipients",
    Severity.WARNING,
    N_("The papers of “{name}” have no recipients (nơi nhận)."),
    remedy=N_("List who receives them, and the archive."),
    source=OFFICE_PAPERS,
)
def no_recipients(survey: Survey) -> Iterable[Spot]:
    """Papers in the Vietnamese layout list their recipients."""
    return _paper_lacks(survey, "recipients")


def _paper_lacks(survey: Survey, field: str) -> Iterable[Spot]:
    event = survey.plan.event
    if event.paper.layout != PaperLayout.INTERNATIONAL and not getattr(event.paper, field):
        yield at("event", event, f"paper.{field}")


@rule(
    "papers.untranslated",
    Severity.ADVICE,
    N_("{count} names of the plan have no translation for papers in the other language: {names}."),
    remedy=N_("Add them to the translations."),
    source=_PRACTICE,
)
def untranslated(survey: Survey) -> Iterable[Spot]:
    """Names are translated for papers in the other language."""
    event = survey.plan.event
    other = next(language for language in LANGUAGES if language != event.language)
    known = {t.text for t in survey.plan.translations if t.language == other}
    missing = [name for name in dict.fromkeys(_names(survey)) if name not in known]
    if missing:
        yield at("event", event, "translations", count=len(missing), names=missing[:3])


def _names(survey: Survey) -> Iterator[str]:
    yield survey.plan.event.name
    for table in _NAMED:
        for record in getattr(survey.plan, table):
            yield getattr(record, "name", "") or record.title
