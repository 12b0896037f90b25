"""How much narrower the interval of a difference is when both variants meet the same days.

The example as it is, and with one more team like its busiest at that team's post, on the same days
and on others.
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from bench.rehearsal.town import SEED
from bench.rows import Row
from sansang.deployment import deploy
from sansang.eventfile import read_plan
from sansang.rehearsal.batch import Chunk, play_chunk, prepare
from sansang.rehearsal.build import scenario_of
from sansang.rehearsal.compare import measures_of, pair
from sansang.rehearsal.result import Estimate
from sansang.rehearsal.scenario import Ints, Scenario
from sansang.rehearsal.variants import one_more
from sansang.travel import Travel

TITLE = "one more team in the example: the same days, or others"
EXAMPLE = Path("examples/lang-son-congress")
DAYS, LIMIT_S, PART = 1_000, 20.0, 0.25
NAMES = {"within": "share within target", "mean_min": "mean response, minutes"}


@dataclass(frozen=True, kw_only=True)
class Measured:
    """A difference with its half width of 95 %, and the half width with independent days."""

    difference: float
    paired: float
    independent: float

    @property
    def part(self) -> float:
        return self.paired / self.independent


def measured(days: int = DAYS) -> tuple[list[Row], dict[str, Any]]:
    """Return the rows of this section and the numbers behind them."""
    plan = read_plan(EXAMPLE)
    scenario = scenario_of(plan, deploy(plan, time_limit_s=LIMIT_S), Travel(plan))
    done = measure(scenario, days)
    return list(rows(done)), {name: asdict(one) for name, one in done.items()}


def rows(done: dict[str, Measured]) -> Iterator[Row]:
    """Yield the difference of each measure; the bar is that of the share within the target."""
    for name, one in done.items():
        judged = name == "within"
        yield Row(
            what=f"{NAMES[name]}, {DAYS:,} days",
            result=f"{one.difference:+.4f} ± {one.paired:.4f}, independent ± {one.independent:.4f}",
            goal=f"{'≤ ¼ of the width: ' if judged else ''}{one.part:.2f}",
            met=one.part <= PART if judged else None,
        )


def measure(scenario: Scenario, days: int) -> dict[str, Measured]:
    """Play a scenario, and with one more team, on the same days and on others."""
    before = _daily(scenario, 0, days)
    more = _with_one_more(scenario, before[1])
    same, other = _daily(more, 0, days)[0], _daily(more, days, days)[0]
    found = {}
    for name in NAMES:
        paired = _difference(scenario, more, before[0], same, name)
        independent = _difference(scenario, more, before[0], other, name)
        found[name] = Measured(
            difference=paired.value, paired=_half(paired), independent=_half(independent)
        )
    return found


def _daily(scenario: Scenario, first: int, days: int) -> tuple[Ints, int]:
    """Return the daily sums and the busiest team."""
    fold = play_chunk(prepare(scenario), Chunk(seed=SEED, first=first, days=days))
    return fold.daily, int(fold.teams[:, 0].argmax())


def _with_one_more(scenario: Scenario, team: int) -> Scenario:
    forces = scenario.forces
    post = forces.duty_post[forces.duty_at[team]]
    return one_more(scenario, team, int(forces.post_place[post]))


def _difference(one: Scenario, other: Scenario, mine: Ints, theirs: Ints, name: str) -> Estimate:
    both = pair(measures_of(one), measures_of(other))
    both.add(mine, theirs)
    found = both.estimate(name)
    assert found is not None
    return found


def _half(estimate: Estimate) -> float:
    return (estimate.high - estimate.low) / 2
