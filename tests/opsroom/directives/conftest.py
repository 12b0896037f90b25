"""The chair of the example's committee, and people of the agencies that are ordered."""

import pytest
from tests.opsroom.rounds import stand_still

from opsroom.people.roles import Role


@pytest.fixture
def committee(cast):
    """The chair's account."""
    return cast.person("chair", Role.CHAIR, agency="committee")


@pytest.fixture
def fire(cast):
    """A reporter of the agency that leads the directives."""
    return cast.person("fire", Role.REPORTER, agency="pccc")


@pytest.fixture
def traffic(cast):
    """A reporter of another agency."""
    return cast.person("traffic", Role.REPORTER, agency="csgt")


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    """The room's clock stands at the morning of the review."""
    stand_still(monkeypatch)
