"""Pasted minutes become proposed directives, by rules alone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from zoneinfo import ZoneInfo

from sansang.checks.names import named_person
from sansang.event import EventPlan
from sansang.readiness.minutes.agencies import Directory, directory_of
from sansang.readiness.minutes.due import Calendar, find_due
from sansang.readiness.minutes.evidence import done_when
from sansang.readiness.minutes.folding import Folded, fold
from sansang.readiness.minutes.parties import Roles, roles_at
from sansang.readiness.minutes.places import Places, places_of
from sansang.readiness.minutes.records import Minutes, NotHandled, Party, Proposal, Span
from sansang.readiness.minutes.sentences import Sentence, sentences
from sansang.readiness.minutes.the_line import Excluded, excluded
from sansang.readiness.minutes.verdict import Kind, Verdict, judge, language_of

LIMIT = 1_000_000
"""How many characters of a text are read."""

_TASKS = re.compile(r"nhiệm vụ|giải pháp|nội dung sau|công việc|thực hiện|tasks|actions?|following")
_BROKEN = re.compile("[\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]+")
_TOWARDS_A_TIME = re.compile(
    r"(?:[,;–-]\s*(?:(?:và|and)\s+)?(?:phải\s+)?(?:hoàn thành|to be done|to be completed))?"
    r"[\s,;–-]*(?:\b(?:xong|chậm nhất|muộn nhất|no later than|at the latest)\b)?[\s,;–-]*$",
    re.I,
)
_FRONT = re.compile(r"^(?:[\s,:;.–-]+|(?:có trách nhiệm|and|to|shall|must|will)\s+)+")


@dataclass(frozen=True)
class Reading:
    """A sentence as it is read: its words, its verdict and whom its lead-in names.

    ``said_before`` is the lead-in of an item that has no verb of its own, ``announced`` what of
    it belongs to the task.
    """

    sentence: Sentence
    low: str
    cased: str
    language: str
    verdict: Verdict
    heir_of: Party | None = None
    said_before: str = ""
    announced: str = ""


@dataclass(frozen=True)
class Reader:
    """What sentences are read with."""

    folded: Folded
    directory: Directory
    places: Places
    calendar: Calendar


def draft_directives(
    text: str, *, plan: EventPlan | None, held_on: date, zone: ZoneInfo
) -> Minutes:
    """Return what the minutes order: proposals, and apart from them what is not handled here.

    Nothing is stored and nothing is decided: a person accepts, edits or rejects each proposal.
    """
    read = text[:LIMIT]
    reader = Reader(
        fold(read), directory_of(plan), places_of(plan), Calendar.of(plan, held_on, zone)
    )
    proposals: list[Proposal] = []
    not_handled: list[NotHandled] = []
    for reading in _readings(reader):
        crossing = _crossing(reading)
        if crossing and _is_order(reading, crossing):
            not_handled.append(_declined(reading, crossing, reader))
        elif not crossing and reading.verdict.kind is Kind.ORDER:
            _add(_proposal(reading, reader), proposals, reading)
    return Minutes(proposals=tuple(proposals), not_handled=tuple(not_handled), read=len(read))


def _is_order(reading: Reading, crossing: Excluded) -> bool:
    """Words of the line need no other sign of an order; a topic beside it does."""
    if crossing.rule.startswith("line.topic"):
        return reading.verdict.kind is Kind.ORDER
    return reading.verdict.kind is not Kind.NO_ORDER


def _crossing(reading: Reading) -> Excluded | None:
    """What an item orders is told by its lead-in too: «Theo dõi:» and under it whom."""
    own = excluded(reading.low)
    if own or not reading.said_before:
        return own
    whole = excluded(f"{reading.said_before} {reading.low}")
    return whole and replace(whole, start=0, end=len(reading.low))


def _add(proposal: Proposal, proposals: list[Proposal], reading: Reading) -> None:
    """What follows a semicolon belongs to the order before where it has no verb of its own, or
    only says what shows that the work is done.
    """
    shows = proposal.done_when and proposal.task.lower().startswith(proposal.done_when.lower())
    goes_on = reading.sentence.after_semicolon and (reading.said_before or reading.heir_of)
    if not (goes_on and (shows or reading.said_before) and proposals):
        proposals.append(proposal)
        return
    before = proposals.pop()
    proposals.append(
        replace(
            before,
            span=Span(before.span.start, proposal.span.end),
            task=f"{before.task}; {proposal.task[:1].lower()}{proposal.task[1:]}",
            due=before.due or proposal.due,
            due_words=before.due_words or proposal.due_words,
            done_when=before.done_when or proposal.done_when,
            names_person=before.names_person or proposal.names_person,
        )
    )


def _readings(reader: Reader) -> Iterator[Reading]:
    """Read each sentence; an item inherits the order and the lead of its lead-in."""
    leads: dict[Sentence, Reading] = {}
    last: Reading | None = None
    waiting: Reading | None = None
    for sentence in sentences(reader.folded):
        reading = _reading(sentence, reader)
        above = leads.get(sentence.lead_in) if sentence.lead_in else None
        if sentence.after_semicolon and last:
            above = last
        if above:
            reading = _inherited(reading, above, reader)
        if waiting and (waiting.sentence is not sentence.lead_in or excluded(waiting.low)):
            yield waiting
        waiting = last = reading
        if reading.cased.endswith(":"):
            leads[sentence] = reading
        else:
            yield reading
            waiting = None
    if waiting:
        yield waiting


def _reading(sentence: Sentence, reader: Reader) -> Reading:
    cased = reader.folded.cased[sentence.start : sentence.end].replace("\n", " ")
    low = reader.folded.text[sentence.start : sentence.end].replace("\n", " ")
    language = language_of(low)
    verdict = judge(low, reader.directory, language)
    if cased.isupper() and "performative" not in verdict.rule:
        verdict = Verdict(Kind.NO_ORDER, "heading")
    return Reading(sentence, low, cased, language, verdict)


def _announces(reading: Reading, reader: Reader) -> bool:
    """«Giao Sở Y tế:» orders nothing by itself; what stands under it does."""
    roles = _roles(reading, reader)
    rest = reading.low[roles.end :].strip(" :")
    return len(rest) < 4 or bool(_TASKS.search(rest))


def _roles(reading: Reading, reader: Reader) -> Roles:
    return roles_at(
        reading.low, reading.cased, reading.verdict.place, reader.directory, reading.language
    )


def _inherited(reading: Reading, above: Reading, reader: Reader) -> Reading:
    """An item under an order, a named agency or a list of tasks is an order itself."""
    roles = _roles(above, reader)
    named = roles.lead is not None and not above.low[roles.end :].strip(" :")
    tasks = above.cased.endswith(":") and _TASKS.search(above.low)
    orders = above.verdict.kind is Kind.ORDER or named or tasks
    if not orders or Kind.NO_ORDER in (reading.verdict.kind, above.verdict.kind):
        return reading
    own, said_before, announced = reading.verdict, "", ""
    if own.kind is Kind.NO_SIGN:
        own = Verdict(Kind.ORDER, f"{reading.language}.item", own.place)
        said_before = f"{above.said_before} {above.low.rstrip(' :')}"[-400:]
        announced = "" if _announces(above, reader) else _task(above.cased.rstrip(" :"), roles)
    lead = roles.lead or above.heir_of
    return replace(reading, verdict=own, heir_of=lead, said_before=said_before, announced=announced)


def _declined(reading: Reading, crossing: Excluded, reader: Reader) -> NotHandled:
    start = reading.sentence.start
    return NotHandled(
        span=reader.folded.span(start, reading.sentence.end),
        language=reading.language,
        category=crossing.category,
        phrase=reader.folded.span(start + crossing.start, start + crossing.end),
        rules=(crossing.rule, reading.verdict.rule),
    )


def _proposal(reading: Reading, reader: Reader) -> Proposal:
    low, cased = reading.low, reading.cased
    roles = _roles(reading, reader)
    due, done = find_due(low, reader.calendar), done_when(low)
    sites = reader.places.named(low)
    task = _task(cased, roles)
    if reading.announced and not reading.sentence.after_semicolon:
        task = f"{reading.announced}: {task[:1].lower()}{task[1:]}"
    due_words = _clean(cased[due.start : due.end]) if due else ""
    inherited = reading.heir_of if roles.lead is None else None
    rules = (reading.verdict.rule, *(("lead_in",) if inherited else ()))
    return Proposal(
        span=reader.folded.span(reading.sentence.start, reading.sentence.end),
        language=reading.language,
        task=_undated(task, due_words),
        lead=roles.lead or inherited,
        partners=_others(roles, roles.lead or inherited),
        sites=tuple(site for site, _, _ in sites),
        place=_clean(", ".join(cased[start:end] for _, start, end in sites))[:300],
        due=due.at if due else None,
        due_words=due_words,
        done_when=_clean(cased[slice(*done)]) if done else "",
        names_person=named_person(cased) is not None,
        rules=rules,
    )


def _others(roles: Roles, lead: Party | None) -> tuple[Party, ...]:
    """Each partner once, and never the lead."""
    seen = {(lead.agency or lead.words) if lead else None}
    others = []
    for party in roles.partners:
        key = party.agency or party.words
        if key not in seen:
            seen.add(key)
            others.append(party)
    return tuple(others)


def _task(cased: str, roles: Roles) -> str:
    """What is to be done, without who does it; the whole sentence where little would be left."""
    rest = _FRONT.sub("", cased[roles.end :]) if roles.lead else cased
    words = _clean(rest if len(rest) > 5 else cased)
    return words[:1].upper() + words[1:]


def _undated(task: str, due_words: str) -> str:
    """The task without the time at its end, which a directive says apart; papers would say both."""
    rest = task.rstrip(" .;")
    if not due_words or not rest.endswith(due_words):
        return task
    rest = _TOWARDS_A_TIME.sub("", rest.removesuffix(due_words))
    return rest if len(rest) > 5 else task


def _clean(words: str) -> str:
    return " ".join(_BROKEN.sub(" ", words).split())
