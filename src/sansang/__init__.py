"""Sansang: plan, inspect, rehearse and run the safety of a public event."""

__version__ = "0.1.0"
