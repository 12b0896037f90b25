"""A village with a gate and a hall, two teams, and a rehearsal of its fair, made by hand.

The plan has the ids of ``small_scenario``. On the told day T1 goes to a fall at the hospital; a
minute later fire breaks out at the hall, then another at the gate, which nobody is free for: T2
comes to it 27 minutes late, after the plan CP1 has called for a T1 that is away.
"""

from functools import cache
from typing import Any

from tests.sansang.rehearsal.scenarios import MINUTE, day_of, one_plan, small_scenario

from sansang.event import EventPlan
from sansang.eventfile import plan_sha256
from sansang.rehearsal.plain import play
from sansang.rehearsal.replay import Replay, retold
from sansang.rehearsal.result import Rehearsal
from sansang.rehearsal.scenario import Scenario
from sansang.report import DossierContent, Rehearsed, dossier_content
from sansang.travel import By

FALL, FIRE = 0, 1
GATE, HALL, HOSPITAL = 0, 1, 2


def at(hour: int, minute: int = 0) -> str:
    """Return a moment of the fair."""
    return f"2026-01-01T{hour:02d}:{minute:02d}:00+07:00"


def plan(**tables: Any) -> EventPlan:
    """Return the plan of the village, some of its tables replaced."""
    event = {
        "id": "small",
        "name": "Village fair",
        "kind": "outdoor_festival",
        "time_zone": "Asia/Ho_Chi_Minh",
        "start": at(8),
        "end": at(18),
        "as_of": at(7),
    }
    action = {"text": "Get everybody out", "owner": "police", "within_min": 10}
    return EventPlan.model_validate(
        {
            "event": event,
            "sectors": [{"id": "north", "name": "North"}],
            "agencies": [
                {"id": "police", "name": "Police", "kind": "police"},
                {"id": "health", "name": "Health", "kind": "medical"},
            ],
            "resource_types": [{"id": "patrol", "name": "Patrol"}],
            "sites": [_site("gate", 0), _site("hall", 900), _site("hospital", 6000)],
            "teams": [_team("T1", "police"), _team("T2", "health")],
            "posts": [_post("at-gate", "gate"), _post("at-hall", "hall")],
            "incident_types": [
                _type("fall", "medical", priority=2, target_min=8),
                _type("fire", "fire_rescue", priority=1, target_min=5),
            ],
            "contingency_plans": [
                {
                    "id": "CP1",
                    "name": "Fire at the hall",
                    "site": "hall",
                    "teams": ["T1"],
                    "actions": [action],
                }
            ],
            **tables,
        }
    )


def _site(name: str, north_m: float) -> dict[str, Any]:
    position = {"lat": 21.8 + north_m / 111_195, "lon": 106.7, "confidence": "A"}
    return {"id": name, "name": name.title(), "kind": "venue", "position": position}


def _team(name: str, agency: str) -> dict[str, Any]:
    fields = {"agency": agency, "resource_type": "patrol", "headcount": 2}
    return {"id": name, "name": f"Team {name}", **fields}


def _post(name: str, site: str) -> dict[str, Any]:
    need = {"minimum": 1, "desired": 1, "start": at(8), "end": at(18)}
    return {"id": name, "name": name, "site": site, "priority": 1, "needs": [need]}


def _type(name: str, group: str, **fields: Any) -> dict[str, Any]:
    return {"id": name, "name": f"A {name}", "work_group": group, "per_1000": 1.0, **fields}


def village() -> Scenario:
    """Return the village as it is played, with its contingency plan."""
    return small_scenario(fallbacks=one_plan(), preemption=False)


@cache
def told_day() -> Replay:
    """Return the day that the module tells of."""
    scenario = village()
    incidents = ((60, FALL, HOSPITAL), (61, FIRE, HALL), (62, FIRE, GATE))
    day = day_of(scenario, *((minute * MINUTE, kind, place) for minute, kind, place in incidents))
    return retold(scenario, 1, day, play(scenario, day))


def estimate(value: float, half: float = 0.01) -> dict[str, float]:
    """Return a value with its interval."""
    return {"value": value, "low": value - half, "high": value + half}


def response(**fields: Any) -> dict[str, Any]:
    """Return how soon somebody was there for a group of 2,000 incidents."""
    return {
        "incidents": 2000,
        "unreached": 3,
        "unreachable": 0,
        "mean": estimate(4.2, 0.1),
        "p50": estimate(3.9, 0.1),
        "p90": estimate(7.5, 0.2),
        "within": estimate(0.93),
        **fields,
    }


def answer(its: EventPlan, **fields: Any) -> Rehearsal:
    """Return a rehearsal of the village, some of its fields replaced."""
    day = {
        "number": 411,
        "late": 2,
        "worst_min": 31.5,
        "incident_type": "fire",
        "site": "gate",
        "at": at(9, 2),
        "why": "priority_1",
    }
    return Rehearsal.model_validate(
        {
            "event": its.event.id,
            "plan_sha256": plan_sha256(its),
            "deployment_sha256": "0" * 64,
            "seed": 1,
            "days": 100,
            "drills_per_plan": 200,
            "travel": By.STRAIGHT_LINE,
            "policy": "closest",
            "streams": [
                {
                    "incident_type": "fall",
                    "site": "gate",
                    "expected": 4.5,
                    "guess": True,
                    "source": "Arbon 2001",
                }
            ],
            "days_all_in_target": {"value": 0.97, "low": 0.915, "high": 0.99},
            "responses": [
                response(within=estimate(0.95)),
                response(priority=1, within=estimate(0.97)),
                response(incident_type="fall", target_min=8),
                response(incident_type="fire", target_min=5, within=estimate(0.96)),
                response(site="gate", within=estimate(0.7)),
                response(site="hall", within=estimate(0.99, 0.005)),
                response(hour=9),
            ],
            "histograms": [
                _histogram(priority=1),
                _histogram(incident_type="fire"),
                _histogram(incident_type="fall"),
            ],
            "posts": [
                {"post": "at-gate", "share": estimate(0.02), "minutes_per_day": estimate(12.0, 1)}
            ],
            "teams": [{"team": "T1", "busy": estimate(0.3), "overrun_min": estimate(2.0, 0.5)}],
            "queue": {
                "mean_length": estimate(0.02),
                "longest": 3,
                "mean_wait_min": estimate(1.5, 0.2),
            },
            "plans": [_plan()],
            "mends": [
                {
                    "contingency_plan": "CP1",
                    "kind": "replace",
                    "team": "T2",
                    "instead_of": "T1",
                    "before": estimate(0.62),
                    "after": estimate(0.97),
                    "gain": estimate(0.35, 0.04),
                }
            ],
            "notable": [day],
            "seconds": 2.0,
            **fields,
        }
    )


def _histogram(**group: Any) -> dict[str, Any]:
    counts = [0, 20, 60, 90, 120, 80, 40, 30, 20, 10, 5, 5, 3, 2, 1, 1, 4]
    return {"step_s": 60, "counts": counts, "unreached": 9, **group}


def _plan() -> dict[str, Any]:
    missing = {"team": "T1", "why": "busy", "times": 70, "late_min": 6.5, "held_by": "fall"}
    action = {"number": 1, "due": 200, "on_time": 124, "median_min": 9.5, "missing": [missing]}
    return {
        "contingency_plan": "CP1",
        "activated": 200,
        "drills": 200,
        "on_time": 124,
        "failed": 76,
        "refused": 0,
        "share_on_time": estimate(0.62, 0.06),
        "actions": [action],
    }


def difference(measure: str, about: str | None, value: float, half: float) -> dict[str, Any]:
    """Return a difference to another plan."""
    return {
        "measure": measure,
        "about": about,
        "before": 0.62,
        "after": 0.62 + value,
        "difference": estimate(value, half),
    }


def content(language: str = "en", **fields: Any) -> DossierContent:
    """Return the dossier of the village with its rehearsal and the told day."""
    its = plan()
    rehearsed = Rehearsed(answer=answer(its, **fields), worst=told_day())
    return dossier_content(its, (), None, language, rehearsed=rehearsed)
