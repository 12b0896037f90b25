"""The one door out of the plans: what an account may see, and one answer for all the rest."""

from django.db.models import Q, QuerySet
from django.http import Http404

from opsroom.people.models import Account
from opsroom.plans.models import Draft, Event, Job, Version

DRAFTS, VERSIONS = "drafts", "versions"


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


def own_draft(account: Account, event: Event, pk: int) -> Draft:
    """Return a draft of the account's agency. Raises Http404 for one that another shares."""
    draft = drafts_for(account, event).filter(pk=pk, agency=account.agency_id).first()
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


def plan_paper(account: Account, event: Event, shelf: str, number: int) -> Draft | Version:
    """Return the draft or version of this number. Raises Http404 where it is not to be seen."""
    if shelf == DRAFTS:
        return draft_for(account, event, number)
    if shelf == VERSIONS:
        return version_of(event, number)
    raise Http404


def jobs_for(account: Account, event: Event) -> QuerySet[Job]:
    """Return the deployments of versions, and of drafts that the account may see."""
    seen = Q(version__isnull=False) | Q(draft__in=drafts_for(account, event))
    jobs = Job.objects.filter(seen, event=event).select_related("asked_by", "draft", "version")
    return jobs.defer("document", "answer", "draft__document", "version__document")


def job_for(account: Account, event: Event, pk: int) -> Job:
    """Return a deployment. Raises Http404 where there is none, or it is not for this account."""
    job = jobs_for(account, event).filter(pk=pk).first()
    if job is None:
        raise Http404
    return job
