"""What a rehearsal is compared with: another deployment of the plan, or another plan."""

import json
from dataclasses import dataclass
from pathlib import Path

from sansang.cli.plans import read, roads
from sansang.cli.rehearse.deployed import deployed
from sansang.deployment import Deployment, verify
from sansang.rehearsal.rehearse import Variant
from sansang.report.content.voice import Voice

_DEPLOYMENT = "sansang/deployment/"


@dataclass(frozen=True)
class Other:
    """Another plan, for which a voice speaks; or another deployment of the same plan."""

    voice: Voice
    deployment: Deployment | None


def other_of(voice: Voice, file: Path, time_limit_s: float) -> Other:
    """Return what a planner names. Raises CannotRun for what is neither plan nor deployment."""
    if _is_deployment(file):
        return Other(voice, deployed(voice, file, time_limit_s))
    plan = read(file, voice.wording)
    return Other(Voice(plan, voice.language, roads(file, plan, voice.wording)), None)


def variant_of(other: Other, deployment: Deployment, time_limit_s: float) -> Variant:
    """Return the other as it is rehearsed.

    Another plan keeps the deployment where it can, so that what differs comes from the plan alone;
    else it gets one of its own.
    """
    theirs = other.voice
    kept = other.deployment or deployment
    if other.deployment is None and verify(theirs.plan, deployment, theirs.roads):
        kept = deployed(theirs, None, time_limit_s)
    return theirs.plan, kept, theirs.travel


def _is_deployment(file: Path) -> bool:
    """Tell a deployment.json from a plan.json by the format that it names."""
    if file.suffix.lower() != ".json" or not file.is_file():
        return False
    try:
        document = json.loads(file.read_bytes())
    except ValueError:
        return file.name.startswith("deployment")
    return isinstance(document, dict) and str(document.get("format")).startswith(_DEPLOYMENT)
