"""Which hospital a patient is brought to."""

from sansang.incident.numbers import NO_WAY, NONE, Ints


def nearest_hospital(way_ms: Ints, start: int, hospitals: Ints) -> int:
    """Return the hospital that is nearest by time (the first among equals), NONE without a way.

    ``way_ms`` (goal, start) holds the times of the team's vehicle with the closures in force.
    """
    nearest = NONE
    for each in hospitals:
        hospital = int(each)
        way = way_ms[hospital, start]
        if way != NO_WAY and (nearest == NONE or way < way_ms[nearest, start]):
            nearest = hospital
    return nearest
