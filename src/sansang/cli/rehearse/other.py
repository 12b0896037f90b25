"""What a rehearsal is compared with: another deployment of the plan, or another plan."""

import json
from pathlib import Path

from sansang.cli.plans import read, roads
from sansang.cli.rehearse.deployed import deployed
from sansang.deployment import Deployment, verify
from sansang.report.content.voice import Voice

_DEPLOYMENT = "sansang/deployment/"


def other_of(
    voice: Voice, deployment: Deployment, other: Path, time_limit_s: float
) -> tuple[Voice, Deployment]:
    """Return the other plan, for which a voice speaks, with its deployment.

    Another plan keeps the same deployment where it can, so that what differs comes from the plan
    alone; else it gets one of its own. Raises CannotRun for what is neither.
    """
    if _is_deployment(other):
        return voice, deployed(voice, other, time_limit_s)
    plan = read(other, voice.wording)
    theirs = Voice(plan, voice.language, roads(other, plan, voice.wording))
    if verify(plan, deployment, theirs.roads):
        return theirs, deployed(theirs, None, time_limit_s)
    return theirs, deployment


def _is_deployment(file: Path) -> bool:
    """Tell a deployment.json from a plan.json by the format that it names."""
    if file.suffix.lower() != ".json" or not file.is_file():
        return False
    try:
        document = json.loads(file.read_bytes())
    except ValueError:
        return file.name.startswith("deployment")
    return isinstance(document, dict) and str(document.get("format")).startswith(_DEPLOYMENT)
