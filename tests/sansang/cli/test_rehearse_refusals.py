"""`sansang rehearse` refuses what it cannot do, in one line, before any long work begins."""

import pytest
from tests.sansang.cli.conftest import EXAMPLE

USAGE = {
    ("--days", "10", "--precision", "0.01"): "expected either --days or --precision, not both",
    ("--days", "1"): '--days: found "1", expected a number of at least 2',
    ("--days", "many"): '--days: found "many", expected a whole number',
    ("--precision", "0"): "--precision",
    ("--precision", "nan"): "--precision",
    ("--seed", "-1"): '--seed: found "-1", expected a number of at least 0',
    ("--day", "-3"): "--day",
    ("--parquet",): "--out: expected this option",
}


@pytest.mark.parametrize("words", USAGE, ids=" ".join)
def test_options_that_mean_nothing_are_told_in_one_line_in_either_language(words, sansang):
    told = sansang("rehearse", EXAMPLE, *words)
    assert (told.code, told.out) == (2, "")
    assert USAGE[words] in told.err
    assert told.err.count("\n") == 1
    assert sansang("rehearse", EXAMPLE, *words, "--lang", "vi").err != told.err
