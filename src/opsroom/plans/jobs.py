"""Deployments that are computed in the background."""

from opsroom.plans.models import Job

OPEN = (Job.State.WAITING, Job.State.RUNNING)


def tell_of_interrupted() -> None:
    """Mark the jobs that a stopped server left in the middle; their pages say so."""
    Job.objects.filter(state__in=OPEN).update(state=Job.State.INTERRUPTED)
