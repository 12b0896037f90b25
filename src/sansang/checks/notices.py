"""Notices to the public: owned, early, in both languages, never overtaken by an older one."""

from collections.abc import Iterable

from sansang.checks.finding import Severity
from sansang.checks.rule import Spot, at, lacking, rule
from sansang.checks.sources import DATES, INSPECTION, practice
from sansang.checks.survey import Survey
from sansang.wording import N_

_PRACTICE = practice(INSPECTION)


@rule(
    "notices.no_owner",
    Severity.WARNING,
    N_("Notice “{name}” has no owner."),
    remedy=N_("Name who issues it and answers for its truth."),
    source=_PRACTICE,
)
def no_owner(survey: Survey) -> Iterable[Spot]:
    """Somebody answers for every notice."""
    return lacking("notices", survey.plan.notices, "owner")


@rule(
    "notices.no_vietnamese",
    Severity.WARNING,
    N_("Notice “{name}” has no Vietnamese text."),
    remedy=N_("Write it in Vietnamese."),
    source=_PRACTICE,
)
def no_vietnamese(survey: Survey) -> Iterable[Spot]:
    """Every notice is written in Vietnamese."""
    return _without(survey, "vi")


@rule(
    "notices.no_english",
    Severity.WARNING,
    N_("Notice “{name}” has no English text."),
    remedy=N_("Write it in English."),
    source=_PRACTICE,
)
def no_english(survey: Survey) -> Iterable[Spot]:
    """Every notice is written in English."""
    return _without(survey, "en")


def _without(survey: Survey, language: str) -> Iterable[Spot]:
    for notice in survey.plan.notices:
        if all(text.language != language for text in notice.texts):
            yield at("notices", notice, "texts")


@rule(
    "notices.no_channels",
    Severity.WARNING,
    N_("Notice “{name}” does not say by which channels it goes out."),
    remedy=N_("Name them: loudspeakers, radio, boards, web page, mobile message."),
    source=_PRACTICE,
)
def no_channels(survey: Survey) -> Iterable[Spot]:
    """Every notice says how it reaches people."""
    return lacking("notices", survey.plan.notices, "channels")


@rule(
    "notices.issued_before_what_it_replaces",
    Severity.ERROR,
    N_(
        "Notice “{name}” goes out on {issued}, before “{other}” which it replaces ({other_issued})."
    ),
    remedy=N_("Correct the times, or which one replaces which."),
    source=DATES,
)
def issued_before_what_it_replaces(survey: Survey) -> Iterable[Spot]:
    """A notice goes out after the one that it replaces."""
    notices = {notice.id: notice for notice in survey.plan.notices}
    for notice in survey.plan.notices:
        older = notices.get(notice.supersedes or "")
        if older and older.issue_at and notice.issue_at and notice.issue_at < older.issue_at:
            yield at(
                "notices",
                notice,
                "issue_at",
                issued=notice.issue_at,
                other=older.title,
                other_issued=older.issue_at,
            )
