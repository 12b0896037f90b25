"""The one way in for what was seen on the spot: each answer once, however often it arrives."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction

from opsroom.field import access, photo
from opsroom.field.answer import MOST_PHOTOS, Fault, Refused, Sent
from opsroom.people.models import Account
from opsroom.people.roles import Action
from opsroom.record.actions import record
from opsroom.reviews.actions.evidence import keep_file
from opsroom.reviews.evidence import Examined
from opsroom.reviews.models import InspectionAnswer, Review


def receive(
    review: Review, sent: Sent, files: Sequence[UploadedFile], *, account: Account, now: datetime
) -> bool:
    """Take an answer as it arrives with its photos; False where it had been kept before.

    Raises Refused where the review cannot have it, CannotRun where there is no room for a photo.
    """
    if kept_before(review, sent, account=account):
        return False  # before the photos are drawn again
    if len(files) > MOST_PHOTOS:
        raise Refused(Fault.TOO_MANY_PHOTOS, str(MOST_PHOTOS))
    photos = [photo.clean(file, keep_position=sent.keep_position) for file in files]
    return keep(review, sent, photos, account=account, now=now)


def keep(
    review: Review, sent: Sent, photos: Sequence[Examined], *, account: Account, now: datetime
) -> bool:
    """Keep an answer and enter it in the journal; False where it had been kept before.

    Raises Refused where the review cannot have it.
    """
    if kept_before(review, sent, account=account):
        return False
    _refuse_misfits(review, sent, photos)
    try:
        with transaction.atomic():
            locked = Review.objects.select_for_update().get(pk=review.pk)
            if locked.stage != Review.Stage.INSPECTING:
                raise Refused(Fault.NOT_INSPECTING)
            _enter(review, sent, photos, account=account, now=now)
    except IntegrityError:  # the same answer arrived twice at once, and the other was first
        if kept_before(review, sent, account=account):
            return False
        raise
    return True


def kept_before(review: Review, sent: Sent, *, account: Account) -> bool:
    """Tell whether this answer is here. Raises Refused where its key belongs to another."""
    found = InspectionAnswer.objects.filter(key=sent.key).first()
    if found is None:
        return False
    same = (found.review_id, found.by_id, found.criterion, found.site, found.state, found.note)
    if same != (review.pk, account.pk, sent.criterion, sent.site, sent.state.value, sent.note):
        raise Refused(Fault.KEY_TAKEN)
    return True


def _refuse_misfits(review: Review, sent: Sent, photos: Sequence[Examined]) -> None:
    if review.stage != Review.Stage.INSPECTING:
        raise Refused(Fault.NOT_INSPECTING)
    if sent.criterion not in {criterion.id for criterion in review.criteria_set.criteria}:
        raise Refused(Fault.UNKNOWN_CRITERION, sent.criterion)
    if sent.site and sent.site not in access.sites_of(review):
        raise Refused(Fault.UNKNOWN_SITE, sent.site)
    if len(photos) > MOST_PHOTOS:
        raise Refused(Fault.TOO_MANY_PHOTOS, str(MOST_PHOTOS))


def _enter(
    review: Review, sent: Sent, photos: Iterable[Examined], *, account: Account, now: datetime
) -> None:
    author = account.acting(Action.INSPECT)
    answer = InspectionAnswer.objects.create(
        key=sent.key,
        review=review,
        criterion=sent.criterion,
        site=sent.site,
        state=sent.state.value,
        note=sent.note,
        by=account,
        by_role=author.role,
        seen_at=sent.seen_by(now),
        received_at=now,
    )
    files = [keep_file(review.event, account.agency, photo, now=now) for photo in photos]
    answer.files.set(files)
    record(
        review.event.key,
        "review.inspected",
        subject=("review", str(review.number)),
        data={
            "criterion": sent.criterion,
            "site": sent.site,
            "state": sent.state.value,
            "photos": [file.sha256 for file in files],
        },
        by=author,
        now=now,
        happened_at=answer.seen_at,
        key=str(sent.key),
    )
