"""Teams on the road: where they are, where they set out for, what closures do to them."""

from sansang.dispatch.hospitals import nearest_hospital
from sansang.dispatch.ways import past_half, there_by_new_way
from sansang.incident import Phase
from sansang.rehearsal.day import Kind, Why
from sansang.rehearsal.plain.board import Board, Team
from sansang.rehearsal.scenario import NEVER, NO_WAY, NONE

ROLLING = (Phase.UNDER_WAY, Phase.TO_HOSPITAL, Phase.RETURNING, Phase.MOVING_UP)


def where(board: Board, team: Team) -> int:
    """Return the place at which a team counts as being now (3)."""
    rolls = team.phase in ROLLING and team.way_ms != NO_WAY
    return team.goal if rolls and past_half(board.now, team.due, team.way_ms) else team.place


def set_out(board: Board, team: Team, goal: int, phase: Phase, kind: Kind) -> bool:
    """Let a team go from its place; tell whether there is a way."""
    way = board.way_ms(team, team.place, goal)
    team.goal, team.way_ms = goal, way
    if way == NO_WAY:
        return False
    team.phase, team.kind, team.due = phase, kind, board.now + way
    return True


def go_home(board: Board, team: Team) -> None:
    """Set a team free where it is: off duty if its duty is over, else to its post (10).

    Without a way to its post it stays where it is, free, until there is one.
    """
    team.incident, team.request, team.due = NONE, NONE, NEVER
    if not team.on:
        team.phase, team.post = Phase.OFF_DUTY, NONE
        return
    team.post = int(board.scenario.forces.duty_post[team.duty])
    home = int(board.scenario.forces.post_place[team.post])
    board.freed.add(team.number)
    if team.place in (NONE, home):
        team.place = home
        become_ready(board, team)
    elif not set_out(board, team, home, Phase.RETURNING, Kind.BACK):
        team.phase, team.kind = Phase.RETURNING, Kind.BACK


def become_ready(board: Board, team: Team) -> None:
    """Let a team stand at its post. Where posts keep their cover, one that is stronger may let
    another of its teams go (5, 7).
    """
    team.phase = Phase.READY
    board.freed.add(team.number)
    board.stirred |= board.scenario.rules.keep_cover and board.share(team, team.post) > 0


def bring_to_hospital(board: Board, team: Team, clear_ms: int) -> None:
    """Bring a patient to the nearest hospital that can be reached; without one, clear here (9)."""
    hospitals = board.scenario.ground.hospitals
    hospital = nearest_hospital(board.ways(team), team.place, hospitals)
    if hospital == NONE:
        clear(board, team, clear_ms)
    else:
        set_out(board, team, hospital, Phase.TO_HOSPITAL, Kind.AT_HOSPITAL)


def clear(board: Board, team: Team, clear_ms: int) -> None:
    """Let a team hand over or make ready again."""
    team.phase, team.kind, team.due = Phase.CLEARING, Kind.CLEARED, board.now + clear_ms


def new_way(board: Board, team: Team) -> bool:
    """Change the time of a way after closures have changed; tell whether there is still one (8)."""
    way = board.way_ms(team, team.place, team.goal)
    if team.way_ms == NO_WAY:
        if way != NO_WAY:
            team.way_ms, team.due = way, board.now + way
        return True
    if way == NO_WAY:
        return False
    team.due = there_by_new_way(board.now, team.due, team.way_ms, way)
    team.way_ms = way
    return True


def tell_free(board: Board, team: Team, why: Why) -> None:
    """Write down that a team is free, before it sets out."""
    board.tell(Kind.CLEARED, team=team.number, what=team.place, why=why)
