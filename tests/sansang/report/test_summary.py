"""The first page: what wants a decision first, and how far each agency is."""

from tests.sansang.report.fair import at, deployment, fair
from tests.sansang.report.looking import blocks, part

from sansang.checks import run_checks
from sansang.report import dossier_content
from sansang.report.content.agencies import accounts
from sansang.report.content.cover import below_minimum, cover_of
from sansang.report.content.texts import Bullets, Table


def table(plan, caption: str, findings=()):
    content = dossier_content(plan, findings, deployment(plan), "en")
    (found,) = [t for t in blocks(part(content, "readiness"), Table) if t.caption == caption]
    return [[cell.text for cell in row] for row in found.groups[0].rows]


def test_posts_below_their_minimum_are_named_the_first_priority_first():
    assert table(fair(), "Posts below their minimum") == [
        ["P01 Gate", "2 of 6 people", "Fri 27 Nov 08:00–10:00"],
        ["P02 Stage", "1 of 1 teams", "Fri 27 Nov 08:00–10:00"],
        ["P03 Spare", "3 of 3 people", "Fri 27 Nov 10:00–12:00"],
    ]


def test_times_that_touch_are_one_at_its_worst():
    plan = fair()
    spells = [{"team": "bravo", "post": "gate", "start": at(9), "end": at(12)}]
    cover = cover_of(plan, deployment(plan, assignments=spells))
    (short,) = below_minimum(cover["gate"])
    assert (short.start, short.end) == (cover["gate"][0].start, cover["gate"][-1].end)
    assert short.below_minimum == 6


def test_errors_are_told_one_of_each_group_of_rules():
    tasks = [{"id": f"t{n}", "title": f"Task {n}", "work_group": "traffic"} for n in range(3)]
    plan = fair(tasks=tasks)
    findings = run_checks(plan)
    content = dossier_content(plan, findings, deployment(plan), "en")
    (told,) = blocks(part(content, "readiness"), Bullets)
    assert sum("Task" in line for line in told.items) == 1
    assert "see findings" in told.items[-1]


def test_an_agency_answers_for_its_posts_of_command_and_task_forces():
    task = {"work_group": "traffic", "due": at(8, day=20)}
    plan = fair(
        agencies=[
            {"id": "police", "name": "Police", "kind": "police"},
            {"id": "health", "name": "Health", "kind": "medical"},
        ],
        commands=[{"id": "lead", "name": "Lead", "level": "tactical", "agency": "health"}],
        tasks=[
            {**task, "id": "a", "title": "A", "owner": "police"},
            {**task, "id": "b", "title": "B", "owner": "lead", "state": "done", "evidence": "E"},
            {**task, "id": "c", "title": "C"},
        ],
        directives=[{"id": "d", "text": "D", "lead": "lead", "due": at(8, day=20)}],
    )
    police, health = accounts(plan)
    assert (police.teams, police.people) == (3, 12)
    assert (police.tasks, police.tasks_done, police.tasks_overdue) == (1, 0, 1)
    assert (health.tasks, health.tasks_done, health.tasks_overdue) == (1, 1, 0)
    assert (health.directives, health.directives_late) == (1, 1)
