"""A tiny event: two sites 27 minutes apart, shifts of eight hours, a handful of teams."""

from datetime import datetime, timedelta, timezone
from typing import Any

from sansang.deployment import Deployment
from sansang.event import EventPlan
from sansang.eventfile import plan_sha256

ZONE = timezone(timedelta(hours=7))


def at(hour: float, day: int = 27) -> datetime:
    """A time of November 2026."""
    return datetime(2026, 11, day, tzinfo=ZONE) + timedelta(hours=hour)


def span(start: float, end: float, day: int = 27) -> dict[str, Any]:
    return {"start": at(start, day), "end": at(end, day)}


def need(start: float, end: float, minimum: int, desired: int = 0, day: int = 27) -> dict[str, Any]:
    return {**span(start, end, day), "minimum": minimum, "desired": max(minimum, desired)}


def team(name: str, headcount: int = 5, **fields: Any) -> dict[str, Any]:
    return {
        "id": name,
        "name": name.title(),
        "agency": "police",
        "resource_type": "patrol",
        "headcount": headcount,
        **fields,
    }


def post(name: str, *needs: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return {
        "id": name,
        "name": name.title(),
        "site": "hall",
        "priority": 1,
        "needs": needs,
        **fields,
    }


def pattern(start: int, hours: int = 8, **fields: Any) -> dict[str, Any]:
    name = f"shift-{start:02}-{hours}"
    return {"id": name, "name": name, "starts_at": f"{start:02}:00", "hours": hours, **fields}


DAY_AND_NIGHT = [pattern(6), pattern(14), pattern(22)]


def plan(
    teams: list[dict[str, Any]], posts: list[dict[str, Any]], event_rules: Any = None, **tables: Any
) -> EventPlan:
    """The tiny event with these teams and posts; other tables may be named too."""
    north = {"lat": 21.9, "lon": 106.7, "confidence": "A"}
    return EventPlan.model_validate(
        {
            "event": {
                "id": "tiny",
                "name": "Tiny",
                "kind": "other",
                "time_zone": "Asia/Ho_Chi_Minh",
                **span(6, 22),
                "as_of": at(6, day=22),
                "rules": event_rules or {},
            },
            "agencies": [
                {"id": "police", "name": "Police", "kind": "police"},
                {"id": "city", "name": "City", "kind": "city"},
            ],
            "sectors": [{"id": "south", "name": "South"}, {"id": "north", "name": "North"}],
            "sites": [
                {
                    "id": "hall",
                    "name": "Hall",
                    "sector": "south",
                    "position": {**north, "lat": 21.8},
                    "kind": "venue",
                },
                {
                    "id": "station",
                    "name": "Station",
                    "sector": "north",
                    "position": north,
                    "kind": "venue",
                },
            ],
            "resource_types": [{"id": "patrol", "name": "Patrol"}, {"id": "crew", "name": "Crew"}],
            "skills": [{"id": "first-aid", "name": "First aid"}],
            "task_forces": [
                {"id": "order", "name": "Order", "work_group": "public_order", "agency": "police"}
            ],
            "shift_patterns": DAY_AND_NIGHT,
            "teams": teams,
            "posts": posts,
            **tables,
        }
    )


def answer(
    of: EventPlan, *duties: tuple[str, str, datetime, datetime], **fields: Any
) -> Deployment:
    """A deployment of these duties (team, post, start, end), without levels."""
    rows = [{"team": t, "post": p, "start": a, "end": b} for t, p, a, b in duties]
    return Deployment.model_validate(
        {
            "event": of.event.id,
            "plan_sha256": plan_sha256(of),
            "seed": 1,
            "status": "optimal",
            "levels": [],
            "assignments": rows,
            "unmet": [],
            "seconds": 0.0,
            **fields,
        }
    )
