"""What changes plans; each change that matters is an entry of the event's journal."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from opsroom.people.models import Account, Agency
from opsroom.people.roles import Action
from opsroom.plans.models import Draft, Event, Job, RoadMap, Version
from opsroom.record.actions import record
from opsroom.record.author import Author
from sansang.event import EventPlan
from sansang.eventfile import plan_sha256


class Settled(Exception):
    """The version was approved or declined already."""


class Proposed(Exception):
    """A version came of the draft, so it stays."""


class Stale(Exception):
    """Somebody else changed the draft meanwhile."""


class OtherEvent(Exception):
    """The plan is of another event than the draft."""


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
    """Keep a plan as a new draft; its event and agencies are known from then on.

    The same plan sent again by the same account is the same draft.
    """
    event, _ = Event.objects.get_or_create(key=plan.event.id, defaults={"name": plan.event.name})
    for known in plan.agencies:
        Agency.objects.get_or_create(key=known.id, defaults={"name": known.name})
    sha256 = plan_sha256(plan)
    _locked(event)
    again = _sent_before(event, title, sha256, account)
    if again is not None:
        return again
    draft = Draft.objects.create(
        event=event,
        title=title,
        agency=agency,
        document=plan.model_dump(mode="json"),
        sha256=sha256,
        changed_by=account,
        changed_at=now,
    )
    _enter_draft(draft, "plan.imported", by, now)
    return draft


@transaction.atomic
def begin_draft(source: Version | Draft, *, title: str, account: Account, now: datetime) -> Draft:
    """Begin a draft of the account's agency from a version, or from another draft."""
    _locked(source.event)
    again = _sent_before(source.event, title, source.sha256, account)
    if again is not None:
        return again
    return Draft.objects.create(
        event=source.event,
        title=title,
        agency=account.agency,
        document=source.document,
        sha256=source.sha256,
        based_on=source if isinstance(source, Version) else source.based_on,
        changed_by=account,
        changed_at=now,
    )


def set_shared(draft: Draft, *, shared: bool) -> None:
    """Share a draft with every agency of the room, or keep it to its own again."""
    Draft.objects.filter(pk=draft.pk).update(shared=shared)


@transaction.atomic
def delete_draft(draft: Draft, *, account: Account, now: datetime) -> None:
    """Delete a draft of which no version came. Raises Proposed where one did."""
    _locked(draft.event)
    if Draft.objects.filter(pk=draft.pk, proposed=True).exists():
        raise Proposed
    _enter_draft(draft, "plan.draft_deleted", account.acting(Action.PLAN_EDIT), now)
    draft.delete()


@transaction.atomic
def change(
    draft: Draft,
    edit: Callable[[Any], EventPlan],
    *,
    account: Account,
    now: datetime,
    revision: int | None = None,
) -> None:
    """Keep what ``edit`` makes of the draft as it is now, while nobody else changes it.

    What ``edit`` raises leaves the draft as it was. Raises Stale where a revision is told and the
    draft is at another one, unless it is just so already.
    """
    held = Draft.objects.select_for_update().get(pk=draft.pk)
    plan = edit(held.document)
    sha256 = plan_sha256(plan)
    if sha256 == held.sha256:
        return
    if revision not in (None, held.revision):
        raise Stale
    held.document, held.sha256 = plan.model_dump(mode="json"), sha256
    held.revision, held.changed_by, held.changed_at = held.revision + 1, account, now
    held.save(update_fields=["document", "sha256", "revision", "changed_by", "changed_at"])


def replace(
    draft: Draft, plan: EventPlan, *, revision: int, account: Account, now: datetime
) -> None:
    """Keep another plan of the same event in a draft. Raises Stale as `change` does, OtherEvent."""
    if plan.event.id != draft.event.key:
        raise OtherEvent
    change(draft, lambda _: plan, account=account, now=now, revision=revision)


@transaction.atomic
def propose(draft: Draft, *, summary: str, account: Account, now: datetime) -> Version:
    """Propose a draft as it is now, as the next version; sent twice it is one version."""
    _locked(draft.event)
    Draft.objects.filter(pk=draft.pk).update(proposed=True)
    last = Version.objects.filter(event=draft.event).first()
    if last and last.state == Version.State.PROPOSED and last.sha256 == draft.sha256:
        return last
    number = Version.objects.filter(event=draft.event).aggregate(n=Max("number"))["n"] or 0
    version = Version.objects.create(
        event=draft.event,
        number=number + 1,
        document=draft.document,
        sha256=draft.sha256,
        summary=summary,
        proposed_by=account,
        proposed_at=now,
    )
    _enter(version, "plan.proposed", {"draft": draft.pk}, account.acting(Action.PLAN_PROPOSE), now)
    return version


@transaction.atomic
def approve(version: Version, *, account: Account, now: datetime) -> None:
    """Approve a version; the one approved before is superseded. Raises Settled."""
    _locked(version.event)
    by = _settle(version, Version.State.APPROVED, account, now)
    before = Version.objects.filter(event=version.event, state=Version.State.APPROVED).first()
    if before is not None:
        before.state = Version.State.SUPERSEDED
        before.save(update_fields=["state"])
    version.save(update_fields=["state", "decided_by", "decided_as", "decided_at"])
    name = version.plan.event.name
    Event.objects.filter(pk=version.event_id).update(name=name)
    facts = {"supersedes": before.number} if before else {}
    _enter(version, "plan.approved", facts, by, now)


@transaction.atomic
def decline(version: Version, *, reason: str, account: Account, now: datetime) -> None:
    """Decline a version and say why. Raises Settled."""
    _locked(version.event)
    by = _settle(version, Version.State.DECLINED, account, now)
    version.reason = reason
    version.save(update_fields=["state", "reason", "decided_by", "decided_as", "decided_at"])
    _enter(version, "plan.declined", {}, by, now)


@transaction.atomic
def enter_map(  # noqa: PLR0913 - what is kept of a map
    event: Event,
    *,
    name: str,
    sha256: str,
    size: int,
    account: Account | None,
    by: Author,
    now: datetime,
) -> RoadMap:
    """Keep that the event has a map; the one that holds already, sent again, is the same one."""
    _locked(event)
    newest = RoadMap.objects.filter(event=event, name=name).first()
    if newest is not None and newest.sha256 == sha256:
        return newest
    kept = RoadMap.objects.create(
        event=event, name=name, sha256=sha256, size=size, added_by=account, added_at=now
    )
    facts = {"map": name, "map_sha256": sha256, "bytes": size}
    record(event.key, "plan.map_added", subject=("map", str(kept.pk)), data=facts, by=by, now=now)
    return kept


@transaction.atomic
def ask_deployment(
    paper: Draft | Version,
    *,
    time_limit_s: int,
    map_sha256: str = "",
    account: Account,
    now: datetime,
) -> Job:
    """Ask for the deployment of a plan; one that waits or runs for the same plan is returned."""
    _locked(paper.event)
    open_states = (Job.State.WAITING, Job.State.RUNNING)
    of = {"version": paper} if isinstance(paper, Version) else {"draft": paper}
    same = {"plan_sha256": paper.sha256, "map_sha256": map_sha256}
    before = Job.objects.filter(**of, **same, state__in=open_states).first()
    if before is not None:
        return before
    by = account.acting(Action.PLAN_DEPLOY)
    job = Job.objects.create(
        event=paper.event,
        **of,
        document=paper.document,
        plan_sha256=paper.sha256,
        map_sha256=map_sha256,
        asked_by=account,
        asked_as=by.role,
        asked_at=now,
        time_limit_s=time_limit_s,
    )
    facts = {**same, "time_limit_s": time_limit_s}
    record(
        paper.event.key,
        "deployment.asked",
        subject=("job", str(job.pk)),
        data=facts,
        by=by,
        now=now,
    )
    return job


@transaction.atomic
def cancel(job: Job, *, now: datetime) -> None:
    """Ask a deployment to stop; one that only waits stops at once."""
    Job.objects.filter(pk=job.pk).update(cancel_asked=True)
    Job.objects.filter(pk=job.pk, state=Job.State.WAITING).update(
        state=Job.State.CANCELLED, ended_at=now
    )


@transaction.atomic
def end_job(job: Job, state: str, *, answer: Any = None, fault: str = "", now: datetime) -> None:
    """End a deployment: its answer, its state and its entry are there together, or none is."""
    ended = Job.objects.filter(pk=job.pk, state=Job.State.RUNNING).update(
        state=state, answer=answer, fault=fault, ended_at=now
    )
    if ended and state == Job.State.DONE:
        facts = {
            "plan_sha256": job.plan_sha256,
            "status": answer["status"],
            "unmet": len(answer["unmet"]),
        }
        record(
            job.event.key,
            "deployment.computed",
            subject=("job", str(job.pk)),
            data=facts,
            by=Author(role=job.asked_as, agency=job.asked_by.agency.key),
            now=now,
        )


def _locked(event: Event) -> None:
    """Hold the event until the transaction ends: its versions are numbered one by one."""
    Event.objects.select_for_update().get(pk=event.pk)


def _sent_before(event: Event, title: str, sha256: str, account: Account | None) -> Draft | None:
    """The draft that the same form made when it was sent before."""
    untouched = Draft.objects.filter(event=event, revision=1, changed_by=account)
    return untouched.filter(title=title, sha256=sha256).first()


def _settle(version: Version, state: str, account: Account, now: datetime) -> Author:
    current = Version.objects.select_for_update().get(pk=version.pk)
    if current.state != Version.State.PROPOSED:
        raise Settled
    by = account.acting(Action.PLAN_APPROVE)
    version.state, version.decided_by = state, account
    version.decided_as, version.decided_at = by.role, now
    return by


def _enter_draft(draft: Draft, kind: str, by: Author, now: datetime) -> None:
    subject, facts = ("draft", str(draft.pk)), {"sha256": draft.sha256}
    record(draft.event.key, kind, subject=subject, data=facts, by=by, now=now)


def _enter(version: Version, kind: str, facts: dict[str, Any], by: Author, now: datetime) -> None:
    record(
        version.event.key,
        kind,
        subject=("version", str(version.number)),
        data={"number": version.number, "sha256": version.sha256, **facts},
        by=by,
        now=now,
    )
