"""Why needs are unmet: which rule stops which teams, and the least that would meet them."""

from sansang.deployment.reasons.explain import explain

__all__ = ["explain"]
