"""One example of each record of what may happen, with which a new event begins."""

from typing import TypedDict

from sansang.event import IncidentNeed, IncidentRate, IncidentType, Inject
from sansang.event.organisation import AgencyKind, WorkGroup
from sansang.eventfile.example_times import Times
from sansang.wording import N_, Wording


class IncidentRecords(TypedDict):
    """The tables of a plan that say what may happen, how often, and what is put in."""

    incident_types: tuple[IncidentType, ...]
    incident_rates: tuple[IncidentRate, ...]
    injects: tuple[Inject, ...]


def example_incidents(times: Times, w: Wording) -> IncidentRecords:
    """Return one example in each table of incidents."""
    return IncidentRecords(
        incident_types=(_patient(w), _smoke(w)),
        incident_rates=(
            IncidentRate(
                id="smoke-in-the-hall",
                site="venue",
                incident_type="smoke",
                start=times.start,
                end=times.after(8),
                per_hour=0.01,
            ),
        ),
        injects=(
            Inject(
                id="smoke-at-the-stage",
                name=w(N_("Smoke is reported at the stage")),
                at=times.after(1),
                site="venue",
                incident_type="smoke",
            ),
        ),
    )


def _patient(w: Wording) -> IncidentType:
    """The rate of Arbon, Bridgewater and Smith 2001, all events."""
    return IncidentType(
        id="patient",
        name=w(N_("Somebody needs first aid")),
        work_group=WorkGroup.MEDICAL,
        priority=2,
        target_min=8,
        per_1000=0.992,
        source="Arbon, Bridgewater, Smith 2001",
        needs=(
            IncidentNeed(skills=("first-aid",), scene_min=12, transport_share=0.027, clear_min=10),
        ),
    )


def _smoke(w: Wording) -> IncidentType:
    return IncidentType(
        id="smoke",
        name=w(N_("Smoke or fire")),
        work_group=WorkGroup.FIRE_RESCUE,
        priority=1,
        target_min=5,
        needs=(IncidentNeed(resource_types=("patrol",), agency_kinds=(AgencyKind.POLICE,)),),
    )
