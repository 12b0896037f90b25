"""The reference of checks in the documentation is current."""

from scripts.write_checks_reference import PAGE, page


def test_the_reference_is_current():
    assert PAGE.read_text("utf-8") == page(), "run scripts/write_checks_reference.py"
