"""What the deployments say of two versions of the plan: cover before and after, and its price."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from pydantic import ValidationError

from opsroom.plans.models import Job, Version
from opsroom.reviews.access import plan_of
from sansang.deployment import Deployment
from sansang.readiness import Covers, PostCover, post_covers
from sansang.readiness.postcover import together


@dataclass(frozen=True, kw_only=True)
class Cover:
    """The latest done deployment of a version: what stands, and how many hours it takes."""

    posts: PostCover
    teams: int
    hours: int
    covers: Covers


def deployed(versions: QuerySet[Version]) -> QuerySet[Version]:
    """Return versions as `cover_of` wants them: each knows its latest done deployment."""
    jobs = done_jobs(OuterRef("event"), OuterRef("sha256"))
    return versions.defer("document").annotate(
        job=Subquery(jobs.values("pk")[:1]), job_ended=Subquery(jobs.values("ended_at")[:1])
    )


def cover_of(version: Version) -> Cover | None:
    """Return what the latest done deployment of a version says, None where there is none."""
    return read_cover(version.job, version.job_ended, version) if version.job else None


def done_jobs(event: Any, sha256: Any) -> QuerySet[Job]:
    """Return the done deployments of a plan, the latest first."""
    done = Job.objects.filter(event=event, plan_sha256=sha256, state=Job.State.DONE)
    return done.order_by("-ended_at", "-pk")


def read_cover(job: int, ended_at: datetime | None, version: Version) -> Cover | None:
    """Return what a done deployment of a version says, None where it can't be read."""
    return _read(job, str(ended_at), version.pk, version.sha256)


def before(version: Version, versions: Iterable[Version]) -> Version | None:
    """Return the version, among all of the event, that held before a version."""
    settled = (one for one in versions if one.decided_at and one.state != Version.State.DECLINED)
    earlier = [one for one in settled if one.number < version.number]
    return max(earlier, key=lambda one: one.number, default=None)


@lru_cache(maxsize=32)
def _read(job: int, ended: str, version: int, sha256: str) -> Cover | None:
    """Read an answer once: done jobs and versions never change."""
    answer = Job.objects.values_list("answer", flat=True).get(pk=job)
    try:
        deployment = Deployment.model_validate(answer)
    except ValidationError:
        return None
    covers = post_covers(plan_of(Version(pk=version, sha256=sha256)), deployment)
    spans = ((one.end - one.start).total_seconds() for one in deployment.assignments)
    return Cover(
        posts=together(covers.values()),
        teams=len({one.team for one in deployment.assignments}),
        hours=round(sum(spans) / 3600),
        covers=covers,
    )
