"""Dispatch policies: who goes, who stays, who waits. One rule in one file.

Each rule is a pure function of numbers, written so that it can be compiled: the rehearsal's plain
engine calls it as it stands, its compiled engine compiles the very same function, and whoever
sends teams on the day may call it too. ``phase`` is a `sansang.incident.Phase`, times are
milliseconds. docs/guides/add-a-policy.md follows a new one through all places.
"""
