"""What calls for a contingency plan: so many incidents of a type in so long."""

from sansang.incident.numbers import NONE, Ints


def is_reached(  # noqa: PLR0913, PLR0917 (plain numbers, so that it compiles)
    at_ms: Ints, types: Ints, places: Ints, newest: int, place: int, count: int, within_ms: int
) -> bool:
    """Tell whether incident ``newest`` makes it ``count`` of its type within ``within_ms``.

    Incidents lie in the order of time. Those at ``place`` count, all where it is NONE.
    """
    found = 0
    for i in range(newest, -1, -1):
        if at_ms[newest] - at_ms[i] > within_ms:
            break
        if types[i] == types[newest] and (place == NONE or places[i] == place):
            found += 1
    return found >= count and (place == NONE or places[newest] == place)
