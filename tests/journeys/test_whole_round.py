"""The whole round as people go it: from a workbook to closed directives and the papers."""

from datetime import timedelta

import pytest
from tests.journeys import round_conclusion as conclusion
from tests.journeys import round_directives as directives
from tests.journeys import round_inspection as inspection
from tests.journeys import round_papers as papers
from tests.journeys import round_reports as reports
from tests.journeys.round_people import PHONE, Clock, People
from tests.opsroom.field.conftest import photo
from tests.opsroom.field.test_phone import (  # noqa: F401 (a test ends after its requests)
    requests,
    scripts,
)
from tests.opsroom.rounds import EXAMPLE, stand_still

from opsroom.people.roles import Role
from sansang.eventfile import read_plan, write_workbook

pytestmark = pytest.mark.browser


@pytest.fixture
def clock(monkeypatch):
    clock = Clock()
    stand_still(monkeypatch)
    monkeypatch.setattr("django.utils.timezone.now", clock.read)
    return clock


@pytest.fixture
def people(requests, desk, cast, clock):  # noqa: F811
    everybody = People(desk, cast)
    yield everybody
    everybody.leave()
    assert requests.ended()


@pytest.fixture
def workbook(tmp_path):
    write_workbook(read_plan(EXAMPLE), tmp_path / "plan.xlsx")
    return tmp_path / "plan.xlsx"


@pytest.fixture
def picture(tmp_path):
    (tmp_path / "gate.jpg").write_bytes(photo(size=(400, 300)).getvalue())
    return tmp_path / "gate.jpg"


@pytest.mark.slow
def test_a_plan_is_approved_reported_on_inspected_concluded_and_its_directives_are_closed(
    people, clock, workbook, picture, tmp_path
):
    reports.imports_and_proposes(people.comes(Role.PLANNER), workbook)
    chair, reviewer = people.comes(Role.CHAIR), people.comes(Role.REVIEWER)
    reports.approves(chair)
    reports.begins_a_review(reviewer)
    reports.reports_on_the_page(people.comes(Role.REPORTER, "bdbp"), picture)
    clock.now += timedelta(hours=3, minutes=30)
    health = people.comes(Role.REPORTER, "so-y-te")
    reports.reports_on_a_workbook(health, tmp_path)
    reports.sees_who_is_late_and_begins_the_inspection(reviewer)
    inspected(people.comes(Role.REVIEWER, **PHONE), picture)
    concluded(chair)
    carried_out(chair, people.comes(Role.REPORTER, "ubnd-phuong"), health, picture)
    written_down(chair, tmp_path)
    assert people.faults == []


def inspected(phone, picture):
    inspection.inspects_without_a_network(phone, picture)
    inspection.sends_everything_once(phone)
    inspection.writes_a_finding(phone, picture)


def concluded(chair):
    conclusion.pastes_the_minutes(chair)
    conclusion.decides_on_the_proposals(chair)
    conclusion.concludes(chair)
    conclusion.sees_what_is_given(chair)


def carried_out(chair, ward, health, picture):
    """One directive is closed at once, another is returned before."""
    directives.does_what_is_ordered(ward, conclusion.WIDEN, picture)
    directives.closes(chair, conclusion.WIDEN)
    directives.does_what_is_ordered(health, conclusion.CREW, picture)
    directives.returns(chair, conclusion.CREW)
    directives.does_what_is_still_missing(health, picture)
    directives.closes(chair, conclusion.CREW)


def written_down(chair, folder):
    papers.takes_the_papers(chair, folder)
    papers.sees_the_readiness(chair)
    papers.proves_the_journal(chair, folder)
