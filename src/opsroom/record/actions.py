"""The one way into the journal: an entry in the transaction of the change that it tells of."""

import json
import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from opsroom.record.author import Author
from opsroom.record.models import Head, PersonalValue, Row
from sansang.journal import SALT_BYTES, Draft, Entry, Subject, append, beginning, commit
from sansang.journal import Head as ChainHead
from sansang.journal.chain import entry_text

ROOM = "room"
"""The journal of the room itself: accounts, roles and tokens, which belong to no event."""


@transaction.atomic
def record(  # noqa: PLR0913 (each is a part of an entry)
    journal: str,
    kind: str,
    *,
    subject: tuple[str, str],
    data: Mapping[str, Any],
    by: Author,
    now: datetime,
    happened_at: datetime | None = None,
    personal: Mapping[str, str] | None = None,
    key: str = "",
) -> Entry:
    """Enter what was done, and return the entry; whoever calls holds the transaction.

    ``data`` holds safety facts and ids. ``personal`` values are kept apart and can be erased.
    """
    personal, head = personal or {}, _locked_head(journal)
    salts = {field: secrets.token_bytes(SALT_BYTES) for field in personal}
    entry = append(
        ChainHead(number=head.number, hash=head.digest),
        Draft(
            happened_at=happened_at or now,
            entered_at=now,
            author_role=by.role,
            author_agency=by.agency or None,
            kind=kind,
            subject=Subject(type=subject[0], id=subject[1]),
            data=dict(data),
            personal={field: commit(personal[field], salt) for field, salt in salts.items()},
            idempotency_key=key,
        ),
    )
    row = Row.objects.create(
        journal=journal,
        number=entry.number,
        kind=kind,
        subject_type=subject[0],
        subject_id=subject[1],
        entered_at=now,
        entry=json.loads(entry_text(entry)),
    )
    PersonalValue.objects.bulk_create(
        PersonalValue(row=row, field=field, value=personal[field], salt=salt.hex())
        for field, salt in salts.items()
    )
    head.number, head.digest = entry.number, entry.hash
    head.save(update_fields=["number", "digest"])
    return entry


def erase(value: PersonalValue, *, now: datetime) -> None:
    """Forget a personal value and its salt; the chain still verifies."""
    value.value, value.salt, value.erased_at = "", "", now
    value.save(update_fields=["value", "salt", "erased_at"])


def _locked_head(journal: str) -> Head:
    """The end of a journal, held until the transaction ends, so that nobody else appends there."""
    Head.objects.get_or_create(
        journal=journal, defaults={"number": 0, "digest": beginning(journal).hash}
    )
    return Head.objects.select_for_update().get(journal=journal)
