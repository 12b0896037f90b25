"""An answer with its evidence: the value, the proven bound, and how far they are apart."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

Progress = Callable[[float | None, float | None], None]
"""Called with the value and the bound that are reached; None where there is none yet."""
Cancel = Callable[[], bool]
"""Asked often; when it says so, what was reached by then is the answer."""


class Status(StrEnum):
    """What is known of an answer."""

    OPTIMAL = "optimal"
    """Proven: no choice of sites is better."""
    FEASIBLE = "feasible"
    """A choice of sites, and how much better another could be at most."""
    INFEASIBLE = "infeasible"
    """Proven: no choice of sites does what the model asks for."""
    UNKNOWN = "unknown"
    """The time ended before there was a choice."""


@dataclass(frozen=True, kw_only=True)
class Solution:
    """The sites of an answer by their numbers, one for each facility: a site may come again.

    ``bound`` is what no choice can beat: at most the value where the value is to be small, at
    least where it is to be large. ``cut_off`` are the places with demand that no site reaches at
    all (p-median, p-centre) or within the standard (covering): no choice could serve them, and
    p-median and p-centre leave them out.
    """

    model: str
    value: float | None
    bound: float | None
    sites: tuple[int, ...]
    seconds: float
    status: Status
    cut_off: tuple[int, ...] = ()

    @property
    def gap(self) -> float | None:
        """How far the bound is from the value, as a share of the value; None without both."""
        if self.value is None or self.bound is None:
            return None
        apart = abs(self.value - self.bound)
        return apart / abs(self.value) if self.value else float(apart > 0)
