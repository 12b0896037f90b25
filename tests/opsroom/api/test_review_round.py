"""The whole round by calls alone: from a plan to a closed directive and its paper."""

import io

import docx
import pytest
from tests.opsroom.api.conftest import send, token_for
from tests.opsroom.api.forms import new_review, pdf, seen, upload
from tests.opsroom.field.conftest import photo
from tests.opsroom.rounds import EXAMPLE, MINUTES, stand_still

from opsroom.people.roles import Action, Role
from opsroom.record.access import verdict
from opsroom.record.models import Row
from sansang.eventfile import read_plan

DONE = {200, 201, 204}


class Program:
    """A program that works for one account; each of its calls has to succeed."""

    def __init__(self, cast, login, *roles, agency):
        self.token = token_for(cast.person(login, *roles, agency=agency), *Action)

    def __call__(self, method, path, body=None):
        answer = send(self.token, method, path, body)
        assert answer.status_code in DONE, answer.content
        return answer.json() if answer.content else None

    def upload(self, path, **fields):
        answer = upload(self.token, path, **fields)
        assert answer.status_code in DONE, answer.content
        return answer.json()


@pytest.fixture
def programs(cast, monkeypatch):
    stand_still(monkeypatch)
    for agency in read_plan(EXAMPLE).agencies:
        cast.person(f"one of {agency.id}", agency=agency.id)
    return {
        "planner": Program(cast, "planner", Role.PLANNER, agency="police"),
        "reviewer": Program(cast, "reviewer", Role.REVIEWER, agency="committee"),
        "chair": Program(cast, "chair", Role.CHAIR, agency="committee"),
    }


def test_programs_go_the_whole_round(cast, programs):
    at = approved(programs["planner"], programs["chair"])
    review = f"{at}/reviews/1"
    reported(cast, programs["reviewer"], at)
    inspected(programs["reviewer"], review)
    concluded(programs["chair"], review)
    closed(cast, programs["chair"], at)
    written_down(programs["chair"], review)
    assert programs["chair"]("GET", f"{at}/readiness")["readiness"]["verdict"] == "not_ready"
    assert verdict(at.removeprefix("/events/")).whole


def approved(planner, chair):
    plan = read_plan(EXAMPLE)
    document = plan.model_dump(mode="json")
    draft = planner("POST", "/drafts", {"title": "The congress", "plan": document})
    at = f"/events/{plan.event.id}"
    planner("POST", f"{at}/drafts/{draft['id']}/propose", {"summary": "First"})
    assert chair("POST", f"{at}/versions/1/approve")["state"] == "approved"
    return at


def reported(cast, reviewer, at):
    review = reviewer("POST", f"{at}/reviews", new_review())
    reviewer("POST", f"{at}/reviews/1/stage", {"stage": "reporting"})
    agency, criteria = next(iter(review["assigned"].items()))
    writer = Program(cast, "writer", Role.REPORTER, agency=agency)
    report = f"{at}/reviews/1/reports/{agency}"
    for criterion in criteria:
        writer("PUT", f"{report}/answers/{criterion}", {"revision": 0, "state": "ready"})
    files = f"{report}/answers/{criteria[0]}/files"
    assert writer.upload(files, revision=1, files=[pdf()])["files"][0]["title"] == "record.pdf"
    assert writer("POST", f"{report}/submit")["late"]
    told = reviewer("GET", report)
    assert len(told["answers"]) == len(criteria)
    reviewer("POST", f"{at}/reviews/1/stage", {"stage": "inspecting"})


def inspected(reviewer, review):
    """What was seen arrives twice and counts once; a finding is made of it."""
    criteria = reviewer("GET", f"{review}/sheet")["criteria"]
    critical = next(one["id"] for one in criteria if one["critical"])
    once = seen(critical)
    for new in (True, False):
        told = reviewer.upload(f"{review}/inspection", **once, photo=[photo()])
        assert told == {"key": once["key"], "new": new}
    found = {"text": "The exit is locked.", "gravity": "critical", "work_group": "fire_rescue"}
    reviewer.upload(f"{review}/findings", **found, files=[pdf()])
    assert reviewer("GET", f"{review}/findings")["count"] == 1


def concluded(chair, review):
    """Each order of the minutes is accepted, but for those that name nobody."""
    chair("POST", f"{review}/conclusion/findings/1/directive")
    reading = chair("PUT", f"{review}/conclusion/minutes", {"text": MINUTES})
    assert ["dư luận" in one["sentence"] for one in reading["not_handled"]] == [True]
    for one in reading["proposals"]:
        named = one["lead"] and one["lead"]["agency"]
        chair(
            "POST",
            f"{review}/conclusion/minutes/{one['key']}/{'accept' if named else 'reject'}",
            {} if named else None,
        )
    drafted = chair("GET", f"{review}/conclusion/directives")
    for nobodys in (one for one in drafted if one["lead"] is None):
        chair("DELETE", f"{review}/conclusion/directives/{nobodys['number']}")
    said = {"judgement": "ready_with_conditions", "assessment": "Cơ bản đáp ứng."}
    told = chair("POST", f"{review}/conclusion", said)
    assert (told["stage"], told["drafted"]) == ("concluded", [])
    assert len(told["given"]) >= 7


def closed(cast, chair, at):
    one = chair("GET", f"{at}/directives")["items"][0]
    lead = Program(cast, "lead", Role.REPORTER, agency=one["lead"])
    place = f"{at}/directives/{one['number']}"
    one = lead("POST", f"{place}/work", {"step": "acknowledge", "revision": one["revision"]})
    one = lead("POST", f"{place}/work", {"step": "begin", "revision": one["revision"]})
    shown = {"revision": one["revision"], "note": "Có biên bản kèm theo", "files": [pdf()]}
    one = lead.upload(f"{place}/evidence", **shown)
    decided = {"step": "close", "revision": one["revision"]}
    assert chair("POST", f"{place}/decision", decided)["stage"] == "closed"
    last = Row.objects.filter(kind="directive.closed").last().entry
    assert (last["author_role"], last["author_agency"]) == ("chair", "committee")
    told = [step["kind"] for step in chair("GET", f"{place}/history")]
    assert (told[0], told[-1]) == ("directive.given", "directive.closed")


def written_down(chair, review):
    notice = f"{review}/papers/notice_of_conclusion"
    paper = send(chair.token, "GET", f"{notice}?ending=docx&language=vi")
    text = "\n".join(one.text for one in docx.Document(io.BytesIO(paper.content)).paragraphs)
    assert "Kết luận của Trưởng Tiểu ban" in text
    assert send(chair.token, "GET", f"{notice}?ending=pdf&language=vi").content[:4] == b"%PDF"
