"""What changes plans; each change that matters is an entry of the event's journal."""

from datetime import datetime
from pathlib import Path

from django.db import transaction

from opsroom.people.models import Account, Agency
from opsroom.plans.models import Draft, Event
from opsroom.record.actions import record
from opsroom.record.author import SET_UP, Author
from sansang.event import EventPlan
from sansang.eventfile import plan_sha256, read_plan


@transaction.atomic
def import_plan(
    plan: EventPlan,
    *,
    title: str,
    agency: Agency,
    account: Account | None,
    by: Author,
    now: datetime,
) -> Draft:
    """Keep a plan as a new draft; its event and agencies are known from then on."""
    event, _ = Event.objects.get_or_create(key=plan.event.id, defaults={"name": plan.event.name})
    for known in plan.agencies:
        Agency.objects.get_or_create(key=known.id, defaults={"name": known.name})
    draft = Draft.objects.create(
        event=event,
        title=title,
        agency=agency,
        document=plan.model_dump(mode="json"),
        sha256=plan_sha256(plan),
        changed_by=account,
        changed_at=now,
    )
    record(
        event.key,
        "plan.imported",
        subject=("draft", str(draft.pk)),
        data={"sha256": draft.sha256},
        by=by,
        now=now,
    )
    return draft


def import_example(folder: Path, *, now: datetime) -> None:
    """Import an event for all to see, unless it is there already."""
    plan = read_plan(folder)
    if Event.objects.filter(key=plan.event.id).exists():
        return
    agency, _ = Agency.objects.get_or_create(key="room", defaults={"name": "Sansang"})
    draft = import_plan(
        plan, title=plan.event.name, agency=agency, account=None, by=SET_UP, now=now
    )
    draft.shared = True
    draft.save(update_fields=["shared"])
