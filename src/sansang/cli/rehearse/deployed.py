"""The deployment that is rehearsed: a new one, or one that is at hand and belongs to the plan."""

from pathlib import Path

from sansang.cli.search import search
from sansang.deployment import Deployment, read_deployment, verify
from sansang.faults import CannotRun, Fault
from sansang.report.content.voice import Voice

SEED = 1
"""Of the search: another seed of the rehearsal means other days, not other forces."""


def deployed(voice: Voice, file: Path | None, time_limit_s: float) -> Deployment:
    """Return the deployment in a file, else a new one.

    Raises CannotRun for a file that is none, is of another event, or breaks a rule of the plan.
    """
    if file is None:
        return search(voice.plan, voice, time_limit_s=time_limit_s, seed=SEED)
    answer = read_deployment(file, voice.plan)
    if verify(voice.plan, answer, voice.roads):
        raise CannotRun([Fault(code="untrue_deployment", place=str(file))])
    return answer
