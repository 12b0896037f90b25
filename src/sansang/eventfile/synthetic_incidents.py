"""What happens in a made-up event: enough that all its teams have something to do."""

from collections.abc import Sequence
from datetime import datetime
from typing import TypedDict

from sansang.event import (
    Action,
    ContingencyPlan,
    IncidentNeed,
    IncidentRate,
    IncidentType,
    Trigger,
)
from sansang.event.organisation import WorkGroup

_PER_TEAM_AND_DAY = 2.5
"""Incidents: with about half an hour each, a team is busy for a twentieth of its time."""

_Row = tuple[str, WorkGroup, int, float, float, str, int, float]
# type, work group, priority, target, share of incidents, resource type, teams, transported
_TYPES: tuple[_Row, ...] = (
    ("disturbance", WorkGroup.PUBLIC_ORDER, 2, 8, 0.34, "patrol", 1, 0.0),
    ("collision", WorkGroup.TRAFFIC, 3, 15, 0.20, "traffic_patrol", 1, 0.0),
    ("patient", WorkGroup.MEDICAL, 2, 10, 0.30, "ambulance_crew", 1, 0.3),
    ("collapse", WorkGroup.MEDICAL, 1, 8, 0.10, "ambulance_crew", 1, 0.8),
    ("fire", WorkGroup.FIRE_RESCUE, 1, 8, 0.06, "engine_crew", 2, 0.0),
)


class IncidentRecords(TypedDict):
    """The tables of a plan that say what may happen, and what is then done."""

    incident_types: tuple[IncidentType, ...]
    incident_rates: tuple[IncidentRate, ...]
    contingency_plans: tuple[ContingencyPlan, ...]


def synthetic_incidents(
    teams: int, sites: Sequence[str], start: datetime, end: datetime
) -> IncidentRecords:
    """Return five types of incident, their rates from start to end at every third site, and one
    contingency plan.
    """
    places = sites[::3]
    per_hour = teams * _PER_TEAM_AND_DAY / 24 / len(places)
    return IncidentRecords(
        incident_types=tuple(_type(row) for row in _TYPES),
        incident_rates=tuple(
            IncidentRate(
                id=f"{kind}-{site}",
                site=site,
                incident_type=kind,
                start=start,
                end=end,
                per_hour=round(per_hour * share, 6),
            )
            for kind, _, _, _, share, _, _, _ in _TYPES
            for site in places
        ),
        contingency_plans=(_fallback(sites[0]),),
    )


def _type(row: _Row) -> IncidentType:
    kind, group, priority, target_min, _, resource, teams, transported = row
    need = IncidentNeed(
        resource_types=(resource,),
        teams=teams,
        scene_min=25,
        transport_share=transported,
        clear_min=10,
    )
    return IncidentType(
        id=kind,
        name=kind,
        work_group=group,
        priority=priority,
        target_min=target_min,
        needs=(need,),
    )


def _fallback(site: str) -> ContingencyPlan:
    return ContingencyPlan(
        id="many-patients",
        name="Phương án nhiều người bị nạn",
        trigger="Từ ba người ngã quỵ trong một giờ.",
        decided_by="strategic",
        site=site,
        teams=("team-0001",),
        stand_down="Không còn người cần cứu.",
        actions=(Action(text="Lập khu phân loại", within_min=20),),
        triggers=(Trigger(incident_type="collapse", count=3),),
    )
