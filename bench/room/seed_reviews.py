"""Three reviews with the answers of all agencies, what was seen on the spot, and findings."""

from datetime import datetime, timedelta
from itertools import cycle, islice
from uuid import UUID

from opsroom.people.models import Account, Agency
from opsroom.people.roles import Action, Role
from opsroom.plans.models import Event
from opsroom.record.actions import record
from opsroom.reviews import actions
from opsroom.reviews.evidence import Examined
from opsroom.reviews.models import (
    EvidenceFile,
    FindingRecord,
    InspectionAnswer,
    Report,
    ReportAnswer,
    Review,
)
from sansang.readiness.criteria_file import criteria_set

REVIEWS = 3
ON_THE_SPOT = 20
"""One answer in so many is given on the spot."""
ASKED_MORE = 3
"""How many criteria of the open review each agency has still to answer."""
FINDINGS = 40
STATES = ("ready", "ready", "ready", "partly", "not_ready")


class Criteria:
    """Which agency answers what: the criteria of the set in turns, as many as are needed."""

    def __init__(self, agencies: list[Agency]) -> None:
        self.set = criteria_set("indoor-congress")
        self.agencies = agencies

    def asked(self, agency: int, most: int) -> list[str]:
        """Return the ids of what an agency, by its place in the list, is asked for."""
        ids = [one.id for one in self.set.criteria]
        return list(islice(cycle(ids), agency * 7 % len(ids), agency * 7 % len(ids) + most))


def add_reviews(
    event: Event, criteria: Criteria, answers: int, cast: dict[Role, Account], now: datetime
) -> list[Review]:
    """Add the reviews, the last of them still open; their answers are so many together."""
    seen = answers // ON_THE_SPOT
    each = (answers - seen) // (REVIEWS * len(criteria.agencies))
    left = answers - seen - each * REVIEWS * len(criteria.agencies)
    reviews = []
    for number in range(REVIEWS):
        when = now - timedelta(days=20 - 7 * number)
        review = _review(event, criteria, each, cast[Role.CHAIR], when)
        _reports(review, criteria, each, when)
        more = left if number == REVIEWS - 1 else 0
        _inspection(review, seen // REVIEWS + more, cast[Role.REVIEWER], when)
        _findings(review, criteria, cast[Role.REVIEWER], when)
        reviews.append(review)
    _evidence(reviews[-1], cast[Role.REVIEWER], now)
    return reviews


def _review(event: Event, criteria: Criteria, each: int, chair: Account, when: datetime) -> Review:
    version = event.versions.get(state="approved")
    said = {
        "title": f"Kiểm tra ngày {when:%d/%m}",
        "held_on": when.date(),
        "version": version,
        "place": "Trung tâm hội nghị",
        "reports_due": when,
        "delegation": [{"role": "Trưởng đoàn", "agency": "police", "chair": True}],
    }
    assigned = {
        agency.key: criteria.asked(place, each + ASKED_MORE)
        for place, agency in enumerate(criteria.agencies)
    }
    review = actions.create_review(
        event, said, criteria=criteria.set, assigned=assigned, by=chair, now=when
    )
    for stage in (Review.Stage.REPORTING, Review.Stage.INSPECTING):
        actions.set_stage(review, stage, by=chair, now=when)
    review.refresh_from_db()
    return review


def _reports(review: Review, criteria: Criteria, each: int, when: datetime) -> None:
    """Every second agency has submitted the report of the last review, all those before."""
    last = review.number == REVIEWS
    for place, agency in enumerate(criteria.agencies):
        report = Report.objects.create(review=review, agency=agency, summary="Cơ bản sẵn sàng.")
        ReportAnswer.objects.bulk_create(
            ReportAnswer(
                report=report,
                criterion=one,
                state=STATES[(place + at + review.number) % len(STATES)],
                missing="Còn thiếu hai tổ trực đêm.",
                answered_at=when,
            )
            for at, one in enumerate(criteria.asked(place, each))
        )
        if not last or place % 2:
            by = agency.accounts.get(login__startswith="reporter-")
            actions.submit_report(review, agency, by=by, now=when)


def _inspection(review: Review, many: int, reviewer: Account, when: datetime) -> None:
    ids = [one["id"] for one in review.criteria["criteria"]]
    author = reviewer.acting(Action.INSPECT)
    seen = InspectionAnswer.objects.bulk_create(
        InspectionAnswer(
            key=UUID(int=review.number * 1_000_000 + number),
            review=review,
            criterion=ids[number % len(ids)],
            state=STATES[number % len(STATES)],
            note="Đã kiểm tra tại chỗ.",
            by=reviewer,
            by_role=author.role,
            seen_at=when + timedelta(minutes=number),
            received_at=when + timedelta(minutes=number),
        )
        for number in range(many)
    )
    for one in seen:
        record(
            review.event.key,
            "review.inspected",
            subject=("review", str(review.number)),
            data={"criterion": one.criterion, "state": one.state},
            by=author,
            now=when,
        )


def _findings(review: Review, criteria: Criteria, reviewer: Account, when: datetime) -> None:
    for number in range(FINDINGS):
        asked = criteria.set.criteria[number % len(criteria.set.criteria)]
        finding = actions.record_finding(
            review,
            {
                "text": f"Đường vào điểm {number + 1} quá hẹp cho xe chữa cháy.",
                "gravity": "critical" if number % 10 == 0 else "major",
                "work_group": asked.work_group.value,
                "owner": criteria.agencies[number % len(criteria.agencies)],
                "criterion": asked.id,
            },
            by=reviewer,
            now=when,
        )
        if number % 3:
            actions.close_finding(finding, by=reviewer, now=when)


def _evidence(review: Review, reviewer: Account, now: datetime) -> None:
    """Add a file to every tenth answer and finding of a review."""
    file = actions.keep_file(
        review.event,
        reviewer.agency,
        Examined(title="so-do.txt", content_type="text/plain", content=b"So do\n"),
        now=now,
    )
    answers = ReportAnswer.objects.filter(report__review=review).values_list("pk", flat=True)
    _attach(ReportAnswer, "reportanswer", answers[::10], file)
    _attach(
        FindingRecord, "findingrecord", review.findings.values_list("pk", flat=True)[::10], file
    )
    seen = review.inspection.values_list("pk", flat=True)
    _attach(InspectionAnswer, "inspectionanswer", seen[::10], file)


def _attach(model: type, name: str, pks: list[int], file: EvidenceFile) -> None:
    through = model.files.through
    through.objects.bulk_create(
        through(**{f"{name}_id": pk, "evidencefile_id": file.pk}) for pk in pks
    )
