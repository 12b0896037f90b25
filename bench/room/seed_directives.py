"""Directives in every stage of their life, each step entered in the journal."""

from datetime import datetime, timedelta

from opsroom.directives.models import Directive, PastedMinutes
from opsroom.people.models import Account, Agency
from opsroom.people.roles import Role
from opsroom.record.actions import record
from opsroom.record.author import Author
from opsroom.reviews.models import EvidenceFile, Review

PROPOSED = 40
"""What is drafted for the conclusion of the open review."""
LIVES = (
    ("given",),
    ("given", "acknowledged"),
    ("given", "acknowledged", "in_work"),
    ("given", "acknowledged", "in_work", "evidenced"),
    ("given", "acknowledged", "in_work", "evidenced", "returned"),
    ("given", "acknowledged", "in_work", "evidenced", "closed"),
    ("given", "acknowledged", "in_work", "evidenced", "closed"),
    ("given", "withdrawn"),
)


def add_directives(
    reviews: list[Review], many: int, cast: dict[Role, Account], now: datetime
) -> None:
    """Add the directives of two concluded reviews, and those drafted for the open one."""
    proposed = min(PROPOSED, many // 10)
    agencies = list(Agency.objects.exclude(key="room").order_by("key"))
    made = Directive.objects.bulk_create(
        _directive(number, many - proposed, reviews, agencies, now) for number in range(many)
    )
    _relations(made, agencies)
    for review in reviews[:-1]:
        _conclude(review, cast[Role.CHAIR], now - timedelta(days=20 - 7 * review.number))
    for one in made:
        _enter(one, now)
    PastedMinutes.objects.create(
        review=reviews[-1],
        text="Yêu cầu Công an tỉnh tăng cường hai tổ tuần tra trước ngày 25/11.\n" * 20,
        pasted_at=now,
    )


def _directive(
    number: int, given: int, reviews: list[Review], agencies: list[Agency], now: datetime
) -> Directive:
    proposed = number >= given
    review = reviews[-1] if proposed else reviews[number % (len(reviews) - 1)]
    return Directive(
        event=review.event,
        review=review,
        number=number + 1,
        task=f"Tăng cường lực lượng tại điểm {number + 1}, có phương án dự phòng.",
        lead=agencies[number // len(LIVES) % len(agencies)],
        place=f"Điểm {number + 1}",
        due=now + timedelta(days=number % 14 - 4, minutes=number),
        done_when="Có biên bản bàn giao.",
        stage="proposed" if proposed else LIVES[number % len(LIVES)][-1],
        key=f"seed:{number}",
        # Reminders went out as the days passed, not all at the first look.
        reminded_at=now - timedelta(days=1),
        escalated_at=now - timedelta(days=1),
    )


def _relations(made: list[Directive], agencies: list[Agency]) -> None:
    partners, files = Directive.partners.through, Directive.files.through
    partners.objects.bulk_create(
        partners(directive=one, agency=agencies[(one.number * 3 + more) % len(agencies)])
        for one in made
        for more in (1, 2)
        if agencies[(one.number * 3 + more) % len(agencies)].pk != one.lead_id
    )
    file = EvidenceFile.objects.get()
    files.objects.bulk_create(
        files(directive=one, evidencefile=file) for one in made if one.stage == "evidenced"
    )


def _conclude(review: Review, chair: Account, when: datetime) -> None:
    review.stage, review.judgement = Review.Stage.CONCLUDED, "ready_with_conditions"
    review.assessment, review.concluded_by, review.concluded_at = "Cơ bản đáp ứng.", chair, when
    review.save()


def _enter(directive: Directive, now: datetime) -> None:
    if directive.stage == "proposed":
        return
    before = "proposed"
    for step in LIVES[(directive.number - 1) % len(LIVES)]:
        record(
            directive.event.key,
            f"directive.{step}",
            subject=("directive", str(directive.pk)),
            data={"from": before, "number": directive.number, "lead": directive.lead.key},
            by=Author(role="chair" if step == "given" else "reporter", agency=directive.lead.key),
            now=now,
        )
        before = step
