"""The life of an incident: its states, and what may follow what."""

from sansang.incident.lifecycle import Phase, State, follows
from sansang.incident.standing import standing

__all__ = ["Phase", "State", "follows", "standing"]
