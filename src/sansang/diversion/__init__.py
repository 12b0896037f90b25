"""Diversion: what the closures of a plan do to the town, and what leads traffic round them."""
