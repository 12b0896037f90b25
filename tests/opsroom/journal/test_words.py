"""Whatever is entered in the journal has words, on its page too."""

import ast
from pathlib import Path

import pytest
from django.utils import translation
from tests.opsroom.rounds import given, review

import opsroom
from opsroom.directives.life import PASSAGES
from opsroom.journal.words import AUTHORS, FACTS, KINDS, STAGES, SUBJECTS
from opsroom.people.roles import ACTION_NAMES, Action, Role
from opsroom.record.actions import ROOM
from opsroom.record.author import SET_UP
from opsroom.record.models import Row
from opsroom.reviews.models import Review
from sansang.readiness import DirectiveStage

ROOT = Path(opsroom.__file__).parent
ENTERING = {
    "record",
    "_record",
    "_enter",
    "_enter_draft",
    "_tell",
    "record_review",
    "_record_finding",
}
"""What is called where an entry is made."""
OF_DIRECTIVES = "directive."


def strings(node):
    """The texts that are given to a call, in an expression with a condition too."""
    for one in ast.walk(node):
        if isinstance(one, ast.Constant) and isinstance(one.value, str):
            yield one.value


def entered():
    """Every kind of entry that is named where one is made."""
    for file in ROOT.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ENTERING:
                kinds = [text for arg in node.args[:2] for text in strings(arg)]
                short = file.parent.name == "directives" and node.func.id == "_record"
                yield from (OF_DIRECTIVES + kind if short else kind for kind in kinds)


def test_every_kind_of_entry_has_words():
    kinds = {kind for kind in entered() if "." in kind.strip(".")}
    assert len(kinds) > 15
    assert kinds - set(KINDS) == set()


def test_every_step_of_a_directive_has_words():
    steps = {OF_DIRECTIVES + way.end.value for way in PASSAGES.values()}
    marks = {OF_DIRECTIVES + what for what in ("reminded", "escalated")}
    assert (steps | marks) - set(KINDS) == set()


def test_every_stage_role_and_action_has_words():
    assert {*DirectiveStage, *Review.Stage.values} - set(STAGES) == set()
    assert {*Role, SET_UP.role} - set(AUTHORS) == set()
    assert set(Action) == set(ACTION_NAMES)


@pytest.mark.django_db
def test_what_a_review_and_its_directives_leave_has_words_throughout(cast):
    given(cast.person("chair", Role.CHAIR, agency="committee"))
    rows = Row.objects.all()
    assert {row.subject_type for row in rows} - set(SUBJECTS) == set()
    assert {fact for row in rows for fact in row.entry["data"]} - set(FACTS) == set()


@pytest.mark.django_db
def test_the_page_of_the_journal_says_it_in_words(cast, chair):
    person = cast.person("chair", Role.CHAIR, agency="committee")
    event = review(person).event
    given(person)
    with translation.override("en"):
        page = chair.get(f"/events/{event.key}/journal/", headers={"accept-language": "en"})
    text = page.content.decode()
    assert "A directive is given" in text
    assert "Chair · Committee" in text
    assert "<code" in text  # the code stands beside, for whoever verifies the file


@pytest.mark.django_db
def test_the_journal_of_the_room_names_roles(cast, administrator):
    page = administrator.get("/journal/", headers={"accept-language": "en"}).content.decode()
    assert "Roles given:</span> Administrator" in page
    assert Row.objects.filter(journal=ROOM).exists()
