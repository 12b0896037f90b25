"""The one door out of the plans: what an account may see, and one answer for all the rest."""

from typing import NamedTuple

from django.db.models import CharField, Q, QuerySet, Value
from django.http import Http404

from opsroom.people.models import Account
from opsroom.plans.models import Draft, Event, Job, Version

DRAFTS, VERSIONS = "drafts", "versions"


class Choice(NamedTuple):
    """A draft or version that may be compared."""

    shelf: str
    number: int
    title: str

    @property
    def mark(self) -> str:
        """What names it in an address."""
        return f"{self.shelf}-{self.number}"


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
    found = Version.objects.select_related("event", "proposed_by", "decided_by")
    version = found.filter(event=event, number=number).first()
    if version is None:
        raise Http404
    return version


def approved(event: Event) -> Version | None:
    """Return the version that holds now, its plan left where it lies."""
    holds = Version.objects.filter(event=event, state=Version.State.APPROVED)
    return holds.defer("document").first()


def plan_paper(account: Account, event: Event, shelf: str, number: int) -> Draft | Version:
    """Return the draft or version of this number. Raises Http404 where it is not to be seen."""
    if shelf == DRAFTS:
        return draft_for(account, event, number)
    if shelf == VERSIONS:
        return version_of(event, number)
    raise Http404


def choices_for(account: Account, event: Event) -> list[Choice]:
    """Return what can be compared: the newest versions first, then the drafts by their title."""
    text = CharField()
    versions = Version.objects.filter(event=event).values_list(
        Value(VERSIONS, text), "number", Value("", text)
    )
    drafts = drafts_for(account, event).values_list(Value(DRAFTS, text), "pk", "title")
    # Neither is ordered by the database: a union is not.
    found = [Choice(*row) for row in versions.order_by().union(drafts.order_by(), all=True)]
    return sorted(found, key=lambda one: (one.shelf == DRAFTS, one.title, -one.number))


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
