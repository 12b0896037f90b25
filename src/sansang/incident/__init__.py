"""The life of an incident: its states, and what may follow what."""

from sansang.incident.lifecycle import Phase, State, follows

__all__ = ["Phase", "State", "follows"]
