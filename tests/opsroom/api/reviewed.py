"""A review that is inspected, and the programs that have to do with it."""

import pytest
from tests.opsroom import rounds
from tests.opsroom.api.conftest import token_for

from opsroom.people.roles import Action, Role


@pytest.fixture
def clock(monkeypatch):
    rounds.stand_still(monkeypatch)


@pytest.fixture
def chair_account(cast):
    return cast.person("chair", Role.CHAIR, agency="committee")


@pytest.fixture
def review(chair_account, clock):
    """A review of two criteria; the report of the health agency is submitted."""
    return rounds.review(chair_account)


@pytest.fixture
def at(review):
    return f"/events/{review.event.key}/reviews/{review.number}"


@pytest.fixture
def chair(review, chair_account):
    return token_for(chair_account, *Action)


@pytest.fixture
def health(cast, review):
    """Reports for the agency that is asked."""
    return token_for(cast.person("health", Role.REPORTER, agency="so-y-te"), *Action)


@pytest.fixture
def fire(cast, review):
    """Reports for an agency that is asked for nothing, and leads directives."""
    return token_for(cast.person("fire", Role.REPORTER, agency="pccc"), *Action)


@pytest.fixture
def traffic(cast, review):
    """Reports for an agency that has to do with none of it."""
    return token_for(cast.person("traffic", Role.REPORTER, agency="csgt"), *Action)
