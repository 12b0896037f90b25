"""Who did what is recorded: a role of an agency, not a person."""

from typing import NamedTuple


class Author(NamedTuple):
    """A role, and the id of the agency for which somebody acts in it."""

    role: str
    agency: str


SET_UP = Author(role="set_up", agency="")
"""Whoever starts the room on its machine."""
