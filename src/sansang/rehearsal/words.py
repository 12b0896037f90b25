"""What happens on a rehearsed day, and why, in words."""

from collections.abc import Callable

from sansang.rehearsal.day import Kind, Why
from sansang.rehearsal.replay import Incident, Replay, Step
from sansang.rehearsal.result import MissingForce
from sansang.wording import N_, Wording, clock

Named = Callable[[str, str | None], str]
"""Says what a record is called: its table in the plan, its id."""

DECIDED = {
    Why.CLOSEST: N_("can be there first"),
    Why.ONLY: N_("the only able team that is free"),
    Why.PREEMPTED: N_("called away from a less urgent incident, can be there first"),
    Why.COVER: N_("others are nearer, but their posts would come under their minimum"),
    Why.BORDER: N_("others are nearer, but this is outside their jurisdiction"),
    Why.SHORT_POST: N_("the post has been under its minimum for too long"),
    Why.NOBODY_FREE: N_("no able team can be spared"),
    Why.NO_WAY: N_("closures leave no way"),
    Why.TURNED_BACK: N_("a closure that has begun leaves no way on"),
    Why.FORBIDDEN: N_("a plan is active that must not happen together with it"),
}
"""Why a step was taken; what is not here needs no reason."""

_LEFT = {
    Why.PREEMPTED: N_("called away to a more urgent incident"),
    Why.ORDERED: N_("ordered elsewhere by a contingency plan"),
    Why.TURNED_BACK: DECIDED[Why.TURNED_BACK],
}
"""Why a team that was sent does not come."""

MISSING = {
    Why.NONE: N_("not there in time"),
    Why.OFF_DUTY: N_("off duty"),
    Why.ABSENT: N_("did not appear on duty"),
    Why.SILENT: N_("without radio"),
    Why.BUSY: N_("at an incident"),
    Why.OTHER_PLAN: N_("bound by another contingency plan"),
    Why.TOO_FAR: N_("too far away"),
    Why.NO_WAY: N_("no way there"),
    Why.TURNED_BACK: N_("turned back by a closure"),
}
"""Why a force of a contingency plan was not there in time."""
_HELD = {
    Why.BUSY: ("incident_types", N_("at an incident, mostly {held_by}")),
    Why.OTHER_PLAN: ("contingency_plans", N_("bound by {held_by}")),
}

_STEPS = {
    Kind.DUTY_ENDS: N_("{team} goes off duty at {post}"),
    Kind.DUTY_BEGINS: N_("{team} comes on duty at {post}"),
    Kind.EPOCH: N_("Closures begin or end"),
    Kind.SILENCE_BEGINS: N_("{agency} is without radio from now on"),
    Kind.SILENCE_ENDS: N_("{agency} has radio again"),
    Kind.CLEARED: N_("{team} is free again"),
    Kind.RELEASED: N_("{plan} ends and lets its forces go"),
    Kind.BACK: N_("{team} is back at {post}"),
    Kind.AT_HOSPITAL: N_("{team} is at the hospital {site} with the patient"),
    Kind.LEFT_SCENE: N_("{team} leaves the scene at {site}"),
    Kind.ARRIVED: N_("{team} is there ({site}), {time} after the report"),
    Kind.MOBILISED: N_("{team} sets out for {site}"),
    Kind.REPORTED: N_("{incident} at {site}, priority {priority}"),
    Kind.ACTIVATED: N_("{plan} is activated"),
    Kind.MOVED_UP: N_("{team} moves up to {post}"),
    Kind.ASSIGNED: N_("{team} is sent to {site}"),
    Kind.WAITING: N_("{incident} at {site} waits for a team"),
    Kind.UNREACHABLE: N_("{incident} at {site} can't be reached by any able team on duty"),
    Kind.CLOSED: N_("{incident} at {site} is closed"),
    Kind.FORCE_ARRIVED: N_("{team} is where {plan} wants it"),
    Kind.REFUSED: N_("{plan} is called for and not activated"),
}
_OF_FORCES = {
    Kind.ASSIGNED: N_("{team} is ordered to {plan}"),
    Kind.WAITING: N_("{team} can't come to {plan} at once"),
    Kind.MOBILISED: N_("{team} sets out for {plan}"),
}
"""Steps of the forces of a contingency plan."""
_WITHDRAWN = N_("{team} does not come to {incident} at {site}, which waits for another")
_ABSENT = N_("{team} does not appear on duty at {post}")
_CALLED = N_("called for by incident #{number}")
_PUT_IN = N_("put in, to try it")
_LATE = N_("too late: the target was {target}")
_TARGET = N_("somebody has to be there within {target}")


def step_sentence(replay: Replay, step: Step, wording: Wording, named: Named) -> str:
    """Return what happens in a step; ``named`` says what the records are called."""
    return wording.say(_sentence(step), _blanks(replay, step, wording, named))


def _sentence(step: Step) -> str:
    if step.contingency_plan and step.kind in _OF_FORCES:
        return _OF_FORCES[step.kind]
    if _is_withdrawn(step):
        return _WITHDRAWN
    if step.kind == Kind.DUTY_BEGINS and step.why == Why.ABSENT:
        return _ABSENT
    return _STEPS[step.kind]


def _is_withdrawn(step: Step) -> bool:
    """Tell whether a team that had been sent to an incident does not come."""
    return step.kind == Kind.WAITING and None not in (step.team, step.incident)


def step_reason(replay: Replay, step: Step, wording: Wording) -> str:
    """Return why a step was decided so, or how it stands against the target; may be empty."""
    if _is_withdrawn(step):
        return wording(_LEFT.get(step.why, ""))
    if step.kind == Kind.WAITING and step.contingency_plan:
        return wording(MISSING.get(step.why, ""))
    return _circumstance(replay, step, wording) or wording(DECIDED.get(step.why, ""))


def _circumstance(replay: Replay, step: Step, wording: Wording) -> str:
    """What a report, an arrival or an activation has beside it; empty for other steps."""
    if step.incident is None:
        return wording(_PUT_IN) if step.kind == Kind.ACTIVATED else ""
    incident = replay.incidents[step.incident]
    if step.kind == Kind.ACTIVATED:
        return wording.say(_CALLED, {"number": wording.number(incident.number + 1)})
    if step.kind == Kind.REPORTED and incident.target_ms is not None:
        return wording.say(_TARGET, {"target": duration(incident.target_ms, wording)})
    return _late(replay, step, incident, wording) if step.kind == Kind.ARRIVED else ""


def missing_reason(force: MissingForce, wording: Wording, named: Named) -> str:
    """Return why a force was not there in time, and what held it."""
    why = Why[force.why.upper()]
    if why in _HELD and force.held_by:
        table, message = _HELD[why]
        return wording.say(message, {"held_by": named(table, force.held_by)})
    return wording(MISSING.get(why, MISSING[Why.NONE]))


def duration(ms: int, wording: Wording) -> str:
    """Return a length of time in minutes and seconds, ``4:40 min``."""
    minutes, seconds = divmod(round(ms / 1000), 60)
    return wording.say(N_("{time} min"), {"time": f"{minutes}:{seconds:02d}"})


def clock_to_the_second(step: Step) -> str:
    """Return the time of day of a step, ``08:12:30``."""
    return f"{clock(step.at)}:{step.at:%S}"


def _late(replay: Replay, step: Step, incident: Incident, wording: Wording) -> str:
    """That the first team came later than it should."""
    first = int(replay.played.first_ms[incident.number])
    took = step.at_ms - int(replay.day.at_ms[incident.number])
    if first != step.at_ms or incident.target_ms is None or took <= incident.target_ms:
        return ""
    return wording.say(_LATE, {"target": duration(incident.target_ms, wording)})


def _blanks(replay: Replay, step: Step, wording: Wording, named: Named) -> dict[str, str]:
    said = {
        "team": named("teams", step.team),
        "site": named("sites", step.site),
        "post": named("posts", step.post),
        "plan": named("contingency_plans", step.contingency_plan),
        "agency": named("agencies", step.agency),
    }
    if step.incident is not None:
        incident = replay.incidents[step.incident]
        said |= {
            "incident": named("incident_types", incident.incident_type),
            "site": named("sites", incident.site if step.site is None else step.site),
            "priority": wording.number(incident.priority),
            "time": duration(step.at_ms - int(replay.day.at_ms[incident.number]), wording),
        }
    return said
