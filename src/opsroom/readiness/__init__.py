"""Readiness at a glance."""
