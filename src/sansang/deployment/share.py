"""Share the duties of a company among its squads."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from ortools.sat.python import cp_model

from sansang.deployment.duties import Duty, strength
from sansang.deployment.ladder import Ladder, Work
from sansang.deployment.levels import shortfall_terms
from sansang.deployment.model import DutyModel
from sansang.deployment.problem import Problem, Slots, Squad, Stand

Where = tuple[int, int, int]
"""(shift, part, post)."""


def share_out(problem: Problem, members: list[int], duties: list[Duty], work: Work) -> list[Duty]:
    """Return the duties of the members, as many of the company's as their hours allow.

    Among those, they give as much of the company's strength as the ways between posts allow.
    """
    wanted = Counter(
        (duty.shift, part, post) for duty in duties for part, post in enumerate(duty.posts)
    )
    given = strength(problem, [duty._replace(squad=members[0]) for duty in duties])
    part = replace(
        problem,
        squads=tuple(_bare(problem.squads[member], wanted) for member in members),
        stands=tuple(_asking(stand, given[post]) for post, stand in enumerate(problem.stands)),
    )
    model = DutyModel(part)
    lost = list(_lost(model, wanted))
    ladder = Ladder(model, {"lost": lost, "short": shortfall_terms(model)["desired"]})
    values = ladder.climb(ladder.complete([]), {}, work)
    return [duty._replace(squad=members[duty.squad]) for duty in ladder.duties(values)]


def _bare(squad: Squad, wanted: Iterable[Where]) -> Squad:
    """The squad with no more than what is to be shared; its lead is seen to already."""
    shifts = {shift for shift, _, _ in wanted}
    posts = {post for _, _, post in wanted}
    return replace(
        squad,
        task_force=None,
        shifts=tuple(s for s in squad.shifts if s in shifts),
        posts=tuple(p for p in squad.posts if p in posts),
    )


def _asking(stand: Stand, given: Slots) -> Stand:
    """The post as if it asked for just what the company gives."""
    return replace(stand, reserve=False, minimum=given, desired=given)


def _lost(model: DutyModel, wanted: Counter[Where]) -> Iterable[tuple[cp_model.IntVar, int]]:
    """What the members don't take on, in slots."""
    rows: dict[Where, list[cp_model.IntVar]] = {where: [] for where in wanted}
    for (_, shift, part, post), variable in model.at.items():
        if (shift, part, post) in rows:
            rows[shift, part, post].append(variable)
        else:
            model.cp.add(variable == 0)
    for where, variables in rows.items():
        missing = model.cp.new_int_var(0, wanted[where], "")
        model.cp.add(sum(variables) + missing == wanted[where])
        yield missing, model.problem.shifts[where[0]].part_length
