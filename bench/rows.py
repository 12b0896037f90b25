"""The rows of the table, from what was measured."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from statistics import median
from typing import Any

from bench.contender import Run
from bench.score import Score
from sansang.deployment import Deployment, Level, verify
from sansang.event import EventPlan

FIRST_S, PROVEN_S, CHECK_S = 5.0, 60.0, 3.0
GAP, MEMORY_GIB = 0.02, 4.0
NAMES = {
    "sansang": "unmet, Sansang",
    "one_shot": "unmet, CP-SAT in one model",
    "timefold": "unmet, Timefold",
}


@dataclass(frozen=True, kw_only=True)
class Row:
    """One line of the table; ``met`` is None where there is no goal."""

    what: str
    result: str
    goal: str = ""
    met: bool | None = None


def example_rows(plan: EventPlan, run: Run) -> Iterator[Row]:
    """Yield when the first answer came, when it was proven, and the gap of each level."""
    yield _seconds("first answer", run.first_s, FIRST_S)
    yield _seconds("minimum and desired proven", run.proven_s, PROVEN_S)
    answer = _answer(run)
    for level in answer.levels:
        yield Row(what=f"gap, {level.name}", result=f"{level.gap:.2%}")
    yield verified(plan, answer)


def large_rows(plan: EventPlan, run: Run) -> Iterator[Row]:
    """Yield the gaps of minimum and desired, and what memory it took."""
    answer = _answer(run)
    minimum = [level for level in answer.levels if level.name.startswith("minimum.")]
    desired = [level for level in answer.levels if level.name == "desired"]
    for what, levels in (("gap, all minimum levels", minimum), ("gap, desired", desired)):
        gap = _gap(levels)
        yield Row(what=what.replace("gap", "unmet"), result=_of_asked(plan, what, levels))
        yield Row(what=what, result=f"{gap:.2%}", goal=f"≤ {GAP:.0%}", met=gap <= GAP)
    gib = run.peak_mib / 1024
    memory = f"{gib:.2f} GiB"
    yield Row(
        what="peak memory", result=memory, goal=f"< {MEMORY_GIB:.0f} GiB", met=gib < MEMORY_GIB
    )
    yield _seconds("first answer", run.first_s, None)
    yield verified(plan, answer)


def _of_asked(plan: EventPlan, what: str, levels: Sequence[Level]) -> str:
    unmet, bound = (sum(values) / 60 for values in zip(*map(_worth, levels), strict=True))
    asked = _asked_h(plan, what)
    return f"{unmet:,.0f} h, proven at least {bound:,.0f} h, of {asked:,.0f} h"


def _worth(level: Level) -> tuple[int, int]:
    return level.objective, level.bound


def _asked_h(plan: EventPlan, what: str) -> float:
    """Strength × hours that the posts ask for, reserves left out."""
    return sum(
        (need.desired if what.endswith("desired") else need.minimum)
        * (need.end - need.start).total_seconds()
        / 3600
        for post in plan.posts
        if not post.reserve
        for need in post.needs
    )


def verified(plan: EventPlan, answer: Deployment) -> Row:
    violations = verify(plan, answer)
    result = f"{len(violations)} violations" if violations else "keeps every rule"
    return Row(what="independent verifier", result=result, met=not violations)


def check_row(what: str, seconds: Sequence[float]) -> Row:
    middle = median(seconds)
    return Row(
        what=f"sansang check, {what}",
        result=f"{middle:.2f} s (at best {min(seconds):.2f} s)",
        goal=f"< {CHECK_S:.0f} s",
        met=middle < CHECK_S,
    )


def peer_rows(scores: dict[str, Score]) -> Iterator[Row]:
    """Yield what each contender leaves unmet, and how much more that is than ours."""
    ours = scores["sansang"]
    for name, score in scores.items():
        ratios = (
            f"minimum × {ratio(score.minimum_h, ours.minimum_h)}",
            f"desired × {ratio(score.desired_h, ours.desired_h)}",
        )
        yield Row(
            what=NAMES[name],
            result=unmet(score),
            goal="" if score is ours else ", ".join(ratios),
        )


def unmet(score: Score) -> str:
    """Say what is missing: the minimum of each priority, then the desired strength."""
    levels = sorted(level for level in score.missing_h if level.startswith("minimum."))
    minimum = " + ".join(f"{score.missing_h[level]:,.0f}" for level in levels)
    broken = ", ".join(f"{rule} broken {times} ×" for rule, times in score.broken.items())
    return f"minimum {minimum} h, desired {score.desired_h:,.0f} h" + (broken and f"; {broken}")


def ratio(peer: float, ours: float) -> str:
    if ours:
        return f"{peer / ours:.2f}"
    return "∞" if peer else "—"


def told(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """Return rows for results.json."""
    return [asdict(row) for row in rows]


def _seconds(what: str, seconds: float | None, goal: float | None) -> Row:
    return Row(
        what=what,
        result="not reached" if seconds is None else f"{seconds:.1f} s",
        goal="" if goal is None else f"≤ {goal:.0f} s",
        met=None if goal is None else seconds is not None and seconds <= goal,
    )


def _gap(levels: Sequence[Level]) -> float:
    """Objective − bound of levels together, as a share of the objective."""
    objective = sum(level.objective for level in levels)
    return (objective - sum(level.bound for level in levels)) / max(1, objective)


def _answer(run: Run) -> Deployment:
    assert run.deployment is not None
    return run.deployment
