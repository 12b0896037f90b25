"""What became better and what worse from one review to the next."""

from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction

from sansang.event.fields import AgencyId, Id, Record
from sansang.event.organisation import WorkGroup
from sansang.readiness.review import Judgement
from sansang.readiness.standing import Standing
from sansang.readiness.tally import Share
from sansang.readiness.verdict import Part, Readiness


class Change(StrEnum):
    """How a thing stands against the review before."""

    BETTER = "better"
    WORSE = "worse"
    SAME = "same"
    NEW = "new"
    GONE = "gone"


class CriterionChange(Record):
    """How a criterion moved. What does not apply counts as not there."""

    criterion: Id
    change: Change
    before: Standing | None = None
    after: Standing | None = None


class WorkGroupChange(Record):
    """How a work group moved: by its verdict, and within the same verdict by its share."""

    work_group: WorkGroup
    change: Change


class AgencyChange(Record):
    """How an agency moved, judged like a work group."""

    agency: AgencyId
    change: Change


class Trend(Record):
    """What changed between two reviews of one event."""

    before: Id
    after: Id
    whole: Change
    work_groups: tuple[WorkGroupChange, ...]
    agencies: tuple[AgencyChange, ...]
    criteria: tuple[CriterionChange, ...]


_STANDINGS = {
    Standing.NOT_READY: 0,
    Standing.UNANSWERED: 0,  # to learn that it is not ready does not make it worse
    Standing.PARTLY: 1,
    Standing.READY: 2,
}
_VERDICTS = {Judgement.NOT_READY: 0, Judgement.READY_WITH_CONDITIONS: 1, Judgement.READY: 2}

Rank = tuple[Fraction, ...]


def trend(before: Readiness, after: Readiness) -> Trend:
    """Return what changed from one readiness to a later one."""
    old, new = _standings(before), _standings(after)
    changes = _changes(_ranks(old), _ranks(new))
    groups = _changes(
        _parts({one.work_group: one for one in before.work_groups}),
        _parts({one.work_group: one for one in after.work_groups}),
    )
    agencies = _changes(
        _parts({one.agency: one for one in before.agencies}),
        _parts({one.agency: one for one in after.agencies}),
    )
    return Trend(
        before=before.review,
        after=after.review,
        whole=_change(_whole(before), _whole(after)),
        work_groups=tuple(
            WorkGroupChange(work_group=WorkGroup(g), change=c) for g, c in groups.items()
        ),
        agencies=tuple(AgencyChange(agency=a, change=c) for a, c in agencies.items()),
        criteria=tuple(
            CriterionChange(criterion=one, change=c, before=old.get(one), after=new.get(one))
            for one, c in changes.items()
        ),
    )


def _standings(readiness: Readiness) -> dict[str, Standing]:
    return {one.criterion: one.prevailing for one in readiness.criteria}


def _ranks(standings: Mapping[str, Standing]) -> dict[str, Rank | None]:
    return {
        one: (Fraction(_STANDINGS[standing]),) if standing in _STANDINGS else None
        for one, standing in standings.items()
    }


def _parts(parts: Mapping[str, Part]) -> dict[str, Rank | None]:
    return {key: _part(part) for key, part in parts.items()}


def _part(part: Part) -> Rank | None:
    return _rank(part.verdict, part.tally.share) if part.verdict is not None else None


def _whole(readiness: Readiness) -> Rank:
    return _rank(readiness.verdict, readiness.tally.share)


def _rank(verdict: Judgement, share: Share) -> Rank:
    parts = Fraction(share.numerator, share.denominator) if share.denominator else Fraction(0)
    return (Fraction(_VERDICTS[verdict]), parts)


def _changes(
    before: Mapping[str, Rank | None], after: Mapping[str, Rank | None]
) -> dict[str, Change]:
    keys = dict.fromkeys((*after, *before))
    return {key: _change(before.get(key), after.get(key)) for key in keys}


def _change(before: Rank | None, after: Rank | None) -> Change:
    if before == after:
        return Change.SAME
    if before is None:
        return Change.NEW
    if after is None:
        return Change.GONE
    return Change.BETTER if after > before else Change.WORSE
