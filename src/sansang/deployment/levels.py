"""The objectives in their order: each is made as small as can be before the next one counts."""

from collections import defaultdict
from collections.abc import Iterator

from ortools.sat.python import cp_model

from sansang.deployment.model import DutyModel

Terms = list[tuple[cp_model.IntVar, int]]
NIGHT_HOURS = 8  # a second night weighs as much as eight further hours


def level_names(priorities: set[int]) -> list[str]:
    """Return the names of all levels in their order."""
    minimum = [f"minimum.{p}" for p in sorted(priorities)]
    return [*minimum, "desired", "reserve", "fairness", "post_changes", "travel"]


def is_shortfall(level: str) -> bool:
    """Tell whether a level counts missing strength."""
    return level.startswith("minimum.") or level in ("desired", "reserve")


def objectives(model: DutyModel) -> dict[str, Terms]:
    """Return each level's terms.

    Units: ``minimum``, ``desired`` and ``reserve`` in missing strength × minutes, ``fairness``
    in minutes (every eight further hours of a team weigh one more time, and so does every
    further night), ``post_changes`` in posts beyond a team's first, ``travel`` in minutes.
    """
    terms: dict[str, Terms] = defaultdict(list)
    _shortfalls(model, terms)
    terms["fairness"] = list(_fairness(model))
    terms["post_changes"] = list(_post_changes(model))
    terms["travel"] = list(_travel(model))
    return terms


def _shortfalls(model: DutyModel, terms: dict[str, Terms]) -> None:
    step = model.problem.grid.step_min
    for cover in model.covers:
        stand = model.problem.stands[cover.post]
        weight = cover.length * step
        if cover.minimum:
            level = "reserve" if stand.reserve else f"minimum.{stand.priority}"
            terms[level].append((_short_of(model, cover.total, cover.minimum), weight))
        if not stand.reserve:
            terms["desired"].append((_short_of(model, cover.total, cover.desired), weight))


def _short_of(model: DutyModel, given: cp_model.LinearExpr, asked: int) -> cp_model.IntVar:
    short = model.cp.new_int_var(0, asked, "")
    model.cp.add(given + short >= asked)
    return short


def _fairness(model: DutyModel) -> Iterator[tuple[cp_model.IntVar, int]]:
    """Hours are convex: the first eight count once, the next eight twice, and so on."""
    grid, shifts = model.problem.grid, model.problem.shifts
    eight = grid.hours(8)
    for number, squad in enumerate(model.problem.squads):
        mine = model.shifts_of(number)
        if not mine:
            continue
        worked = sum(shifts[s].length * model.on[number, s] for s in mine)
        most = min(squad.in_all, sum(shifts[s].length for s in mine))
        for threshold in range(0, most, eight):
            yield _over(model, worked, threshold, most), grid.step_min
        nights = [model.on[number, s] for s in mine if shifts[s].night]
        for threshold in range(len(nights)):
            yield _over(model, sum(nights), threshold, len(nights)), NIGHT_HOURS * 60


def _over(
    model: DutyModel, value: cp_model.LinearExprT, threshold: int, most: int
) -> cp_model.IntVar:
    over = model.cp.new_int_var(0, most - threshold, "")
    model.cp.add(over >= value - threshold)
    return over


def _post_changes(model: DutyModel) -> Iterator[tuple[cp_model.IntVar, int]]:
    stands: dict[int, dict[int, list[cp_model.IntVar]]] = defaultdict(lambda: defaultdict(list))
    for (squad, _, _, post), variable in model.at.items():
        stands[squad][post].append(variable)
    for posts in stands.values():
        used = [model.cp.new_bool_var("") for _ in posts]
        for here, variables in zip(used, posts.values(), strict=True):
            for variable in variables:
                model.cp.add_implication(variable, here)
        beyond = model.cp.new_int_var(0, len(used), "")
        model.cp.add(beyond >= sum(used) - 1)
        yield beyond, 1


def _travel(model: DutyModel) -> Iterator[tuple[cp_model.IntVar, int]]:
    for (squad, _, _, post), variable in model.at.items():
        minutes = model.problem.spell_minutes(model.problem.squads[squad], post)
        if minutes:
            yield variable, minutes
