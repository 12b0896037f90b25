"""A real New Year's Eve: what is foretold of the day after it, and what the page says of it."""

import os
import re
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from tests.known.rehearsal.san_francisco.calls import before, on, read_calls
from tests.known.rehearsal.san_francisco.foretold import compare

from sansang.rehearsal.history import shrunk

DATA = Path(os.environ.get("SANSANG_BENCH_DATA", "")) / "incidents" / "sffd_calls_sample.csv"
PAGE = Path("docs/reference/rehearsal-evidence.md")
DAY = date(2017, 1, 4)

pytestmark = pytest.mark.skipif(
    not DATA.is_file(), reason="SANSANG_BENCH_DATA names no folder with the San Francisco calls"
)


@pytest.fixture(scope="module")
def calls():
    return read_calls(DATA)


def told():
    """The numbers of the table on the page: rehearsed and naive, in the order of its rows."""
    text = PAGE.read_text(encoding="utf-8")
    table = text[text.index("| mean absolute error") :].split("\n\n")[0]
    rows = table.splitlines()[2:]
    return [[float(x) for x in re.findall(r"\| ([\d.]+) (?=\|)", row)] for row in rows]


def test_the_day_after_is_foretold_as_well_as_the_page_says(calls):
    found = compare(calls, DAY)
    sides = (found.rehearsed, found.naive)
    for row, name in zip(
        told(), ("p50_s", "p90_s", "work_h", "town_p50_s", "town_p90_s"), strict=True
    ):
        assert row == pytest.approx([getattr(side, name) for side in sides], rel=0.02, abs=0.06)


def test_nothing_is_learnt_from_the_day_that_is_foretold(calls):
    assert {one.at.date() for one in on(calls, DAY)} == {DAY}
    assert max(one.at.date() for one in before(calls, DAY)) == date(2017, 1, 3)


def test_dirty_rows_are_read(calls):
    """A unit that is free before it was there was there no time; one was never there."""
    sent = [sent for one in calls for sent in one.sent]
    there = [one for one in sent if one.there_s is not None and one.free_s is not None]
    assert all(one.free_s >= one.there_s for one in there)
    assert any(one.there_s is None for one in sent)


def test_areas_with_few_calls_are_foretold_better_when_drawn_to_what_is_usual(calls):
    """Calls of each area in each sixth of the day: 1 and 2 January against the 3rd."""
    days = [[one for one in calls if one.at.date() == date(2017, 1, n)] for n in (1, 2, 3)]
    areas = sorted({one.area for one in calls})

    def counted(own):
        table = np.zeros((len(areas), 6))
        for one in own:
            table[areas.index(one.area), one.at.hour // 4] += 1
        return table

    seen = counted([*days[0], *days[1]]) / 2
    usual = np.outer(seen.sum(axis=1), seen.sum(axis=0)) / seen.sum()
    drawn = shrunk(2 * seen.ravel(), 2 * usual.ravel()).reshape(seen.shape) / 2
    came = counted(days[2])
    assert ((drawn - came) ** 2).mean() < ((seen - came) ** 2).mean()
