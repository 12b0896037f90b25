"""The event as it is played: the plan, its deployment, the stress and the incidents asked for."""

from sansang.cli.rehearse.ask import Ask
from sansang.deployment import Deployment
from sansang.event import EventPlan
from sansang.faults import CannotRun, Fault
from sansang.rehearsal.build import scenario_of
from sansang.rehearsal.history import streams_from
from sansang.rehearsal.scenario import Scenario
from sansang.rehearsal.stress import packs
from sansang.report.content.voice import Voice


def require_pack(plan: EventPlan, name: str) -> None:
    """Raise CannotRun for a stress pack under which a plan can't be put, naming those it can."""
    known = [pack.name for pack in packs(plan)]
    if name and name not in known:
        fault = Fault(code="unknown_pack", place="--stress", found=name, expected=", ".join(known))
        raise CannotRun([fault])


def scene_of(voice: Voice, deployment: Deployment, ask: Ask) -> Scenario:
    """Return the scenario of a plan. Raises CannotRun for a pack or incidents that can't be."""
    scenario = scenario_of(voice.plan, deployment, voice.travel, stress=ask.stress or None)
    return streams_from(ask.incidents, scenario, voice.plan) if ask.incidents else scenario
