"""How a criterion stands: what is reported, what was seen, and which of the two prevails.

What was seen on the spot prevails over what was reported. Of several places, and of several
agencies, the least ready one counts; of several answers from one place, the latest.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from enum import StrEnum

from sansang.event.fields import AgencyId, Id, Record
from sansang.event.organisation import WorkGroup
from sansang.readiness.review import Answer, Review


class Standing(StrEnum):
    """The state of a criterion, or that nobody has answered it."""

    READY = "ready"
    PARTLY = "partly"
    NOT_READY = "not_ready"
    UNANSWERED = "unanswered"
    NOT_APPLICABLE = "not_applicable"


_LEAST_FIRST = (
    Standing.NOT_READY,
    Standing.UNANSWERED,
    Standing.PARTLY,
    Standing.READY,
    Standing.NOT_APPLICABLE,
)


class CriterionStanding(Record):
    """One criterion as the agencies report it and as the inspection saw it.

    ``prevailing`` is what the inspection saw, or where it saw nothing what is reported.
    """

    criterion: Id
    work_group: WorkGroup
    weight: int
    critical: bool
    reported: Standing
    inspected: Standing
    prevailing: Standing
    agencies: tuple[AgencyId, ...] = ()

    @property
    def differs(self) -> bool:
        """Whether the inspection saw something else than was reported."""
        seen = Standing.UNANSWERED not in (self.reported, self.inspected)
        return seen and self.reported is not self.inspected

    @property
    def critical_open(self) -> bool:
        """Whether it is critical and not shown to be ready.

        That it does not apply is for the inspection to say: no agency can talk itself out.
        """
        if not self.critical or self.prevailing is Standing.READY:
            return False
        return self.inspected is not Standing.NOT_APPLICABLE


def least_ready(standings: Iterable[Standing]) -> Standing:
    """Return the least ready of some standings; unanswered where there is none."""
    return min(standings, key=_LEAST_FIRST.index, default=Standing.UNANSWERED)


def latest(answers: Sequence[Answer]) -> list[Answer]:
    """Return the last answer to each criterion from each place; one without a time is older."""
    order = sorted(enumerate(answers), key=lambda pair: (*_when(pair[1]), pair[0]))
    return list({(one.criterion, one.site): one for _, one in order}.values())


def _when(answer: Answer) -> tuple[bool, float]:
    at: datetime | None = answer.at
    return (at is not None, at.timestamp() if at is not None else 0)


def _by_criterion(answers: Sequence[Answer]) -> dict[str, Standing]:
    found: dict[str, list[Standing]] = {}
    for one in latest(answers):
        found.setdefault(one.criterion, []).append(Standing(one.state.value))
    return {criterion: least_ready(standings) for criterion, standings in found.items()}


def _reported(review: Review) -> dict[str, dict[str, Standing]]:
    """What each agency reports, by criterion; a report counts once it is submitted."""
    answers: dict[str, list[Answer]] = {}
    for report in review.reports:
        if report.submitted_at is not None:
            answers.setdefault(report.agency, []).extend(report.answers)
    return {agency: _by_criterion(found) for agency, found in answers.items()}


class Standings:
    """How the criteria of a review stand, for all agencies together and for each alone."""

    def __init__(self, review: Review, asked: Mapping[str, tuple[str, ...]]) -> None:
        self._criteria = {one.id: one for one in review.criteria.criteria}
        self._reported = _reported(review)
        self._inspected = _by_criterion(review.inspection)
        self._agencies: dict[str, list[str]] = {one: [] for one in self._criteria}
        self._answered_by: dict[str, list[str]] = {}
        self._note_who_answers(asked)

    def _note_who_answers(self, asked: Mapping[str, tuple[str, ...]]) -> None:
        """Note who is asked for each criterion and who answers it unasked."""
        for agency in dict.fromkeys((*asked, *self._reported)):
            answered = self._reported.get(agency, {})
            ids = {*asked.get(agency, ()), *answered}
            self._answered_by[agency] = [one for one in self._criteria if one in ids]
            for one in self._answered_by[agency]:
                self._agencies[one].append(agency)

    def all(self) -> list[CriterionStanding]:
        """Return how each criterion stands, all agencies together."""
        return [self._standing(one, self._agencies[one]) for one in self._criteria]

    def of(self, agency: str) -> list[CriterionStanding]:
        """Return how the criteria stand that an agency answers, by its own report alone."""
        return [self._standing(one, [agency]) for one in self._answered_by.get(agency, ())]

    def _standing(self, criterion: str, agencies: Sequence[str]) -> CriterionStanding:
        of = self._criteria[criterion]
        said = (self._reported.get(a, {}).get(criterion, Standing.UNANSWERED) for a in agencies)
        reported = least_ready(said)
        inspected = self._inspected.get(criterion, Standing.UNANSWERED)
        return CriterionStanding(
            criterion=criterion,
            work_group=of.work_group,
            weight=of.weight,
            critical=of.critical,
            reported=reported,
            inspected=inspected,
            prevailing=reported if inspected is Standing.UNANSWERED else inspected,
            agencies=tuple(agencies),
        )
