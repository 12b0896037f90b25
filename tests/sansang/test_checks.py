"""The rules as a whole: each has its words and its source, and findings fill every blank."""

import pytest

from sansang.checks import RULES, message, run_checks
from sansang.eventfile.synthetic import synthetic_plan
from sansang.wording import wording


def test_rule_ids_are_unique_and_there_are_at_least_45():
    ids = [rule.id for rule in (RULES.values() if isinstance(RULES, dict) else RULES)]
    assert len(ids) == len(set(ids)) >= 45


@pytest.mark.parametrize("language", ["vi", "en"])
def test_findings_speak_both_languages(language):
    plan = synthetic_plan(60)
    findings = run_checks(plan)
    assert findings
    for finding in findings:
        words = message(finding, wording(language), plan)
        assert words
        assert "{" not in words


def test_findings_come_in_a_stable_order():
    plan = synthetic_plan(60)
    assert run_checks(plan) == run_checks(plan)
