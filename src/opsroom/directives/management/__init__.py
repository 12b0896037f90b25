"""Commands of ``python -m django`` for directives."""
