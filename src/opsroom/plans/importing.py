"""A plan that comes as a file becomes a draft."""

from datetime import datetime

from django.core.files.uploadedfile import UploadedFile

from opsroom.people.models import Account
from opsroom.people.roles import Action
from opsroom.plans.actions import import_plan
from opsroom.plans.models import Draft
from opsroom.plans.reading import read_upload
from sansang.event import EventPlan


def import_file(file: UploadedFile, *, title: str, account: Account, now: datetime) -> Draft:
    """Keep the plan of a file as a draft. Raises what `read_upload` raises."""
    return import_for(account, read_upload(file), title=title, now=now)


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
