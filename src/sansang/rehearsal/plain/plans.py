"""Contingency plans: what calls for them, who comes, and when they are done (13 to 16)."""

from sansang.dispatch.forces import (
    Order,
    order_for_absent,
    order_for_busy,
    order_for_free,
)
from sansang.dispatch.free import is_free
from sansang.dispatch.triggers import is_reached
from sansang.incident import Phase
from sansang.rehearsal.day import Kind, Why
from sansang.rehearsal.plain.board import Activation, Board, Plan, Team
from sansang.rehearsal.plain.roads import go_home, set_out, tell_free, where
from sansang.rehearsal.plain.sending import call_away
from sansang.rehearsal.scenario import NEVER, NO_WAY, NONE

ORDERED = (Order.ARRIVES, Order.CALLED_AWAY, Order.TURNS_OUT, Order.TURNS_ROUND)
NOT_COMING = (Order.HELD, Order.AT_REST, Order.UNHEARD, Order.CUT_OFF)


def look_for_triggers(board: Board, newest: int) -> None:
    """Call for the plans that an incident triggers (13)."""
    plans, day = board.scenario.fallbacks, board.day
    for plan in board.plans:
        c, place = plan.number, int(plans.plan_place[plan.number])
        for j in range(plans.trigger_at[c], plans.trigger_at[c + 1]):
            count, within = int(plans.trigger_count[j]), int(plans.trigger_ms[j])
            reached = is_reached(day.at_ms, day.type, day.place, newest, place, count, within)
            if plans.trigger_type[j] == day.type[newest] and reached:
                call(board, plan, newest)


def call(board: Board, plan: Plan, cause: int) -> None:
    """Call for a plan, unless it has been called for already (13)."""
    if plan.due == NEVER:
        plan.due, plan.cause = board.now + board.scenario.rules.decide_ms, cause


def activate_or_release(board: Board, plan: Plan) -> None:
    """Take the step that a plan has come to."""
    if plan.active is not None:
        release(board, plan, plan.active)
    elif _is_forbidden(board, plan):
        _refuse(board, plan)
    else:
        _activate(board, plan)


def _is_forbidden(board: Board, plan: Plan) -> bool:
    never_with = board.scenario.fallbacks.never_with[plan.number]
    return any(never_with[other.number] for other in board.plans if other.active is not None)


def _refuse(board: Board, plan: Plan) -> None:
    refused = Activation(len(board.activations), plan.number, board.now, plan.cause, refused=True)
    board.activations.append(refused)
    plan.due = NEVER
    board.tell(Kind.REFUSED, incident=plan.cause, what=plan.number, why=Why.FORBIDDEN)


def _activate(board: Board, plan: Plan) -> None:
    """Order the forces in the order of their numbers (14)."""
    plans = board.scenario.fallbacks
    activation = Activation(len(board.activations), plan.number, board.now, plan.cause)
    actions = plans.action_at[plan.number + 1] - plans.action_at[plan.number]
    activation.done_ms = [NEVER] * int(actions)
    board.activations.append(activation)
    plan.active, plan.due = activation, board.now + int(plans.bound_ms[plan.number])
    board.tell(Kind.ACTIVATED, incident=plan.cause, what=plan.number)
    for team in board.teams:
        if _is_force(board, plan, team):
            _order(board, activation, team, Order(_order_for(board, plan, team)))


def _is_force(board: Board, plan: Plan, team: Team) -> bool:
    plans, forces = board.scenario.fallbacks, board.scenario.forces
    named = bool(plans.named[plan.number, team.number])
    return named or (team.on and bool(plans.from_post[plan.number, forces.duty_post[team.duty]]))


def _order_for(board: Board, plan: Plan, team: Team) -> int:
    plans, rules = board.scenario.fallbacks, board.scenario.rules
    site = int(plans.plan_place[plan.number])
    off_duty, silent = team.phase == Phase.OFF_DUTY, board.silent(team)
    absent = order_for_absent(team.bound != NONE, off_duty, silent, rules.recall_ms != NEVER)
    if absent != Order.THERE:
        return absent
    here = where(board, team)
    has_way = board.way_ms(team, here, site) != NO_WAY
    if is_free(team.phase, bound=False, silent=False):
        return order_for_free(team.phase, site != NONE, here == site, has_way)
    incident = board.incidents[team.incident]
    return order_for_busy(
        team.phase,
        incident.place == site,
        has_way,
        rules.preemption,
        incident.priority,
        site != NONE,
    )


def _order(board: Board, activation: Activation, team: Team, order: Order) -> None:
    """Tell a force what to do, and keep why it would be late."""
    why, held = _why(board, team, order)
    activation.why[team.number] = (why, held)
    if order in ORDERED:
        board.tell(Kind.ASSIGNED, team=team.number, what=activation.plan, why=Why.ORDERED)
    elif order != Order.THERE:
        board.tell(Kind.WAITING, team=team.number, what=activation.plan, why=why)
    if order not in NOT_COMING:
        team.bound = activation.plan
        _begin(board, team, order)


def _why(board: Board, team: Team, order: Order) -> tuple[Why, int]:
    if order == Order.HELD:
        return Why.OTHER_PLAN, team.bound
    if order == Order.AFTERWARDS:
        return Why.BUSY, int(board.day.type[team.incident])
    if order in (Order.RECALLED, Order.AT_REST):
        return (Why.OFF_DUTY if team.duty == NONE else Why.ABSENT), NONE
    if order == Order.UNHEARD:
        return Why.SILENT, NONE
    return (Why.NO_WAY if order == Order.CUT_OFF else Why.TOO_FAR), NONE


def _begin(board: Board, team: Team, order: Order) -> None:
    if order == Order.THERE:
        _is_there(board, team)
    elif order == Order.RECALLED:
        team.place, team.kind = NONE, Kind.MOBILISED
        team.due = board.now + board.scenario.rules.recall_ms
    elif order == Order.CALLED_AWAY:
        rolling = team.phase == Phase.UNDER_WAY
        call_away(board, team, Why.ORDERED)
        _set_out_or_turn_out(board, team, rolling=rolling)
    elif order in (Order.TURNS_OUT, Order.TURNS_ROUND):
        _set_out_or_turn_out(board, team, rolling=order == Order.TURNS_ROUND)


def _set_out_or_turn_out(board: Board, team: Team, *, rolling: bool) -> None:
    team.place, team.post = where(board, team), NONE
    if rolling:
        site = int(board.scenario.fallbacks.plan_place[team.bound])
        set_out(board, team, site, Phase.UNDER_WAY, Kind.FORCE_ARRIVED)
    else:
        team.phase, team.kind = Phase.MOBILISING, Kind.MOBILISED
        team.due = board.now + board.scenario.rules.turnout_ms


def leave(board: Board, team: Team) -> None:
    """Let a force go that has turned out, or that was called in and is ready at its base."""
    site = int(board.scenario.fallbacks.plan_place[team.bound])
    board.tell(Kind.MOBILISED, team=team.number, what=team.bound)
    if team.phase == Phase.OFF_DUTY:
        team.place = int(board.scenario.forces.base[team.number])
        if NONE in (site, team.place):
            team.goal = team.place if site == NONE else site
            arrive(board, team)
            return
    if not set_out(board, team, site, Phase.UNDER_WAY, Kind.FORCE_ARRIVED):
        let_down(board, team)


def arrive(board: Board, team: Team) -> None:
    """Let a force be where its plan wants it."""
    team.place, team.phase = team.goal, Phase.AT_SCENE
    _is_there(board, team)


def arrived_at_incident(board: Board, team: Team) -> None:
    """Count a force that has arrived at an incident at the plan's site."""
    if board.scenario.fallbacks.plan_place[team.bound] == team.place:
        _is_there(board, team)


def come_afterwards(board: Board, team: Team) -> None:
    """Let a force come that has cleared its incident."""
    site = int(board.scenario.fallbacks.plan_place[team.bound])
    if site == NONE:
        _is_there(board, team)
        go_home(board, team)
    elif team.place == site:
        team.goal = site
        arrive(board, team)
    elif not set_out(board, team, site, Phase.UNDER_WAY, Kind.FORCE_ARRIVED):
        let_down(board, team)


def let_down(board: Board, team: Team) -> None:
    """Free a force that has no way to its plan."""
    team.place = where(board, team)
    activation = board.plans[team.bound].active
    assert activation is not None
    activation.why[team.number] = (Why.NO_WAY, NONE)
    team.bound = NONE
    go_home(board, team)
    tell_free(board, team, Why.TURNED_BACK)


def _is_there(board: Board, team: Team) -> None:
    """Count a force once, and note the actions that are done with it (15)."""
    plans, activation = board.scenario.fallbacks, board.plans[team.bound].active
    assert activation is not None
    if team.number in activation.there_ms:
        return
    activation.there_ms[team.number] = board.now
    board.tell(Kind.FORCE_ARRIVED, team=team.number, what=team.bound)
    for j, a in enumerate(range(plans.action_at[team.bound], plans.action_at[team.bound + 1])):
        there = sum(bool(plans.action_able[a, t]) for t in activation.there_ms)
        if there >= plans.action_teams[a]:
            activation.done_ms[j] = min(activation.done_ms[j], board.now)


def release(board: Board, plan: Plan, activation: Activation) -> None:
    """Let the forces of a plan go; they are free where they are (16)."""
    board.tell(Kind.RELEASED, what=activation.plan)
    plan.active, plan.due, board.stirred = None, NEVER, True
    for team in board.teams:
        if team.bound == plan.number:
            team.bound = NONE
            if _serves_the_plan(team):
                team.place = where(board, team)
                go_home(board, team)
                tell_free(board, team, Why.NONE)


def _serves_the_plan(team: Team) -> bool:
    if team.phase == Phase.OFF_DUTY:
        return team.due != NEVER
    return team.incident == NONE and team.phase in (
        Phase.MOBILISING,
        Phase.UNDER_WAY,
        Phase.AT_SCENE,
    )
