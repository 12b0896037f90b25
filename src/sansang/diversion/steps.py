"""What is being worked out, for whoever waits for it."""

from collections.abc import Callable
from enum import StrEnum


class Step(StrEnum):
    """What is being worked out."""

    STATES = "states"
    TOWN = "town"
    MEASURES = "measures"
    PAIRS = "pairs"
    CONVOYS = "convoys"


Progress = Callable[[Step, int, int], None]
"""Told what is being worked out, how many parts of it are done, and of how many."""


def untold(step: Step, done: int, total: int) -> None:
    """Tell nobody."""
