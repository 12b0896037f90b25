"""Points on the road."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Snapped:
    """A point on a link, ``fraction`` of its way from tail to head.

    ``distance_m`` is how far the place itself lies from there.
    """

    link: int
    fraction: float
    distance_m: float
