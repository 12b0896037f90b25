"""Agency borders: teams serve only the sectors of their jurisdiction."""


def may_serve(borders: bool, has_sector: bool, serves_sector: bool) -> bool:
    """A team may be sent to a place of its jurisdiction, and to one that lies in no sector."""
    return not borders or not has_sector or serves_sector
