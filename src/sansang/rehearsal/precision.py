"""Rehearse until an interval is as narrow as wanted, and not longer.

Y. S. Chow, H. Robbins, "On the asymptotic theory of fixed-width sequential confidence intervals
for the mean", Annals of Mathematical Statistics 36 (1965) 457-462; P. W. Glynn, W. Whitt, "The
asymptotic validity of sequential stopping rules for stochastic simulations", Annals of Applied
Probability 2 (1992) 180-198: the first time the half width, plus a term that vanishes with the
number of days, falls under the wanted one, the interval covers with its confidence in the limit
of small widths. For wide ones it covers too seldom, as whoever looks often stops at days that
happen to agree: so there is a least number of days, and one looks only at days which grow by
half each time.
"""

from dataclasses import dataclass
from itertools import count

from sansang.faults import CannotRun, Fault
from sansang.rehearsal.result import Estimate

FEWEST_DAYS = 200
MOST_DAYS = 1_000_000
_GROWTH = 1.5


@dataclass(frozen=True, kw_only=True)
class Precision:
    """A half width that is wanted of the share within the target of all incidents.

    ``half_width`` is absolute: 0.005 means ± 0.5 points of a hundred. At most ``most_days``.
    """

    half_width: float
    fewest_days: int = FEWEST_DAYS
    most_days: int = MOST_DAYS

    def __post_init__(self) -> None:
        """Refuse a width that is not a share, and days that can't be rehearsed."""
        if not 0 < self.half_width < 1:
            raise CannotRun(
                [
                    Fault(
                        code="rehearsal_precision",
                        place="--precision",
                        found=str(self.half_width),
                    )
                ]
            )

    def looks(self) -> list[int]:
        """Return the numbers of days after which one looks."""
        days = (round(self.fewest_days * _GROWTH**step) for step in count())
        found = []
        for one in days:
            found.append(min(one, self.most_days))
            if one >= self.most_days:
                return found
        raise AssertionError  # pragma: no cover

    def reached(self, estimate: Estimate | None, days: int) -> bool:
        """Tell whether an interval of so many days is narrow enough, with the term of Glynn and
        Whitt that keeps one from stopping at once where the first days are all alike.
        """
        if days >= self.most_days:
            return True
        if estimate is None or days < self.fewest_days:
            return False
        half = (estimate.high - estimate.low) / 2
        return half + 1 / days <= self.half_width
