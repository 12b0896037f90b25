"""A plan that comes as a file becomes a draft, and the map that comes with it is kept."""

from datetime import datetime
from pathlib import Path

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from opsroom.people.models import Account, Agency
from opsroom.people.roles import Action
from opsroom.plans.actions import import_plan, set_shared
from opsroom.plans.maps import add_map
from opsroom.plans.models import Draft, Event
from opsroom.plans.reading import opened_upload
from opsroom.record.author import SET_UP
from sansang.event import EventPlan
from sansang.eventfile import read_plan


@transaction.atomic
def import_file(file: UploadedFile, *, title: str, account: Account, now: datetime) -> Draft:
    """Keep the plan of a file as a draft, and the map of roads that lies in its folder.

    Raises what `read_upload` and `add_map` raise.
    """
    with opened_upload(file) as (plan, place):
        draft = import_for(account, plan, title=title, now=now)
        beside = _map_in(place, plan)
        if beside is not None:
            by = account.acting(Action.PLAN_EDIT)
            add_map(draft.event, *beside, account=account, by=by, now=now)
        return draft


def import_for(account: Account, plan: EventPlan, *, title: str, now: datetime) -> Draft:
    """Keep a plan as a draft of the account's agency; without a title it is called by the event."""
    return import_plan(
        plan,
        title=title or plan.event.name[:200],
        agency=account.agency,
        account=account,
        by=account.acting(Action.PLAN_EDIT),
        now=now,
    )


@transaction.atomic
def import_example(folder: Path, *, now: datetime) -> None:
    """Import an event for all to see, unless it is there already."""
    plan = read_plan(folder)
    if Event.objects.filter(key=plan.event.id).exists():
        return
    agency, _ = Agency.objects.get_or_create(key="room", defaults={"name": "Sansang"})
    draft = import_plan(
        plan, title=plan.event.name, agency=agency, account=None, by=SET_UP, now=now
    )
    set_shared(draft, shared=True)
    beside = _map_in(folder, plan)
    if beside is not None:
        add_map(draft.event, *beside, account=None, by=SET_UP, now=now)


def _map_in(place: Path, plan: EventPlan) -> tuple[str, Path] | None:
    """What the plan calls its map, and the file of it, where that lies in the event folder."""
    if not place.is_dir() or plan.event.roads is None:
        return None
    file = place / plan.event.roads.file
    return (plan.event.roads.file, file) if file.is_file() else None
