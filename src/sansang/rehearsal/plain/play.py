"""The day from its beginning to its end, one step after the other."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from sansang.incident import State
from sansang.rehearsal.day import Day, Kind, Played
from sansang.rehearsal.plain import plans, posts, sending, teams
from sansang.rehearsal.plain.answer import answer
from sansang.rehearsal.plain.board import AT_WORK, Board
from sansang.rehearsal.scenario import NEVER, NONE, Scenario


class Due(NamedTuple):
    """A step that is to be taken; the least by moment, kind and number comes next."""

    ms: int
    kind: Kind
    number: int
    take: Callable[[], None]


def play(scenario: Scenario, day: Day) -> Played:
    """Play a day and return what happened, always with its steps."""
    board = Board(scenario, day)
    ahead = sorted(_fixed(board), key=lambda due: due[:3], reverse=True)
    while True:
        dues = [*_of_teams(board), *_of_plans(board), *_of_posts(board), *ahead[-1:]]
        following = min(dues, key=lambda due: due[:3], default=None)
        if following is None or following.ms >= scenario.end_ms:
            break
        if ahead and following is ahead[-1]:
            ahead.pop()
        _pass_time(board, following.ms)
        _take(board, following)
    _pass_time(board, scenario.end_ms)
    _end(board)
    return answer(board)


def _take(board: Board, due: Due) -> None:
    """Take a step, then all that it brings about at the same moment."""
    due.take()
    if board.stirred or board.freed:
        sending.go_through_the_line(board)
        board.stirred = False
        board.freed.clear()
    posts.look_at_posts(board)
    board.longest_line = max(board.longest_line, len(board.line))


def _pass_time(board: Board, ms: int) -> None:
    """Let the time pass until the next step."""
    passed = max(ms - board.now, 0)
    board.now += passed
    board.waiting_ms += passed * len(board.line)
    for team in board.teams:
        if team.phase in AT_WORK:
            team.busy_ms += passed if team.on else 0
            team.overrun_ms += 0 if team.on else passed
    for post in board.posts:
        post.short_ms += passed if post.short_since != NEVER else 0


def _end(board: Board) -> None:
    """Leave open what is not closed (17)."""
    for incident in board.incidents:
        if incident.state not in (State.CLOSED, State.UNREACHABLE):
            board.become(incident, State.OPEN)


def _of_teams(board: Board) -> Iterator[Due]:
    for team in board.teams:
        if team.due != NEVER:
            yield Due(team.due, team.kind, team.number, partial(teams.step, board, team))


def _of_plans(board: Board) -> Iterator[Due]:
    for plan in board.plans:
        if plan.due != NEVER:
            take = partial(plans.activate_or_release, board, plan)
            yield Due(plan.due, plan.kind, plan.number, take)


def _of_posts(board: Board) -> Iterator[Due]:
    for post in board.posts:
        if post.calls_at != NEVER:
            take = partial(posts.call_reserves, board, post)
            yield Due(post.calls_at, Kind.MOVED_UP, post.number, take)


def _fixed(board: Board) -> Iterator[Due]:
    """All that the plan and chance have fixed before the day begins."""
    yield from _duties(board)
    yield from _minimums(board)
    epochs = board.scenario.ground.epoch_from
    for k in range(1, len(epochs)):
        take = partial(teams.closures_change, board, k)
        yield Due(int(epochs[k]), Kind.EPOCH, k, take)
    yield from _silence(board)
    for i, at in enumerate(board.day.at_ms):
        yield Due(int(at), Kind.REPORTED, i, partial(_report, board, i))
    yield from _calls(board)


def _duties(board: Board) -> Iterator[Due]:
    forces = board.scenario.forces
    for team in board.teams:
        for d in range(forces.duty_at[team.number], forces.duty_at[team.number + 1]):
            begins = partial(teams.duty_begins, board, team, d)
            yield Due(int(forces.duty_from[d]), Kind.DUTY_BEGINS, team.number, begins)
            ends = partial(teams.duty_ends, board, team)
            yield Due(int(forces.duty_until[d]), Kind.DUTY_ENDS, team.number, ends)


def _minimums(board: Board) -> Iterator[Due]:
    """Minimums change when all duties of the moment have begun."""
    forces = board.scenario.forces
    for post in board.posts:
        for j in range(forces.least_at[post.number], forces.least_at[post.number + 1]):
            take = partial(_set_least, board, post.number, int(forces.least[j]))
            number = len(board.teams) + post.number
            yield Due(int(forces.least_from[j]), Kind.DUTY_BEGINS, number, take)


def _set_least(board: Board, post: int, least: int) -> None:
    board.posts[post].least = least
    board.stirred = True


def _silence(board: Board) -> Iterator[Due]:
    stress, begins = board.scenario.stress, board.day.silent_from_ms
    if begins != NEVER and stress.silent_agency != NONE:
        agency, ends = stress.silent_agency, begins + stress.silent_ms
        for at, kind in ((begins, Kind.SILENCE_BEGINS), (ends, Kind.SILENCE_ENDS)):
            yield Due(at, kind, agency, partial(_fall_silent, board, kind))


def _fall_silent(board: Board, kind: Kind) -> None:
    board.silence = kind == Kind.SILENCE_BEGINS
    board.stirred = not board.silence
    board.tell(kind, what=board.scenario.stress.silent_agency)


def _report(board: Board, number: int) -> None:
    """Serve the requests of an incident in their order, then look for triggers (5, 13)."""
    incident = board.incidents[number]
    board.tell(Kind.REPORTED, incident=number, what=incident.place)
    for request in range(board.day.request_at[number], board.day.request_at[number + 1]):
        sending.serve(board, request)
    board.update(incident)
    plans.look_for_triggers(board, number)


def _calls(board: Board) -> Iterator[Due]:
    """Injects and drills call for plans (13); the plans of a drill all at once."""
    fallbacks = board.scenario.fallbacks
    after = len(board.plans)
    for i, plan in enumerate(fallbacks.inject_plan):
        if plan != NONE:
            take = partial(plans.call, board, board.plans[plan], NONE)
            yield Due(int(fallbacks.inject_ms[i]), Kind.ACTIVATED, after + i, take)
    if board.day.drill_ms != NEVER:
        number = after + len(fallbacks.inject_plan)
        yield Due(board.day.drill_ms, Kind.ACTIVATED, number, partial(_drill, board))


def _drill(board: Board) -> None:
    for plan in board.scenario.stress.drills:
        plans.call(board, board.plans[plan], NONE)
