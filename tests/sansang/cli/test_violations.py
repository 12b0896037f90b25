"""What the verifier finds is said in sentences, in either language."""

import inspect
import re

from sansang.cli.violations import _BROKEN, sentence
from sansang.deployment import Violation, readings, verify
from sansang.report.content.voice import Voice
from sansang.wording import LANGUAGES


def rules_of_the_verifier() -> set[str]:
    source = inspect.getsource(inspect.getmodule(verify)) + inspect.getsource(readings)
    return set(re.findall(r'rule="(\w+)"|^        "(\w+)": |yield "(\w+)"', source, re.MULTILINE))


def test_every_rule_of_the_verifier_has_its_sentence():
    named = {name for names in rules_of_the_verifier() for name in names if name}
    assert {"unknown", "skill", "rest", "level"} <= named
    assert named - {"fairness", "post_changes", "travel"} <= _BROKEN.keys()


def test_a_level_is_named_and_measured_in_words(example):
    violation = Violation(rule="level", detail="minimum.1: 4080, not 600–1200")
    assert sentence(Voice(example, "en"), violation) == (
        "“Minimum strength missing, priority 1” is said to come to 68 h; the assignments come to"
        " 10 h – 20 h."
    )
    assert len({sentence(Voice(example, language), violation) for language in LANGUAGES}) == 2


def test_a_team_that_the_plan_does_not_have_is_told_by_its_id(example):
    violation = Violation(rule="unknown", team="nobody", post="nowhere")
    assert sentence(Voice(example, "en"), violation).startswith("nobody at nowhere: ")
