"""Simulators that know nothing of ours reach every call at the same millisecond."""

import pytest
from bench.rehearsal import town

from sansang.rehearsal.engine import play

CALLS = 5_000


def test_simpy_sends_the_nearest_as_the_rehearsal_does():
    """SimPy 4, https://simpy.readthedocs.io."""
    pytest.importorskip("simpy")
    from bench.rehearsal import by_simpy

    case = town.nearest(CALLS)
    assert play(case.scenario, case.day).first_ms.tolist() == by_simpy.nearest(case)


def test_ciw_sends_the_nearest_as_the_rehearsal_does():
    """Ciw 3, https://ciw.readthedocs.io."""
    pytest.importorskip("ciw")
    from bench.rehearsal import by_ciw

    case = town.nearest(CALLS)
    assert play(case.scenario, case.day).first_ms.tolist() == by_ciw.nearest(case)


def test_simpy_lives_whole_lives_as_the_rehearsal_does():
    """Mobilise, go, work, hospital, clear, return; reserves move up and are sent from there."""
    pytest.importorskip("simpy")
    from bench.rehearsal import by_simpy

    case = town.whole_life(CALLS)
    assert play(case.scenario, case.day).first_ms.tolist() == by_simpy.whole_life(case)
