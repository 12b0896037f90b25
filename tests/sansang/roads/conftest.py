"""The networks of the real maps, read once for all tests."""

import pytest
from tests.sansang.roads.maps import HANOI, MONACO

from sansang.roads.osm import read_osm


@pytest.fixture(scope="session")
def monaco_read():
    return read_osm(MONACO)


@pytest.fixture(scope="session")
def monaco(monaco_read):
    return monaco_read.network


@pytest.fixture(scope="session")
def hanoi_read():
    return read_osm(HANOI)
