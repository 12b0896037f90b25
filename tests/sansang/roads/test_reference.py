"""The reference of roads in the documentation is current."""

from scripts.write_roads_reference import PAGE, page


def test_the_reference_is_current():
    assert PAGE.read_text("utf-8") == page(), "run scripts/write_roads_reference.py"
