"""Addresses that nobody writes are absent, whatever the database."""

import pytest


@pytest.mark.parametrize(
    "address", ["/events/%00/", "/events/a%00b/journal/", "/%00", "/api/events/%00/drafts"]
)
def test_an_address_with_a_null_character_is_absent(chair, address):
    assert chair.get(address).status_code == 404
