"""What the deployments say of two versions of the plan: cover before and after, and its price."""

from dataclasses import dataclass
from functools import lru_cache

from pydantic import ValidationError

from opsroom.plans.models import Event, Job, Version
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


def cover_of(version: Version) -> Cover | None:
    """Return what the latest done deployment of a version says, None where there is none."""
    job = (
        Job.objects.filter(event=version.event_id, plan_sha256=version.sha256, state=Job.State.DONE)
        .order_by("-ended_at", "-pk")
        .values_list("pk", "ended_at")
        .first()
    )
    return _read(job[0], str(job[1]), version.pk, version.sha256) if job else None


def before(event: Event, version: Version) -> Version | None:
    """Return the version that held before a version."""
    earlier = event.versions.filter(number__lt=version.number, decided_at__isnull=False)
    return (
        earlier.exclude(state=Version.State.DECLINED).defer("document").order_by("-number").first()
    )


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
