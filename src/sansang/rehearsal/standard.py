"""What is rehearsed where a plan has no incident types: patients, at published rates, as a guess.

The rates are per 1,000 attendances. None is multiplied by factors for heat, alcohol or the like:
those published are univariate and do not multiply. There are no published rates of fires or
disorder here, and so none are invented; the likelihood class of a hazard is no rate.
"""

from dataclasses import dataclass
from typing import Final

from sansang.event import EventPlan, IncidentNeed, IncidentType
from sansang.event.organisation import AgencyKind, WorkGroup
from sansang.event.setting import EventKind
from sansang.wording import N_

PATIENT: Final = "standard-patient"
TRANSPORTED: Final = "standard-transported"
NAMES: Final = {
    PATIENT: N_("Somebody needs first aid"),
    TRANSPORTED: N_("Somebody has to be taken to hospital"),
}
"""What the types of this catalogue are called."""
_SCENE_MIN = 12.0
"""Mean time on the scene of the Auckland inputs of JEMSS (Ridler, Mason, Raith 2022)."""


@dataclass(frozen=True, kw_only=True)
class MedicalRates:
    """Patients and, among them, those taken to hospital, per 1,000 attendances."""

    patients: float
    transported: float
    source: str


_ARBON_SHARE = 0.027 / 0.992
ARBON: Final = MedicalRates(
    patients=0.992,
    transported=0.027,
    source="Arbon, Bridgewater, Smith 2001: 201 events, 11,956 patients",
)
_MILSTEN = "Milsten et al. 2003: 5,899 patients of 9,708,567; transported as Arbon et al. 2001"
_BY_KIND: Final = {
    EventKind.SPORT: MedicalRates(
        patients=0.485, transported=0.485 * _ARBON_SHARE, source=f"{_MILSTEN}; baseball"
    ),
    EventKind.CONCERT: MedicalRates(
        patients=3.0, transported=3.0 * _ARBON_SHARE, source=f"{_MILSTEN}; concerts"
    ),
    EventKind.ROAD_RACE: MedicalRates(
        patients=25.3,
        transported=1_000 * 30 / 81_277,
        source="Twin Cities Marathon: 25.3 per 1,000 finishers, 30 transfers of 81,277",
    ),
}


def medical_rates(kind: EventKind) -> MedicalRates:
    """Return the published rates for a kind of event, those of all events where it has none."""
    return _BY_KIND.get(kind, ARBON)


def catalogue(plan: EventPlan) -> tuple[IncidentType, ...]:
    """Return the incident types that stand in where a plan has none; they have no targets,
    because nobody has promised any.
    """
    rates = medical_rates(plan.event.kind)
    return (
        _type(TRANSPORTED, 1, rates.transported, rates.source, transport_share=1),
        _type(PATIENT, 3, rates.patients - rates.transported, rates.source, transport_share=0),
    )


def types_of(plan: EventPlan) -> tuple[IncidentType, ...]:
    """Return the incident types that are rehearsed: those of the plan, or else the standard."""
    return plan.incident_types or catalogue(plan)


def _type(
    type_id: str, priority: int, per_1000: float, source: str, *, transport_share: float
) -> IncidentType:
    return IncidentType(
        id=type_id,
        name=NAMES[type_id],
        work_group=WorkGroup.MEDICAL,
        priority=priority,
        per_1000=per_1000,
        source=source,
        needs=(
            IncidentNeed(
                agency_kinds=(AgencyKind.MEDICAL,),
                scene_min=_SCENE_MIN,
                transport_share=transport_share,
                clear_min=10 if transport_share else 0,
            ),
        ),
    )
