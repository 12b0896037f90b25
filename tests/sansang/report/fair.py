"""A small fair, worked by hand: two posts, a reserve, three teams, one day.

======  ========  ===================  ====================================================
post    priority  asks for             stands
======  ========  ===================  ====================================================
gate    1         08–12: 6, desired 8  Alpha (4 people) 08–12, Bravo (3 people) 10–12
stage   2         08–10: 1 team        nobody
spare   reserve   10–12: 3             nobody
======  ========  ===================  ====================================================

So the gate is 2 people under its minimum from 8 to 10 (4 person-hours) and 1 under the desired
strength from 10 to 12; the stage misses 2 team-hours, the reserve 6 person-hours.
"""

from typing import Any

from sansang.deployment.result import Deployment
from sansang.event import EventPlan
from sansang.eventfile import plan_sha256


def at(hour: int, minute: int = 0, day: int = 27) -> str:
    """Return a moment of the fair."""
    return f"2026-11-{day:02d}T{hour:02d}:{minute:02d}:00+07:00"


def span(start: int, end: int) -> dict[str, str]:
    """Return some hours of the fair."""
    return {"start": at(start), "end": at(end)}


def fair(**tables: Any) -> EventPlan:
    """Return the plan of the fair, some of its tables replaced."""
    return EventPlan.model_validate(
        {
            "event": event(),
            "sectors": [{"id": "town", "name": "Town"}],
            "agencies": [{"id": "police", "name": "Police", "kind": "police"}],
            "resource_types": [{"id": "patrol", "name": "Patrol"}],
            "sites": [
                {"id": "hall", "name": "Hall", "kind": "venue", "sector": "town"},
                {"id": "park", "name": "Park", "kind": "gathering_place"},
            ],
            "teams": [team("alpha", 4), team("bravo", 3), team("carol", 5)],
            "posts": list(_posts()),
            **tables,
        }
    )


def event(**fields: Any) -> dict[str, Any]:
    """Return the event of the fair, some of its fields replaced."""
    return {
        "id": "fair",
        "name": "Autumn Fair",
        "kind": "outdoor_festival",
        "time_zone": "Asia/Ho_Chi_Minh",
        **span(8, 12),
        "as_of": at(8, day=22),
        **fields,
    }


def team(name: str, headcount: int) -> dict[str, Any]:
    """Return a patrol of so many people."""
    return {
        "id": name,
        "name": name.title(),
        "agency": "police",
        "resource_type": "patrol",
        "headcount": headcount,
    }


def _posts() -> Any:
    need = {"minimum": 6, "desired": 8, **span(8, 12)}
    yield {"id": "gate", "name": "Gate", "site": "hall", "priority": 1, "needs": [need]}
    need = {"minimum": 1, "desired": 1, **span(8, 10)}
    stage = {"id": "stage", "name": "Stage", "site": "hall", "priority": 2, "unit": "teams"}
    yield {**stage, "needs": [need]}
    need = {"minimum": 3, "desired": 3, **span(10, 12)}
    yield {"id": "spare", "name": "Spare", "site": "park", "reserve": True, "needs": [need]}


def deployment(plan: EventPlan, **fields: Any) -> Deployment:
    """Return who stands where at the fair, with one reason for what is not met."""
    return Deployment.model_validate(
        {
            "event": plan.event.id,
            "plan_sha256": plan_sha256(plan),
            "seed": 1,
            "status": "optimal",
            "levels": [
                {"name": "minimum.1", "objective": 240, "bound": 240, "gap": 0, "status": "optimal"}
            ],
            "assignments": [
                {"team": "alpha", "post": "gate", **span(8, 12)},
                {"team": "bravo", "post": "gate", **span(10, 12)},
            ],
            "unmet": [
                {
                    "post": "gate",
                    **span(8, 10),
                    "kind": "minimum",
                    "required": 6,
                    "given": 4,
                    "because": [{"rule": "rest", "count": 1, "teams": ["bravo"], "people": 3}],
                }
            ],
            "seconds": 1.5,
            **fields,
        }
    )
