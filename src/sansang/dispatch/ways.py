"""Where a team on the road is, and what a closure does to the way that is left."""


def past_half(now_ms: int, there_ms: int, way_ms: int) -> bool:
    """From the half of its way's time on a team counts as where it goes, before as where it set
    out.
    """
    return 2 * (there_ms - now_ms) <= way_ms


def there_by_new_way(now_ms: int, there_ms: int, old_way_ms: int, new_way_ms: int) -> int:
    """Tell when a team is there after closures have changed: the share that is left of its way
    takes that share of the new time (rounded down to the millisecond).
    """
    if old_way_ms == 0:
        return there_ms
    return now_ms + (there_ms - now_ms) * new_way_ms // old_way_ms
