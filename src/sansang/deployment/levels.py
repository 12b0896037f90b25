"""The objectives in their order: each is made as small as can be before the next one counts."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from ortools.sat.python import cp_model

from sansang.deployment.cover import covers
from sansang.deployment.duties import Duty
from sansang.deployment.model import DutyModel

Terms = list[tuple[cp_model.IntVar, int]]
NIGHT_HOURS = 8  # a second night weighs as much as eight further hours
EASE = ("fairness", "post_changes", "travel")


def shortfall_levels(priorities: Iterable[int]) -> list[str]:
    """Return the names of the levels that count missing strength, in their order."""
    return [*(f"minimum.{p}" for p in priorities), "desired", "reserve"]


def level_names(priorities: Iterable[int], *, moves: bool) -> list[str]:
    """Return the names of all levels in their order."""
    return [*shortfall_levels(priorities), *(["moves"] if moves else []), *EASE]


def shortfall_terms(model: DutyModel) -> dict[str, Terms]:
    """Return the terms of the levels that count missing strength, in strength × minutes."""
    levels = shortfall_levels(model.problem.priorities)
    terms: dict[str, Terms] = {level: [] for level in levels}
    for cover in covers(model):
        stand = model.problem.stands[cover.post]
        weight = cover.length * model.problem.grid.step_min
        if cover.minimum:
            level = "reserve" if stand.reserve else f"minimum.{stand.priority}"
            terms[level].append((cover.short(model.cp, cover.minimum), weight))
        if not stand.reserve:
            terms["desired"].append((cover.short(model.cp, cover.desired), weight))
    return terms


def ease_terms(model: DutyModel, before: Iterable[Duty] | None) -> dict[str, Terms]:
    """Return the terms of the levels which make duties easy on those who do them.

    ``moves`` counts the teams whose duties are not those ``before``. ``fairness`` is in minutes
    (every eight further hours of a team weigh one more time, and so does every further night),
    ``post_changes`` in posts beyond a team's first, ``travel`` in minutes from the base to the
    first post of a shift and back from its last.
    """
    moves = {"moves": list(_moves(model, before))} if before is not None else {}
    return moves | {
        "fairness": list(_fairness(model)),
        "post_changes": list(_post_changes(model)),
        "travel": list(_travel(model)),
    }


def _moves(model: DutyModel, before: Iterable[Duty]) -> Iterator[tuple[cp_model.IntVar, int]]:
    kept: dict[int, set[tuple[int, int, int]]] = defaultdict(set)
    for duty in before:
        kept[duty.squad] |= {(duty.shift, part, post) for part, post in enumerate(duty.posts)}
    moved = [model.cp.new_bool_var("") for _ in model.problem.squads]
    for (squad, *where), variable in model.at.items():
        if tuple(where) in kept[squad]:
            model.cp.add(variable + moved[squad] >= 1)
        else:
            model.cp.add_implication(variable, moved[squad])
    for squad, duties in kept.items():
        if any((squad, *where) not in model.at for where in duties):
            model.cp.add(moved[squad] == 1)
    yield from ((variable, 1) for variable in moved)


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
    for (squad, shift, part, post), variable in model.at.items():
        ends = (part == 0) + (part == model.problem.shifts[shift].parts - 1)
        minutes = ends * model.problem.way(model.problem.squads[squad], post)
        if minutes:
            yield variable, minutes
