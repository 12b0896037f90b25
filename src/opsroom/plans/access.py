"""The one door out of the plans: what an account may see, and one answer for all the rest."""

from django.db.models import Q, QuerySet
from django.http import Http404

from opsroom.people.models import Account
from opsroom.plans.models import Draft, Event, Version


def event_of(key: str) -> Event:
    """Return an event. Raises Http404 where there is none of this id."""
    event = Event.objects.filter(key=key).first()
    if event is None:
        raise Http404
    return event


def drafts_for(account: Account, event: Event) -> QuerySet[Draft]:
    """Return the drafts of the account's agency, and those that others share."""
    mine = Q(agency=account.agency_id) | Q(shared=True)
    return Draft.objects.filter(mine, event=event).select_related("agency", "changed_by")


def draft_for(account: Account, event: Event, pk: int) -> Draft:
    """Return a draft. Raises Http404 where there is none, or it is not for this account."""
    draft = drafts_for(account, event).filter(pk=pk).first()
    if draft is None:
        raise Http404
    return draft


def version_of(event: Event, number: int) -> Version:
    """Return a version. Raises Http404 where there is none of this number."""
    version = Version.objects.filter(event=event, number=number).first()
    if version is None:
        raise Http404
    return version


def approved(event: Event) -> Version | None:
    """Return the version that holds now."""
    return Version.objects.filter(event=event, state=Version.State.APPROVED).first()
