"""The chair of the example's committee, and a clock that stands still."""

import pytest
from tests.opsroom.rounds import stand_still

from opsroom.people.roles import Role


@pytest.fixture
def committee(cast):
    """The chair's account."""
    return cast.person("chair", Role.CHAIR, agency="committee")


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    """The room's clock stands at the morning of the review."""
    stand_still(monkeypatch)
