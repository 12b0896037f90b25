"""Posts: how strong they are, and who moves up (11, 12)."""

from sansang.dispatch.move_up import calls_again_at, may_move_up
from sansang.incident import Phase
from sansang.rehearsal.day import Kind, Why
from sansang.rehearsal.plain.board import Board, Post, Team
from sansang.rehearsal.plain.roads import set_out
from sansang.rehearsal.plain.sending import Candidate, first
from sansang.rehearsal.scenario import NEVER, NO_WAY, NONE


def look_at_posts(board: Board) -> None:
    """Note after each step which posts have become short, and which are no longer."""
    for post in board.posts:
        after = _after(board, post)
        short = board.strength(post.number) < post.least
        if short and post.short_since == NEVER:
            post.short_since = board.now
            post.calls_at = NEVER if after == NEVER else board.now + after
        elif not short:
            post.short_since, post.calls_at = NEVER, NEVER


def _after(board: Board, post: Post) -> int:
    """Reserve posts are not covered themselves."""
    reserve = board.scenario.forces.post_reserve[post.number]
    return NEVER if reserve else board.scenario.rules.move_up_after_ms


def call_reserves(board: Board, post: Post) -> None:
    """Call reserves until those there and on the way reach the minimum (12)."""
    place = int(board.scenario.forces.post_place[post.number])
    post.calls_at = calls_again_at(board.now, board.scenario.rules.move_up_after_ms)
    while _coming(board, post) < post.least:
        best = first(_reserves(board, post, place))
        if best is None:
            return
        best.team.post = post.number
        set_out(board, best.team, place, Phase.MOVING_UP, Kind.BACK)
        board.tell(Kind.MOVED_UP, team=best.team.number, what=post.number, why=Why.SHORT_POST)


def _coming(board: Board, post: Post) -> int:
    road = [t for t in board.teams if _is_on_its_way(t) and t.post == post.number]
    return board.strength(post.number) + sum(board.share(team, post.number) for team in road)


def _is_on_its_way(team: Team) -> bool:
    return team.phase in (Phase.RETURNING, Phase.MOVING_UP) and team.due != NEVER


def _reserves(board: Board, post: Post, place: int) -> list[Candidate]:
    candidates = []
    for team in board.teams:
        way = board.way_ms(team, team.place, place)
        if way != NO_WAY and _may_move_up(board, team, post, place):
            candidates.append(Candidate(team, board.now + way, called_away=False))
    return candidates


def _may_move_up(board: Board, team: Team, post: Post, place: int) -> bool:
    forces = board.scenario.forces
    in_reserve = team.post != NONE and bool(forces.post_reserve[team.post])
    return may_move_up(
        team.phase,
        team.bound != NONE,
        board.silent(team),
        in_reserve,
        bool(forces.fits[post.number, team.number]),
        board.serves(team, place),
    )
