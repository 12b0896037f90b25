"""What teams come to: duties, the call from the first word to being free again (1, 2, 8 to 10)."""

from sansang.incident import Phase, State
from sansang.rehearsal.day import Kind, Why
from sansang.rehearsal.plain import plans
from sansang.rehearsal.plain.board import Board, Team
from sansang.rehearsal.plain.roads import (
    ROLLING,
    become_ready,
    bring_to_hospital,
    clear,
    go_home,
    new_way,
    set_out,
    tell_free,
    where,
)
from sansang.rehearsal.plain.sending import call_away
from sansang.rehearsal.scenario import NEVER, NONE

IDLE = (Phase.READY, Phase.RETURNING, Phase.MOVING_UP)


def duty_ends(board: Board, team: Team) -> None:
    """Let a team go off duty, unless it is at work (2)."""
    if team.on:
        post = int(board.scenario.forces.duty_post[team.duty])
        board.tell(Kind.DUTY_ENDS, team=team.number, what=post)
    team.duty, team.on = NONE, False
    if team.phase in IDLE:
        team.place = where(board, team)
        go_home(board, team)


def duty_begins(board: Board, team: Team, duty: int) -> None:
    """Let a team stand at its post, come from the duty before, or finish its work first (1)."""
    forces = board.scenario.forces
    post = int(forces.duty_post[duty])
    team.duty, team.on = duty, not bool(board.day.absent[duty])
    from_duty = _follows_on(board, team, duty)
    why = Why.SHIFT if from_duty else Why.NONE
    board.tell(Kind.DUTY_BEGINS, team=team.number, what=post, why=why if team.on else Why.ABSENT)
    if team.on:
        board.freed.add(team.number)
        if team.phase == Phase.OFF_DUTY and team.due == NEVER:
            if not from_duty:
                team.place = int(forces.post_place[post])
            go_home(board, team)


def _follows_on(board: Board, team: Team, duty: int) -> bool:
    forces, before = board.scenario.forces, duty - 1
    if before < forces.duty_at[team.number]:
        return False
    seamless = forces.duty_until[before] == forces.duty_from[duty]
    return bool(seamless and not board.day.absent[before])


def closures_change(board: Board, epoch: int) -> None:
    """Change the ways of all who are on the road; who has none any more turns back (8)."""
    board.epoch, board.stirred = epoch, True
    board.tell(Kind.EPOCH, what=epoch)
    for team in board.teams:
        if team.phase in ROLLING and not new_way(board, team):
            _has_no_way_on(board, team)


def _has_no_way_on(board: Board, team: Team) -> None:
    if team.phase == Phase.UNDER_WAY:
        turn_back(board, team)
        return
    team.place = where(board, team)
    if team.phase == Phase.TO_HOSPITAL:
        bring_to_hospital(board, team, _clear_ms(board, team))
    else:
        go_home(board, team)


def turn_back(board: Board, team: Team) -> None:
    """Free a team that has no way on; its incident waits for another (8)."""
    if team.incident == NONE:
        plans.let_down(board, team)
        return
    call_away(board, team, Why.TURNED_BACK)
    if team.bound != NONE:
        plans.let_down(board, team)
    else:
        go_home(board, team)


def step(board: Board, team: Team) -> None:
    """Take the step that a team has come to."""
    team.due = NEVER
    STEPS[team.kind](board, team)


def _mobilised(board: Board, team: Team) -> None:
    if team.incident == NONE:
        plans.leave(board, team)
        return
    place = board.incidents[team.incident].place
    board.tell(Kind.MOBILISED, incident=team.incident, team=team.number, what=place)
    if not set_out(board, team, place, Phase.UNDER_WAY, Kind.ARRIVED):
        turn_back(board, team)


def _arrived(board: Board, team: Team) -> None:
    incident = board.incidents[team.incident]
    team.place, team.phase, team.kind = team.goal, Phase.AT_SCENE, Kind.LEFT_SCENE
    team.due = board.now + int(board.day.scene_ms[team.request])
    incident.sent, incident.arrived = incident.sent - 1, incident.arrived + 1
    incident.at_scene += 1
    board.tell(Kind.ARRIVED, incident=incident.number, team=team.number, what=team.place)
    if incident.arrived == 1:
        incident.first_ms, incident.first_team = board.now, team.number
        board.become(incident, State.ON_SCENE)
    board.update(incident)
    if team.bound != NONE:
        plans.arrived_at_incident(board, team)


def _left_scene(board: Board, team: Team) -> None:
    incident = board.incidents[team.incident]
    incident.at_scene -= 1
    board.tell(Kind.LEFT_SCENE, incident=incident.number, team=team.number, what=team.place)
    board.update(incident)
    if board.day.transported[team.request]:
        bring_to_hospital(board, team, _clear_ms(board, team))
    else:
        clear(board, team, _clear_ms(board, team))


def _at_hospital(board: Board, team: Team) -> None:
    team.place = team.goal
    board.tell(Kind.AT_HOSPITAL, incident=team.incident, team=team.number, what=team.place)
    clear(board, team, _clear_ms(board, team))


def _cleared(board: Board, team: Team) -> None:
    tell_free(board, team, Why.NONE)
    team.incident, team.request = NONE, NONE
    if team.bound == NONE:
        go_home(board, team)
    else:
        plans.come_afterwards(board, team)


def _back(board: Board, team: Team) -> None:
    why = Why.SHORT_POST if team.phase == Phase.MOVING_UP else Why.NONE
    team.place = team.goal
    board.tell(Kind.BACK, team=team.number, what=team.post, why=why)
    become_ready(board, team)


def _clear_ms(board: Board, team: Team) -> int:
    return int(board.scenario.demand.clear_ms[board.day.need[team.request]])


STEPS = {
    Kind.MOBILISED: _mobilised,
    Kind.ARRIVED: _arrived,
    Kind.LEFT_SCENE: _left_scene,
    Kind.AT_HOSPITAL: _at_hospital,
    Kind.CLEARED: _cleared,
    Kind.BACK: _back,
    Kind.FORCE_ARRIVED: plans.arrive,
}
