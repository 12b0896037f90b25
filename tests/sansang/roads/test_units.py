"""Speeds and sizes are read as the map writes them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sansang.roads.osm.units import FASTEST_KM_H, SLOWEST_KM_H, count, size_m, speed_km_h


@pytest.mark.parametrize(
    ("text", "km_h"),
    [
        ("50", 50),
        ("50 km/h", 50),
        ("30 mph", 48.28032),
        ("30mph", 48.28032),
        ("10 knots", 18.52),
        ("walk", 5),
        ("none", FASTEST_KM_H),
        ("VN:urban", 50),
        ("VN:rural", 80),
        ("VN:motorway", 120),
        ("FR:urban", 50),
        ("FR:zone30", 30),
        ("DE:zone:20", 20),
        ("GB:nsl_single", 96.56064),
        ("XX:living_street", 20),
        ("60;40", 40),
        ("300", FASTEST_KM_H),
        ("1", SLOWEST_KM_H),
    ],
)
def test_a_limit_is_read_in_km_h(text, km_h):
    assert speed_km_h(text) == pytest.approx(km_h)


@pytest.mark.parametrize("text", ["", "signals", "variable", "fast", "VN:unheard", "0", "-5", "²"])
def test_what_is_no_limit_is_none(text):
    assert speed_km_h(text) is None


@pytest.mark.parametrize(
    ("text", "metres"),
    [
        ("3", 3),
        ("3.5 m", 3.5),
        ("3,5", 3.5),
        ("250 cm", 2.5),
        ("12'6\"", 3.81),
        ("12'", 3.6576),
        ("11 ft", 3.3528),
        ("11 ft 6 in", 3.5052),
    ],
)
def test_a_size_is_read_in_metres(text, metres):
    assert size_m(text) == pytest.approx(metres)


@pytest.mark.parametrize("text", ["", "default", "none", "below_default", "narrow", "0"])
def test_what_is_no_size_is_none(text):
    assert size_m(text) is None


@pytest.mark.parametrize(("text", "lanes"), [("2", 2), ("3;2", 2), ("1.5", 0), ("many", 0)])
def test_of_several_numbers_of_lanes_the_least_counts(text, lanes):
    assert count(text) == lanes


@given(st.text(max_size=12))
def test_no_text_breaks_the_reader(text):
    speed, size = speed_km_h(text), size_m(text)
    assert speed is None or SLOWEST_KM_H <= speed <= FASTEST_KM_H
    assert size is None or size > 0
    assert 0 <= count(text) <= 255
