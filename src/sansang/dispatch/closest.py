"""The closest able team goes: the one that can be there first."""


def there_at(now_ms: int, mobilise_ms: int, way_ms: int, rolling: bool) -> int:
    """Tell when a team can be there; one that is on the road need not mobilise."""
    return now_ms + way_ms + (0 if rolling else mobilise_ms)


def goes_before(
    there_ms: int, called_away: bool, team: int, other_ms: int, other_called_away: bool, other: int
) -> bool:
    """Tell whether a team goes rather than another: the sooner; then one that is free rather than
    one that would be called away; then the lower number.
    """
    if there_ms != other_ms:
        return there_ms < other_ms
    if called_away != other_called_away:
        return other_called_away
    return team < other
