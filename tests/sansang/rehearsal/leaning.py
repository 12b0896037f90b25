"""A tiny event in which two contingency plans lean on one ambulance crew, and a third is spare."""

from typing import Any

from tests.sansang.deployment.tiny import answer, at, need, pattern, plan, post, team

from sansang.deployment import Deployment
from sansang.event import EventPlan
from sansang.rehearsal.build import scenario_of
from sansang.rehearsal.scenario import Scenario
from sansang.travel import Travel


def contingency(name: str, *teams: str, **fields: Any) -> dict[str, Any]:
    """A contingency plan at the hall with one action: a crew within 40 minutes."""
    action = {"text": "Carry the hurt", "within_min": 40, "resource_types": ["crew"]}
    return {
        "id": name,
        "name": name.title(),
        "site": "hall",
        "teams": teams,
        "actions": [action],
        **fields,
    }


def crew(name: str) -> dict[str, Any]:
    """An ambulance crew that can work the whole day."""
    return team(name, resource_type="crew", vehicle="ambulance", max_hours_per_24h=16)


def aid(name: str, site: str) -> dict[str, Any]:
    """A post for one crew, the whole day."""
    return post(name, need(6, 22, 5), site=site, resource_types=["crew"])


def leaning_plan(**tables: Any) -> EventPlan:
    """Crew 1 stands at the hall and both plans name it; crew 2 at the station is named by none."""
    usual: dict[str, Any] = {
        "teams": [crew("crew-1"), crew("crew-2"), team("patrol-1")],
        "posts": [aid("aid", "hall"), aid("aid-station", "station")],
        "shift_patterns": [pattern(6, 16)],
        "contingency_plans": [contingency("fire", "crew-1"), contingency("many-hurt", "crew-1")],
    }
    return plan(**usual | tables)


def leaning_deployment(of: EventPlan) -> Deployment:
    """Both crews are on duty the whole time."""
    return answer(of, ("crew-1", "aid", at(6), at(22)), ("crew-2", "aid-station", at(6), at(22)))


def leaning_scenario(of: EventPlan | None = None) -> Scenario:
    """The same, ready to be played."""
    event = of or leaning_plan()
    return scenario_of(event, leaning_deployment(event), Travel(event))
