"""Sending teams: who is asked, who waits, who is called away (5 to 8)."""

from dataclasses import dataclass

from sansang.dispatch.closest import goes_before, there_at
from sansang.dispatch.cover import must_stay
from sansang.dispatch.free import is_free, on_the_road
from sansang.dispatch.line import is_looked_at, stands_before
from sansang.dispatch.preemption import may_be_called_away
from sansang.incident import Phase
from sansang.rehearsal.day import Kind, Why
from sansang.rehearsal.plain.board import Board, Incident, Team
from sansang.rehearsal.plain.roads import set_out, where
from sansang.rehearsal.scenario import NO_WAY, NONE


@dataclass(frozen=True)
class Candidate:
    """A team that could go, and when it would be there."""

    team: Team
    there_ms: int
    called_away: bool

    def before(self, other: "Candidate | None") -> bool:
        """Tell whether it goes rather than the other."""
        return other is None or goes_before(
            self.there_ms,
            self.called_away,
            self.team.number,
            other.there_ms,
            other.called_away,
            other.team.number,
        )


def first(candidates: list[Candidate]) -> Candidate | None:
    """Return the candidate that goes before all others."""
    best: Candidate | None = None
    for candidate in candidates:
        if candidate.before(best):
            best = candidate
    return best


def able(board: Board, request: int) -> list[Team]:
    """Return the teams that can do what a request asks for."""
    row = board.scenario.demand.able[board.day.need[request]]
    return [team for team in board.teams if row[team.number]]


def serve(board: Board, request: int) -> None:
    """Send somebody to a request that has just been reported, or let it wait (5, 6)."""
    if not _send_first(board, request, preemption=board.scenario.rules.preemption):
        incident = board.incidents[board.incident_of[request]]
        if _unreachable(board, request):
            _give_up(board, incident)
        else:
            wait(board, request, NONE, Why.NOBODY_FREE)


def wait(board: Board, request: int, team: int, why: Why) -> None:
    """Put a request into the line (7)."""
    incident = board.incidents[board.incident_of[request]]
    incident.waiting += 1
    ahead = [other for other in board.line if _stands_before(board, other, request)]
    board.line.insert(len(ahead), request)
    board.tell(Kind.WAITING, incident=incident.number, team=team, what=incident.place, why=why)


def go_through_the_line(board: Board) -> None:
    """Serve from the front each request that now has a candidate, of those looked at (7)."""
    for request in list(board.line):
        if not _is_looked_at(board, request):
            continue
        incident = board.incidents[board.incident_of[request]]
        if _send_first(board, request, preemption=False):
            board.line.remove(request)
            incident.waiting -= 1
            board.update(incident)
        elif _unreachable(board, request):
            board.line.remove(request)
            incident.waiting -= 1
            _give_up(board, incident)
            board.update(incident)


def _is_looked_at(board: Board, request: int) -> bool:
    """Tell whether anything has changed for a request: whoever has come free can meet it (7)."""
    row = board.scenario.demand.able[board.day.need[request]]
    place = board.incidents[board.incident_of[request]].place
    return board.stirred or any(
        is_looked_at(bool(row[t]), board.serves(board.teams[t], place)) for t in board.freed
    )


def call_away(board: Board, team: Team, why: Why) -> None:
    """Let a team leave its incident, whose request goes back to the line."""
    incident, request = board.incidents[team.incident], team.request
    team.place = where(board, team)
    team.incident, team.request = NONE, NONE
    incident.sent -= 1
    wait(board, request, team.number, why)
    board.update(incident)
    board.stirred = True


def _send_first(board: Board, request: int, *, preemption: bool) -> bool:
    """Send the team that can be there first; tell whether there is any (5)."""
    look = _look(board, request, preemption=preemption)
    best = first(look.candidates)
    if best is None:
        return False
    why = look.why(best)
    if best.called_away:
        call_away(board, best.team, Why.PREEMPTED)
    _send(board, best.team, request, why)
    return True


@dataclass(frozen=True)
class Look:
    """Who could go, and who could go but for cover or for borders."""

    candidates: list[Candidate]
    covering: list[Candidate]
    foreign: list[Candidate]

    def why(self, best: Candidate) -> Why:
        """Say why the best goes."""
        if best.called_away:
            return Why.PREEMPTED
        if any(other.before(best) for other in self.covering):
            return Why.COVER
        if any(other.before(best) for other in self.foreign):
            return Why.BORDER
        return Why.ONLY if len(self.candidates) == 1 else Why.CLOSEST


def _look(board: Board, request: int, *, preemption: bool) -> Look:
    look = Look([], [], [])
    incident = board.incidents[board.incident_of[request]]
    mobilise = int(board.scenario.demand.mobilise_ms[board.day.need[request]])
    for team in able(board, request):
        free = is_free(team.phase, team.bound != NONE, board.silent(team))
        if not free and not (preemption and _may_be_called_away(board, team, incident)):
            continue
        way = board.way_ms(team, where(board, team), incident.place)
        if way == NO_WAY:
            continue
        there = there_at(board.now, mobilise, way, on_the_road(team.phase))
        candidate = Candidate(team, there, called_away=not free)
        if not board.serves(team, incident.place):
            if free:
                look.foreign.append(candidate)
        elif free and _must_stay(board, team, incident):
            look.covering.append(candidate)
        else:
            look.candidates.append(candidate)
    return look


def _may_be_called_away(board: Board, team: Team, incident: Incident) -> bool:
    if team.incident == NONE:
        return False
    return may_be_called_away(
        board.scenario.rules.preemption,
        team.phase,
        team.bound != NONE,
        board.silent(team),
        board.incidents[team.incident].priority,
        incident.priority,
    )


def _must_stay(board: Board, team: Team, incident: Incident) -> bool:
    rules = board.scenario.rules
    return team.phase == Phase.READY and must_stay(
        rules.keep_cover,
        incident.priority,
        rules.cover_until_priority,
        board.strength(team.post),
        board.share(team, team.post),
        board.posts[team.post].least,
    )


def _send(board: Board, team: Team, request: int, why: Why) -> None:
    """Tell a team to go: at once if it is on the road, else after mobilising (5, 8)."""
    incident = board.incidents[board.incident_of[request]]
    rolling = on_the_road(team.phase)
    team.place = where(board, team)
    team.incident, team.request, team.post = incident.number, request, NONE
    incident.sent += 1
    incident.dispatched_ms = min(incident.dispatched_ms, board.now)
    board.tell(
        Kind.ASSIGNED, incident=incident.number, team=team.number, what=incident.place, why=why
    )
    if rolling:
        set_out(board, team, incident.place, Phase.UNDER_WAY, Kind.ARRIVED)
    else:
        team.phase, team.kind = Phase.MOBILISING, Kind.MOBILISED
        team.due = board.now + int(board.scenario.demand.mobilise_ms[board.day.need[request]])


def _unreachable(board: Board, request: int) -> bool:
    """Tell whether teams are on duty that may go, and none of them has a way (6)."""
    place = board.incidents[board.incident_of[request]].place
    there = [team for team in able(board, request) if _counts(board, team, place)]
    ways = [board.way_ms(team, where(board, team), place) for team in there]
    return bool(there) and all(way == NO_WAY for way in ways)


def _counts(board: Board, team: Team, place: int) -> bool:
    return team.phase != Phase.OFF_DUTY and board.serves(team, place)


def _give_up(board: Board, incident: Incident) -> None:
    board.tell(Kind.UNREACHABLE, incident=incident.number, what=incident.place, why=Why.NO_WAY)


def _stands_before(board: Board, request: int, other: int) -> bool:
    mine = board.incidents[board.incident_of[request]].priority
    its = board.incidents[board.incident_of[other]].priority
    return stands_before(mine, request, its, other)
