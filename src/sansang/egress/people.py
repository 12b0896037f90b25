"""For how many people the exits of a site are judged."""

from sansang.event import Site, Zone


def outdoors(site: Site) -> bool:
    """Tell whether all zones of a site lie outdoors."""
    return bool(site.zones) and all(zone.outdoors for zone in site.zones)


def zones_behind_exits(site: Site) -> tuple[Zone, ...]:
    """Return the zones that are left by the exits: in a building those indoors."""
    whole = outdoors(site)
    return tuple(zone for zone in site.zones if whole or not zone.outdoors)


def expected_in(site: Site) -> int:
    """Return the people expected in all zones together; in a building its indoor zones count."""
    return sum(zone.expected_people for zone in zones_behind_exits(site))


def people_in(site: Site) -> int:
    """Return the people for whom the exits are judged: those expected, else the capacity."""
    return expected_in(site) or site.capacity or 0
