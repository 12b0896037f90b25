"""Which step leads from where to where: the whole table, cell by cell."""

import pytest

from opsroom.directives.life import PASSAGES, Step, passage
from opsroom.directives.words import ENTRY_NAMES, STAGE_NAMES, STEP_NAMES
from opsroom.people.roles import ALLOWED, Action, Role
from sansang.readiness import DirectiveStage as Stage

TABLE = """
              give   acknowledge   begin    show       close   return    withdraw
proposed      given  -             -        -          -       -         -
given         -      acknowledged  -        -          -       -         withdrawn
acknowledged  -      -             in_work  evidenced  -       -         withdrawn
in_work       -      -             -        evidenced  -       -         withdrawn
evidenced     -      -             -        -          closed  returned  withdrawn
returned      -      -             in_work  evidenced  -       -         withdrawn
closed        -      -             -        -          -       -         -
withdrawn     -      -             -        -          -       -         -
"""


def cells():
    head, *rows = TABLE.strip().splitlines()
    for row in rows:
        stage, *ends = row.split()
        for step, end in zip(head.split(), ends, strict=True):
            yield Stage(stage), Step(step), None if end == "-" else Stage(end)


@pytest.mark.parametrize(("stage", "step", "end"), list(cells()))
def test_a_step_leads_where_the_table_says(stage, step, end):
    way = passage(stage, step)
    assert (way.end if way else None) == end


def test_the_table_settles_every_stage_and_step():
    settled = {(stage, step) for stage, step, _ in cells()}
    assert settled == {(stage, step) for stage in Stage for step in Step}


def test_only_the_chair_gives_closes_returns_and_withdraws():
    for step in (Step.GIVE, Step.CLOSE, Step.RETURN, Step.WITHDRAW):
        assert {role for role in Role if PASSAGES[step].action in ALLOWED[role]} == {Role.CHAIR}


def test_what_the_lead_does_is_work():
    of_lead = {step for step, way in PASSAGES.items() if way.of_lead}
    assert of_lead == {s for s, way in PASSAGES.items() if way.action is Action.DIRECTIVE_WORK}


def test_everything_has_a_name():
    assert set(STAGE_NAMES) == set(Stage)
    assert set(STEP_NAMES) == set(Step) - {Step.GIVE}
    assert {f"directive.{way.end.value}" for way in PASSAGES.values()} <= set(ENTRY_NAMES)
